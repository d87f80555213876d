"""Help that fades: from what was done, where somebody stands and which help comes next.

A choice of ours, in the spirit of scaffolding that is taken away as it stops being needed (Wood,
Bruner and Ross, 1976), kept small enough to be told in one sentence each time:

* done well together twice, the next is alone with somebody near;
* done well alone twice, the next is alone;
* it was hard, or was not done: the help that worked last comes back;
* a landing goes up as far as what was seen, and down by one at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.kernel.phrase import Phrase

NOT_YET, WITH_SOMEBODY, ALMOST, WITHOUT_HELP = 1, 2, 3, 4
"""Landings, as ``skillmap.LANDING_NAMES`` calls them."""

TWICE = 2
"""Once may be luck; three times would keep somebody waiting who can already do it."""


@dataclass(frozen=True)
class Done:
    """One task of one skill. ``by_her``: the person said it herself, nobody noted it."""

    level: HelpLevel
    outcome: Outcome
    by_her: bool = False

    @property
    def well(self) -> bool:
        return self.outcome is Outcome.WELL


@dataclass(frozen=True)
class Proposal:
    """The next help: how much, whether somebody stays ``near``, and why, in words to be shown."""

    level: HelpLevel
    near: bool
    because: Phrase


FIRST = Phrase(fr="C’est la première fois. On le fait ensemble.", en="A first time: done together.")
AFTER_FOR = Phrase(
    fr="C’était fait par quelqu’un. Cette fois, on le fait ensemble.",
    en="Somebody did it. This time it is done together.",
)
ONCE_WITH = Phrase(
    fr="Ensemble, ça a marché. On recommence ensemble une fois.",
    en="Together, it worked. Once more together.",
)
TWICE_WITH = Phrase(
    fr="Ensemble, ça a marché deux fois. La prochaine fois, sans aide, avec quelqu’un à côté.",
    en="Together, it worked twice. Next time alone, with somebody near.",
)
ONCE_ALONE = Phrase(
    fr="Sans aide, ça a marché. Encore une fois, avec quelqu’un à côté.",
    en="Alone, it worked. Once more, with somebody near.",
)
TWICE_ALONE = Phrase(
    fr="Sans aide, ça a marché deux fois. On continue sans aide.",
    en="Alone, it worked twice. It goes on alone.",
)
TOGETHER_AGAIN = Phrase(fr="On reprend ensemble.", en="Together again.")
NEAR_AGAIN = Phrase(
    fr="On reprend, avec quelqu’un à côté.", en="It starts again, with somebody near."
)
DIFFERENT = Phrase(
    fr="Sans aide ailleurs, avec quelqu’un ici : demandez comment cela se passe ailleurs.",
    en="Alone elsewhere, with somebody here: ask how it goes elsewhere.",
)

WITH = (HelpLevel.WITH, False)
NEAR = (HelpLevel.ALONE, True)
ALONE = (HelpLevel.ALONE, False)


def landing(records: Sequence[Done]) -> int:
    """1 to 4, from records of one skill, the oldest first; nothing yet is the first landing."""
    held, alone_before = NOT_YET, False
    for one in records:
        held = _after(one, held, alone_before)
        alone_before = one.well and one.level is HelpLevel.ALONE
    return held


def _after(one: Done, held: int, alone_before: bool) -> int:
    if one.outcome is Outcome.UNDONE:
        return held
    shown = _shown(one, alone_before)
    return max(held - 1, shown) if shown < held else max(held, shown if one.well else held)


def _shown(one: Done, alone_before: bool) -> int:
    """The landing that this record shows by itself; done with difficulty shows help was needed."""
    if one.level is HelpLevel.FOR:
        return NOT_YET
    if one.level is HelpLevel.WITH or not one.well:
        return WITH_SOMEBODY
    return WITHOUT_HELP if alone_before else ALMOST


def proposal(records: Sequence[Done]) -> Proposal:
    """The next help for one skill, from its records, the oldest first."""
    if not records:
        return Proposal(*WITH, FIRST)
    last = records[-1]
    if not last.well:
        return _after_trouble(records)
    before = records[-2] if len(records) >= TWICE else None
    again = before is not None and before.well and before.level is last.level
    if last.level is HelpLevel.ALONE:
        return Proposal(*ALONE, TWICE_ALONE) if again else Proposal(*NEAR, ONCE_ALONE)
    if last.level is HelpLevel.WITH and again:
        return Proposal(*NEAR, TWICE_WITH)
    if before is not None and _less(last.level, before.level):
        return Proposal(*WITH, TOGETHER_AGAIN)
    return Proposal(*WITH, ONCE_WITH if last.level is HelpLevel.WITH else AFTER_FOR)


def _less(level: HelpLevel, before: HelpLevel) -> bool:
    """Whether help came back: more of it than the time before."""
    order = list(HelpLevel)
    return order.index(level) < order.index(before)


def _after_trouble(records: Sequence[Done]) -> Proposal:
    """The help that worked last, and never less of it than what was just too little."""
    last = records[-1]
    if last.level is HelpLevel.ALONE and landing(records[:-1]) == WITHOUT_HELP:
        return Proposal(*NEAR, NEAR_AGAIN)
    return Proposal(*WITH, TOGETHER_AGAIN)


def contradiction(records: Sequence[Done]) -> Phrase | None:
    """What to ask when she says that she does alone what was last done here with somebody; ``None``
    when both agree, or one of them is silent."""
    said = next((one for one in reversed(records) if one.by_her), None)
    seen = next((one for one in reversed(records) if not one.by_her), None)
    if said is None or seen is None:
        return None
    alone = said.well and said.level is HelpLevel.ALONE
    helped = seen.level is not HelpLevel.ALONE or not seen.well
    return DIFFERENT if alone and helped else None
