"""How long one waits before trying again, and until when."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from palier.queue.rules import leases
from palier.queue.rules.delays import (
    LONGEST_DELAY,
    RESTART_LONGEST,
    TRIES,
    may_begin,
    may_retry,
    restart_delay,
    retry_delay,
)

tries = st.integers(min_value=1, max_value=10**6)


@given(tries)
def test_delays_grow_and_never_pass_an_hour(attempts: int) -> None:
    assert timedelta(0) < retry_delay(attempts) <= retry_delay(attempts + 1) <= LONGEST_DELAY


def test_all_the_tries_take_about_an_hour() -> None:
    whole = sum((retry_delay(n) for n in range(1, TRIES)), timedelta(0))
    assert timedelta(minutes=45) < whole < timedelta(minutes=75)


@given(tries)
def test_what_may_be_tried_again_may_begin_again(attempts: int) -> None:
    assert may_retry(attempts) == may_begin(attempts + 1)


def test_the_last_try_begins_and_is_the_last() -> None:
    assert may_begin(TRIES)
    assert not may_retry(TRIES)


@given(st.integers(min_value=0, max_value=10**6))
def test_a_worker_that_keeps_dying_is_restarted_less_and_less_often(falls: int) -> None:
    assert timedelta(0) <= restart_delay(falls) <= restart_delay(falls + 1) <= RESTART_LONGEST


@given(st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=1)))
def test_two_renewals_may_be_missed(lease: timedelta) -> None:
    assert 2 * leases.beat(lease) < lease <= 3 * leases.beat(lease) + timedelta(microseconds=3)


def test_a_job_that_hangs_is_stopped_long_after_a_lease() -> None:
    assert leases.LONGEST_RUN > 3 * leases.LEASE
