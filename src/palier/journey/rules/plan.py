"""What to propose next: at most three steps, each with its reason. Pure.

What has a date comes first, then what she asked for, then what *faire le point* suggests. One step
of a path at a time: the first that is neither done nor under way.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from palier.autonomy.rules.fading import Proposal, proposal
from palier.journey.schema import Path, Paths, PathStep
from palier.kernel.phrase import Phrase

MOST_CURRENT: Final = 3
"""Three is what is kept in mind between two visits; more is a programme, and programmes are fled.
The database keeps it too (``journey/models.py``: ``slot``)."""


@dataclass(frozen=True)
class Deadline:
    """A real date, fixed by others: ``what`` is the key of a path."""

    what: str
    day: date


@dataclass(frozen=True)
class Wish:
    """What she asked for: the need, and the paths that her words ask for."""

    need: UUID
    paths: tuple[str, ...]


TOGETHER: Final = proposal([])
"""Without anything known: with somebody, which is never too much nor too little."""


@dataclass(frozen=True)
class Situation:
    """What is known of her today. ``current``: how many steps are under way; ``taken``: names of
    the path steps that are done or under way; ``skills``: those that *faire le point* suggests, in
    order; ``helps``: kind of task → help."""

    today: date
    current: int = 0
    taken: Collection[str] = ()
    wishes: tuple[Wish, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    skills: tuple[str, ...] = ()
    helps: Mapping[str, Proposal] | None = None


@dataclass(frozen=True)
class ProposedStep:
    """``name``: ``path/step``. ``day``: the last one, when somebody else fixed it. ``reason`` is
    said to her and to the helper."""

    name: str
    path: Path
    step: PathStep
    reason: Phrase
    help: Proposal
    day: date | None = None
    need: UUID | None = None


def propose(
    paths: Paths, known: Situation, skill_of: Mapping[str, str]
) -> tuple[ProposedStep, ...]:
    """At most three, and no more than there is room for, but for what has a date: when three steps
    are under way already, it is said all the same. ``skill_of``: step name → skill."""
    room = max(0, MOST_CURRENT - known.current)
    chosen = dict[str, ProposedStep]()
    for one in _candidates(paths, known, skill_of):
        fits = len(chosen) < room or (one.day and len(chosen) < MOST_CURRENT)
        if fits and one.path.key not in chosen:
            chosen[one.path.key] = one
    return tuple(chosen.values())


def _candidates(
    paths: Paths, known: Situation, skill_of: Mapping[str, str]
) -> Iterator[ProposedStep]:
    """Every step that has a reason, the strongest reason first."""
    of = {path.key: path for path in paths.paths}
    days = {one.what: one.day for one in known.deadlines if one.day >= known.today}
    asked = [(key, wish.need) for wish in known.wishes for key in wish.paths if key in of]
    needs = dict(reversed(asked))
    for key in sorted((key for key in days if key in of), key=lambda key: days[key]):
        yield from _next(of[key], known, _due(days[key]), days[key], needs.get(key))
    for key, need in asked:
        yield from _next(of[key], known, ASKED, days.get(key), need)
    for skill in known.skills:
        for path in paths.paths:
            names = (f"{path.key}/{step.key}" for step in path.steps)
            if any(skill_of.get(name) == skill for name in names):
                yield from _next(path, known, SEEN, days.get(path.key), None)


def _next(
    path: Path, known: Situation, reason: Phrase, day: date | None, need: UUID | None
) -> Iterable[ProposedStep]:
    """The first step of the path that is not taken; nothing when all of them are."""
    helps = known.helps or {}
    for step in path.steps:
        name = f"{path.key}/{step.key}"
        if name not in known.taken:
            return [
                ProposedStep(name, path, step, reason, helps.get(step.task, TOGETHER), day, need)
            ]
    return []


ASKED: Final = Phrase(fr="Parce que c’est demandé.", en="Because it was asked for.")
SEEN: Final = Phrase(
    fr="Pour aller plus loin, après le point.", en="To go further, after taking stock."
)


def _due(day: date) -> Phrase:
    return Phrase(
        fr=f"Parce qu’il y a une date : le {day.day:02d}/{day.month:02d}.",
        en=f"Because there is a date: {day.day:02d}/{day.month:02d}.",
    )


def deadlines(paths: Paths, wanted: Collection[str], today: date) -> tuple[Deadline, ...]:
    """The real dates of the paths she is on: today, only those that the law fixes each month."""
    windows = (
        (path.key, path.monthly.closing(today))
        for path in paths.paths
        if path.monthly and path.key in wanted
    )
    return tuple(Deadline(key, day) for key, day in windows if day)


def still_taken(paths: Paths, done: Mapping[str, date], today: date) -> frozenset[str]:
    """Names of the steps done that are not to be done again: those of a monthly path come back
    when its next window opens."""
    monthly = {path.key: path.monthly for path in paths.paths if path.monthly}

    def stays(name: str, day: date) -> bool:
        window = monthly.get(name.split("/", maxsplit=1)[0])
        return window is None or day >= window.opened(today)

    return frozenset(name for name, day in done.items() if stays(name, day))
