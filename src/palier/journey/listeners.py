"""What this house hears from below: an agreement that closes stops what rested on it."""

from datetime import datetime
from typing import Any

from django.dispatch import receiver

from palier.attention import actions as attention
from palier.attention.models import Concern
from palier.journey.models import Relay
from palier.journey.rules.telling import closes_relay
from palier.journey.thread import tell
from palier.people.models import Accompaniment, Consent, Visit
from palier.people.rules.actor import InPlace, Matter, PersonActor
from palier.people.signals import consent_withdrawn


@receiver(consent_withdrawn, dispatch_uid="journey.close_relays")
def close_relays(*, consent: Consent, actor: InPlace, now: datetime, **_: Any) -> None:
    """She no longer wants that place to see: a relay that it did not receive is closed, and a
    place where she never came no longer knows her."""
    if consent.matter != Matter.PLAN or consent.structure_id is None:
        return
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
            tell(actor, relay.person_id, closes_relay(relay.to.name), now)


def _forget(relay: Relay, now: datetime) -> None:
    came = Visit.objects.filter(person=relay.person_id, structure=relay.to)
    if not came.exists():
        known = Accompaniment.objects.filter(person=relay.person_id, structure=relay.to)
        known.filter(until=None).update(until=now)
