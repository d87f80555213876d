"""Each hour and each day come exactly once, on the nights when the clock changes too."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.queue.rules import keeping
from palier.queue.rules.periods import Daily, Hourly, Rhythm, period

PARIS = ZoneInfo("Europe/Paris")
SPRING, AUTUMN = datetime(2026, 3, 28, 12, tzinfo=UTC), datetime(2026, 10, 24, 12, tzinfo=UTC)
"""The days before the clock goes forward, and back."""

instants = st.datetimes(
    min_value=datetime(2026, 1, 1),
    max_value=datetime(2036, 1, 1),
    timezones=st.sampled_from([UTC, PARIS, ZoneInfo("America/Martinique")]),
)
rhythms = st.one_of(st.just(Hourly()), st.builds(Daily, st.times()))


@given(rhythms, instants)
def test_a_period_has_begun_and_lasts_at_most_a_day_and_an_hour(
    rhythm: Rhythm, now: datetime
) -> None:
    begun = rhythm.begins(now, PARIS)
    assert begun <= now < begun + timedelta(hours=25 if isinstance(rhythm, Daily) else 1)


@given(rhythms, instants, instants)
def test_periods_never_go_back(rhythm: Rhythm, one: datetime, other: datetime) -> None:
    first, second = sorted((one, other))
    assert rhythm.begins(first, PARIS) <= rhythm.begins(second, PARIS)


@given(rhythms, instants)
def test_a_period_is_the_same_from_its_beginning_to_now(rhythm: Rhythm, now: datetime) -> None:
    begun = rhythm.begins(now, PARIS)
    assert rhythm.begins(begun, PARIS) == begun
    assert period("x", rhythm, begun, PARIS) == period("x", rhythm, now, PARIS)


@given(rhythms, instants)
def test_two_periods_have_two_names(rhythm: Rhythm, now: datetime) -> None:
    before = rhythm.begins(now, PARIS) - timedelta(microseconds=1)
    assert period("x", rhythm, before, PARIS) != period("x", rhythm, now, PARIS)


def names(rhythm: Rhythm, start: datetime) -> set[str]:
    """What a worker that looks every minute of one day asks for."""
    return {period("x", rhythm, start + timedelta(minutes=n), PARIS) for n in range(1, 24 * 60 + 1)}


@pytest.mark.parametrize("at", [time(0), time(1, 59), time(2), time(2, 30), time(3), time(4)])
@pytest.mark.parametrize("eve", [SPRING, AUTUMN], ids=["spring", "autumn"])
def test_the_night_the_clock_changes_has_one_daily_period_more(eve: datetime, at: time) -> None:
    assert len(names(Daily(at), eve)) == 2  # the one under way at noon, and the one of the night


@pytest.mark.parametrize("eve", [SPRING, AUTUMN], ids=["spring", "autumn"])
def test_every_hour_that_passes_is_one_period_whatever_its_name(eve: datetime) -> None:
    assert len(names(Hourly(), eve)) == 25  # twenty-four, and the one that begins at the last look


def test_an_hour_that_comes_twice_begins_the_day_at_its_first() -> None:
    assert Daily(time(2, 30)).begins(datetime(2026, 10, 25, 12, tzinfo=UTC), PARIS) == datetime(
        2026, 10, 25, 0, 30, tzinfo=UTC
    )


def test_an_hour_that_does_not_exist_begins_the_day_all_the_same() -> None:
    assert Daily(time(2, 30)).begins(datetime(2026, 3, 29, 12, tzinfo=UTC), PARIS) == datetime(
        2026, 3, 29, 1, 30, tzinfo=UTC
    )


def test_a_row_is_remembered_longer_than_any_period() -> None:
    assert timedelta(hours=25) * 2 < keeping.DONE
    assert keeping.SET_ASIDE > keeping.DONE
