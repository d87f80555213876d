"""From a result to what to open next: at most three doors, and one small step to begin.

The weakest of what was *observed and needed* comes first; among equals, e-mail, which the study
calls "un palier d'usage important". What the person came for comes before everything else. A
suggestion opens something: it never says what is lacking.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from palier.diagnosis.rules.factors import Factor
from palier.kernel.phrase import Phrase
from palier.skillmap.schema import LANDING_NAMES, UNWATCHED, Domain, Skill, Skillmap

MOST_DOORS = 3
"""More than three is a programme, and the study tells how programmes are fled."""
TOP = 4
"""The landing "sans aide": nothing to open there, unless the person asks for it."""
HELD = 0.8
"""Share of the steps done without help from which a skill is held: four times in five, the usual
criterion of mastery put at its low end (Bloom, 1968): one slip must not open a door again."""


@dataclass(frozen=True)
class Result:
    """What was seen. ``landings``: domain → 1 to 4, ``None`` when not watched; ``sure``: domain →
    whether it is sure enough; ``skills``: skill → share (0 to 1) of its steps done without help,
    for the skills that were watched."""

    landings: Mapping[str, int | None]
    sure: Mapping[str, bool]
    skills: Mapping[str, float]
    factors: tuple[Factor, ...] = ()


@dataclass(frozen=True)
class Door:
    """A skill to open next: ``learn`` (an infinitive) and what it ``opens`` are for the person,
    ``because`` for the helper."""

    domain: str
    skill: str
    learn: Phrase
    opens: Phrase
    because: Phrase


@dataclass(frozen=True)
class SmallStep:
    """How to begin, and perhaps one kind sentence beside it, chosen by a factor."""

    skill: str
    says: Phrase
    beside: Phrase | None


@dataclass(frozen=True)
class Proposal:
    """At most :data:`MOST_DOORS` doors; the step begins the first (``None`` when there is none)."""

    doors: tuple[Door, ...]
    step: SmallStep | None


def propose(result: Result, wanted: Collection[str] | None, skillmap: Skillmap) -> Proposal:
    """What to open next. ``wanted``: skill or domain keys that come from the person's request.

    Keys that are not on the map are ignored. A domain that nobody watched is proposed only when it
    is wanted, and said to be "pas encore regardé".
    """
    asked = frozenset(wanted or ())
    candidates = [*_candidates(result, asked, skillmap)]
    candidates.sort(key=lambda pair: _priority(result, asked, skillmap, *pair))
    chosen = candidates[:MOST_DOORS]
    doors = tuple(_door(result, asked, domain, skill) for domain, skill in chosen)
    step = _first_step(result, skillmap, chosen[0][1]) if chosen else None
    return Proposal(doors, step)


def _candidates(
    result: Result, asked: frozenset[str], skillmap: Skillmap
) -> Iterator[tuple[Domain, Skill]]:
    """Every skill asked for by name, else one skill in each domain that is watched or asked for."""
    for domain in skillmap.domains:
        left = [skill for skill in domain.skills if result.skills.get(skill.key, 0.0) < HELD]
        named = [skill for skill in left if skill.key in asked]
        if named:
            yield from ((domain, skill) for skill in named)
        elif left and (domain.key in asked or _to_climb(result, domain)):
            yield domain, _weakest(result, left)


def _to_climb(result: Result, domain: Domain) -> bool:
    landing = result.landings.get(domain.key)
    return landing is not None and landing < TOP


def _weakest(result: Result, left: list[Skill]) -> Skill:
    """The observed skill least done; without any, the first that is usually learnt."""
    observed = [skill for skill in left if skill.key in result.skills]
    return min(observed, key=lambda skill: result.skills[skill.key]) if observed else left[0]


def _priority(
    result: Result, asked: frozenset[str], skillmap: Skillmap, domain: Domain, skill: Skill
) -> tuple[bool, bool, int, bool, int, float]:
    """Smaller first: wanted, watched, low landing, e-mail, order of the map, least done."""
    landing = result.landings.get(domain.key)
    return (
        not _wanted(asked, domain, skill),
        landing is None,
        landing or 0,
        domain.key != "email",
        skillmap.domains.index(domain),
        result.skills.get(skill.key, 1.0),
    )


def _wanted(asked: frozenset[str], domain: Domain, skill: Skill) -> bool:
    return domain.key in asked or skill.key in asked


def _door(result: Result, asked: frozenset[str], domain: Domain, skill: Skill) -> Door:
    landing = result.landings.get(domain.key)
    where = UNWATCHED if landing is None else LANDING_NAMES[landing]
    unsure = landing is not None and not result.sure.get(domain.key, False)
    wanted = _wanted(asked, domain, skill)
    because = Phrase(
        fr=f"{domain.helper_name.fr} : {where.fr}"
        f"{', à confirmer' * unsure}.{' Demandé par la personne.' * wanted}",
        en=f"{domain.helper_name.en}: {where.en}"
        f"{', to be confirmed' * unsure}.{' The person asked for it.' * wanted}",
    )
    return Door(domain.key, skill.key, skill.says, skill.door, because)


def _first_step(result: Result, skillmap: Skillmap, skill: Skill) -> SmallStep:
    """The skill's own first step; the first factor of the map that was met adds its sentence."""
    met = {factor.key for factor in result.factors}
    beside = next((factor.beside for factor in skillmap.factors if factor.key in met), None)
    return SmallStep(skill.key, skill.step, beside)
