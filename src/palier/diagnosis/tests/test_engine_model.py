import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.diagnosis.rules.items import Item, Response
from palier.diagnosis.rules.model import (
    GRID,
    expected_share,
    information,
    log_probabilities,
    log_table,
)
from palier.diagnosis.tests.engine_people import some_items, task


@given(some_items())
def test_the_scores_of_an_item_share_all_the_probability(item: Item) -> None:
    total = np.exp(log_probabilities(item, GRID)).sum(axis=0)
    np.testing.assert_allclose(total, 1, atol=1e-12)


@given(some_items(), st.floats(-6, 6))
def test_the_share_expected_is_the_mean_of_the_scores(item: Item, ability: float) -> None:
    chances = np.exp(log_probabilities(item, np.array([ability])))[:, 0]
    mean = chances @ np.arange(item.steps + 1) / item.steps
    assert expected_share(item, ability) == pytest.approx(mean, abs=1e-9)


def test_the_share_expected_of_a_guessed_item_is_its_chance_of_success() -> None:
    item = Item("guessed", "phone", 1.4, (0.3,), 20, 1, lower=0.25, upper=0.97)
    chance = np.exp(log_probabilities(item, np.array([-1.0])))[1, 0]
    assert expected_share(item, -1.0) == pytest.approx(chance, abs=1e-12)


@given(some_items())
def test_half_of_the_people_standing_on_a_threshold_pass_it(item: Item) -> None:
    for k, threshold in enumerate(item.thresholds, start=1):
        p = np.exp(log_probabilities(item, np.array([threshold])))
        assert p[k:].sum() == pytest.approx(0.5, abs=1e-12)


@given(some_items())
def test_information_is_the_mean_square_of_the_slope_of_the_log_likelihood(item: Item) -> None:
    theta, h = np.linspace(-4, 4, 33), 1e-5
    slopes = (log_probabilities(item, theta + h) - log_probabilities(item, theta - h)) / (2 * h)
    expected = (np.exp(log_probabilities(item, theta)) * slopes**2).sum(axis=0)
    np.testing.assert_allclose(information(item, theta), expected, atol=1e-7)


def test_information_with_asymptotes_obeys_the_same_definition() -> None:
    item = Item("guessed", "phone", 1.4, (0.3,), 20, 1, lower=0.25, upper=0.97)
    theta, h = np.linspace(-4, 4, 33), 1e-5
    slopes = (log_probabilities(item, theta + h) - log_probabilities(item, theta - h)) / (2 * h)
    expected = (np.exp(log_probabilities(item, theta)) * slopes**2).sum(axis=0)
    np.testing.assert_allclose(information(item, theta), expected, atol=1e-7)


def test_a_guessed_item_never_falls_below_its_chance() -> None:
    item = Item("guessed", "phone", 1.4, (0.3,), 20, 1, lower=0.25)
    no, yes = np.exp(log_probabilities(item, np.array([-50.0, 50.0])))
    assert yes == pytest.approx([0.25, 1.0])
    assert no == pytest.approx([0.75, 0.0])


def test_very_far_people_and_very_steep_items_stay_finite() -> None:
    item = Item("steep", "web", 40.0, (-5.0, 0.0, 5.0), 60, 2)
    theta = np.array([-1e6, -50.0, 0.0, 50.0, 1e6])
    assert np.isfinite(log_probabilities(item, theta)).all()
    assert np.isfinite(information(item, theta)).all()


def test_a_kept_table_cannot_be_spoilt() -> None:
    with pytest.raises(ValueError, match="read-only"):
        log_table(task())[0, 0] = 1.0


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"domain": "cooking"}, "unknown domain"),
        ({"discrimination": 0.0}, "discrimination"),
        ({"discrimination": float("nan")}, "discrimination"),
        ({"thresholds": ()}, "at least one"),
        ({"thresholds": (0.0, 0.0)}, "strictly rise"),
        ({"thresholds": (float("inf"),)}, "finite"),
        ({"seconds": 0}, "seconds"),
        ({"band": 0}, "bands"),
        ({"lower": 0.3}, "one-step"),
        ({"thresholds": (0.0,), "lower": 0.9, "upper": 0.2}, "asymptotes"),
    ],
)
def test_an_impossible_item_is_refused_with_its_name(change: dict[str, object], says: str) -> None:
    sound: dict[str, object] = {
        "id": "odd", "domain": "web", "discrimination": 1.5,
        "thresholds": (-1.0, 0.0), "seconds": 60, "band": 2,
    }  # fmt: skip
    with pytest.raises(ValueError, match=f"item odd: .*{says}"):
        Item(**{**sound, **change})  # type: ignore[arg-type]


@pytest.mark.parametrize(("score", "weight"), [(-1, 1.0), (4, 1.0), (1, 1.1), (1, -0.1)])
def test_an_impossible_response_is_refused(score: int, weight: float) -> None:
    with pytest.raises(ValueError, match="item t"):
        Response(task(), score, weight)
