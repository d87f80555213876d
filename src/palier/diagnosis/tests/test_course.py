"""Where somebody is in *Faire le point*, and what the next screen is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.diagnosis.rules.course import Screen, next_screen
from palier.diagnosis.rules.stop import SITTING_SECONDS


def screen(*facts: str, seconds: int = 0) -> Screen:
    """The screen when these of "asks", "playing", "stops", "finished" are true."""
    return next_screen(
        asks="asks" in facts,
        playing="playing" in facts,
        stops="stops" in facts,
        finished="finished" in facts,
        seconds_since_rest=seconds,
    )


@pytest.mark.parametrize(
    ("facts", "shown"),
    [
        (("asks", "playing", "stops", "finished"), Screen.RESULT),
        (("asks", "stops"), Screen.QUESTION),
        (("playing", "stops"), Screen.TASK),
        (("stops",), Screen.RESULT),
        ((), Screen.TASK),
    ],
)
def test_each_moment_has_its_screen(facts: tuple[str, ...], shown: Screen) -> None:
    assert screen(*facts) is shown


@given(st.integers(-1000, 10_000))
def test_a_pause_is_offered_after_a_sitting_and_not_before(seconds: int) -> None:
    shown = screen(seconds=seconds)
    assert shown is (Screen.PAUSE if seconds >= SITTING_SECONDS else Screen.TASK)


@given(st.integers(-1000, 10_000))
def test_nothing_interrupts_a_question_or_an_exercise(seconds: int) -> None:
    assert screen("asks", seconds=seconds) is Screen.QUESTION
    assert screen("playing", seconds=seconds) is Screen.TASK


@given(st.integers(-1000, 10_000))
def test_a_pause_is_never_offered_when_nothing_follows(seconds: int) -> None:
    assert screen("stops", seconds=seconds) is Screen.RESULT
