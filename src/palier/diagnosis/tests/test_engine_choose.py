from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.choose import NEAREST_RIVALS, NOTHING, SWITCHING_SECONDS, toll
from palier.diagnosis.rules.engine import Next, next_step
from palier.diagnosis.rules.fair import Progress
from palier.diagnosis.rules.items import DOMAINS, Item, Response
from palier.diagnosis.rules.model import log_probabilities
from palier.diagnosis.rules.stop import MOST_ITEMS, MOST_SECONDS, Stop
from palier.diagnosis.tests.engine_people import small_bank, task

BANK = small_bank(8)


def walk(bank: Bank, scores: list[int], skips: list[bool]) -> tuple[list[Item], Next]:
    """A whole diagnosis: item after item until the engine ends it."""
    asked: list[Item] = []
    responses: list[Response] = []
    skipped: set[str] = set()
    for turn in range(len(bank.items) + 1):
        step = next_step(bank, responses, skipped, dice=turn * 7 + scores[0])
        if step.item is None:
            return asked, step
        asked.append(step.item)
        if skips[turn % len(skips)]:
            skipped.add(step.item.id)
        else:
            responses.append(Response(step.item, min(scores[turn % len(scores)], step.item.steps)))
    raise AssertionError("the diagnosis did not end")


some_scores = st.lists(st.integers(0, 3), min_size=1, max_size=9)
some_skips = st.lists(st.booleans(), min_size=1, max_size=7)


@settings(deadline=None, max_examples=30)
@given(some_scores, some_skips, st.integers(1, 6))
def test_a_diagnosis_ends_and_never_asks_the_same_thing_twice(
    scores: list[int], skips: list[bool], each: int
) -> None:
    asked, end = walk(small_bank(each), scores, skips)
    assert end.stop is not None
    assert len({item.id for item in asked}) == len(asked) <= MOST_ITEMS
    assert end.stop is not Stop.SURE or all(landing.observed for landing in end.landings)


@settings(deadline=None, max_examples=20)
@given(some_scores)
def test_every_domain_is_watched_before_any_is_watched_twice(scores: list[int]) -> None:
    asked, end = walk(BANK, scores, [False])
    assert {item.domain for item in asked[:6]} == set(DOMAINS)
    assert all(landing.observed for landing in end.landings)


@settings(deadline=None, max_examples=20)
@given(some_scores)
def test_two_look_alikes_do_not_follow_each_other(scores: list[int]) -> None:
    asked, _ = walk(BANK, scores, [False])
    kinds = [(item.domain, item.band) for item in asked]
    assert all(one != other for one, other in pairwise(kinds))


@pytest.mark.parametrize("dice", range(6))
def test_the_first_task_is_gentle(dice: int) -> None:
    first = next_step(BANK, [], dice=dice).item
    assert first is not None
    assert first.band == 1
    assert np.exp(log_probabilities(first, np.array([0.0])))[0, 0] < 0.2


def test_the_dice_are_obeyed_and_nothing_else_is_drawn() -> None:
    drawn = [next_step(BANK, [], dice=n).item for n in range(12)]
    again = [next_step(BANK, [], dice=n).item for n in range(12)]
    assert drawn == again
    assert 1 < len(set(drawn)) <= NEAREST_RIVALS


@pytest.mark.parametrize("dice", [0, 2**31, 2**63, 10**30])
def test_any_dice_will_do(dice: int) -> None:
    assert next_step(BANK, [], dice=dice).item is not None


def test_a_task_that_was_skipped_is_not_proposed_again() -> None:
    first = next_step(BANK, [], dice=0).item
    assert first is not None
    second = next_step(BANK, [], {first.id}, dice=0).item
    assert second is not None
    assert second != first


def test_a_domain_skipped_whole_is_left_in_peace() -> None:
    phone = {item.id for item in BANK.items if item.domain == "phone"}
    responses: list[Response] = []
    while (step := next_step(BANK, responses, phone, dice=3)).item:
        responses.append(Response(step.item, 2))
    assert "phone" not in {response.item.domain for response in responses}
    assert step.landings[0].step is None
    assert step.stop in {Stop.ITEMS, Stop.TIME, Stop.EXHAUSTED}


def test_a_harder_task_is_chosen_for_somebody_who_does_everything() -> None:
    done = [Response(task(f"x{n}", d, middle=1.0), 3) for d in DOMAINS for n in range(2)]
    none = [Response(task(f"x{n}", d, middle=-1.0), 0) for d in DOMAINS for n in range(2)]
    high, low = (next_step(BANK, seen, dice=0).item for seen in (done, none))
    assert high is not None
    assert low is not None
    assert high.thresholds > low.thresholds


def test_of_two_tasks_that_teach_the_same_the_shorter_is_asked() -> None:
    thresholds = (-0.8, 0.0, 0.8)
    bank = Bank.of(
        Item(name, "web", 1.5, thresholds, seconds, 2)
        for name, seconds in (("long", 240), ("short", 40))
    )
    seen = [Response(task("before", "phone"), 2)]
    assert {next_step(bank, seen, dice=n).item for n in range(3)} == {bank.items[1]}


def test_an_empty_bank_ends_at_once() -> None:
    step = next_step(Bank.of([]), [], dice=0)
    assert (step.item, step.stop) == (None, Stop.EXHAUSTED)


def test_a_response_to_a_task_that_left_the_bank_still_counts() -> None:
    step = next_step(BANK, [Response(task("retired"), 3)], dice=0)
    assert step.landings[4].observed == 1
    assert step.item is not None


def test_two_items_with_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        Bank.of([task("a"), task("a", "phone")])


def progress(spent: float | None) -> Progress:
    items, none = len(BANK.items), np.zeros((1, len(DOMAINS)), dtype=np.bool_)
    return Progress(
        closed=np.zeros((1, items), dtype=np.bool_),
        observed=none,
        last=np.array([NOTHING]),
        wanting=~none,
        spent=None if spent is None else np.array([spent]),
    )


@settings(deadline=None, max_examples=20)
@given(some_scores)
def test_each_domain_is_first_looked_at_by_doing(scores: list[int]) -> None:
    drawn = [replace(item, id=f"{item.id}-drawn", drawn=True, seconds=20) for item in BANK.items]
    asked, _ = walk(Bank.of([*BANK.items, *drawn]), scores, [False])
    firsts = {item.domain: item for item in reversed(asked)}
    assert not any(item.drawn for item in firsts.values())
    assert any(item.drawn for item in asked)


def test_where_nothing_can_be_done_a_drawing_is_better_than_nothing() -> None:
    drawn = Bank.of(replace(item, drawn=True) for item in BANK.items)
    assert next_step(drawn, [], dice=1).item


@settings(deadline=None, max_examples=20)
@given(some_scores, st.integers(4, 9))
def test_a_diagnosis_never_outlasts_its_time(scores: list[int], each: int) -> None:
    asked, _ = walk(small_bank(each), scores, [False])
    assert sum(item.seconds for item in asked) <= MOST_SECONDS


@given(st.floats(0, 3 * MOST_SECONDS), st.floats(0, 3 * MOST_SECONDS))
def test_a_new_task_costs_less_and_less_as_her_time_is_spent(one: float, other: float) -> None:
    sooner, later = sorted((one, other))
    assert 0 <= toll(progress(later))[0] <= toll(progress(sooner))[0] <= SWITCHING_SECONDS
    assert toll(progress(None))[0] == toll(progress(0))[0] == SWITCHING_SECONDS
    assert toll(progress(MOST_SECONDS))[0] == 0
