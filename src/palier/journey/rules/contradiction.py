"""What is said and what is seen do not always agree. It is shown to the helper, kindly, and never
to the person: somebody who says « je l’ai fait » is believed, and helped. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from palier.autonomy.rules.level import HelpLevel
from palier.kernel.phrase import Phrase

SEEN_LITTLE: Final = 0.5
"""Less than half of the steps done in exercises: above, saying « sans aide » agrees well enough."""


@dataclass(frozen=True)
class Declared:
    """A task that went well, as it was told. ``by_her``: she said it; else a helper noted it."""

    task: str
    skill: str
    level: HelpLevel
    at: datetime
    by_her: bool


@dataclass(frozen=True)
class Contradiction:
    """``about``: the kind of task; ``says`` is for the helper only."""

    about: str
    says: Phrase


def contradictions(
    declared: Sequence[Declared], shares: Mapping[str, float], names: Mapping[str, Phrase]
) -> tuple[Contradiction, ...]:
    """At most one for each kind of task. ``shares``: skill → share (0 to 1) of its exercise steps
    done without help, for the skills that were watched; ``names``: task → its name."""
    found = dict[str, Contradiction]()
    for one in _found(declared, shares, names):
        found.setdefault(one.about, one)
    return tuple(found.values())


def _found(
    declared: Sequence[Declared], shares: Mapping[str, float], names: Mapping[str, Phrase]
) -> Iterator[Contradiction]:
    alone = [one for one in declared if one.level is HelpLevel.ALONE]
    for one in alone:
        name = names.get(one.task)
        if name is None:
            continue
        if _done_for(one, declared):
            yield Contradiction(one.task, _helped_since(name))
        elif one.by_her and shares.get(one.skill, 1.0) < SEEN_LITTLE:
            yield Contradiction(one.task, _seen_otherwise(name))


def _done_for(said: Declared, declared: Iterable[Declared]) -> bool:
    """A helper noted the same task as done *for* her, later."""
    return any(
        one.task == said.task and one.level is HelpLevel.FOR and not one.by_her and one.at > said.at
        for one in declared
    )


def _seen_otherwise(name: Phrase) -> Phrase:
    return Phrase(
        fr=f"{name.fr} : dit sans aide, moins vu dans les exercices. À regarder ensemble.",
        en=f"{name.en}: said alone, less seen in exercises. Worth a look together.",
    )


def _helped_since(name: Phrase) -> Phrase:
    return Phrase(
        fr=f"{name.fr} : dit sans aide, puis fait pour la personne. Un pas avec quelqu’un ?",
        en=f"{name.en}: said alone, then done for the person. A step with somebody?",
    )
