import csv
import json
from itertools import product

import numpy as np
import pytest
from django.conf import settings as django_settings
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from palier.diagnosis.rules.items import DOMAINS, HELPED, Item, Response
from palier.diagnosis.rules.model import GRID, Floats, log_probabilities
from palier.diagnosis.rules.posterior import (
    PRIOR,
    exchangeable,
    infer,
    log_likelihood,
    posterior,
)
from palier.diagnosis.tests.engine_people import people, some_items, task

THREE = DOMAINS[:3]
BRUTE_FORCE = 0.02
"""How far EP may stand from the exact mean, sd and covariance; 0.011 is the worst seen."""

SURPRISE = 0.25
"""How much an answer that contradicts all others may widen a belief; 0.17 is the worst of 4,000
random people who answer anyhow."""


def brute_force(responses: list[Response], prior: Floats) -> tuple[Floats, Floats]:
    """The exact mean and covariance on a full grid of three abilities."""
    axis = np.linspace(-7, 7, 57)
    curves = np.zeros((3, axis.size))
    for r in responses:
        curves[r.item.place] += r.weight * log_probabilities(r.item, axis)[r.score]
    points = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1).reshape(-1, 3)
    logs = -0.5 * ((points @ np.linalg.inv(prior)) * points).sum(axis=1)
    logs += (curves[0][:, None, None] + curves[1][None, :, None] + curves[2]).ravel()
    mass = np.exp(logs - logs.max())
    mass /= mass.sum()
    mean = mass @ points
    apart = points - mean
    return mean, (apart * mass[:, None]).T @ apart


@settings(max_examples=25, deadline=None)
@given(people(12, THREE), st.sampled_from((0.0, 0.3, 0.7, 0.85)))
def test_belief_agrees_with_brute_force(seen: list[Response], correlation: float) -> None:
    prior = exchangeable(correlation, 3)
    ours = posterior(seen, prior)
    mean, covariance = brute_force(seen, prior)
    np.testing.assert_allclose(ours.mean[0], mean, atol=BRUTE_FORCE)
    np.testing.assert_allclose(ours.covariance[0], covariance, atol=BRUTE_FORCE)
    np.testing.assert_allclose(ours.sd[0], np.sqrt(np.diagonal(covariance)), atol=BRUTE_FORCE)


def test_intervals_agree_with_a_fine_grid_of_one_ability() -> None:
    seen = [Response(task(f"t{n}", middle=n - 1.0), score) for n, score in enumerate((3, 3, 2))]
    axis = np.linspace(-8, 8, 64_001)
    logs = -0.5 * axis**2 + sum(log_probabilities(r.item, axis)[r.score] for r in seen)
    reached = np.cumsum(np.exp(logs))
    reached /= reached[-1]
    for level in (0.8, 0.9):
        low, high = posterior(seen, exchangeable(0.0)).interval(level)
        exact = np.interp([(1 - level) / 2, (1 + level) / 2], reached, axis)
        assert [low[0, 4], high[0, 4]] == pytest.approx(exact, abs=2e-3)


def test_before_anything_is_seen_belief_is_the_prior() -> None:
    belief = posterior([])
    np.testing.assert_allclose(belief.mean, 0, atol=1e-6)
    np.testing.assert_allclose(belief.covariance[0], PRIOR, atol=1e-6)
    low, high = belief.interval(0.8)
    np.testing.assert_allclose([-low, high], 1.2816, atol=1e-3)


