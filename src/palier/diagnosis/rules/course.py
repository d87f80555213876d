"""Where somebody is in *Faire le point*, and what the next screen is."""

from enum import StrEnum

from palier.diagnosis.rules.stop import sitting_over


class Screen(StrEnum):
    QUESTION = "question"
    TASK = "task"
    PAUSE = "pause"
    RESULT = "result"
    DECISION = "decision"


def next_screen(
    *, asks: bool, playing: bool, stops: bool, finished: bool, seconds_since_rest: int
) -> Screen:
    """The conversation first, then exercises, a pause offered between two of them, the result.

    ``asks``: a question has no reply yet; ``playing``: an exercise is open, and nothing interrupts
    it; ``stops``: enough was seen. The pause is an offer and comes only if exercises remain.
    """
    if finished:
        return Screen.RESULT
    if asks:
        return Screen.QUESTION
    if playing:
        return Screen.TASK
    if stops:
        return Screen.RESULT
    return Screen.PAUSE if sitting_over(seconds_since_rest) else Screen.TASK
