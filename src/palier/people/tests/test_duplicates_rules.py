"""Could two rows be one person? Reasons that can be shown, and what says no by itself."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.people.rules.duplicates import (
    HEARD_NAME,
    RARE,
    RARE_NAME,
    SAME_NAME,
    SAME_PHONE,
    SAME_YEAR,
    Likeness,
    Side,
    Stay,
    likeness,
)
from tests.cast import MONDAY

STAYS = st.lists(
    st.builds(
        lambda hours, long: Stay(
            MONDAY + timedelta(hours=hours),
            MONDAY + timedelta(hours=hours + long) if long else None,
        ),
        st.integers(0, 60),
        st.integers(0, 5),
    ),
    max_size=3,
).map(tuple)
SIDES = st.builds(
    Side,
    first_name=st.sampled_from(["", "Leïla", "Leyla", "Claudia"]),
    last_name=st.sampled_from(["", "Le Goff", "Legoff", "Diallo"]),
    phone=st.sampled_from(["", "+33612345678", "+33612345679"]),
    birth_year=st.sampled_from(["", "1978", "1979"]),
    stays=STAYS,
    unasked=st.booleans(),
)


def of(one: Side, other: Side, heard_so: int = 2) -> tuple[object, ...]:
    found = likeness(one, other, heard_so=heard_so)
    return found.reasons if found else ()


LEILA = Side(first_name="Leïla")


def test_one_telephone_is_one_person_unless_two_first_names_share_it() -> None:
    phone = "+33612345678"
    assert of(Side(phone=phone), replace(LEILA, phone=phone)) == (SAME_PHONE,)
    assert of(replace(LEILA, phone=phone), Side(first_name="Karim", phone=phone)) == ()


def test_a_name_and_a_surname_as_written_or_as_heard() -> None:
    one = Side(first_name="Leïla", last_name="Le Goff")
    assert of(one, Side(first_name="LEILA", last_name="Legoff"), 50) == (SAME_NAME,)
    assert of(one, Side(first_name="Layla", last_name="Le Gof"), 50) == (HEARD_NAME,)
    assert of(one, Side(first_name="Leïla", last_name="Diallo"), 2) == ()
    assert of(one, LEILA, 2) == ()


def test_years_of_birth_confirm_or_say_no() -> None:
    one = Side(first_name="Leïla", last_name="Le Goff", birth_year="1978", phone="+33612345678")
    assert of(one, replace(one)) == (SAME_PHONE, SAME_NAME, SAME_YEAR)
    assert of(one, replace(one, birth_year="")) == (SAME_PHONE, SAME_NAME)
    assert of(one, replace(one, birth_year="1979")) == ()


def test_a_first_name_alone_when_it_is_rare_and_nobody_asked() -> None:
    unasked = replace(LEILA, unasked=True)
    assert of(LEILA, unasked, RARE) == (RARE_NAME,)
    assert of(LEILA, unasked, RARE + 1) == ()
    assert of(LEILA, LEILA, 2) == ()


@pytest.mark.parametrize(("hours", "proposed"), [(0, False), (2, False), (5, True), (24, True)])
def test_two_who_were_there_at_once_are_two(hours: int, proposed: bool) -> None:
    one = replace(LEILA, stays=(Stay(MONDAY),), unasked=True)
    other = replace(LEILA, stays=(Stay(MONDAY + timedelta(hours=hours)),))
    assert bool(of(one, other)) is proposed
    gone = replace(one, stays=(Stay(MONDAY, MONDAY + timedelta(minutes=30)),))
    assert bool(of(gone, other)) is (hours > 0)


@given(SIDES, SIDES, st.integers(2, 9))
def test_it_is_the_same_from_either_side(one: Side, other: Side, heard_so: int) -> None:
    assert likeness(one, other, heard_so=heard_so) == likeness(other, one, heard_so=heard_so)


@given(SIDES, SIDES, st.integers(2, 9))
def test_what_is_proposed_has_a_reason_and_never_another_year(
    one: Side, other: Side, heard_so: int
) -> None:
    found = likeness(one, other, heard_so=heard_so)
    if isinstance(found, Likeness):
        assert found.reasons
        assert found.weight >= 1
        assert not {one.birth_year, other.birth_year} >= {"1978", "1979"}


@given(SIDES, SIDES, st.integers(2, 9))
def test_a_common_name_is_never_likelier_than_a_rare_one(
    one: Side, other: Side, heard_so: int
) -> None:
    rare = likeness(one, other, heard_so=2)
    common = likeness(one, other, heard_so=heard_so + RARE)
    assert common is None or (rare is not None and common.weight <= rare.weight)
