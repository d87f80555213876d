"""What is asked and what was seen: the only two words the measurement knows.

An item is one small task of a single domain whose steps are counted: *graded response model*
(Samejima, 1969, Psychometrika Monograph 17). A right/wrong question is the case of one step.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import inf, isfinite

DOMAINS = ("phone", "computer", "documents", "email", "web", "jobsearch")

ALONE = 1.0
HELPED = 0.4
"""Weight of a task when « Quelqu’un m’a aidé »: its likelihood is raised to this power.

The rule behind the number: two helped tasks never outweigh one done without help (2 × 0.4 < 1),
and three of them weigh hardly more than one (1.2), so that a cousin's hands cannot raise a landing
alone, while the person is still seen (0 would throw her work away). No study of our field gives
this value: it is a choice, to be re-estimated when the same people are seen both ways. It shrinks
what is learnt, it does not correct for help that makes a score *too high*; the wider interval is
the honest part of the answer."""


@dataclass(frozen=True, slots=True)
class Item:
    """One task. On the scale of abilities (mean 0, sd 1 among the people who come):

    - ``discrimination`` a > 0, per unit of ability;
    - ``thresholds`` b₁ < … < b_m: P(at least k steps | θ) = logistic(a(θ − b_k)), so somebody of
      ability b_k gets k steps or more one time in two;
    - ``seconds``: expected time of somebody who hesitates, used to plan, never to score;
    - ``band``: 1 first steps, 2 usual, 3 needs ease;
    - ``lower``, ``upper``: asymptotes, for one-step items only (a picture question may be guessed,
      an able person may slip);
    - ``skill``: what it is about, "" when nobody said; two tasks of one skill are alternates;
    - ``drawn``: a drawn situation where one points at what one would do, and does nothing.

    Raises ``ValueError`` when the numbers do not describe such a curve.
    """

    id: str
    domain: str
    discrimination: float
    thresholds: tuple[float, ...]
    seconds: int
    band: int
    lower: float = 0.0
    upper: float = 1.0
    skill: str = ""
    drawn: bool = False

    def __post_init__(self) -> None:
        for wrong, says in self._faults():
            if wrong:
                raise ValueError(f"item {self.id}: {says}")

    def _faults(self) -> tuple[tuple[bool, str], ...]:
        bounded = (self.lower, self.upper) != (0.0, 1.0)
        return (
            (self.domain not in DOMAINS, f"unknown domain {self.domain!r}"),
            (not 0 < self.discrimination < inf, "discrimination must be positive"),
            (not self.thresholds, "at least one threshold is needed"),
            (not all(map(isfinite, self.thresholds)), "thresholds must be finite"),
            (not _rises(self.thresholds), "thresholds must strictly rise"),
            (self.seconds <= 0, "seconds must be positive"),
            (self.band < 1, "bands start at 1"),
            (not 0 <= self.lower < self.upper <= 1, "asymptotes must be 0 ≤ lower < upper ≤ 1"),
            (bounded and self.steps > 1, "asymptotes are for one-step items"),
        )

    @property
    def steps(self) -> int:
        """The highest score, m."""
        return len(self.thresholds)

    @property
    def place(self) -> int:
        """The index of its domain in :data:`DOMAINS`."""
        return DOMAINS.index(self.domain)


@dataclass(frozen=True, slots=True)
class Response:
    """What was seen: ``score`` steps done out of ``item.steps``, counted for ``weight`` (0 to 1).

    « Je ne sais pas » is a score of 0 (the person looked and could not); a task that was skipped
    is no response at all. ``pointed``: she pointed at a drawn screen (paper). What is believed is
    then the same, and less sure: pointing is not doing.
    """

    item: Item
    score: int
    weight: float = ALONE
    pointed: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.score <= self.item.steps:
            raise ValueError(f"item {self.item.id}: score {self.score} of {self.item.steps}")
        if not 0 <= self.weight <= 1:
            raise ValueError(f"item {self.item.id}: weight {self.weight} is not within 0 and 1")


def _rises(values: tuple[float, ...]) -> bool:
    return all(sooner < later for sooner, later in pairwise(values))
