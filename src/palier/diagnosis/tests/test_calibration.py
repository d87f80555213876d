"""Planted parameters are found again, with errors that tell the truth."""

from dataclasses import replace
from functools import cache

import girth
import numpy as np
import pytest

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.model import GRID, Floats, log_probabilities
from palier.diagnosis.rules.study.calibration import Fit, chances, fit
from palier.diagnosis.rules.study.crowd import Crowd
from palier.diagnosis.rules.study.curves import Curves
from palier.diagnosis.rules.study.louis import errors
from palier.diagnosis.rules.study.readings import calibrate
from palier.diagnosis.tests.crowds import Dice, abilities, answer, invented_bank, sheets

THREE = ("documents", "email", "web")


@cache
def planted() -> tuple[list[Item], Crowd, Fit]:
    """36 tasks of three domains, 1,200 people who each meet 12; every expert is 0.4 off."""
    dice = np.random.default_rng(11)
    truth = invented_bank(dice, 12, THREE)
    crowd = Crowd.of(map(misjudged, truth), sheets(dice, truth, abilities(dice, 1200), 12))
    return truth, crowd, fit(crowd)


def misjudged(item: Item) -> Item:
    return replace(item, discrimination=1.4, thresholds=tuple(b + 0.4 for b in item.thresholds))


def apart(truth: list[Item], found: Fit) -> tuple[Floats, Floats]:
    """Found less true: of every discrimination, of every threshold."""
    known = {item.id: item for item in truth}
    a = [item.discrimination - known[item.id].discrimination for item in found.items]
    b = [np.subtract(item.thresholds, known[item.id].thresholds) for item in found.items]
    return np.array(a), np.concatenate(b)


def test_planted_parameters_are_found_without_bias() -> None:
    """Bounds that eight other crowds of this size kept: theirs are 0.02 to 0.10, 0.00 to 0.08, 0.12
    to 0.16 and 0.65 to 0.73; experts who are believed would leave 0.4."""
    truth, _, found = planted()
    a, b = apart(truth, found)
    assert found.settled
    assert abs(a.mean()) < 0.12
    assert abs(b.mean()) < 0.10
    assert np.sqrt((b**2).mean()) < 0.18
    assert found.correlation == pytest.approx(0.7, abs=0.08)


def test_errors_tell_the_truth() -> None:
    """95 intervals in a hundred hold what was planted, give or take what chance allows."""
    truth, crowd, found = planted()
    a, b = apart(truth, found)
    spread = errors(crowd, found)
    of_a, of_b = np.array([e[0] for e in spread]), np.concatenate([e[1:] for e in spread])
    assert 0.90 <= (np.abs(b) < 1.96 * of_b).mean() <= 0.99
    assert (np.abs(a) < 1.96 * of_a).mean() >= 0.86
    assert 0.8 < (b / of_b).std() < 1.25


def test_right_or_wrong_items_agree_with_girth() -> None:
    """Everybody answers 20 items: the same model, another program, its own quadrature and stops."""
    dice = np.random.default_rng(5)
    truth = invented_bank(dice, 20, ("web",), steps=1)
    crowd = Crowd.of(truth, sheets(dice, truth, abilities(dice, 2000)))
    theirs = girth.twopl_mml(crowd.scores.T.astype(int), {"quadrature_n": 61})
    ours = fit(crowd).items
    b = np.array([item.thresholds[0] for item in ours])
    a = np.array([item.discrimination for item in ours])
    assert np.abs(b - theirs["Difficulty"]).max() < 0.03
    assert np.abs(a - theirs["Discrimination"]).max() < 0.06


def test_the_next_task_chosen_after_the_answers_before_misleads_nobody() -> None:
    """Half of the tasks are shown only to people at ease **elsewhere**, as an adaptive test does.
    Believing the domain apart would take these tasks for easy."""
    dice = np.random.default_rng(3)
    truth = invented_bank(dice, 10, THREE, steps=2)
    told = [_adaptive(dice, truth, one) for one in abilities(dice, 1500)]
    hard = [item for item in truth if item.domain == "web" and item.id[-1] in "56789"]
    web = [item for item in truth if item.domain == "web"]
    together, alone = fit(Crowd.of(truth, told)), fit(Crowd.of(web, told))
    assert abs(_drift(hard, together)) < 0.06
    assert _drift(hard, alone) < -0.15


def _drift(items: list[Item], found: Fit) -> float:
    here = {item.id: item.thresholds for item in found.items}
    return float(np.mean([np.subtract(here[item.id], item.thresholds) for item in items]))


