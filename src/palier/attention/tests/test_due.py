"""By when a human answers, whatever the day, the place and the clock."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from palier.attention.queries import holidays
from palier.attention.rules.due import IN_THE_ROOM, answer_due, is_open, next_opening_day
from palier.people.rules.opening import ZONES
from tests.cast import PARIS

WEEK = "12345"
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31)).map(
    lambda naive: naive.replace(tzinfo=PARIS)
)
WEEKDAYS = st.sets(st.sampled_from("1234567"), min_size=1).map(lambda days: "".join(sorted(days)))
CLOSED = st.frozensets(st.dates(date(2024, 1, 1), date(2036, 12, 31)), max_size=30)


def due(*asked: int, present: bool = False, weekdays: str = WEEK) -> datetime:
    moment = datetime(*asked, tzinfo=PARIS)  # type: ignore[arg-type, misc]
    return answer_due(
        moment, present=present, weekdays=weekdays, holidays=holidays(moment.year)
    ).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("asked", "noon_of"),
    [
        pytest.param((2026, 3, 9, 9, 30), (2026, 3, 10), id="Monday, for Tuesday"),
        pytest.param((2026, 3, 13, 16, 0), (2026, 3, 16), id="Friday, for Monday"),
        pytest.param((2026, 3, 14, 10, 0), (2026, 3, 16), id="Saturday, for Monday"),
        pytest.param((2026, 4, 3, 17, 0), (2026, 4, 7), id="before Easter Monday"),
        pytest.param((2026, 5, 7, 9, 0), (2026, 5, 11), id="8 May is a Friday"),
        pytest.param((2026, 12, 31, 23, 59), (2027, 1, 4), id="the last minute of the year"),
        pytest.param((2027, 12, 31, 9, 0), (2028, 1, 3), id="1 January is a Saturday"),
        pytest.param((2026, 7, 13, 9, 0), (2026, 7, 15), id="14 July"),
    ],
)
def test_who_is_away_is_answered_at_noon_of_the_next_opening_day(
    asked: tuple[int, ...], noon_of: tuple[int, int, int]
) -> None:
    assert due(*asked) == datetime(*noon_of, 12, 0)


@pytest.mark.parametrize(
    ("weekdays", "noon_of"), [("3", (2026, 3, 11)), ("1", (2026, 3, 16)), ("67", (2026, 3, 14))]
)
def test_a_place_answers_on_its_own_days(weekdays: str, noon_of: tuple[int, int, int]) -> None:
    assert due(2026, 3, 9, 9, 30, weekdays=weekdays) == datetime(*noon_of, 12, 0)


def test_who_sits_in_the_room_is_answered_in_ten_minutes() -> None:
    assert due(2026, 3, 9, 9, 30, present=True) == datetime(2026, 3, 9, 9, 40)
    assert due(2026, 3, 15, 9, 30, present=True) == datetime(2026, 3, 15, 9, 40)


@pytest.mark.parametrize("eve", [(2026, 3, 28), (2026, 10, 24)], ids=["23 hours", "25 hours"])
def test_noon_is_noon_when_the_clock_changes(eve: tuple[int, int, int]) -> None:
    assert due(*eve, 23, 59, weekdays="1234567") == datetime(*eve, 12) + timedelta(days=1)


@given(MOMENTS, WEEKDAYS, CLOSED)
def test_an_answer_comes_later_at_noon_of_a_day_when_the_place_opens(
    asked: datetime, weekdays: str, closed: frozenset[date]
) -> None:
    answer = answer_due(asked, present=False, weekdays=weekdays, holidays=closed)
    assert answer > asked
    assert answer.timetz().replace(tzinfo=None) == time(12)
    assert is_open(answer.date(), weekdays, closed)


@given(MOMENTS, WEEKDAYS, CLOSED)
def test_no_opening_day_is_let_go(asked: datetime, weekdays: str, closed: frozenset[date]) -> None:
    opens = next_opening_day(asked.date(), weekdays, closed)
    between = (opens - asked.date()).days
    passed = [asked.date() + timedelta(days=n) for n in range(1, between)]
    assert not any(is_open(day, weekdays, closed) for day in passed)


@given(MOMENTS, WEEKDAYS, CLOSED, st.timedeltas(timedelta(), timedelta(days=30)))
def test_who_asks_later_is_never_answered_sooner(
    asked: datetime, weekdays: str, closed: frozenset[date], waited: timedelta
) -> None:
    later = asked + waited
    assume(later.utcoffset() == asked.utcoffset())
    sooner, after = (
        answer_due(when, present=False, weekdays=weekdays, holidays=closed)
        for when in (asked, later)
    )
    assert sooner <= after


@given(MOMENTS, WEEKDAYS, CLOSED)
def test_somebody_in_the_room_waits_ten_minutes_whatever_the_day(
    asked: datetime, weekdays: str, closed: frozenset[date]
) -> None:
    answer = answer_due(asked, present=True, weekdays=weekdays, holidays=closed)
    assert answer - asked == IN_THE_ROOM


def test_a_place_that_never_opens_still_gives_a_day() -> None:
    every = frozenset(date(2026, 1, 1) + timedelta(days=n) for n in range(800))
    assert next_opening_day(date(2026, 3, 9), WEEK, every) == date(2026, 3, 10)


def test_holidays_are_those_of_this_year_and_its_neighbours() -> None:
    known = holidays(2026)
    assert {date(2026, 5, 1), date(2026, 12, 25), date(2027, 1, 1)} <= known
    assert date(2025, 12, 25) in known, "what was due at Christmas climbs in January"
    assert len(known) == 33


@pytest.mark.parametrize(
    ("zone", "closed", "works_elsewhere"),
    [
        ("Alsace-Moselle", date(2026, 12, 26), True),
        ("Alsace-Moselle", date(2026, 4, 3), True),
        ("La Réunion", date(2026, 12, 20), True),
        ("", date(2026, 7, 14), False),
    ],
)
def test_each_part_of_france_has_its_holidays(
    zone: str, closed: date, works_elsewhere: bool
) -> None:
    assert closed in holidays(2026, zone)
    assert (closed not in holidays(2026)) == works_elsewhere


@pytest.mark.parametrize("zone", ZONES)
def test_every_zone_that_a_place_may_choose_is_known(zone: str) -> None:
    assert holidays(2026) <= holidays(2026, zone)
