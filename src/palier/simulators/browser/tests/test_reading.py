"""Kind on form, strict on content."""

import pytest

from palier.kernel.phrase import Phrase
from palier.simulators.browser import reading
from palier.simulators.browser.site import Input

WORD = Phrase(fr="mot", en="word")


def _box(kind: str, *right: str) -> Input:
    return Input.model_validate({"id": "box", "label": WORD, "kind": kind, "right": right})


@pytest.mark.parametrize(
    ("kind", "raw", "expected"),
    [
        ("date", " 05-09-1990 ", "05/09/1990"),
        ("date", "5/9/1990", None),
        ("date", "31/02/1990", None),
        ("date", "01/01/0000", None),
        ("date", "٠٥/٠٩/١٩٩٠", None),
        ("postcode", "31 997", "31997"),
        ("postcode", "3199", None),
        ("phone", "+33 6 39 98 12 34", "0639981234"),
        ("phone", "06.39.98.12.34", "0639981234"),
        ("phone", "0639", None),
        ("text", "  LE  Goff-élodie ", "le goff elodie"),
        ("text", " … ", None),
        ("tick", "", "no"),
        ("choice", "forged", None),
    ],
)
def test_a_box_reads_what_a_hand_writes(kind: str, raw: str, expected: str | None) -> None:
    assert reading.read(_box(kind), raw) == expected


def test_an_answer_is_right_whatever_its_dress() -> None:
    assert reading.is_right(
        _box("phone", "0639981234"), reading.read(_box("phone"), "+33639981234")
    )
    assert not reading.is_right(_box("phone"), "0639981234")


@pytest.mark.parametrize(
    "raw", ["https://www.Valcourt.example/", " valcourt.example", "http://valcourt.example"]
)
def test_an_address_is_read_as_browsers_read_it(raw: str) -> None:
    assert reading.address(raw) == "valcourt.example"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("a.example", ""),
        ("a.exampleb.example", "b.example"),
        ("a.example/page", "a.example/page"),
        ("b.example", "b.example"),
    ],
)
def test_letters_typed_behind_the_old_address_replace_it(raw: str, expected: str) -> None:
    assert reading.added(raw, "a.example") == expected
