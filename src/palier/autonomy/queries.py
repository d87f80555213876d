"""Who did what with whom, within what one may know; where somebody stands, and what comes next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from palier.autonomy.content import catalogue
from palier.autonomy.models import Mandate, TaskRecord
from palier.autonomy.rules import fading
from palier.autonomy.rules.fading import Done, Proposal
from palier.autonomy.rules.level import LEVELS, HelpLevel, Outcome
from palier.autonomy.writing import Said
from palier.kernel.phrase import Phrase
from palier.people import queries as people
from palier.people.models import Beneficiary, Helper, Membership
from palier.people.rules.actor import (
    Actor,
    HelperActor,
    InPlace,
    Matter,
    PersonActor,
    Role,
    TrustedActor,
)
from palier.people.rules.may import may
from palier.skillmap.queries import skillmap

__all__ = ["Proposal", "Trajectory", "proposal_for", "records_of", "trajectories_of"]


@dataclass(frozen=True)
class Trajectory:
    """One skill of one person. ``says`` follows « Vous savez »; ``differs``: what to ask when she
    and the helpers tell two stories."""

    skill: str
    says: Phrase
    landing: int
    proposal: Proposal
    times: int
    last_at: datetime
    differs: Phrase | None = None


def tasks_of_place(actor: HelperActor) -> QuerySet[TaskRecord]:
    """Every record of the actor's place. Not to be shown as it is: a volunteer may not read it."""
    return TaskRecord.objects.filter(structure=actor.structure_id)


def tasks_of_person(actor: PersonActor) -> QuerySet[TaskRecord]:
    return TaskRecord.objects.filter(person=actor.id)


def is_ticket_of_another(actor: PersonActor, ticket: UUID) -> bool:
    """Whether somebody else of the place sent this form: what hers says is still to be written."""
    sent = TaskRecord.objects.filter(structure=actor.structure_id, ticket=ticket)
    return sent.exclude(person=actor.id).exists()


def records_of(
    actor: InPlace, person_id: UUID, now: datetime | None = None
) -> QuerySet[TaskRecord]:
    """What was done by or for a person, the oldest first.

    She reads all of hers. A helper reads those of the place; those of other places too where she
    agreed to show her next steps (``Matter.PLAN``) at ``now``; without ``now``, never. Nothing for
    whoever does not know her.
    """
    ordered = TaskRecord.objects.select_related("structure", "recorded_by", "mandate")
    ordered = ordered.filter(person=person_id).order_by("done_at", "recorded_at")
    if isinstance(actor, PersonActor):
        return ordered.filter(person=actor.id)
    known = ordered.filter(person__in=people.people_known_to(actor))
    if now and people.visible_to(actor, Matter.PLAN, now).filter(pk=person_id).exists():
        return known
    return known.filter(structure=actor.structure_id)


def proposal_for(
    actor: InPlace, person_id: UUID, task_key: str, now: datetime | None = None
) -> Proposal:
    """The help to propose for one kind of task; "together" for a kind that nobody knows."""
    kind = catalogue().get(task_key)
    seen = records_of(actor, person_id, now)
    same = seen.filter(skill=kind.skill) if kind and kind.skill else seen.filter(task=task_key)
    return fading.proposal([done(one) for one in same])


def trajectories_of(
    actor: InPlace, person_id: UUID, now: datetime | None = None
) -> list[Trajectory]:
    """One for each skill that was at work, strengths first, then the latest."""
    by_skill: dict[str, list[TaskRecord]] = {}
    for one in records_of(actor, person_id, now).exclude(skill=""):
        by_skill.setdefault(one.skill, []).append(one)
    known = {skill.key: skill.says for skill in skillmap().skills}
    told = [
        _trajectory(skill, known[skill], rows)
        for skill, rows in by_skill.items()
        if skill in known  # a skill that left the map says nothing any more
    ]
    return sorted(told, key=lambda one: (-one.landing, -one.last_at.timestamp()))


def _trajectory(skill: str, says: Phrase, rows: Iterable[TaskRecord]) -> Trajectory:
    rows = list(rows)
    seen = [done(one) for one in rows]
    return Trajectory(
        skill=skill,
        says=says,
        landing=fading.landing(seen),
        proposal=fading.proposal(seen),
        times=len(rows),
        last_at=rows[-1].done_at,
        differs=fading.contradiction(seen),
    )


