"""The result of *Faire le point*: what was seen, told to the person first, then to the helper.

Landings are frozen when a diagnosis finishes (``snapshot``), so that two diagnoses compare even
when the bank changes; the words around them follow the content of the day.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from palier.diagnosis import measure
from palier.diagnosis.content import asks, conversation, conversation_version
from palier.diagnosis.models import Attempt, Diagnosis
from palier.diagnosis.queries import replies_of
from palier.diagnosis.rules import factors as factor_rules
from palier.diagnosis.rules import stage as stage_rules
from palier.diagnosis.rules import suggest
from palier.diagnosis.rules.conversation import Situation
from palier.diagnosis.rules.france_travail import Coded, coded
from palier.diagnosis.rules.landing import Landing
from palier.diagnosis.rules.typology import WEB, Profile, profile
from palier.kernel.phrase import Phrase
from palier.simulators.bank import bank
from palier.simulators.contract import Task
from palier.simulators.models import Play
from palier.skillmap.queries import skillmap, skillmap_version
from palier.skillmap.schema import LANDING_NAMES, UNWATCHED, Domain

MOST_STRENGTHS = 6
"""Six things done: enough to be proud of, few enough to be read."""

PRACTICE_MINUTES = 3


@dataclass(frozen=True)
class Climbed:
    """One domain as a page shows it."""

    domain: Domain
    landing: Landing

    @property
    def name(self) -> Phrase:
        """The landing in two words, as helpers read it."""
        return LANDING_NAMES[self.landing.step] if self.landing.step else UNWATCHED

    @property
    def sentence(self) -> Phrase | None:
        """What being there looks like; ``None`` when nobody watched it."""
        return self.domain.landings.at(self.landing.step) if self.landing.step else None


@dataclass(frozen=True)
class Seen:
    """One exercise as evidence: the helper reads which steps were seen."""

    task: Task
    play: Play

    @property
    def question(self) -> Phrase:
        """What was asked: aloud, of her own mailbox and not of the one of an exercise."""
        aloud = self.play.medium == Play.Medium.SHOWN
        return (asks().says(self.task.id) if aloud else None) or self.task.question

    @property
    def steps(self) -> list[tuple[Phrase, bool]]:
        return [(step.says, bool(self.play.steps.get(step.id))) for step in self.task.steps]

    @property
    def whole(self) -> bool:
        return all(done for _, done in self.steps) and not self.play.helped


@dataclass(frozen=True)
class Told:
    """Everything that a result says."""

    climbed: tuple[Climbed, ...]
    can: tuple[Phrase, ...]
    proposal: suggest.Proposal
    practice: Task | None
    situation: Situation
    factors: tuple[factor_rules.Factor, ...]
    stage: stage_rules.StageOpinion
    evidence: tuple[Seen, ...]

    @property
    def skills(self) -> dict[str, float]:
        """Skill → share of its steps done without help, for those that were watched."""
        return _skills(self.evidence)

    @property
    def profile(self) -> Profile | None:
        """The public employment service's, beside our stage."""
        return profile(*self._sure_steps, self.situation)

    @property
    def profile_sure(self) -> bool:
        """Whether its two domains are: one exercise makes a profile, to be confirmed."""
        return all(one.landing.sure for one in self.climbed if one.domain.key in WEB)

    @property
    def coded(self) -> Coded:
        return coded(*self._sure_steps, self.situation)

    @property
    def _sure_steps(self) -> tuple[dict[str, int | None], dict[str, bool]]:
        landings = [one.landing for one in self.climbed]
        return {one.domain: one.step for one in landings}, {o.domain: o.sure for o in landings}

    @property
    def situation_words(self) -> list[tuple[Phrase, Phrase]]:
        """What was told of equipment and habits, in the words helpers read."""
        facts = ((skillmap().fact(key), value) for key, value in self.situation.known().items())
        return [(fact.name, fact.value(value).says) for fact, value in facts]

    @property
    def unsure(self) -> bool:
        """Something shown is still to be confirmed."""
        return any(one.landing.step and not one.landing.sure for one in self.climbed)

    @property
    def watched(self) -> bool:
        return any(one.landing.step for one in self.climbed)


