"""From one diagnosis to the next: a change is said only when it is larger than the doubt."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from palier.diagnosis.rules.evolution import Change, change, paths
from palier.diagnosis.rules.landing import Landing, step_of

MARCH = datetime(2026, 3, 9, tzinfo=UTC)


def stands(mean: float, sd: float = 0.4, domain: str = "email", seen: int = 3) -> Landing:
    step = step_of(mean) if seen else None
    return Landing(domain, step, True, mean - sd, mean + sd, mean, sd, seen, 0.8)


ABILITIES = st.floats(-4, 4)
DOUBTS = st.floats(0.05, 1)


def test_what_grew_more_than_the_doubt_is_said_to_have_grown() -> None:
    assert change(stands(-1.0), stands(0.5)) is Change.UP
    assert change(stands(0.5), stands(-1.0)) is Change.DOWN
    assert change(stands(0.0), stands(0.5)) is Change.UNSURE


@given(ABILITIES, ABILITIES, DOUBTS, DOUBTS)
def test_the_same_two_read_backwards_say_the_contrary(
    one: float, two: float, sd: float, other: float
) -> None:
    there, back = (
        change(stands(one, sd), stands(two, other)),
        change(stands(two, other), stands(one, sd)),
    )
    contrary = {Change.UP: Change.DOWN, Change.DOWN: Change.UP, Change.UNSURE: Change.UNSURE}
    assert back is contrary[there]


@given(ABILITIES, ABILITIES, DOUBTS, st.floats(1, 3))
def test_more_doubt_never_makes_a_change_surer(
    one: float, two: float, sd: float, wider: float
) -> None:
    if change(stands(one, sd), stands(two, sd)) is Change.UNSURE:
        assert change(stands(one, sd * wider), stands(two, sd * wider)) is Change.UNSURE


def test_a_domain_watched_once_has_no_path_and_one_never_watched_neither() -> None:
    told = [
        (MARCH + timedelta(days=90), [stands(1.0), stands(0.0, domain="web")]),
        (MARCH, [stands(-1.0), stands(0.0, domain="web", seen=0)]),
    ]
    (path,) = paths(told)
    assert path.domain == "email"
    assert [one.at for one in path.moments] == [MARCH, MARCH + timedelta(days=90)]
    assert path.change is Change.UP


def test_nothing_told_is_no_path() -> None:
    assert paths([]) == ()
