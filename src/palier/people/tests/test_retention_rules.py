"""Two years after the last contact, announced two months before."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from palier.people.rules.retention import (
    AFTER_LAST_CONTACT,
    ANNOUNCED_BEFORE,
    announce_on,
    erase_on,
)

MOMENTS = st.datetimes(
    min_value=datetime(2020, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC)
)


def test_a_monday_of_march_is_forgotten_two_years_later() -> None:
    last = datetime(2026, 3, 9, 9, 30, tzinfo=UTC)
    assert erase_on(last) == datetime(2028, 3, 8, 9, 30, tzinfo=UTC)  # 2028 is a leap year
    assert announce_on(last) == datetime(2028, 1, 8, 9, 30, tzinfo=UTC)


@given(MOMENTS)
def test_it_is_never_more_than_two_years_nor_a_day_less(last: datetime) -> None:
    calendar = _two_years_after(last)
    assert calendar - timedelta(days=1) <= erase_on(last) <= calendar


@given(MOMENTS, MOMENTS)
def test_who_came_later_is_announced_and_forgotten_later(one: datetime, other: datetime) -> None:
    assert (
        (one < other)
        == (erase_on(one) < erase_on(other))
        == (announce_on(one) < announce_on(other))
    )


@given(MOMENTS)
def test_there_is_always_time_to_come_back(last: datetime) -> None:
    assert last < announce_on(last) < erase_on(last)
    assert erase_on(last) - announce_on(last) == ANNOUNCED_BEFORE
    assert timedelta(days=30) < ANNOUNCED_BEFORE < AFTER_LAST_CONTACT


def _two_years_after(moment: datetime) -> datetime:
    """By the calendar; the 29th of February comes back as the 1st of March."""
    try:
        return moment.replace(year=moment.year + 2)
    except ValueError:
        return moment.replace(year=moment.year + 2, month=3, day=1)
