"""A telephone has one form, however it was said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.kernel.phone import NotAPhone, PhoneNumber


@pytest.mark.parametrize(
    "raw",
    [
        *("06 12 34 56 78", "06.12.34.56.78", "06-12-34-56-78", "0612345678", " (06) 12345678 "),
        *("+33 6 12 34 56 78", "+33 (0)6 12 34 56 78", "0033612345678", "612345678"),
        "06\N{NO-BREAK SPACE}12\N{NARROW NO-BREAK SPACE}34 56 78",
    ],
)
def test_one_number_has_one_form(raw: str) -> None:
    assert PhoneNumber.parse(raw) == PhoneNumber("+33612345678")


@pytest.mark.parametrize(
    ("raw", "written"),
    [
        ("0692 12 34 56", "+262692123456"),
        ("0690 12 34 56", "+590690123456"),
        ("+212 612 345 678", "+212612345678"),
        ("02 98 00 00 00", "+33298000000"),
    ],
)
def test_overseas_and_abroad(raw: str, written: str) -> None:
    assert PhoneNumber.parse(raw).written == written


@pytest.mark.parametrize(
    "raw",
    [
        *("", "inconnu", "06", "0612", "06 12 34 56 78 bis 12", "3949", "1234567890"),
        *("0612345678 / 0711223344", "6.12E+08", "+", "+33", "0" * 400, "06 12 34 56 7é"),
    ],
)
def test_what_nobody_can_call_is_refused(raw: str) -> None:
    with pytest.raises(NotAPhone):
        PhoneNumber.parse(raw)


def test_it_is_said_as_people_say_it() -> None:
    assert PhoneNumber("+33612345678").said == "06 12 34 56 78"
    assert PhoneNumber("+212612345678").said.startswith("+212 ")


@given(st.text(max_size=30) | st.from_regex(r"\+?[0-9 .()-]{1,20}", fullmatch=True))
def test_anything_is_a_number_in_its_one_form_or_refused(raw: str) -> None:
    try:
        number = PhoneNumber.parse(raw)
    except NotAPhone:
        return
    assert PhoneNumber.parse(number.written) == number == PhoneNumber.parse(number.said)
    assert len(number.written) <= 20
