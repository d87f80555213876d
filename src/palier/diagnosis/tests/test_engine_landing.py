import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.diagnosis.rules.items import DOMAINS, HELPED, Response
from palier.diagnosis.rules.landing import (
    CUTS,
    MASTERY,
    SURE_CHANCE,
    SURE_TASKS,
    USUAL_DISCRIMINATION,
    USUAL_LAST_STEP,
    Landing,
    chances,
    landings,
    step_of,
)
from palier.diagnosis.rules.model import GRID
from palier.diagnosis.rules.posterior import posterior
from palier.diagnosis.rules.stop import SURE_SD
from palier.diagnosis.tests.engine_people import people, task


def seen_as(responses: list[Response]) -> dict[str, Landing]:
    return {one.domain: one for one in landings(posterior(responses), responses)}


def test_the_cuts_are_where_the_usual_task_is_done_15_50_and_85_times_in_100() -> None:
    shares = [
        1 / (1 + math.exp(-USUAL_DISCRIMINATION * (cut - USUAL_LAST_STEP))) for cut in CUTS
    ]  # fmt: skip
    assert shares == pytest.approx([1 - MASTERY, 0.5, MASTERY])


def bell(mean: float, sd: float) -> np.ndarray:
    mass = np.exp(-0.5 * ((GRID - mean) / sd) ** 2)
    return np.asarray(mass / mass.sum())


@given(st.floats(-4, 4), st.floats(0.1, 1))
def test_the_chances_of_the_four_landings_make_one(mean: float, sd: float) -> None:
    assert sum(chances(bell(mean, sd))) == pytest.approx(1)


def test_in_the_middle_of_a_landing_we_are_sure_and_on_a_cut_we_are_not() -> None:
    middle = (CUTS[0] + CUTS[1]) / 2
    assert chances(bell(middle, SURE_SD))[1] > SURE_CHANCE
    assert max(chances(bell(CUTS[1], SURE_SD))) < SURE_CHANCE


@settings(deadline=None)
@given(people())
def test_a_level_never_comes_without_its_uncertainty_nor_without_being_watched(
    seen: list[Response],
) -> None:
    for domain, landing in seen_as(seen).items():
        own = sum(response.item.domain == domain for response in seen)
        assert landing.observed == own
        assert (landing.step is None) == (own == 0)
        assert landing.sd > 0
        assert landing.low < landing.mean < landing.high
        assert landing.sure == (own >= SURE_TASKS and landing.chance >= SURE_CHANCE)


def test_not_knowing_once_in_each_domain_is_a_first_impression_everywhere() -> None:
    seen = [Response(task(d, d), 0) for d in DOMAINS]
    assert not any(landing.sure for landing in seen_as(seen).values())


def test_five_brilliant_domains_say_nothing_of_the_sixth() -> None:
    seen = [Response(task(f"{d}{n}", d), 3) for d in DOMAINS[1:] for n in range(6)]
    phone = seen_as(seen)["phone"]
    assert (phone.step, phone.sure, phone.observed) == (None, False, 0)


def test_one_task_shows_a_landing_that_is_not_sure() -> None:
    web = seen_as([Response(task(), 2)])["web"]
    assert web.step is not None
    assert not web.sure


def test_a_task_that_counts_for_nothing_was_not_watched_but_a_helped_one_was() -> None:
    assert seen_as([Response(task(), 3, 0.0)])["web"].step is None
    assert seen_as([Response(task(), 3, HELPED)])["web"].step is not None


def test_the_more_somebody_does_the_higher_the_landing() -> None:
    steps = [
        seen_as([Response(task(f"t{n}", middle=0.4 * n - 1), score) for n in range(8)])["web"].step
        for score in range(4)
    ]
    assert steps[0] == 1
    assert steps[-1] == 4
    assert steps == sorted(steps, key=int)  # type: ignore[arg-type]


@pytest.mark.parametrize(("ability", "step"), [(-9.0, 1), (CUTS[0], 2), (CUTS[1], 3), (9.0, 4)])
def test_an_ability_on_a_cut_stands_on_the_upper_landing(ability: float, step: int) -> None:
    assert step_of(ability) == step
