"""What is known of somebody, gathered for the rules: what to propose, and what does not agree."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from statistics import fmean
from uuid import UUID

from django.utils import timezone

from palier.autonomy.content import catalogue
from palier.autonomy.models import TaskRecord
from palier.autonomy.queries import done, records_of
from palier.autonomy.rules.fading import Proposal, proposal
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.diagnosis import queries as points
from palier.diagnosis.result import result_of
from palier.journey import queries
from palier.journey.content import paths, skill_of
from palier.journey.models import Need, Step
from palier.journey.rules.contradiction import Contradiction, Declared, contradictions
from palier.journey.rules.plan import (
    ProposedStep,
    Situation,
    Wish,
    deadlines,
    propose,
    still_taken,
)
from palier.people.rules.actor import HelperActor, InPlace, PersonActor

OPEN = (Step.State.CURRENT, Step.State.LATER)


@dataclass(frozen=True)
class Seen:
    """What *faire le point* says, where this actor may read it: the skills that it suggests, and
    skill → share of its steps done without help."""

    skills: tuple[str, ...] = ()
    shares: Mapping[str, float] = field(default_factory=dict)


def seen_of(actor: InPlace, person_id: UUID, now: datetime) -> Seen:
    if isinstance(actor, PersonActor):
        finished = points.diagnoses_of(actor).exclude(finished_at=None).order_by("-finished_at")
    else:
        finished = points.finished_visible_to(actor, person_id, now)
    diagnosis = finished.first()
    if diagnosis is None:
        return Seen()
    told = result_of(diagnosis)
    shares = defaultdict[str, list[float]](list)
    for one in told.evidence:
        shares[one.task.skill] += [float(well and not one.play.helped) for _, well in one.steps]
    return Seen(
        tuple(door.skill for door in told.proposal.doors),
        {skill: fmean(seen) for skill, seen in shares.items()},
    )


def proposals_for(
    *,
    steps: Sequence[Step],
    needs: Sequence[Need],
    records: Sequence[TaskRecord],
    seen: Seen,
    now: datetime,
) -> tuple[ProposedStep, ...]:
    """What to propose, from rows that the reader may read: three steps at most."""
    today = timezone.localtime(now).date()
    wishes = tuple(Wish(need.pk, paths().told_by(need.words)) for need in needs)
    on = {key for wish in wishes for key in wish.paths}
    on |= {step.path.split("/")[0] for step in steps if step.state in OPEN and step.path}
    known = Situation(
        today=today,
        current=sum(step.state == Step.State.CURRENT for step in steps),
        taken=_taken(steps, now),
        wishes=wishes,
        deadlines=deadlines(paths(), on, today),
        skills=seen.skills,
        helps=_helps(records),
    )
    return propose(paths(), known, _skills())


@cache
def _skills() -> Mapping[str, str]:
    """Step name → the skill that its exercise shows."""
    return {name: skill_of(step.exercise) for name, step in paths().named()}


def _taken(steps: Sequence[Step], now: datetime) -> frozenset[str]:
    """Under way or waiting; or over, when it does not come back."""
    ended = {
        step.path: timezone.localtime(step.ended_at).date()
        for step in steps
        if step.path and step.ended_at and step.state != Step.State.CUT
    }
    under_way = {step.path for step in steps if step.path and step.state in OPEN}
    return frozenset(under_way) | still_taken(paths(), ended, timezone.localtime(now).date())


def _helps(records: Sequence[TaskRecord]) -> dict[str, Proposal]:
    """Kind of task → the help that comes next, as ``autonomy`` tells it."""
    return {
        kind.key: proposal(
            [done(one) for one in records if one.skill == kind.skill or one.task == kind.key]
        )
        for kind in catalogue().kinds
    }


def contradictions_for(
    actor: HelperActor,  # noqa: ARG001  (the signature says who may read it: never the person)
    records: Sequence[TaskRecord],
    seen: Seen,
) -> tuple[Contradiction, ...]:
    """What was said and what was seen, where they do not agree."""
    declared = [
        Declared(one.task, one.skill, HelpLevel(one.level), one.done_at, one.recorded_by is None)
        for one in records
        if one.outcome == Outcome.WELL
    ]
    names = {kind.key: kind.name for kind in catalogue().kinds}
    return contradictions(declared, seen.shares, names)


@dataclass(frozen=True)
class Whole:
    """A plan as a page shows it, read in a constant number of queries."""

    current: list[Step]
    later: list[Step]
    done: list[Step]
    needs: list[Need]
    proposed: tuple[ProposedStep, ...]
    records: list[TaskRecord]
    seen: Seen


MOST_DONE = 5
"""What was done lately, enough to look back on with pride."""


def _ended(step: Step) -> datetime:
    return step.ended_at or step.written_at


def whole_plan(actor: InPlace, person_id: UUID, now: datetime) -> Whole:
    steps = list(queries.steps_of(actor, person_id, now))
    needs = list(
        queries.needs_visible_to(actor, now).filter(plan__person=person_id, closed_at=None)
    )
    records = list(records_of(actor, person_id, now))
    seen = seen_of(actor, person_id, now)
    finished = [one for one in steps if one.state == Step.State.DONE and one.ended_at]
    return Whole(
        current=sorted(
            (one for one in steps if one.state == Step.State.CURRENT), key=queries.by_day
        ),
        later=[one for one in steps if one.state == Step.State.LATER],
        done=sorted(finished, key=_ended, reverse=True)[:MOST_DONE],
        needs=needs,
        proposed=proposals_for(steps=steps, needs=needs, records=records, seen=seen, now=now),
        records=records,
        seen=seen,
    )