def result_of(diagnosis: Diagnosis, wanted: Collection[str] = ()) -> Told:
    """The result as of now: provisional while the diagnosis is open. ``wanted``: the skills that
    her real steps need, as far as whoever reads may see them (``wanted.py``)."""
    replies = replies_of(diagnosis)
    closed = measure.closed_attempts(diagnosis)
    landings = frozen(diagnosis) or measure.step_after(diagnosis, closed).landings
    steps = {one.domain: one.step for one in landings}
    sure = {one.domain: one.sure for one in landings}
    factors = factor_rules.factors(conversation(), replies, steps)
    situation = factor_rules.situation(conversation(), replies)
    evidence = tuple(_seen(closed))
    proposal = suggest.propose(
        suggest.Result(steps, sure, _skills(evidence), factors, measure.expected_shares(landings)),
        wanted,
        skillmap(),
    )
    return Told(
        climbed=tuple(Climbed(skillmap().domain(one.domain), one) for one in landings),
        can=_strengths(evidence),
        proposal=proposal,
        practice=_practice(proposal, evidence),
        situation=situation,
        factors=factors,
        stage=_as_told(
            diagnosis,
            stage_rules.opinion(
                _stage_evidence(
                    diagnosis,
                    evidence,
                    steps=steps,
                    sure=sure,
                    situation=situation,
                    factors=factors,
                )
            ),
        ),
        evidence=evidence,
    )


def snapshot(diagnosis: Diagnosis) -> dict[str, Any]:
    """What is kept for ever: landings with their uncertainty, the stage, and the versions."""
    told = result_of(diagnosis)
    return {
        "landings": [asdict(one.landing) for one in told.climbed],
        "stage": told.stage.stage,
        **versions(),
    }


def versions() -> dict[str, str]:
    """Of what is asked today."""
    return {
        "bank": bank().version,
        "skillmap": skillmap_version(),
        "conversation": conversation_version(),
    }


def frozen(diagnosis: Diagnosis) -> tuple[Landing, ...]:
    """The landings as they were told; empty while the diagnosis is open."""
    return tuple(Landing(**one) for one in (diagnosis.result or {}).get("landings", ()))


def _as_told(diagnosis: Diagnosis, opinion: stage_rules.StageOpinion) -> stage_rules.StageOpinion:
    """The stage stays the one that was told, even when the bank or the rules change."""
    return replace(opinion, stage=diagnosis.result["stage"]) if diagnosis.result else opinion


def _seen(closed: Iterable[Attempt]) -> Iterable[Seen]:
    known = bank().tasks
    for attempt in closed:
        ready = known.get(attempt.play.task_id)
        if ready and attempt.play.outcome != Play.Outcome.SKIPPED:
            yield Seen(ready.task, attempt.play)


def _strengths(evidence: Sequence[Seen]) -> tuple[Phrase, ...]:
    """What was done whole and without help, the hardest first, one per skill."""
    whole = sorted((one for one in evidence if one.whole), key=lambda one: -one.task.band)
    by_skill = {one.task.skill: one.task.can for one in reversed(whole)}
    return tuple(reversed(by_skill.values()))[:MOST_STRENGTHS]


def _skills(evidence: Iterable[Seen]) -> dict[str, float]:
    """Skill → share of its steps done without help."""
    done: dict[str, list[bool]] = {}
    for one in evidence:
        alone = [seen and not one.play.helped for _, seen in one.steps]
        done.setdefault(one.task.skill, []).extend(alone)
    return {skill: sum(steps) / len(steps) for skill, steps in done.items()}


def _practice(proposal: suggest.Proposal, evidence: Sequence[Seen]) -> Task | None:
    """The exercise behind *M’entraîner*: the easiest of the first door not yet done whole."""
    if not proposal.doors:
        return None
    door = proposal.doors[0]
    held = {one.task.id for one in evidence if one.whole}
    left = [r.task for r in bank().tasks.values() if r.task.id not in held]
    ranked = sorted(
        (task for task in left if task.domain == door.domain),
        key=lambda task: (task.skill != door.skill, task.band, task.seconds, task.id),
    )
    return ranked[0] if ranked else None


def _stage_evidence(  # noqa: PLR0913
    diagnosis: Diagnosis,
    evidence: Sequence[Seen],
    *,
    steps: dict[str, Any],
    sure: dict[str, bool],
    situation: Situation,
    factors: tuple[factor_rules.Factor, ...],
) -> stage_rules.StageEvidence:
    some = [one for one in evidence if one.play.score > 0]
    practised = Play.objects.filter(
        person=diagnosis.person_id, purpose=Play.Purpose.PRACTICE
    ).exclude(closed_at=None)
    if diagnosis.finished_at:  # the stage told then; what was practised since is for the next one
        practised = practised.filter(closed_at__lte=diagnosis.finished_at)
    return stage_rules.StageEvidence(
        alone=sum(not one.play.helped for one in some),
        with_help=sum(one.play.helped for one in some),
        unknown=len(evidence) - len(some),
        landings=steps,
        sure=sure,
        situation=situation,
        factors=factors,
        practised=sum(play.outcome != Play.Outcome.SKIPPED for play in practised),
    )
