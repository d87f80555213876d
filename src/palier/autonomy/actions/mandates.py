"""A mandate is prepared by a helper, signed by the person, and stopped whenever she says so."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from palier.audit.actions import record
from palier.autonomy import queries
from palier.autonomy.content import catalogue
from palier.autonomy.mandates import PAPER, role_in, sign, stop, terms_of
from palier.autonomy.models import Mandate, MandateProof
from palier.autonomy.rules.mandate import (
    Guardianship,
    MandateRefused,
    digest_of_text,
    refuse_impossible,
    screen_is_enough,
    text_of,
)
from palier.autonomy.signals import mandate_signed
from palier.kernel.words import clean_line
from palier.people import queries as people
from palier.people.rules import reference as references
from palier.people.rules.actor import HelperActor, PersonActor, Role
from palier.people.rules.consent import Lasting, end
from palier.people.rules.may import require
from palier.people.rules.retention import MANDATE
from palier.people.seals import digest_of, reference_of
from palier.people.writing import hold


class MandateGone(MandateRefused):
    """Ended, stopped, or held by somebody who no longer works there: it can be signed no more."""


class NeedsPaper(MandateRefused):
    """Somebody else signs too, or signs for her: on paper."""


class NotRead(MandateRefused):
    """The text on her screen is not the text of this mandate."""


class NotSigned(MandateRefused):
    """The helper did not say that it was signed."""


class PaperRefused(MandateRefused):
    """Not a page of this place."""


@transaction.atomic
def prepare_mandate(  # noqa: PLR0913
    *,
    actor: HelperActor,
    person_id: UUID,
    acts: Sequence[str],
    lasting: Lasting,
    holder_id: UUID,
    now: datetime,
    guardianship: Guardianship = Guardianship.NONE,
    guardian: str = "",
) -> Mandate:
    """A mandate that waits for a signature; the same text prepared twice is one mandate.

    Raises ``Beneficiary.DoesNotExist`` for whoever this place does not know, and a
    ``MandateRefused`` that says why it cannot be.
    """
    require(actor, "prepare_mandate")
    person = people.person_known_to(actor, person_id)
    start, until = timezone.localtime(now), end(timezone.localtime(now), lasting)
    named = clean_line(guardian)[:100] if guardianship is not Guardianship.NONE else ""
    in_her_name = [kind.key for kind in catalogue().kinds if kind.mandate]
    refuse_impossible(
        acts=acts,
        known=frozenset(in_her_name),
        holder=role_in(holder_id, actor.structure_id),
        guardianship=guardianship,
        guardian=named,
        start=start,
        until=until,
    )
    hold(person.pk)
    new_id = uuid4()
    mandate = Mandate(
        id=new_id,
        person=person,
        structure_id=actor.structure_id,
        holder_id=holder_id,
        acts=[key for key in in_her_name if key in acts],
        guardianship=guardianship,
        guardian=named,
        prepared_by_id=actor.id,
        prepared_at=now,
        until=until,
        digest=digest_of(reference_of(PAPER, new_id)),
    )
    mandate.text = text_of(terms_of(mandate)).fr
    mandate.text_digest = digest_of_text(mandate.text)
    waiting = Mandate.objects.filter(
        person=person, structure=actor.structure_id, signed_at=None, revoked_at=None
    )
    # The text gives a first name, which two colleagues may share: the holder is compared too.
    alike = waiting.filter(holder=holder_id, text_digest=mandate.text_digest, until=until)
    if same := alike.first():
        return same
    mandate.save()
    record("prepare_mandate", actor=actor, now=now, person_id=person.pk, mandate=str(mandate.pk))
    return mandate


@transaction.atomic
def sign_mandate(*, actor: PersonActor, mandate_id: UUID, read: str, now: datetime) -> Mandate:
    """She signs on her screen, once; ``read`` is the digest of the text that stood on it. Her PIN
    was asked before (``access/proof.py``), for a wrong one must be counted.

    Raises ``Mandate.DoesNotExist`` for another's, :class:`NotRead`, :class:`NeedsPaper`,
    :class:`MandateGone`.
    """
    hold(actor.id)
    mandate = queries.mandates_of(actor).select_for_update(of=("self",)).get(pk=mandate_id)
    if mandate.signed_at and not mandate.revoked_at:
        return mandate
    if not screen_is_enough(Guardianship(mandate.guardianship)):
        raise NeedsPaper
    if read != mandate.text_digest:
        raise NotRead
    _refuse_gone(mandate, now)
    linked = sign(mandate, Mandate.How.SCREEN, now)
    record(
        "sign_mandate",
        actor=actor,
        now=now,
        person_id=actor.id,
        mandate=str(mandate.pk),
        put_right=linked,
    )
    mandate_signed.send(sender=Mandate, mandate=mandate, now=now)
    return mandate


@transaction.atomic
def record_paper_mandate(
    *, actor: HelperActor, reference: str, signed: bool, now: datetime
) -> Mandate:
    """The page came back signed: it holds from now on, and counts once.

    ``reference`` is what was scanned or typed. Raises :class:`PaperRefused`, :class:`NotSigned`,
    :class:`MandateGone`.
    """
    require(actor, "record_paper_mandate")
    if not signed:
        raise NotSigned
    written = references.read(reference)
    found = queries.mandates_of(actor).filter(digest=digest_of(written)).first()
    if not written or found is None or reference_of(PAPER, found.pk) != written:
        raise PaperRefused
    hold(found.person_id)
    mandate = queries.mandates_of(actor).select_for_update(of=("self",)).get(pk=found.pk)
    if mandate.signed_at and not mandate.revoked_at:
        return mandate
    _refuse_gone(mandate, now)
    linked = sign(mandate, Mandate.How.PAPER, now, recorded_by=actor.id)
    record(
        "record_paper_mandate",
        actor=actor,
        now=now,
        person_id=mandate.person_id,
        mandate=str(mandate.pk),
        put_right=linked,
    )
    mandate_signed.send(sender=Mandate, mandate=mandate, now=now)
    return mandate


def _refuse_gone(mandate: Mandate, now: datetime) -> None:
    if mandate.revoked_at or mandate.until <= now:
        raise MandateGone
    if role_in(mandate.holder_id, mandate.structure_id) in (None, Role.VOLUNTEER):
        raise MandateGone


@transaction.atomic
def revoke_mandate(*, actor: PersonActor, mandate_id: UUID, now: datetime) -> Mandate:
    """It stops at once, signed or not, without a reason (Code civil, 2004); said twice, once."""
    mandate = queries.mandates_of(actor).select_for_update(of=("self",)).get(pk=mandate_id)
    if stop(mandate, now):
        record("revoke_mandate", actor=actor, now=now, person_id=actor.id, mandate=str(mandate.pk))
    return mandate


@transaction.atomic
def revoke_mandate_on_word(*, actor: HelperActor, mandate_id: UUID, now: datetime) -> Mandate:
    """She said, or wrote, that it stops: a helper closes for her, and never opens.

    Raises ``Mandate.DoesNotExist`` for another place's."""
    require(actor, "revoke_mandate_on_word")
    mandate = queries.mandates_of(actor).select_for_update(of=("self",)).get(pk=mandate_id)
    if stop(mandate, now):
        record(
            "revoke_mandate_on_word",
            actor=actor,
            now=now,
            person_id=mandate.person_id,
            mandate=str(mandate.pk),
        )
    return mandate


@transaction.atomic
def forget_mandate_proofs(*, now: datetime) -> int:
    """Proofs that were kept long enough leave (``people/rules/retention.py:MANDATE``); how many."""
    count, _ = MandateProof.objects.filter(ended_at__lte=now - MANDATE).delete()
    if count:
        record("forget_mandate_proofs", actor=None, now=now, proofs=count)
    return count