@settings(deadline=None)
@given(people(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_changes_nothing(seen: list[Response], shuffle: object) -> None:
    mixed = list(seen)
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = posterior(seen), posterior(mixed)
    np.testing.assert_array_equal(one.mean, other.mean)
    np.testing.assert_array_equal(one.covariance, other.covariance)


@settings(deadline=None, max_examples=50)
@given(people(8), people(4))
def test_going_on_from_yesterday_gives_what_starting_afresh_gives(
    before: list[Response], after: list[Response]
) -> None:
    afresh = posterior(before + after)
    resumed = infer(log_likelihood(before + after), start=posterior(before).sites)
    np.testing.assert_allclose(resumed.mean, afresh.mean, atol=1e-7)
    np.testing.assert_allclose(resumed.covariance, afresh.covariance, atol=1e-7)


@settings(deadline=None)
@given(people(), some_items())
def test_doing_more_steps_never_lowers_any_domain(seen: list[Response], item: Item) -> None:
    means = [posterior([*seen, Response(item, k)]).mean[0] for k in range(item.steps + 1)]
    assert (np.diff(means, axis=0) >= -1e-3).all()
    assert (np.diff(means, axis=0)[:, item.place] > 0).all()


@settings(deadline=None)
@given(people(), some_items())
def test_on_average_a_full_weight_task_never_makes_us_less_sure(
    seen: list[Response], item: Item
) -> None:
    """The law of total variance, over the scores that the belief itself expects."""
    now = posterior(seen)
    scores = now.marginals[0, item.place] @ np.exp(log_probabilities(item, GRID)).T
    after = [posterior([*seen, Response(item, k)]).sd[0] ** 2 for k in range(item.steps + 1)]
    assert (scores @ np.array(after) <= now.sd[0] ** 2 + 2e-3).all()


@settings(deadline=None)
@given(people(), some_items())
def test_the_answer_we_expected_most_leaves_us_at_least_as_sure(
    seen: list[Response], item: Item
) -> None:
    """Up to 0.02: 0.011 is the worst of 2,500 random people who answer anyhow."""
    before = posterior(seen)
    expected = before.marginals[0, item.place] @ np.exp(log_probabilities(item, GRID)).T
    after = posterior([*seen, Response(item, int(expected.argmax()))])
    assert (after.sd <= before.sd + 0.02).all()


@settings(deadline=None)
@given(people(), some_items(), st.data())
def test_no_answer_leaves_us_less_sure_than_the_prior_or_much_less_than_before(
    seen: list[Response], item: Item, data: st.DataObject
) -> None:
    """An answer that contradicts the others may move belief to where the curves are flatter, and
    widen it: that is honest. Never past the prior (curves are log-concave)."""
    before = posterior(seen).sd
    after = posterior([*seen, Response(item, data.draw(st.integers(0, item.steps)))]).sd
    assert (after <= 1 + 1e-6).all()
    assert (after <= before + SURPRISE).all()


@settings(deadline=None)
@given(people(), some_items())
def test_a_weight_of_nothing_is_nothing(seen: list[Response], item: Item) -> None:
    assume(item.id not in {r.item.id for r in seen})
    with_it = posterior([*seen, Response(item, item.steps, 0.0)])
    np.testing.assert_array_equal(with_it.mean, posterior(seen).mean)


def test_help_moves_belief_less_and_two_helped_tasks_less_than_one_alone() -> None:
    alone = posterior([Response(task("a"), 3)])
    helped = posterior([Response(task("a"), 3, HELPED)])
    twice = posterior([Response(task("a"), 3, HELPED), Response(task("b"), 3, HELPED)])
    assert 0 < helped.mean[0, 4] < twice.mean[0, 4] < alone.mean[0, 4]
    assert helped.sd[0, 4] > twice.sd[0, 4] > alone.sd[0, 4]


def test_a_domain_is_told_about_by_another_but_less_than_by_itself() -> None:
    belief = posterior([Response(task(), 3)])
    others = np.delete(belief.mean[0], 4)
    assert (others > 0).all()
    assert (others < belief.mean[0, 4]).all()


@pytest.mark.parametrize("pattern", list(product((0, 1), repeat=3)))
def test_opposite_and_extreme_profiles_stay_finite_and_settle(pattern: tuple[int, ...]) -> None:
    steep = [
        Response(Item(f"{d}{n}", d, 3.0, (-1.0, 0.0, 1.0), 60, 2), 3 * pattern[i % 3])
        for i, d in enumerate(DOMAINS)
        for n in range(20)
    ]
    belief = posterior(steep)
    again = infer(log_likelihood(steep), start=belief.sites)
    assert np.isfinite(belief.mean).all()
    assert (belief.sd > 0).all()
    np.testing.assert_allclose(again.mean, belief.mean, atol=1e-7)
    assert np.isfinite(belief.interval(0.9)).all()


def test_many_people_at_once_are_each_as_if_alone() -> None:
    seen = [[], [Response(task(), 3)], [Response(task(), 0), Response(task("p", "phone"), 2)]]
    together = infer(np.concatenate([log_likelihood(one) for one in seen]))
    for place, one in enumerate(seen):
        np.testing.assert_allclose(together.mean[place], posterior(one).mean[0], atol=1e-7)


def test_right_or_wrong_items_agree_with_the_reference_of_catr() -> None:
    """60 people on 85 four-parameter items: expected a posteriori under N(0, 1) and its error."""
    if django_settings.SHARED_DATA is None:
        pytest.skip("the reference data are not beside the repository")
    data = django_settings.SHARED_DATA / "adaptive"
    with (data / "catR_tcals_85items.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    items = [_item(n, row) for n, row in enumerate(rows)]
    for person in json.loads((data / "catR_theta_reference_60.json").read_text(encoding="utf-8")):
        seen = [
            Response(items[n - 1], score)
            for n, score in zip(person["items"], person["responses"], strict=True)
        ]
        belief = posterior(seen, exchangeable(0.0))
        assert belief.mean[0, 4] == pytest.approx(person["EAP"], abs=2e-6)
        assert belief.sd[0, 4] == pytest.approx(person["sem_EAP"], abs=5e-6)


def _item(n: int, row: dict[str, str]) -> Item:
    a, b, c, d = (float(row[name]) for name in "abcd")
    return Item(f"q{n}", "web", a, (b,), 30, 2, lower=c, upper=d)
