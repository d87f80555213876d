"""What is asked at the counter is the best set that fits, not the best exercise after another."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.reception import at_cut, first_of_best

NUMBERS = st.tuples(st.floats(0.5, 2), st.floats(-2, 3), st.integers(1, 9))
ITEMS = st.lists(NUMBERS, max_size=7).map(
    lambda given: [
        Item(f"web-{n}", "web", slope, (edge,), seconds, 2)
        for n, (slope, edge, seconds) in enumerate(given)
    ]
)


def whole_plan(items: list[Item], count: int, seconds: int) -> list[Item]:
    plan: list[Item] = []
    while following := first_of_best(items, count, seconds):
        plan.append(following)
        items = [item for item in items if item is not following]
        count, seconds = count - 1, seconds - following.seconds
    return plan


@given(ITEMS, st.integers(0, 4), st.integers(0, 20))
def test_no_other_set_that_fits_tells_more(items: list[Item], count: int, seconds: int) -> None:
    plan = whole_plan(items, count, seconds)
    assert len(plan) <= count
    assert sum(item.seconds for item in plan) <= seconds
    every = (some for n in range(count + 1) for some in combinations(items, n))
    best = max(
        sum(map(at_cut, some)) for some in every if sum(item.seconds for item in some) <= seconds
    )
    assert sum(map(at_cut, plan)) == pytest.approx(best)


@given(ITEMS, st.integers(1, 4), st.integers(1, 20))
def test_the_order_of_the_files_changes_nothing(
    items: list[Item], count: int, seconds: int
) -> None:
    assert first_of_best(items, count, seconds) == first_of_best(items[::-1], count, seconds)
