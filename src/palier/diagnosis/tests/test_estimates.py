import csv
import json
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from django.conf import settings as django_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.diagnosis.rules.items import Item, Response
from palier.diagnosis.rules.model import information, log_probabilities
from palier.diagnosis.rules.posterior import posterior
from palier.diagnosis.rules.prior import exchangeable
from palier.diagnosis.rules.study.estimates import EDGE, expected, modal, most_likely, weighted
from palier.diagnosis.rules.study.slopes import slopes_of
from palier.diagnosis.tests.engine_people import people, some_items, task

ROOT_OF_CATR = 1.3e-4
"""catR finds its roots with R's ``uniroot``, whose tolerance is 2⁻¹³ = 1.22·10⁻⁴: ours are those
of the same equation to 10⁻¹³."""

PRINTED = 1e-8
"""Errors, computed where catR stands, differ only by the digits that it prints."""


def of_catr() -> list[tuple[dict[str, Any], list[Response]]]:
    """Sixty people on 85 four-parameter items: what catR gave, and what they answered."""
    if django_settings.SHARED_DATA is None:
        pytest.skip("the reference data are not beside the repository")
    data = django_settings.SHARED_DATA / "adaptive"
    with (data / "catR_tcals_85items.tsv").open(encoding="utf-8") as file:
        items = [_item(n, row) for n, row in enumerate(csv.DictReader(file, delimiter="\t"))]
    told = json.loads((data / "catR_theta_reference_60.json").read_text(encoding="utf-8"))
    assert len(told) == 60
    return [
        (one, [Response(items[n - 1], x) for n, x in zip(one["items"], one["responses"])])  # noqa: B905
        for one in told
    ]


def _item(n: int, row: dict[str, str]) -> Item:
    a, b, c, d = (float(row[name]) for name in "abcd")
    return Item(f"q{n}", "web", a, (b,), 30, 2, lower=c, upper=d)


def test_the_expected_ability_agrees_with_catr() -> None:
    for told, seen in of_catr():
        assert expected(seen).ability == pytest.approx(told["EAP"], abs=2e-6)
        assert expected(seen).error == pytest.approx(told["sem_EAP"], abs=5e-6)


def test_the_modal_ability_and_its_error_agree_with_catr() -> None:
    for told, seen in of_catr():
        found = modal(seen)
        assert found.ability == pytest.approx(told["BM"], abs=ROOT_OF_CATR)
        assert found.error == pytest.approx(told["sem_BM"], abs=ROOT_OF_CATR)
        assert _error_at(seen, told["BM"], 1.0) == pytest.approx(told["sem_BM"], abs=PRINTED)


def test_the_weighted_likelihood_and_its_error_agree_with_catr() -> None:
    for told, seen in of_catr():
        found = weighted(seen)
        assert found.ability == pytest.approx(told["WL"], abs=ROOT_OF_CATR)
        assert found.error == pytest.approx(told["sem_WL"], rel=4 * ROOT_OF_CATR)
        assert _error_at(seen, told["WL"], 0.0) == pytest.approx(told["sem_WL"], rel=PRINTED)


def test_the_most_likely_ability_agrees_with_catr_and_stays_at_its_edge() -> None:
    inside = 0
    for told, seen in of_catr():
        found = most_likely(seen).ability
        inside += abs(told["ML"]) < EDGE
        assert found == pytest.approx(told["ML"], abs=ROOT_OF_CATR)
    assert inside == 41


def _error_at(seen: list[Response], ability: float, prior: float) -> float:
    at = np.array([ability])
    told = prior + sum(information(one.item, at)[0] for one in seen)
    return float(1 / np.sqrt(told))


@given(some_items())
def test_slopes_are_those_of_the_log_probabilities(item: Item) -> None:
    theta, h = np.linspace(-4, 4, 17), 1e-5
    s = slopes_of(item, theta)
    up, down = log_probabilities(item, theta + h), log_probabilities(item, theta - h)
    np.testing.assert_allclose(s.slope, (up - down) / (2 * h), atol=1e-6)
    beside = slopes_of(item, theta + h).slope - slopes_of(item, theta - h).slope
    np.testing.assert_allclose(s.bend, beside / (2 * h), atol=1e-5)
    np.testing.assert_allclose(s.information, information(item, theta), atol=1e-10)


def test_slopes_between_asymptotes_obey_the_same_definition() -> None:
    item = Item("guessed", "phone", 1.4, (0.3,), 20, 1, lower=0.25, upper=0.97)
    theta, h = np.linspace(-4, 4, 17), 1e-5
    s = slopes_of(item, theta)
    up, down = slopes_of(item, theta + h).slope, slopes_of(item, theta - h).slope
    np.testing.assert_allclose(s.bend, (up - down) / (2 * h), atol=1e-6)
    np.testing.assert_allclose(s.information, information(item, theta), atol=1e-12)


def test_warm_pushes_a_graded_item_by_the_slope_of_its_root_information() -> None:
    """Without asymptotes J / 2I is the slope of log √I for two scores (Warm, 1989, eq. 9)."""
    item, h = Item("yes_no", "web", 1.7, (0.4,), 30, 1), 1e-5
    theta = np.linspace(-3, 3, 13)
    s = slopes_of(item, theta)
    up, down = information(item, theta + h), information(item, theta - h)
    wanted = (np.log(up) - np.log(down)) / (4 * h)
    np.testing.assert_allclose(s.skew / (2 * s.information), wanted, atol=1e-6)


@settings(deadline=None, max_examples=30)
@given(people(6, ("web",)))
def test_the_expected_ability_is_what_the_engine_believes_of_one_domain(
    seen: list[Response],
) -> None:
    belief = posterior(seen, exchangeable(0.0))
    assert expected(seen).ability == pytest.approx(belief.mean[0, 4], abs=1e-6)
    assert expected(seen).error == pytest.approx(belief.sd[0, 4], abs=1e-6)


@pytest.mark.parametrize("estimate", [expected, modal, most_likely, weighted])
def test_more_steps_never_lower_an_estimate(estimate: Any) -> None:
    seen = [Response(task("one"), 1), Response(task("two", middle=0.5), 2)]
    found = [estimate([*seen, Response(task("three"), k)]).ability for k in range(4)]
    assert all(low < high for low, high in pairwise(found))


def test_everything_done_has_no_most_likely_ability_but_the_edge() -> None:
    seen = [Response(task(), 3)]
    assert most_likely(seen).ability == pytest.approx(EDGE)
    assert weighted(seen).ability < EDGE


def test_nothing_seen_tells_nothing() -> None:
    assert modal([]).ability == pytest.approx(0, abs=1e-9)
    assert modal([]).error == 1
    assert weighted([]).error == float("inf")


@settings(deadline=None, max_examples=20)
@given(st.floats(0.1, 1.0))
def test_help_pulls_the_mode_towards_the_middle(weight: float) -> None:
    alone, helped = modal([Response(task(), 3)]), modal([Response(task(), 3, weight)])
    assert 0 < helped.ability <= alone.ability
