"""When there are enough answers to say something of an item, and how many are missing."""

from collections.abc import Sequence
from dataclasses import dataclass

NEEDED = 200
"""Answers alone, on a screen, for one item.

Our own simulation (``bench/calibrate.py``: 120 tasks, 12 a person, as in our places): at 200
answers the error of a difficulty is 0.2, as small as what the engine can use, and the intervals
tell the truth; at 50 it is 0.33, as wide as experts disagree by. Literature asks for as much: 200
for two parameters (Drasgow, 1989, Applied Psychological Measurement 13), 250 for half a unit
whatever the people (Linacre, 1994, Rasch Measurement Transactions 7), 500 for graded scales
answered whole (Reise & Yu, 1990, Journal of Educational Measurement 27): these last want every
discrimination exact; ours are read beside their errors, by experts who decide."""

EACH_SCORE = 10
"""Answers at each score: a threshold that nearly nobody stands beside is a guess (Linacre, 2002,
Journal of Applied Measurement 3, asks for 10 as well)."""


@dataclass(frozen=True, slots=True)
class Missing:
    """What an item lacks: ``answers`` more in all, and ``scores`` that too few people reached."""

    answers: int
    scores: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.answers or self.scores)


def missing(counts: Sequence[int], needed: int = NEEDED, each: int = EACH_SCORE) -> Missing:
    """From how many people reached each score of an item; false when there are enough."""
    rare = tuple(score for score, count in enumerate(counts) if count < each)
    return Missing(max(0, needed - sum(counts)), rare)
