"""Time alone never erases: what a clock may do to the rules, and what it may not."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from palier.people.rules.farewell import (
    DAYS_SEEN,
    FEW,
    SHARE,
    STANDS,
    erase_at,
    is_too_many,
    may_erase,
)
from palier.people.rules.retention import (
    AFTER_LAST_CONTACT,
    ANNOUNCED_BEFORE,
    announce_on,
    erase_on,
)

moments = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1), timezones=st.just(UTC))


@given(moments)
def test_somebody_is_announced_two_months_before(last: datetime) -> None:
    assert erase_on(last) - announce_on(last) == ANNOUNCED_BEFORE
    assert erase_on(last) - last == AFTER_LAST_CONTACT


@given(moments, moments)
def test_the_day_that_is_said_leaves_a_month(due: datetime, announced: datetime) -> None:
    said = erase_at(due, announced)
    assert said >= due
    assert said - announced >= STANDS


@given(moments, moments, st.integers(0, 400), moments)
def test_whoever_is_erased_was_due_announced_and_seen(
    due: datetime, announced: datetime, days: int, now: datetime
) -> None:
    if may_erase(due=due, announced=announced, days_seen=days, now=now):
        assert now >= erase_at(due, announced)
        assert days >= DAYS_SEEN


@given(moments, st.integers(0, DAYS_SEEN - 1))
def test_no_date_makes_up_for_days_that_were_not_lived(announced: datetime, days: int) -> None:
    far = announced + timedelta(days=3650)
    assert not may_erase(due=announced, announced=announced, days_seen=days, now=far)


@given(st.integers(0, 500), st.integers(0, 5000))
def test_a_few_never_wait_and_a_crowd_always_does(going: int, known: int) -> None:
    if going <= FEW:
        assert not is_too_many(going, known)
    elif going * SHARE > known + SHARE:
        assert is_too_many(going, known)
