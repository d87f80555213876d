import numpy as np
import pytest

from palier.diagnosis.rules.items import DOMAINS, Item, Response
from palier.diagnosis.rules.posterior import posterior
from palier.diagnosis.rules.prior import exchangeable
from palier.diagnosis.rules.stop import (
    MOST_ITEMS,
    MOST_SECONDS,
    SITTING_SECONDS,
    Stop,
    enough,
    sitting_over,
    why_stop,
)
from palier.diagnosis.tests.engine_people import small_bank, task

BANK = small_bank(8)
ALL, NONE = np.ones(6, dtype=np.bool_), np.zeros(6, dtype=np.bool_)


def test_a_domain_that_nobody_watched_is_never_enough_however_sure_correlation_is() -> None:
    sharp = [
        Response(Item(f"{d}{n}", d, 3.0, (-1.0, -0.5, 0.0, 0.5, 1.0), 60, 2), 3)
        for d in DOMAINS[1:]
        for n in range(30)
    ]
    belief = posterior(sharp, exchangeable(0.95))
    observed = np.array([[False, *[True] * 5]])
    assert (belief.sd <= 0.5).all()
    assert enough(belief, observed).tolist() == [[False, True, True, True, True, True]]


def test_a_domain_watched_once_is_not_enough_by_that_alone() -> None:
    assert not enough(posterior([Response(task(), 1)]), np.ones((1, 6), dtype=np.bool_)).any()


def test_when_every_domain_is_known_it_ends() -> None:
    assert why_stop(BANK, NONE, [], 0) is Stop.SURE


def test_it_ends_at_the_bound_on_tasks_skipped_ones_included() -> None:
    ids = [item.id for item in BANK.items]
    assert why_stop(BANK, ALL, ids[: MOST_ITEMS - 1], 0) is None
    assert why_stop(BANK, ALL, ids[:MOST_ITEMS], 0) is Stop.ITEMS


def test_it_ends_at_the_bound_on_expected_time() -> None:
    assert why_stop(BANK, ALL, [], MOST_SECONDS) is Stop.TIME


def test_a_task_that_would_not_fit_in_the_time_that_is_left_is_not_begun() -> None:
    shortest = int(BANK.seconds.min())
    assert why_stop(BANK, ALL, [], MOST_SECONDS - shortest) is None
    assert why_stop(BANK, ALL, [], MOST_SECONDS - shortest + 1) is Stop.TIME


def test_it_ends_when_the_domains_that_want_more_have_no_task_left() -> None:
    wanting = np.array([True, *[False] * 5])
    phone = [item.id for item in BANK.items if item.domain == "phone"]
    assert why_stop(BANK, wanting, phone[:-1], 0) is None
    assert why_stop(BANK, wanting, phone, 0) is Stop.EXHAUSTED


@pytest.mark.parametrize(
    ("seconds", "over"), [(0, False), (SITTING_SECONDS - 1, False), (SITTING_SECONDS, True)]
)
def test_a_sitting_is_over_after_five_expected_minutes(seconds: int, over: bool) -> None:
    assert sitting_over(seconds) is over
