"""What a person opens, and closes."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from palier.audit.actions import record
from palier.people import queries
from palier.people.models import Consent
from palier.people.rules.actor import HelperActor, Matter, PersonActor
from palier.people.rules.consent import Lasting, To, end
from palier.people.rules.may import require
from palier.people.signals import consent_withdrawn
from palier.people.writing import Given, hold, words_of_today, write


class TextChanged(Exception):  # noqa: N818  (a refusal, not a mistake)
    """The words she read are no longer the words in force: she reads again."""


@transaction.atomic
def give_consent(  # noqa: PLR0913
    *,
    actor: PersonActor,
    matter: Matter,
    now: datetime,
    read: str | None = None,
    lasting: Lasting = Lasting.YEAR,
    to: UUID | None = None,
) -> Consent:
    """The person lets this place, or ``to`` (a ``TrustedHelper`` of hers), see ``matter``; given
    twice, it is given once. Somebody she named sees until the date she named him for.

    ``read`` is the version of the words on her screen (``None``: no screen, the words of today).
    Raises :class:`TextChanged`, and ``TrustedHelper.DoesNotExist`` for somebody else's.
    """
    hold(actor.id)
    text = words_of_today(matter, To.TRUSTED if to else To.PLACE)
    if read is not None and read != text.version:
        raise TextChanged
    trusted = queries.trusted_by(actor, now).get(pk=to) if to else None
    given = Given(
        person_id=actor.id,
        matter=matter,
        text=text,
        until=trusted.until if trusted else end(timezone.localtime(now), lasting),
        structure_id=None if trusted else actor.structure_id,
        trusted_id=to,
    )
    consent, new = write(given, now)
    if new:
        record(
            "give_consent",
            actor=actor,
            now=now,
            person_id=actor.id,
            matter=matter.value,
            text=text.version,
            to=str(to or actor.structure_id),
        )
    return consent


@transaction.atomic
def withdraw_consent(*, actor: PersonActor, consent_id: UUID, now: datetime) -> Consent:
    """Closed at once: the next request of whoever saw finds nothing."""
    consent = Consent.objects.select_for_update().get(pk=consent_id, person=actor.id)
    if _close(consent, now):
        record("withdraw_consent", actor=actor, now=now, person_id=actor.id, matter=consent.matter)
        consent_withdrawn.send(Consent, consent=consent, actor=actor, now=now)
    return consent


@transaction.atomic
def withdraw_on_word(*, actor: HelperActor, consent_id: UUID, now: datetime) -> Consent:
    """The person says, or writes, that she no longer wants this place to see: a helper closes for
    her, and never opens. Raises ``Consent.DoesNotExist`` for what was opened to another place."""
    require(actor, "withdraw_on_word")
    consent = Consent.objects.select_for_update().get(
        pk=consent_id,
        structure=actor.structure_id,
        person__in=queries.people_known_to(actor),
    )
    if _close(consent, now):
        person_id = consent.person_id
        record("withdraw_on_word", actor=actor, now=now, person_id=person_id, matter=consent.matter)
        consent_withdrawn.send(Consent, consent=consent, actor=actor, now=now)
    return consent


def _close(consent: Consent, now: datetime) -> bool:
    """Whether it was open until now."""
    if consent.withdrawn_at is not None:
        return False
    consent.withdrawn_at = now
    consent.save(update_fields=["withdrawn_at"])
    return True
