"""The line that a mistake stands on, whatever was done to the file."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.kernel.content import ContentError, read, wrong
from palier.kernel.phrase import Content, Phrase

GOOD = """\
# a sign of the market
name: {fr: Le marché, en: The market}
signs:
  - {says: {fr: Entrez, en: Come in}, height: 2}
  - says:
      fr: Sortez
      en: Go out
    height: 3
"""


class Sign(Content):
    says: Phrase
    height: int


class Market(Content):
    name: Phrase
    signs: tuple[Sign, ...]


def told(folder: Path, text: str | bytes) -> ContentError:
    path = folder / "market.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ContentError) as refused:
        read(path, Market)
    return refused.value


@pytest.mark.parametrize(
    ("was", "becomes", "line", "says"),
    [
        ("height: 3", "height: haut", 8, "signs.1.height"),
        ("height: 3", "heigth: 3", 8, "signs.1.heigth"),
        ("      en: Go out\n", "", 5, "signs.1.says.en"),
        ("height: 2", "width: 2", 4, "signs.0.width"),
        ("name: {fr: Le marché, en: The market}\n", "", 2, "name"),
        ("signs:", "sings:", 3, "sings"),
        ("    height: 3", "    height: 3\n    height: 4", 9, "height is written twice"),
        ("      fr: Sortez", "      fr: [Sortez", 7, "not YAML"),
        ("      fr: Sortez", "      fr: 'Sortez", 9, "not YAML"),
        ("  - says:", "  - &me [*me]\n  - says:", 5, "signs.1"),
        ("height: 3", "height: 2026-02-31", 1, "not YAML"),
    ],
)
def test_a_wrong_key_is_told_with_its_line(
    tmp_path: Path, was: str, becomes: str, line: int, says: str
) -> None:
    assert was in GOOD
    refused = told(tmp_path, GOOD.replace(was, becomes))
    assert f"line {line}: " in str(refused)
    assert says in str(refused)
    assert refused.phrase.fr.startswith("market.yaml, ligne ")
    assert f"ligne {line} : " in refused.phrase.fr


def test_a_letter_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    odd = GOOD.encode().replace(b"Sortez", b"Sort\xe9")
    assert "line 6: save this file as UTF-8" in str(told(tmp_path, odd))


def test_what_is_written_here_is_told_before_what_is_merged_in(tmp_path: Path) -> None:
    merged = "one: &one\n  says: {fr: a, en: b}\n  height: 1\n"
    text = f"{merged}name: {{fr: a, en: b}}\nsigns:\n  - <<: *one\n    height: haut\n"
    assert "line 7: signs.0.height" in str(told(tmp_path, text))


def test_a_usual_slip_is_told_in_french_too(tmp_path: Path) -> None:
    assert "cette ligne manque" in told(tmp_path, "signs: []\n").phrase.fr


def test_a_flood_of_faults_is_told_in_a_breath(tmp_path: Path) -> None:
    refused = told(tmp_path, "name: {fr: a, en: b}\nsigns:\n" + "  - {}\n" * 500)
    assert "and 995 more" in str(refused)
    assert len(str(refused)) < 500


def test_a_fault_that_no_schema_sees_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "market.yaml"
    path.write_text(GOOD)
    assert str(wrong(path, ("signs", 1), "too many")) == "market.yaml, line 5: too many"


@given(cut=st.integers(0, len(GOOD.encode()) - 1), junk=st.binary(max_size=6))
def test_a_torn_file_is_read_or_told_but_never_breaks(cut: int, junk: bytes) -> None:
    from tempfile import TemporaryDirectory  # noqa: PLC0415  (Hypothesis and tmp_path do not mix)

    with TemporaryDirectory() as folder:
        path = Path(folder) / "market.yaml"
        path.write_bytes(GOOD.encode()[:cut] + junk)
        try:
            read(path, Market)
        except ContentError as refused:
            assert re.match(r"market\.yaml, line [1-9]\d*: ", str(refused))  # noqa: PT017
