import csv
import json
from itertools import combinations
from math import prod

import numpy as np
import pytest
from django.conf import settings

from palier.diagnosis.rules.study.rasch import conditional, symmetric

STOPPED = 5e-6
"""eRm's search stops a little before the summit, and takes its errors from a curve measured
there: difficulties are 3.6·10⁻⁶ away at most, errors 4.2·10⁻⁶."""


def test_the_difficulties_of_lsat_agree_with_erm() -> None:
    if settings.SHARED_DATA is None:
        pytest.skip("the reference data are not beside the repository")
    data = settings.SHARED_DATA / "adaptive"
    with (data / "LSAT_ltm.csv").open(encoding="utf-8") as file:
        answers = np.array(list(csv.reader(file))[1:], dtype=int)
    told = json.loads((data / "LSAT_rasch_eRm.json").read_text(encoding="utf-8"))
    found = conditional(answers)
    assert answers.shape == (1000, 5)
    np.testing.assert_allclose(found.difficulty, told["item_difficulty"], atol=STOPPED)
    np.testing.assert_allclose(found.error, told["se"], atol=STOPPED)
    assert found.log_likelihood == pytest.approx(told["loglik"], abs=1e-6)


def test_symmetric_functions_are_sums_of_products() -> None:
    values = np.array([0.3, 1.2, 2.5, 0.8])
    wanted = [sum(prod(some) for some in combinations(values, r)) for r in range(5)]
    np.testing.assert_allclose(symmetric(values), wanted, rtol=1e-12)


def test_planted_difficulties_are_found_whatever_the_people_are() -> None:
    """Two crowds far apart: no belief about abilities enters, so none can be wrong."""
    dice, truth = np.random.default_rng(7), np.array([-1.0, -0.4, 0.0, 0.5, 0.9])
    people = np.concatenate([dice.normal(-2, 0.3, 4000), dice.normal(1, 0.3, 4000)])
    chance = 1 / (1 + np.exp(truth - people[:, None]))
    found = conditional((dice.random(chance.shape) < chance).astype(int))
    assert (np.abs(found.difficulty - truth) < 3 * found.error).all()
    assert found.error.max() < 0.04


def test_an_item_that_everybody_passed_is_refused() -> None:
    with pytest.raises(ValueError, match="everybody, or nobody"):
        conditional(np.array([[1, 0], [1, 1], [1, 0]]))
