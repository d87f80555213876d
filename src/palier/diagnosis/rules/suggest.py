"""From a result to what to open next: at most three doors, and one small step to begin.

1. What a real step of hers needs now comes before all.
2. Then the skill *nearest to being acquired*: what is nearly held is soon held, and that makes one
   come back. How near: the share of its steps she does without help (seen, else expected from
   where she stands). One skill a domain, so that doors differ.
3. Among equals, e-mail, which the study calls "un palier d'usage important", then the map's order.

A suggestion opens something: it never says what is lacking.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

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
    for the skills that were watched; ``expected``: the same share for the others, as her abilities
    let one expect it."""

    landings: Mapping[str, int | None]
    sure: Mapping[str, bool]
    skills: Mapping[str, float]
    factors: tuple[Factor, ...] = ()
    expected: Mapping[str, float] = field(default_factory=dict)

    def share(self, skill: Skill) -> float:
        """How near a skill is to being held, 0 to 1: as seen, else as expected."""
        return self.skills.get(skill.key, self.expected.get(skill.key, 0.0))


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
    """What to open next. ``wanted``: skill or domain keys that a current real step needs.

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
    """Every skill needed by name, else one skill in each domain that is watched or needed."""
    for domain in skillmap.domains:
        left = [skill for skill in domain.skills if result.skills.get(skill.key, 0.0) < HELD]
        named = [skill for skill in left if skill.key in asked]
        if named:
            yield from ((domain, skill) for skill in named)
        elif left and (domain.key in asked or _to_climb(result, domain)):
            yield domain, max(left, key=result.share)  # the first of the map among equals


def _to_climb(result: Result, domain: Domain) -> bool:
    landing = result.landings.get(domain.key)
    return landing is not None and landing < TOP


def _priority(
    result: Result, asked: frozenset[str], skillmap: Skillmap, domain: Domain, skill: Skill
) -> tuple[bool, bool, float, bool, int]:
    """Smaller first: needed now, watched, nearest to being held, e-mail, order of the map."""
    return (
        not _wanted(asked, domain, skill),
        result.landings.get(domain.key) is None,
        -result.share(skill),
        domain.key != "email",
        skillmap.domains.index(domain),
    )


def _wanted(asked: frozenset[str], domain: Domain, skill: Skill) -> bool:
    return domain.key in asked or skill.key in asked


def _door(result: Result, asked: frozenset[str], domain: Domain, skill: Skill) -> Door:
    return Door(
        domain.key, skill.key, skill.says, skill.door, _because(result, asked, domain, skill)
    )


def _because(result: Result, asked: frozenset[str], domain: Domain, skill: Skill) -> Phrase:
    landing = result.landings.get(domain.key)
    where = UNWATCHED if landing is None else LANDING_NAMES[landing]
    unsure = landing is not None and not result.sure.get(domain.key, False)
    wanted, near = _wanted(asked, domain, skill), round(10 * result.share(skill))
    how = ("Vu", "Seen") if skill.key in result.skills else ("Attendu", "Expected")
    told = landing is not None
    return Phrase(
        fr=f"{domain.helper_name.fr} : {where.fr}{', à confirmer' * unsure}."
        f"{' Un pas en cours en a besoin.' * wanted}"
        f"{f' {how[0]} : {near} gestes sur 10 sans aide.' * told}",
        en=f"{domain.helper_name.en}: {where.en}{', to be confirmed' * unsure}."
        f"{' A current step needs it.' * wanted}"
        f"{f' {how[1]}: {near} steps in 10 without help.' * told}",
    )


def _first_step(result: Result, skillmap: Skillmap, skill: Skill) -> SmallStep:
    """The skill's own first step; the first factor of the map that was met adds its sentence."""
    met = {factor.key for factor in result.factors}
    beside = next((factor.beside for factor in skillmap.factors if factor.key in met), None)
    return SmallStep(skill.key, skill.step, beside)