def _adaptive(dice: Dice, items: list[Item], one: Floats) -> dict[str, int]:
    first = [i for i in items if i.domain != "web" or i.id[-1] in "01"]
    told = {item.id: answer(dice, item, one[item.place]) for item in first}
    if sum(told[i.id] / i.steps for i in first if i.domain != "web") > 11:
        told |= {i.id: answer(dice, i, one[i.place]) for i in items if i.id not in told}
    return told


def test_a_guess_is_taken_into_account() -> None:
    dice = np.random.default_rng(2)
    truth = [replace(i, lower=0.25) for i in invented_bank(dice, 12, ("phone",), steps=1)]
    crowd = Crowd.of(truth, sheets(dice, truth, abilities(dice, 3000)))
    _, b = apart(truth, fit(crowd))
    assert abs(b.mean()) < 0.08


def test_the_people_who_come_make_the_scale() -> None:
    """Everybody one unit more at ease: every task is found one unit easier."""
    dice = np.random.default_rng(9)
    truth = invented_bank(dice, 12, ("email",))
    found = fit(Crowd.of(truth, sheets(dice, truth, abilities(dice, 3000) + 1.0)))
    _, b = apart(truth, found)
    assert b.mean() == pytest.approx(-1.0, abs=0.06)


def test_curves_of_many_items_are_those_of_each() -> None:
    items = (
        Item("a", "web", 1.3, (-0.4, 0.5, 1.1), 60, 1),
        Item("b", "web", 2.1, (-1.4, 0.0, 2.1), 60, 1),
    )
    one_by_one = np.concatenate([np.exp(log_probabilities(item, GRID)) for item in items])
    np.testing.assert_allclose(chances(items), one_by_one, rtol=1e-12)


@pytest.mark.parametrize("bounds", [(0.0, 1.0), (0.25, 0.95)])
@pytest.mark.parametrize("steps", [1, 4])
def test_slopes_along_parameters_are_those_of_the_curves(
    steps: int, bounds: tuple[float, float]
) -> None:
    lower, upper = bounds if steps == 1 else (0.0, 1.0)
    item = Item("a", "web", 1.3, tuple(0.7 * k - 1.0 for k in range(steps)), 60, 1, lower, upper)
    curves, h = Curves.of([item]), 1e-6
    for p in range(1 + steps):
        nudge = h * (np.arange(1 + steps) == p)
        up, _ = curves.with_parameters(curves.parameters + nudge).told()
        down, _ = curves.with_parameters(curves.parameters - nudge).told()
        wanted = (np.log(up) - np.log(down)) / (2 * h)
        np.testing.assert_allclose(curves.told()[1][:, :, p], wanted, atol=1e-6)


def test_too_few_answers_conclude_nothing_and_say_how_many_are_missing() -> None:
    dice = np.random.default_rng(4)
    truth = invented_bank(dice, 4, ("web",))
    told = calibrate(Crowd.of(truth, sheets(dice, truth, abilities(dice, 150))))
    assert not told.concludes
    assert {one.missing.answers for one in told.readings} == {50}
    assert all(one.found is None and one.moved == () for one in told.readings)


def test_a_step_that_nearly_nobody_reaches_is_not_concluded_on_while_others_are() -> None:
    dice = np.random.default_rng(4)
    truth = [*invented_bank(dice, 5, ("web",)), Item("cliff", "web", 1.5, (0.0, 5.5), 60, 3)]
    told = calibrate(Crowd.of(truth, sheets(dice, truth, abilities(dice, 400))))
    cliff = next(one for one in told.readings if one.written.id == "cliff")
    assert cliff.missing.scores == (2,)
    assert cliff.found is None
    assert told.concludes


def test_what_moved_is_named_and_what_stayed_is_not() -> None:
    dice = np.random.default_rng(6)
    truth = invented_bank(dice, 10, ("web",), steps=2)
    odd = replace(truth[3], thresholds=tuple(b - 0.8 for b in truth[3].thresholds))
    written = [odd if item.id == odd.id else item for item in truth]
    told = calibrate(Crowd.of(written, sheets(dice, truth, abilities(dice, 1000))))
    moved = {one.written.id: one.moved for one in told.readings}
    assert {"b1", "b2"} <= set(moved.pop(odd.id))
    assert sum(len(names) for names in moved.values()) <= 4
    assert len(list(told.readings[0].numbers())) == 3


def test_a_score_that_is_not_one_of_its_items_is_refused() -> None:
    with pytest.raises(ValueError, match="not one of its item"):
        Crowd.of([Item("a", "web", 1.0, (0.0,), 60, 1)], [{"a": 2}])
    assert Crowd.of([Item("a", "web", 1.0, (0.0,), 60, 1)], [{"gone": 2}]).counts[0].sum() == 0
