"""Names as heard: what a French ear takes for one name, and what it keeps apart."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from palier.vault.rules.names import as_heard, as_name

PAIRS = (Path(__file__).parent / "heard_pairs.txt").read_text(encoding="utf-8")
TUNED, HELD_OUT = PAIRS.split("# Written after")

WRITTEN = st.text(
    st.sampled_from("aàâbcçdeéèêëfghiïîjklmnñoôöpqrstuùûüvwxyz’'- AÉÏÇ\u0301\u0308"), max_size=14
)


@dataclass(frozen=True)
class Pair:
    one: str
    other: str
    same: bool

    @property
    def merged(self) -> bool:
        return as_heard(self.one) == as_heard(self.other)


def pairs(text: str) -> Iterator[Pair]:
    for line in text.splitlines():
        sign = next((f" {sign} " for sign in "=/" if f" {sign} " in line), "")
        if sign and not line.startswith("#"):
            one, other = line.split(sign)
            yield Pair(one, other, same=sign == " = ")


def figures(text: str) -> tuple[float, list[str]]:
    """Recall over the same, and which of the others are merged."""
    found = list(pairs(text))
    same = [pair for pair in found if pair.same]
    recall = sum(pair.merged for pair in same) / len(same)
    return recall, [f"{one.one}/{one.other}" for one in found if one.merged and not one.same]


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(list(pairs(TUNED))) >= 200
    assert len(list(pairs(HELD_OUT))) >= 60


def test_what_sounds_the_same_is_found() -> None:
    recall, merged = figures(TUNED)
    assert recall >= 0.97
    assert merged == ["Roman/Romane", "Lucas/Luca", "Ahmed/Hamed", "René/Reine"]


def test_names_that_the_rules_never_met_are_found_too() -> None:
    recall, merged = figures(HELD_OUT)
    assert recall >= 0.8
    assert merged == []


@pytest.mark.parametrize("woman_and_man", ["Jean/Jeanne", "Martin/Martine", "Adrien/Adrienne"])
def test_a_woman_and_a_man_are_two(woman_and_man: str) -> None:
    one, other = woman_and_man.split("/")
    assert as_heard(one) != as_heard(other)


@given(WRITTEN | st.text(max_size=20))
def test_a_key_heard_again_is_itself(written: str) -> None:
    assert as_heard(as_heard(written)) == as_heard(written)


@given(WRITTEN | st.text(max_size=20))
def test_no_name_is_heard_as_nothing(written: str) -> None:
    """Else all the names that are not heard would be one."""
    assert bool(as_heard(written)) == bool(written)


@given(WRITTEN)
@example("-\u0301")  # no letter to bear the accent
@example("-e\u0301")
def test_case_and_accents_are_not_heard(written: str) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", written) if not unicodedata.combining(c))
    if any(c.isalnum() for c in bare):
        assert as_heard(written) == as_heard(bare) == as_heard(written.upper())


@pytest.mark.parametrize("drawn", ["-", "-\u0301", "\u0301", "’", "🙂"])
def test_a_name_without_a_letter_is_heard_as_it_is_written(drawn: str) -> None:
    """Nothing of it is said aloud: its accent is a sign of the drawing, and keeps two of them
    apart."""
    assert as_heard(drawn) == as_name(drawn) == drawn


@given(WRITTEN, st.permutations(["\u0301", "\u0323", "\u0308"]))
def test_the_order_of_accents_is_not_heard(written: str, marks: list[str]) -> None:
    assert as_heard(f"{written}e{''.join(marks)}") == as_heard(f"{written}e")


@given(st.text(max_size=20))
def test_what_is_written_the_same_is_heard_the_same(written: str) -> None:
    assert as_heard(as_name(written)) == as_heard(written)
