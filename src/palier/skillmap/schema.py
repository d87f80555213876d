"""The map of what we look at: domains, skills, stages, factors, situation. Shapes only, no file.

Source of the six domains, the four stages and the factors: Unédic and Amnyos, *Les demandeurs
d'emploi face au numérique*, May 2019 (box 2, "Focus", "Les facteurs d'exclusion numérique").
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Literal, Protocol, Self, TypeVar

from pydantic import Field, StringConstraints, model_validator

from palier.kernel.phrase import Content, Phrase

DomainKey = Literal["phone", "computer", "documents", "email", "web", "jobsearch"]
StageKey = Literal["avoidance", "minimal_use", "investment", "mastery"]
FactorKey = Literal[
    "mistrust",
    "no_use_seen",
    "offbeat_use",
    "no_daily_practice",
    "no_use_at_work",
    "reading_or_need",
    "thin_network",
]
FactKey = Literal[
    "phone",
    "computer",
    "connection",
    "budget",
    "printing",
    "practice",
    "work",
    "help",
    "reading",
    "worry",
]
DOMAINS: tuple[DomainKey, ...] = ("phone", "computer", "documents", "email", "web", "jobsearch")
"""From the nearest to the most demanding, as box 2 of the study lists them."""
STAGES: tuple[StageKey, ...] = ("avoidance", "minimal_use", "investment", "mastery")

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
SkillKey = Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z][a-z0-9_]{0,39}$")]
Clea = Annotated[str, StringConstraints(pattern=r"^3\.[1-4]$")]
"""A sub-domain of CléA's third domain, "techniques usuelles de l'information…" (3.1 to 3.4)."""
CleaNumerique = Annotated[int, Field(ge=1, le=4)]
"""CléA numérique: 1 environment and tools, 2 information, 3 collaboration, 4 security."""
DigComp = Annotated[str, StringConstraints(pattern=r"^CS[1-5]\.[1-6]\.\d{2}$")]
"""A competence statement of DigComp 3.0 (European Commission, JRC, CC BY 4.0)."""
Crcn = Annotated[str, StringConstraints(pattern=r"^[1-5]\.[1-4]$")]
"""One of the sixteen of the CRCN (Code de l'éducation, D121-1), which Pix certifies."""

LANDING_NAMES: Mapping[int, Phrase] = {
    1: Phrase(fr="pas encore", en="not yet"),
    2: Phrase(fr="avec quelqu’un", en="with somebody"),
    3: Phrase(fr="presque sans aide", en="almost without help"),
    4: Phrase(fr="sans aide", en="without help"),
}
UNWATCHED = Phrase(fr="pas encore regardé", en="not looked at yet")
"""A domain that nobody watched has no landing: correlation alone never shows one."""


class Landings(Content):
    """What each landing looks like in one domain, told kindly to the person."""

    not_yet: Phrase
    with_somebody: Phrase
    almost: Phrase
    without_help: Phrase

    def at(self, landing: int) -> Phrase:
        """The sentence of ``landing``, 1 to 4; ``KeyError`` for anything else."""
        steps = (self.not_yet, self.with_somebody, self.almost, self.without_help)
        return dict(enumerate(steps, start=1))[landing]


class Skill(Content):
    """One thing that can be seen being done.

    ``says`` follows "Vous savez"; ``mark`` tells a helper what to look for; ``door`` tells the
    person what knowing it opens; ``step`` is the smallest way to begin.
    """

    key: SkillKey
    says: Phrase
    mark: Phrase
    door: Phrase
    step: Phrase
    clea_numerique: tuple[CleaNumerique, ...] = ()
    digcomp: Annotated[tuple[DigComp, ...], Field(min_length=1)]
    crcn: Annotated[tuple[Crcn, ...], Field(min_length=1)]


