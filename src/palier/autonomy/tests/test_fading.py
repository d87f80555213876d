"""Help that fades: each rule told once, then all of them on anything."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.autonomy.rules import fading
from palier.autonomy.rules.fading import Done, contradiction, landing, proposal
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.skillmap.tests.readability import faults

LETTERS = {"f": HelpLevel.FOR, "w": HelpLevel.WITH, "a": HelpLevel.ALONE}
OUTCOMES = {"": Outcome.WELL, "!": Outcome.HARD, "-": Outcome.UNDONE}

dones = st.lists(st.builds(Done, st.sampled_from(HelpLevel), st.sampled_from(Outcome)), max_size=12)


def told(story: str, *, by_her: bool = False) -> list[Done]:
    """ "f w w! a-": for, together, together but hard, alone and not done."""
    return [Done(LETTERS[one[0]], OUTCOMES[one[1:]], by_her) for one in story.split()]


@pytest.mark.parametrize(
    ("story", "stands"),
    [
        *[("", 1), ("f", 1), ("f f", 1), ("w", 2), ("f w w", 2), ("w w a", 3), ("w w a a", 4)],
        *[("a", 3), ("a a a!", 3), ("a a a! a!", 2), ("a a w", 3), ("a a w w", 2), ("a a f", 3)],
        *[("f w w a a f w", 2), ("w-", 1), ("a a a-", 4), ("w!", 1), ("a!", 1)],
    ],
)
def test_where_somebody_stands(story: str, stands: int) -> None:
    assert landing(told(story)) == stands


FOR, WITH, NEAR, ALONE = "for", "with", "near", "alone"


@pytest.mark.parametrize(
    ("story", "help_", "because"),
    [
        ("", WITH, fading.FIRST),
        ("f", WITH, fading.AFTER_FOR),
        ("f w", WITH, fading.ONCE_WITH),
        ("f w w", NEAR, fading.TWICE_WITH),
        ("f w w a", NEAR, fading.ONCE_ALONE),
        ("f w w a a", ALONE, fading.TWICE_ALONE),
        ("w w a!", WITH, fading.TOGETHER_AGAIN),
        ("a a a!", NEAR, fading.NEAR_AGAIN),
        ("w w a w", WITH, fading.TOGETHER_AGAIN),
        ("w w f", WITH, fading.TOGETHER_AGAIN),
        ("w!", WITH, fading.TOGETHER_AGAIN),
        ("a-", WITH, fading.TOGETHER_AGAIN),
        ("w w! w", WITH, fading.ONCE_WITH),
    ],
)
def test_which_help_comes_next(story: str, help_: str, because: object) -> None:
    next_ = proposal(told(story))
    name = NEAR if next_.near else next_.level.value
    assert (name, next_.because) == (help_, because)


@given(dones)
def test_a_landing_is_one_of_four_and_goes_down_by_one_at_a_time(records: list[Done]) -> None:
    stands = [landing(records[:n]) for n in range(len(records) + 1)]
    assert set(stands) <= {1, 2, 3, 4}
    for before, after in itertools.pairwise(stands):
        assert after >= before - 1


@given(dones)
def test_what_was_not_done_moves_nobody(records: list[Done]) -> None:
    undone = Done(HelpLevel.ALONE, Outcome.UNDONE)
    assert landing([*records, undone]) == landing(records)


@given(dones)
def test_nobody_is_ever_asked_to_go_on_alone_before_two_times_alone(records: list[Done]) -> None:
    next_ = proposal(records)
    if next_.level is HelpLevel.ALONE and not next_.near:
        assert [(one.level, one.well) for one in records[-2:]] == [(HelpLevel.ALONE, True)] * 2
    assert next_.level is not HelpLevel.FOR  # it is always possible, and never planned
    assert not (next_.near and next_.level is not HelpLevel.ALONE)


@given(dones)
def test_two_good_times_alone_reach_the_top_from_anywhere(records: list[Done]) -> None:
    records = [*records, *told("a a")]
    assert landing(records) == 4
    assert proposal(records).because == fading.TWICE_ALONE


@given(dones)
def test_after_trouble_help_comes_back_and_nobody_stays_alone(records: list[Done]) -> None:
    next_ = proposal([*records, *told("a!")])
    assert next_.level is HelpLevel.WITH or next_.near


def test_every_reason_can_be_shown() -> None:
    reasons = [one for one in vars(fading).values() if type(one).__name__ == "Phrase"]
    assert len(reasons) >= 9
    assert [fault for reason in reasons for fault in faults(reason)] == []


def test_two_stories_are_told_to_the_helper_and_only_then() -> None:
    seen, said = told("w"), told("a", by_her=True)
    assert contradiction([*seen, *said]) == fading.DIFFERENT
    assert contradiction([*said, *told("a!")]) == fading.DIFFERENT
    assert contradiction([*said, *told("a")]) is None
    assert contradiction(said) is None
    assert contradiction(seen) is None
