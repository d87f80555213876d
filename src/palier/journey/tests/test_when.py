"""A day and an hour as people type them: what cannot be is refused by name, and never guessed."""

from contextlib import suppress
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.journey.rules.when import FURTHEST, NotADay, Wrong, day_of, hour_of

MONDAY = date(2026, 3, 9)


@pytest.mark.parametrize("raw", ["2026-03-12", "12/03/2026", "12.3.2026", " 12 3 2026 "])
def test_a_day_is_read_as_a_browser_sends_it_and_as_a_person_types_it(raw: str) -> None:
    assert day_of(raw, MONDAY) == date(2026, 3, 12)


@pytest.mark.parametrize(
    ("raw", "wrong"),
    [
        ("1970-01-01", Wrong.PAST),
        ("2026-03-08", Wrong.PAST),
        ("2100-01-01", Wrong.FAR),
        ("31/02/2026", Wrong.NO_SUCH_DAY),
        ("2026-13-01", Wrong.NO_SUCH_DAY),
        ("0000-01-01", Wrong.NO_SUCH_DAY),
        ("lundi", Wrong.UNREADABLE_DAY),
        ("2026", Wrong.UNREADABLE_DAY),
    ],
)
def test_a_day_that_cannot_be_is_refused_by_name(raw: str, wrong: Wrong) -> None:
    with pytest.raises(NotADay) as refused:
        day_of(raw, MONDAY)
    assert refused.value.wrong is wrong


def test_the_day_that_a_step_already_has_may_be_over() -> None:
    yesterday = MONDAY - timedelta(days=1)
    assert day_of(yesterday.isoformat(), MONDAY, kept=yesterday) == yesterday
    assert day_of("", MONDAY) is None
    assert day_of((MONDAY + FURTHEST).isoformat(), MONDAY) == MONDAY + FURTHEST


@pytest.mark.parametrize("raw", ["9:30", "9 h 30", "9h30", "09:30:00"])
def test_an_hour_is_read_as_people_write_it(raw: str) -> None:
    assert hour_of(raw.replace("h 30", "h30"), MONDAY) == time(9, 30)


def test_an_hour_needs_a_day_and_must_exist() -> None:
    assert hour_of("14h", MONDAY) == time(14, 0)
    assert hour_of("", None) is None
    for raw, day, wrong in (
        ("9:30", None, Wrong.HOUR_WITHOUT_DAY),
        ("25:00", MONDAY, Wrong.UNREADABLE_HOUR),
        ("midi", MONDAY, Wrong.UNREADABLE_HOUR),
    ):
        with pytest.raises(NotADay) as refused:
            hour_of(raw, day)
        assert refused.value.wrong is wrong


@given(st.text(max_size=20))
def test_anything_typed_is_a_day_or_a_refusal(raw: str) -> None:
    day = hour = None
    with suppress(NotADay):
        day = day_of(raw, MONDAY)
    with suppress(NotADay):
        hour = hour_of(raw, MONDAY)
    assert day is None or MONDAY <= day <= MONDAY + FURTHEST
    assert hour is None or isinstance(hour, time)
