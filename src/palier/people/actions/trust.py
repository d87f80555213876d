"""Somebody near whom the person names, and stops."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from palier.audit.actions import record
from palier.kernel.words import clean_line
from palier.people import queries
from palier.people.actions.consents import give_consent
from palier.people.models import Consent, TrustedHelper
from palier.people.rules.actor import Matter, PersonActor
from palier.people.rules.consent import CODE_LASTS, MOST_TRUSTED, Lasting, end
from palier.people.seals import digest_of, reference_of
from palier.people.writing import hold


class TooManyTrusted(Exception):  # noqa: N818  (a refusal, not a mistake)
    """She already named as many as she may keep in mind."""


class NoFirstName(Exception):  # noqa: N818
    """Nobody can be named without a name."""


@transaction.atomic
def name_trusted_helper(  # noqa: PLR0913
    *,
    actor: PersonActor,
    called: str,
    matters: Mapping[Matter, str | None],
    lasting: Lasting,
    ticket: UUID,
    now: datetime,
) -> TrustedHelper:
    """The person names somebody near, by the first name she uses; ``matters`` are those she opens
    to him, each with the version of the words she read.

    ``ticket`` comes with the blank form: the same form sent twice names one. Raises
    :class:`TooManyTrusted`, :class:`NoFirstName`, ``TextChanged``.
    """
    hold(actor.id)
    if sent := TrustedHelper.objects.filter(pk=ticket, person=actor.id).first():
        return sent
    first_name = clean_line(called)[:40]
    if not first_name:
        raise NoFirstName
    if queries.trusted_by(actor, now).count() >= MOST_TRUSTED:
        raise TooManyTrusted
    trusted = _named(actor, first_name, lasting, ticket, now)
    record("name_trusted_helper", actor=actor, now=now, person_id=actor.id, trusted=str(trusted.pk))
    for matter, read in matters.items():
        give_consent(actor=actor, matter=matter, read=read, to=trusted.pk, now=now)
    return trusted


def _named(
    actor: PersonActor, first_name: str, lasting: Lasting, ticket: UUID, now: datetime
) -> TrustedHelper:
    taken = TrustedHelper.objects.filter(pk=ticket).exists()  # somebody else's: forged
    new_id = uuid4() if taken else ticket
    return TrustedHelper.objects.create(
        pk=new_id,
        person_id=actor.id,
        structure_id=actor.structure_id,
        called=first_name,
        named_at=now,
        until=end(timezone.localtime(now), lasting),
        digest=digest_of(reference_of("trust", new_id)),
        code_until=now + CODE_LASTS,
    )


@transaction.atomic
def stop_trusted_helper(
    *, actor: PersonActor, trustedhelper_id: UUID, now: datetime
) -> TrustedHelper:
    """Stopped at once, with all she had opened to him. Raises ``TrustedHelper.DoesNotExist``."""
    rows = TrustedHelper.objects.select_for_update()
    trusted = rows.get(pk=trustedhelper_id, person=actor.id)
    if trusted.ended_at is None:
        trusted.ended_at = now
        trusted.save(update_fields=["ended_at"])
        Consent.objects.filter(trusted=trusted, withdrawn_at=None).update(withdrawn_at=now)
        record(
            "stop_trusted_helper", actor=actor, now=now, person_id=actor.id, trusted=str(trusted.pk)
        )
    return trusted
