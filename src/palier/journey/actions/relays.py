"""One place passes a person on to another: proposed by a helper, decided by her, received there."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from palier.attention import actions as attention
from palier.attention.models import Concern
from palier.audit.actions import record
from palier.journey import circle
from palier.journey.models import Relay, Support
from palier.journey.rules import telling
from palier.journey.thread import tell
from palier.kernel.words import clean_line, first_word
from palier.people.models import Accompaniment, Consent, Helper
from palier.people.rules.actor import HelperActor, Matter, PersonActor
from palier.people.rules.consent import Lasting, To, end
from palier.people.rules.may import require
from palier.people.writing import Given, hold, words_of_today, write


class RelayRefused(Exception):  # noqa: N818  (a refusal, not a mistake)
    """It was answered otherwise meanwhile, or that place accompanies her already."""


class WordsChanged(Exception):  # noqa: N818
    """The words she read are no longer the words in force: she reads again."""


@transaction.atomic
def propose_relay(
    *, actor: HelperActor, person_id: UUID, to: UUID, words: str, now: datetime
) -> Relay:
    """Nothing is shown to the other place before she accepts. Proposed twice, it is one relay.

    Raises ``Beneficiary.DoesNotExist`` without her agreement, ``Structure.DoesNotExist`` for a
    place where nobody would answer, :class:`RelayRefused` where she is accompanied already.
    """
    require(actor, "propose_relay")
    circle.opened_to(actor, person_id, now)
    place = circle.places_to_relay_to(actor).get(pk=to)
    hold(person_id)
    relay = Relay.objects.filter(
        person=person_id, to=to, received_at=None, declined_at=None
    ).first()
    if relay:
        return relay
    if _sees_already(person_id, to, now):
        raise RelayRefused
    relay = Relay.objects.create(
        person_id=person_id,
        structure_id=actor.structure_id,
        to=place,
        words=clean_line(words)[:300],
        proposed_by_id=actor.id,
        proposed_at=now,
    )
    told = telling.proposes_relay(_first_name(actor), place.name)
    tell(actor, person_id, told, now)
    record("propose_relay", actor=actor, now=now, person_id=person_id, to=str(to))
    return relay


@transaction.atomic
def accept_relay(*, actor: PersonActor, relay_id: UUID, read: str | None, now: datetime) -> Relay:
    """She lets the other place see her plan and her thread; somebody there owes her an answer.

    ``read``: the version of the words on her screen. Raises ``Relay.DoesNotExist``,
    :class:`RelayRefused` once she declined, :class:`WordsChanged`.
    """
    hold(actor.id)
    relay = _hers(actor, relay_id)
    if relay.accepted_at and not relay.declined_at:
        return relay
    if relay.declined_at:
        raise RelayRefused
    text = words_of_today(Matter.PLAN, To.PLACE)
    if read is not None and read != text.version:
        raise WordsChanged
    Accompaniment.objects.get_or_create(
        person_id=actor.id, structure=relay.to, until=None, defaults={"since": now}
    )
    until = end(timezone.localtime(now), Lasting.YEAR)
    write(Given(actor.id, Matter.PLAN, text, until, structure_id=relay.to_id), now)
    relay.accepted_at = now
    relay.save(update_fields=["accepted_at"])
    tell(actor, actor.id, telling.accepts_relay(relay.to.name), now)
    record("accept_relay", actor=actor, now=now, person_id=actor.id, to=str(relay.to_id))
    attention.raise_concern(
        actor=actor,
        reason=Concern.Reason.RELAY,
        person_id=actor.id,
        structure_id=relay.to_id,
        about=relay.pk,
        words=relay.words,
        now=now,
    )
    return relay


@transaction.atomic
def decline_relay(*, actor: PersonActor, relay_id: UUID, now: datetime) -> Relay:
    """The other place never knows that it was proposed. Raises ``Relay.DoesNotExist``,
    :class:`RelayRefused` once she accepted: she closes it under « Qui voit ? »."""
    hold(actor.id)
    relay = _hers(actor, relay_id)
    if relay.declined_at:
        return relay
    if relay.accepted_at:
        raise RelayRefused
    relay.declined_at = now
    relay.save(update_fields=["declined_at"])
    tell(actor, actor.id, telling.declines_relay(relay.to.name), now)
    record("decline_relay", actor=actor, now=now, person_id=actor.id)
    return relay


@transaction.atomic
def receive_relay(*, actor: HelperActor, relay_id: UUID, now: datetime) -> Relay:
    """A helper of the other place welcomes her and accompanies her; the first place reads it in the
    thread. Raises ``Relay.DoesNotExist`` for what nobody passed on to this place, or no longer."""
    require(actor, "receive_relay")
    relay = Relay.objects.select_related("to").get(
        pk=relay_id, to=actor.structure_id, accepted_at__isnull=False, declined_at=None
    )
    circle_of = circle.relays_of(actor, relay.person_id, now)
    relay = circle_of.get(pk=relay.pk)
    hold(relay.person_id)
    relay = Relay.objects.select_related("to").select_for_update(of=("self",)).get(pk=relay.pk)
    if relay.received_at:
        return relay
    relay.received_at, relay.received_by_id = now, actor.id
    relay.save(update_fields=["received_at", "received_by"])
    _accompanies(actor, relay, now)
    told = telling.receives_relay(_first_name(actor), relay.to.name)
    tell(actor, relay.person_id, told, now)
    record("receive_relay", actor=actor, now=now, person_id=relay.person_id, relay=str(relay.pk))
    attention.settle_concern(
        actor=actor,
        reason=Concern.Reason.RELAY,
        closing=Concern.Closing.RECEIVED,
        structure_id=relay.to_id,
        about=relay.pk,
        now=now,
    )
    return relay


def _accompanies(actor: HelperActor, relay: Relay, now: datetime) -> None:
    """Whoever receives her is read under « Qui m’accompagne », for what the relay says."""
    Support.objects.get_or_create(
        person_id=relay.person_id,
        structure=relay.to,
        helper_id=actor.id,
        until=None,
        defaults={"what_for": relay.words[:200] or str(relay.to), "since": now},
    )


def _hers(actor: PersonActor, relay_id: UUID) -> Relay:
    relays = Relay.objects.select_related("to").select_for_update(of=("self",))
    return relays.get(pk=relay_id, person=actor.id)


def _sees_already(person_id: UUID, place_id: UUID, now: datetime) -> bool:
    opened = Consent.objects.filter(
        person=person_id,
        structure=place_id,
        matter=Matter.PLAN,
        withdrawn_at=None,
        until__gt=now,
    )
    return opened.exists()


def _first_name(actor: HelperActor) -> str:
    return first_word(Helper.objects.get(pk=actor.id).name)
