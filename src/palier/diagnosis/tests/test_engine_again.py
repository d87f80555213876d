"""A second diagnosis asks other tasks; alternates of one skill do not follow each other."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.diagnosis.rules.bank import MEANS, Bank
from palier.diagnosis.rules.engine import next_step
from palier.diagnosis.rules.items import DOMAINS, Item, Response
from palier.diagnosis.rules.model import information
from palier.diagnosis.rules.posterior import posterior
from palier.diagnosis.tests.engine_people import people, small_bank, task

BANK = small_bank(12)


def asked(bank: Bank, score: int, met: set[str], most: int = 12) -> list[Item]:
    responses: list[Response] = []
    while len(responses) < most:
        step = next_step(bank, responses, dice=len(responses), met=met)
        if step.item is None:
            break
        responses.append(Response(step.item, min(score, step.item.steps)))
    return [response.item for response in responses]


@settings(deadline=None, max_examples=15)
@given(st.integers(0, 3), st.integers(0, 3))
def test_a_second_diagnosis_repeats_nothing_while_alternates_are_left(
    first: int, second: int
) -> None:
    met = {item.id for item in asked(BANK, first, set())}
    assert met.isdisjoint(item.id for item in asked(BANK, second, met))


def test_a_task_met_before_is_asked_rather_than_nothing() -> None:
    bank = small_bank(1)
    every = {item.id for item in bank.items}
    assert {item.id for item in asked(bank, 1, every)} == every


def test_a_domain_whose_tasks_were_all_met_is_still_watched_first() -> None:
    phone = {item.id for item in BANK.items if item.domain == "phone"}
    assert {item.domain for item in asked(BANK, 2, phone, most=6)} == set(DOMAINS)


def test_tasks_of_one_skill_do_not_follow_each_other() -> None:
    web = [replace(task(f"w{n}", band=1 + n % 3), skill=f"web.{n // 4}") for n in range(12)]
    seen = asked(Bank.of(web), 2, set(), most=8)
    assert all(one.skill != other.skill for one, other in pairwise(seen))


@pytest.mark.parametrize("met", [{"retired"}, set()])
def test_a_task_met_that_left_the_bank_changes_nothing(met: set[str]) -> None:
    assert asked(BANK, 2, met) == asked(BANK, 2, set())


@settings(deadline=None, max_examples=40)
@given(people())
def test_what_a_task_would_tell_is_looked_up_near_enough(seen: list[Response]) -> None:
    """Within a sixth of the most that the task can tell anybody; usually a twentieth. Beyond three
    deviations nothing is promised: whatever is asked there, the task tells next to nothing."""
    belief = posterior(seen)
    looked = BANK.information(belief.mean, belief.sd)[0]
    grid = np.linspace(-6, 6, 61)
    for item, told in zip(BANK.items, looked, strict=True):
        if abs(belief.mean[0, item.place]) > MEANS[-1]:
            continue
        curve = information(item, grid)
        exact = belief.marginals[0, item.place] @ curve
        assert abs(told - exact) <= curve.max() / 6


def test_a_bank_in_two_pieces_is_refused() -> None:
    with pytest.raises(ValueError, match="domain by domain"):
        Bank((task("a", "web"), task("b", "phone")))
