"""« C’est fait ? Qu’est-ce qui était difficile ? »: not done is no fault. Pure.

What was hard decides what changes, by these rules, which the helper may read: the step is cut
smaller, or the help grows, or the place or the date changes. After three times, a human comes.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from palier.autonomy.rules.level import HelpLevel
from palier.kernel.phrase import Phrase

A_WEEK: Final = timedelta(days=7)
"""The next try: places open every week, and what was hard is still in mind."""

TIRED: Final = 3
"""Not done three times: what the rules change is not enough, somebody talks with her."""


class Hard(StrEnum):
    """What was hard, in one press. ``UNSAID``: « je préfère ne pas répondre »."""

    TOO_BIG = "too_big"
    NOBODY = "nobody"
    NO_MACHINE = "no_machine"
    AFRAID = "afraid"
    NO_TIME = "no_time"
    UNSAID = ""


HARDS: Mapping[Hard, Phrase] = {
    Hard.TOO_BIG: Phrase(fr="Trop long, ou trop compliqué", en="Too long, or too hard"),
    Hard.NOBODY: Phrase(fr="Personne pour m’aider", en="Nobody to help me"),
    Hard.NO_MACHINE: Phrase(
        fr="Pas d’ordinateur, ou pas d’Internet", en="No computer, or no Internet"
    ),
    Hard.AFRAID: Phrase(fr="Je n’ai pas osé", en="I did not dare"),
    Hard.NO_TIME: Phrase(fr="Pas le temps, ou oublié", en="No time, or forgotten"),
    Hard.UNSAID: Phrase(fr="Je préfère ne pas répondre", en="I would rather not answer"),
}


@dataclass(frozen=True)
class Tried:
    """A step that was not done: with how much help it was planned, how many times it was not done
    (this one included), and whether it can be cut or practised."""

    level: HelpLevel
    near: bool
    times: int
    pieces: int = 0
    exercise: bool = False


@dataclass(frozen=True)
class Change:
    """What the step becomes. ``says`` is said to her, ``because`` to the helper."""

    level: HelpLevel
    near: bool
    says: Phrase
    because: Phrase
    cut: bool = False
    here: bool = False
    practise: bool = False
    human: bool = False


def after_not_yet(hard: Hard, tried: Tried) -> Change:
    """What changes, after what was hard. The help never shrinks here."""
    cut = hard is Hard.TOO_BIG and tried.pieces > 0
    level, near = tried.level, tried.near
    if (hard is Hard.TOO_BIG and not cut) or hard is Hard.NOBODY:
        level, near = more_help(level, near)
    if hard is Hard.AFRAID and level is HelpLevel.ALONE:
        level, near = HelpLevel.WITH, False
    says, because = _told(hard, cut, level, near)
    return Change(
        level=level,
        near=near,
        says=says,
        because=because,
        cut=cut,
        here=hard is Hard.NO_MACHINE,
        practise=hard is Hard.AFRAID and tried.exercise,
        human=tried.times >= TIRED,
    )


def more_help(level: HelpLevel, near: bool) -> tuple[HelpLevel, bool]:
    """One more: somebody near, then with somebody, then somebody does it (which is no shame)."""
    match level:
        case HelpLevel.ALONE if not near:
            return HelpLevel.ALONE, True
        case HelpLevel.ALONE:
            return HelpLevel.WITH, False
        case _:
            return HelpLevel.FOR, False


def another_day(
    today: date, weekdays: str, holidays: Collection[date], last: date | None = None
) -> date:
    """A week later, or the next day when the place opens; the ``last`` day that somebody fixed,
    when that comes first and is not over. Never before today, within three weeks."""
    days = (today + A_WEEK + timedelta(days=n) for n in range(14))
    opening = (day for day in days if str(day.isoweekday()) in weekdays and day not in holidays)
    day = next(opening, today + A_WEEK)
    return last if last and today <= last < day else day


_HELPED: Mapping[tuple[HelpLevel, bool], Phrase] = {
    (HelpLevel.ALONE, True): Phrase(
        fr="La prochaine fois, quelqu’un reste à côté de vous.",
        en="Next time, somebody stays near you.",
    ),
    (HelpLevel.WITH, False): Phrase(
        fr="La prochaine fois, vous le faites avec quelqu’un.",
        en="Next time, you do it with somebody.",
    ),
    (HelpLevel.FOR, False): Phrase(
        fr="La prochaine fois, quelqu’un le fait avec votre accord, devant vous.",
        en="Next time, somebody does it with your agreement, in front of you.",
    ),
}
_AGAIN: Final = Phrase(fr="On choisit un autre jour.", en="We choose another day.")


def _told(hard: Hard, cut: bool, level: HelpLevel, near: bool) -> tuple[Phrase, Phrase]:
    """What is said to her, then the rule as the helper reads it."""
    if cut:
        return (
            Phrase(
                fr="Ce pas était trop grand. Voici un morceau plus petit.",
                en="This step was too big. Here is a smaller piece.",
            ),
            Phrase(fr="Trop grand : coupé en plus petit.", en="Too big: cut smaller."),
        )
    match hard:
        case Hard.TOO_BIG | Hard.NOBODY:
            return _HELPED.get((level, near), _AGAIN), Phrase(
                fr="Trop grand ou sans personne : plus d’aide.",
                en="Too big, or nobody there: more help.",
            )
        case Hard.NO_MACHINE:
            return (
                Phrase(
                    fr="Venez ici : il y a un ordinateur pour vous.",
                    en="Come here: there is a computer for you.",
                ),
                Phrase(fr="Sans machine : on le fait ici.", en="No machine: it is done here."),
            )
        case Hard.AFRAID:
            return (
                Phrase(
                    fr="C’est normal d’hésiter. On s’entraîne d’abord, avec quelqu’un.",
                    en="Hesitating is fine. First we practise, with somebody.",
                ),
                Phrase(
                    fr="N’a pas osé : avec quelqu’un, et l’exercice avant.",
                    en="Did not dare: with somebody, and the exercise first.",
                ),
            )
        case Hard.NO_TIME:
            return _AGAIN, Phrase(fr="Pas le temps : un autre jour.", en="No time: another day.")
        case _:
            return _AGAIN, Phrase(fr="Rien de dit : un autre jour.", en="Unsaid: another day.")
