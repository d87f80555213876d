"""A planted unfair task is found; a fair bank rings no more often than is said."""

from dataclasses import replace
from functools import cache
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.study.crowd import Crowd
from palier.diagnosis.rules.study.fairness import (
    FALSE_ALARMS,
    Difference,
    alarms,
    bands,
    mantel_haenszel,
)
from palier.diagnosis.rules.study.judging import Judgement, judge
from palier.diagnosis.rules.study.ordinal import fitted, logistic
from palier.diagnosis.tests.crowds import Dice, abilities, answer, invented_bank

TWO = ("email", "web")
LESS_AT_EASE = -0.8
"""How far the group looked at stands below the others: not using the Internet daily shows."""


def crowd_of(dice: Dice, bank: list[Item], people: int, unfair: dict[str, float]) -> Crowd:
    """Half of the people, the first, stand lower, and meet the ``unfair`` items so much harder;
    everybody meets two thirds of the bank."""
    here = abilities(dice, people)
    here[: people // 2] += LESS_AT_EASE
    told = [
        {
            item.id: answer(dice, _for(item, unfair if n < people // 2 else {}), one[item.place])
            for item in bank
            if dice.random() < 2 / 3
        }
        for n, one in enumerate(here)
    ]
    return Crowd.of(bank, told)


def _for(item: Item, unfair: dict[str, float]) -> Item:
    by = unfair.get(item.id, 0.0)
    return replace(item, thresholds=tuple(b + by for b in item.thresholds))


def first_half(people: int) -> np.ndarray:
    return np.arange(people) < people // 2


@cache
def judged() -> dict[str, Judgement]:
    """24 items; one question and one task are a unit harder for the group looked at."""
    dice = np.random.default_rng(21)
    bank = [*invented_bank(dice, 6, TWO, steps=1), *longer(invented_bank(dice, 6, TWO, steps=3))]
    unfair = {"web-03": 1.0, "email-02-long": 1.0}
    found = judge(crowd_of(dice, bank, 1600, unfair), first_half(1600))
    return {one.item.id: one for one in found}


def longer(bank: list[Item]) -> list[Item]:
    return [replace(item, id=f"{item.id}-long") for item in bank]


@pytest.mark.parametrize("unfair", ["web-03", "email-02-long"])
def test_a_planted_unfair_item_is_found_and_its_size_told(unfair: str) -> None:
    one = judged()[unfair]
    assert one.alarm
    assert one.kind == "C"
    assert one.difference is not None
    planted = -2.35 * one.item.discrimination
    assert one.difference.size == pytest.approx(planted, abs=3 * one.difference.error + 0.4)


def test_fair_items_beside_it_are_left_alone() -> None:
    rung = [id_ for id_, one in judged().items() if one.alarm]
    assert set(rung) >= {"web-03", "email-02-long"}
    assert len(rung) <= 4
    assert [id_ for id_, one in judged().items() if one.kind == "C"] == sorted(
        ["email-02-long", "web-03"], key=list(judged()).index
    )


def test_a_fair_bank_rings_no_more_often_than_is_said_though_groups_differ() -> None:
    """Eight banks where nothing is unfair and one group stands 0.8 lower: a bank rings falsely one
    time in twenty; a single item, asked alone, hardly more."""
    rung, chances = 0, []
    for seed in range(8):
        dice = np.random.default_rng(100 + seed)
        bank = [*invented_bank(dice, 5, TWO, steps=1), *longer(invented_bank(dice, 5, TWO, 3))]
        told = judge(crowd_of(dice, bank, 700, {}), first_half(700))
        rung += any(one.alarm for one in told)
        chances += [one.difference.chance for one in told if one.difference]
        assert all(one.kind == "A" for one in told if not one.alarm)
    assert rung <= 1
    assert np.mean(np.array(chances) < 0.05) < 0.09


def test_a_difference_that_changes_sides_with_ability_is_seen() -> None:
    """Steeper for one group: as hard on average, harder for some and easier for others."""
    dice = np.random.default_rng(8)
    x, focal = dice.normal(size=3000), dice.random(3000) < 0.5
    steep = Item("steep", "web", 3.0, (-0.3, 0.3), 60, 2)
    flat = replace(steep, discrimination=0.8)
    done = [answer(dice, steep if f else flat, float(a)) for a, f in zip(x, focal, strict=True)]
    told = logistic(np.array(done, dtype=np.int16), focal, x)
    assert not told.uniform
    assert told.chance < 0.001
    assert abs(told.size) < 1


def test_mantel_and_haenszel_find_the_odds_that_were_planted() -> None:
    dice = np.random.default_rng(3)
    x, focal = dice.normal(size=20_000), dice.random(20_000) < 0.4
    odds = 1.2 * x - log(2) * focal
    told = mantel_haenszel(dice.random(x.size) < 1 / (1 + np.exp(-odds)), focal, x)
    assert told.size == pytest.approx(-2.35 * log(2), abs=0.2)
    assert told.error < 0.1


def test_a_table_done_by_hand() -> None:
    """One band: 30 of 50 against 20 of 50; α = 30·30 / 20·20 = 2.25 and 1/a + 1/b + 1/c + 1/d."""
    passed = np.array([True] * 30 + [False] * 20 + [True] * 20 + [False] * 30)
    focal = np.arange(100) >= 50
    told = mantel_haenszel(passed, focal, np.zeros(100))
    assert told.size == pytest.approx(-2.35 * log(2.25))
    assert told.error == pytest.approx(2.35 * np.sqrt(2 / 30 + 2 / 20))


def test_one_step_told_both_ways_is_the_same_story() -> None:
    dice = np.random.default_rng(13)
    x, focal = dice.normal(size=4000), dice.random(4000) < 0.5
    passed = dice.random(4000) < 1 / (1 + np.exp(-(x - 0.5 * focal)))
    one, other = mantel_haenszel(passed, focal, x), logistic(passed.astype(np.int16), focal, x)
    assert one.size == pytest.approx(other.size, abs=0.15)


def test_the_regression_is_at_its_summit() -> None:
    dice = np.random.default_rng(1)
    x = dice.normal(size=(500, 2))
    ranks = (dice.normal(size=500) + x[:, 0] > np.array([[-1.0], [0.2], [1.0]])).sum(axis=0)
    found = fitted(ranks, x)
    assert np.all(np.diff(found.at[:3]) > 0)
    assert found.at[3] > 5 * found.errors[3]
    assert abs(found.at[4]) < 4 * found.errors[4]


def test_too_few_in_one_group_conclude_nothing_and_say_how_many_are_missing() -> None:
    dice = np.random.default_rng(2)
    bank = invented_bank(dice, 4, ("web",), steps=2)
    crowd = crowd_of(dice, bank, 200, {})
    told = judge(crowd, first_half(200))
    assert all(one.difference is None and one.kind is None for one in told)
    assert all(one.missing == 100 - min(one.focal, one.others) > 0 for one in told)


def test_an_item_that_everybody_did_is_not_judged() -> None:
    with pytest.raises(ValueError, match="nothing can be compared"):
        mantel_haenszel(np.ones(40, dtype=bool), np.arange(40) < 20, np.zeros(40))
    with pytest.raises(ValueError, match="nothing can be compared"):
        logistic(np.full(40, 2, dtype=np.int16), np.arange(40) < 20, np.zeros(40))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_alarms_are_the_smallest_probabilities_and_never_more_than_asked_alone(
    chances: list[float],
) -> None:
    rung = alarms(chances)
    kept = [p for p, rings in zip(chances, rung, strict=True) if rings]
    left = [p for p, rings in zip(chances, rung, strict=True) if not rings]
    assert max(kept, default=0) <= min(left, default=1)
    assert all(p <= FALSE_ALARMS for p in kept)


def test_alarms_of_the_example_of_benjamini_and_hochberg() -> None:
    """Their 15 probabilities of 1995: the four smallest are kept."""
    told = [.0001, .0004, .0019, .0095, .0201, .0278, .0298, .0344, .0459, .3240, .4262, .5719,
            .6528, .7590, 1.0]  # fmt: skip
    assert alarms(told) == [True] * 4 + [False] * 11


@pytest.mark.parametrize(
    ("size", "error", "alarm", "kind"),
    [(-0.9, 0.1, True, "A"), (-1.3, 0.1, True, "B"), (-2.2, 0.3, True, "C"),
     (2.2, 0.3, True, "C"), (-1.6, 0.6, True, "B"), (-2.2, 0.3, False, "A")],
)  # fmt: skip
def test_classes_are_those_of_ets(size: float, error: float, alarm: bool, kind: str) -> None:
    assert Difference(size, error, 0.01).kind(alarm=alarm) == kind


def test_equal_rest_scores_stay_in_one_band() -> None:
    rest = np.repeat([0.0, 1.0, 2.0], [60, 20, 20])
    found = bands(rest)
    assert len(set(found[:60].tolist())) == 1
    assert found[-1] > found[0]