class Domain(Content):
    """One of the six. ``name`` is for the person, ``helper_name`` for the professional.

    ``skills`` go up: each is usually learnt after the one before it.
    """

    key: DomainKey
    name: Phrase
    helper_name: Phrase
    clea: Clea | None
    landings: Landings
    skills: Annotated[tuple[Skill, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def skills_bear_the_name_of_their_domain(self) -> Self:
        for skill in self.skills:
            if not skill.key.startswith(f"{self.key}."):
                raise ValueError(f"{skill.key} is not a skill of {self.key}")
        return self

    @model_validator(mode="after")
    def clea_is_claimed_for_the_whole_domain_or_not_at_all(self) -> Self:
        """The study stars four domains; claiming CléA for the two others would mislead."""
        for skill in self.skills:
            if bool(skill.clea_numerique) != bool(self.clea):
                raise ValueError(f"{skill.key}: CléA numérique goes with CléA, or neither")
        return self


class Mark(Content):
    """One observable mark of a stage, in our words; rules cite it as ``stage.key``."""

    key: Key
    says: Phrase


class Stage(Content):
    """A stage of the whole person, never of a domain. Only helpers read it.

    ``kindly`` says where the person stands; ``helps`` says what usually helps from there.
    """

    key: StageKey
    name: Phrase
    kindly: Phrase
    helps: Phrase
    marks: Annotated[tuple[Mark, ...], Field(min_length=1)]


class Factor(Content):
    """Something that makes digital things harder, whoever the person is.

    ``helper_can`` is for the helper; ``beside`` is one sentence that the person reads beside her
    next step.
    """

    key: FactorKey
    name: Phrase
    means: Phrase
    helper_can: Annotated[tuple[Phrase, ...], Field(min_length=1, max_length=4)]
    beside: Phrase


class Value(Content):
    """One category of a fact; ``lacks`` when the fact itself stands in the way."""

    key: Key
    says: Phrase
    lacks: bool = False


class Fact(Content):
    """A fact of the situation (equipment, connection, budget…), in the words helpers read."""

    key: FactKey
    name: Phrase
    values: Annotated[tuple[Value, ...], Field(min_length=2)]

    def value(self, key: str) -> Value:
        """The category ``key``; ``KeyError`` when there is none."""
        return {value.key: value for value in self.values}[key]


class Keyed(Protocol):
    @property
    def key(self) -> str: ...


Entry = TypeVar("Entry", bound=Keyed)


def _by_key(entries: tuple[Entry, ...]) -> Mapping[str, Entry]:
    return {entry.key: entry for entry in entries}


def _twice(entries: Sequence[Keyed]) -> str | None:
    counts = Counter(entry.key for entry in entries)
    return next((key for key, times in counts.items() if times > 1), None)


class Skillmap(Content):
    """The whole map. Lookups raise ``KeyError`` for a key that is not on it."""

    domains: tuple[Domain, ...]
    stages: tuple[Stage, ...]
    factors: tuple[Factor, ...]
    facts: tuple[Fact, ...]

    @model_validator(mode="after")
    def everything_is_there_once_and_in_order(self) -> Self:
        if tuple(domain.key for domain in self.domains) != DOMAINS:
            raise ValueError(f"the domains must be, in this order: {', '.join(DOMAINS)}")
        if tuple(stage.key for stage in self.stages) != STAGES:
            raise ValueError(f"the stages must be, in this order: {', '.join(STAGES)}")
        marks = (stage.marks for stage in self.stages)
        lists: tuple[Sequence[Keyed], ...] = (self.skills, self.factors, self.facts, *marks)
        for key in filter(None, map(_twice, lists)):
            raise ValueError(f"{key} is written twice")
        return self

    @property
    def skills(self) -> tuple[Skill, ...]:
        return tuple(skill for domain in self.domains for skill in domain.skills)

    @property
    def marks(self) -> frozenset[str]:
        """Every mark as the rules cite it: ``avoidance.others_do``."""
        return frozenset(f"{stage.key}.{mark.key}" for stage in self.stages for mark in stage.marks)

    def domain(self, key: str) -> Domain:
        return _by_key(self.domains)[key]

    def skill(self, key: str) -> Skill:
        return _by_key(self.skills)[key]

    def stage(self, key: str) -> Stage:
        return _by_key(self.stages)[key]

    def factor(self, key: str) -> Factor:
        return _by_key(self.factors)[key]

    def fact(self, key: str) -> Fact:
        return _by_key(self.facts)[key]
