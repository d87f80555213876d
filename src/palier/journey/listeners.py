"""What this house hears from below: an agreement that closes stops what rested on it; two rows that
were not one person share no plan."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.dispatch import receiver

from palier.attention import actions as attention
from palier.attention.models import Concern
from palier.journey.models import Need, Plan, Relay, Step
from palier.journey.rules.facts import Kind
from palier.journey.thread import tell
from palier.people.models import Accompaniment, Consent, Merge, Visit
from palier.people.rules.actor import InPlace, Matter, PersonActor
from palier.people.signals import consent_withdrawn, merge_undone


@receiver(consent_withdrawn, dispatch_uid="journey.close_relays")
def close_relays(*, consent: Consent, actor: InPlace, now: datetime, **_: Any) -> None:
    """She no longer wants that place to see: a relay that it did not receive is closed, and a
    place where she never came no longer knows her."""
    if consent.matter != Matter.PLAN or consent.structure_id is None:
        return
    _say_no_more_of_steps(consent.person_id, consent.structure_id, actor, now)
    pending = Relay.objects.select_related("to").filter(
        person=consent.person_id, to=consent.structure_id, received_at=None, declined_at=None
    )
    for relay in pending.exclude(accepted_at=None):
        relay.declined_at = now
        relay.save(update_fields=["declined_at"])
        attention.settle_concern(
            actor=actor,
            reason=Concern.Reason.RELAY,
            closing=Concern.Closing.NOT_NEEDED,
            structure_id=relay.to_id,
            about=relay.pk,
            now=now,
        )
        _forget(relay, now)
        if isinstance(actor, PersonActor):
            tell(actor, relay.person_id, Kind.CLOSED, now, words=relay.to.name)


def _say_no_more_of_steps(
    person_id: UUID, structure_id: UUID, actor: InPlace, now: datetime
) -> None:
    """« Un pas difficile » no longer waits where her steps are not seen: its name alone says it."""
    difficult = Concern.objects.filter(
        reason=Concern.Reason.STEP, person=person_id, structure=structure_id, closed_at=None
    )
    for about in set(difficult.values_list("about", flat=True)):
        attention.settle_concern(
            actor=actor,
            reason=Concern.Reason.STEP,
            closing=Concern.Closing.NOT_NEEDED,
            structure_id=structure_id,
            person_id=person_id,
            about=about,
            now=now,
        )


def _forget(relay: Relay, now: datetime) -> None:
    """What this relay alone made known; a place that knew her before (a file, an earlier relay)
    knows her still."""
    came = Visit.objects.filter(person=relay.person_id, structure=relay.to)
    if not came.exists():
        known = Accompaniment.objects.filter(person=relay.person_id, structure=relay.to)
        known.filter(until=None, since__gte=relay.accepted_at).update(until=now)


@receiver(merge_undone, dispatch_uid="journey.part_plans")
def part_plans(
    *, kept_id: UUID, absorbed_id: UUID, merge: Merge, now: datetime, **_: Any
) -> dict[str, int]:
    """A plan that came with one went back with her: what the other one needed and did since, and a
    relay that she accepted, are hers. The pieces of an older step go with it."""
    stays = dict[str, int]()
    plan = Plan.objects.filter(
        person=absorbed_id, pk__in=merge.moved.get("journey.plan", [])
    ).first()
    if plan:
        needs = plan.needs.filter(said_at__gt=merge.at)
        steps = plan.steps.filter(written_at__gt=merge.at)
        steps = steps.exclude(cut_from__written_at__lte=merge.at)
        stays = _to_a_plan_of_her_own(plan, kept_id, needs, steps, now)
    relays = Relay.objects.filter(
        person=absorbed_id,
        pk__in=merge.moved.get("journey.relay", []),
        accepted_at__gt=merge.at,
    )
    stays["journey.relay"] = relays.update(person=kept_id)
    return {key: number for key, number in stays.items() if number}


def _to_a_plan_of_her_own(
    former: Plan, person_id: UUID, needs: QuerySet[Need], steps: QuerySet[Step], now: datetime
) -> dict[str, int]:
    if not (needs.exists() or steps.exists()):
        return {}
    own = Plan.objects.create(person_id=person_id, created_at=now)
    moved = {"journey.need": needs.update(plan=own), "journey.step": steps.update(plan=own)}
    for plan, other in ((own, former), (former, own)):
        Step.objects.filter(plan=plan, need__plan=other).update(need=None)
    return moved
