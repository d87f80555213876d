from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.diagnosis.rules.items import DOMAINS, Response
from palier.diagnosis.rules.landing import landings
from palier.diagnosis.rules.pointing import POINTING_SD, widened
from palier.diagnosis.rules.posterior import posterior
from palier.diagnosis.rules.stop import SURE_SD, enough
from palier.diagnosis.tests.engine_people import people, task


def with_media(seen: list[Response], pointed: list[bool]) -> list[Response]:
    return [replace(r, pointed=on) for r, on in zip(seen, pointed, strict=True)]


@st.composite
def seen_both_ways(draw: st.DrawFn) -> tuple[list[Response], list[Response]]:
    """The same steps, all done, and some of them pointed at."""
    seen = draw(people().filter(bool))
    pointed = draw(st.lists(st.booleans(), min_size=len(seen), max_size=len(seen)))
    return seen, with_media(seen, pointed)


@settings(deadline=None)
@given(seen_both_ways())
def test_the_same_steps_give_the_same_estimate_and_the_same_landing_whatever_the_medium(
    both: tuple[list[Response], list[Response]],
) -> None:
    done, told = both
    np.testing.assert_array_equal(posterior(told).mean, posterior(done).mean)
    steps = [[one.step for one in landings(posterior(seen), seen)] for seen in both]
    assert steps[0] == steps[1]


@settings(deadline=None)
@given(seen_both_ways())
def test_pointing_is_strictly_less_sure_where_she_pointed_and_changes_nothing_elsewhere(
    both: tuple[list[Response], list[Response]],
) -> None:
    done, told = both
    where = np.array([[any(r.pointed and r.item.domain == d for r in told) for d in DOMAINS]])
    apart = posterior(told).sd - posterior(done).sd
    assert (apart[where] > 0).all()
    assert (apart[~where] == 0).all()
    assert (posterior(told).sd ** 2 <= posterior(done).sd ** 2 + POINTING_SD**2 + 1e-12).all()


@settings(deadline=None)
@given(seen_both_ways())
def test_pointing_never_makes_a_landing_surer_nor_an_interval_narrower(
    both: tuple[list[Response], list[Response]],
) -> None:
    done, told = ((landings(posterior(seen), seen)) for seen in both)
    for one, other in zip(done, told, strict=True):
        assert other.chance <= one.chance
        assert one.sure or not other.sure
        assert other.high - other.low >= one.high - one.low - 1e-3


@settings(deadline=None)
@given(seen_both_ways(), st.randoms(use_true_random=False))
def test_the_order_of_what_was_pointed_at_changes_nothing(
    both: tuple[list[Response], list[Response]], shuffle: object
) -> None:
    mixed = list(both[1])
    shuffle.shuffle(mixed)  # type: ignore[attr-defined]
    np.testing.assert_array_equal(posterior(mixed).sd, posterior(both[1]).sd)


def test_a_domain_pointed_at_whole_is_never_enough_and_one_done_whole_is() -> None:
    done = [Response(task(f"{d}{n}", d, middle=n / 4 - 1), 2) for d in DOMAINS for n in range(8)]
    told = with_media(done, [True] * len(done))
    watched = np.ones((1, len(DOMAINS)), dtype=np.bool_)
    assert enough(posterior(done), watched).all()
    assert not enough(posterior(told), watched).any()
    assert (posterior(told).sd > max(POINTING_SD, SURE_SD)).all()


def test_doing_one_task_more_lessens_the_doubt_that_pointing_left() -> None:
    told = [Response(task("a"), 2, pointed=True)]
    again = [*told, Response(task("b"), 2)]
    before, after = posterior(told).doubt[0, 4], posterior(again).doubt[0, 4]
    assert before == pytest.approx(POINTING_SD**2)
    assert 0 < after < 0.7 * before


def test_a_blur_keeps_the_middle_and_adds_its_variance() -> None:
    belief = posterior([Response(task(), 2)])
    blurred = widened(belief.marginals, np.full((1, 6), 0.25))
    grid = np.linspace(-6, 6, 61)
    np.testing.assert_allclose(blurred.sum(axis=-1), 1)
    np.testing.assert_allclose(blurred @ grid, belief.mean, atol=1e-4)
    apart = blurred @ grid**2 - (blurred @ grid) ** 2 - belief.sd**2
    np.testing.assert_allclose(apart, 0.25, atol=1e-3)