def done(one: TaskRecord) -> Done:
    """A row, as the rules read it."""
    by_her = one.recorded_by_id is None
    return Done(HelpLevel(one.level), Outcome(one.outcome), by_her)


def live_mandates(now: datetime) -> QuerySet[Mandate]:
    """Signed, not stopped, not ended, whose holder still works there as a professional."""
    at_work = Membership.objects.filter(until=None).exclude(role=Role.VOLUNTEER)
    holders = Q(
        holder__memberships__in=at_work,
        holder__memberships__structure_id=F("structure_id"),
    )
    live = Mandate.objects.filter(holders, signed_at__lte=now, revoked_at=None, until__gt=now)
    return live.select_related("holder", "structure", "person").distinct()


def mandate_covering(
    actor: HelperActor, person_id: UUID | None, said: Said, now: datetime
) -> Mandate | None:
    """The mandate under which ``actor`` did this in her name, if there is one.

    Another professional of the place may stand in for the holder, for the text says so (Code civil,
    1994); a volunteer never does."""
    if person_id is None or not may(actor, "know_people"):
        return None
    live = live_mandates(now).filter(_of([person_id]), structure=actor.structure_id)
    return next(
        (
            one
            for one in live.order_by("signed_at")
            if said.task in one.acts and one.signed_at and one.signed_at <= (said.done_at or now)
        ),
        None,
    )


def mandates_of(actor: Actor) -> QuerySet[Mandate]:
    """Those that this actor may read: hers, or those of the place about people whom it knows."""
    rows = Mandate.objects.select_related("holder", "structure", "person", "recorded_by")
    if isinstance(actor, TrustedActor):
        return rows.none()
    known = people.people_known_to(actor).values("pk")
    if isinstance(actor, PersonActor):
        return rows.filter(_of(known))
    return rows.filter(_of(known), structure=actor.structure_id)


def _of(people_ids: QuerySet[Beneficiary, Any] | list[UUID]) -> Q:
    """Theirs, and what they signed when they were known twice: a signature stays where it was
    written, so that it is still read, and still stopped, once the two rows are one."""
    before = Q(person__merged_into__in=people_ids, signed_at__isnull=False)
    return Q(person__in=people_ids) | before


def mandates_seen_by(
    actor: HelperActor, person_id: UUID, now: datetime, *, every: bool = False
) -> list[Mandate]:
    """Those of one person in the actor's place, the latest first: the live ones, or ``every`` one,
    waiting, signed or past."""
    here = mandates_of(actor).filter(_of([person_id]))
    shown = here if every else here.filter(pk__in=live_mandates(now).values("pk"))
    return list(shown.order_by("-prepared_at"))


def my_mandates(actor: PersonActor, now: datetime) -> list[Mandate]:
    """Hers that wait for her answer, then those that hold, in every place."""
    mine = mandates_of(actor)
    waiting = mine.filter(signed_at=None, revoked_at=None, until__gt=now)
    live = mine.filter(pk__in=live_mandates(now).values("pk"))
    return [*waiting.order_by("prepared_at"), *live.order_by("until", "signed_at")]


def possible_holders(actor: HelperActor) -> QuerySet[Helper]:
    """The professionals of the actor's place, by name."""
    held = Membership.objects.filter(structure=actor.structure_id, until=None)
    staff = held.exclude(role=Role.VOLUNTEER)
    return Helper.objects.filter(memberships__in=staff).distinct().order_by("name")


@dataclass(frozen=True)
class Told:
    """One record, as a screen shows it."""

    record: TaskRecord
    name: Phrase
    level: Phrase
    unsigned: bool

    @property
    def hard(self) -> bool:
        return self.record.outcome == Outcome.HARD


def told(rows: Iterable[TaskRecord]) -> list[Told]:
    return [_told(one) for one in rows]


def _told(one: TaskRecord) -> Told:
    kind = catalogue().get(one.task)
    level = HelpLevel(one.level)
    asks = kind is not None and kind.mandate and level is HelpLevel.FOR
    name = kind.name if kind else Phrase(fr=one.task, en=one.task)
    return Told(one, name, LEVELS[level], asks and one.mandate_id is None)
