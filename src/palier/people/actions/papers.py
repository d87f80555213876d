"""An agreement signed on paper: a helper prints what it says, then records that it was signed."""

from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone

from palier.audit.actions import record
from palier.people import queries
from palier.people.models import Consent, PaperConsent
from palier.people.rules import reference as references
from palier.people.rules.actor import HelperActor, Matter
from palier.people.rules.consent import Lasting, To, end
from palier.people.rules.may import require
from palier.people.seals import digest_of, reference_of
from palier.people.writing import Given, hold, words_of_today, write


class PaperRefused(Exception):  # noqa: N818  (a refusal, not a mistake)
    """Not a page of this place, or one that counted already, ended, or was withdrawn since."""


class NotSigned(Exception):  # noqa: N818
    """The helper did not say that the person signed."""


@transaction.atomic
def draw_up_consent(
    *, actor: HelperActor, person_id: UUID, matter: Matter, lasting: Lasting, now: datetime
) -> PaperConsent:
    """A page to sign; asked for twice on the same day, it is the same page.

    Raises ``Beneficiary.DoesNotExist`` for whoever this place does not know.
    """
    require(actor, "draw_up_consent")
    person = queries.person_known_to(actor, person_id)
    hold(person.pk)
    new_id = uuid4()
    paper, new = PaperConsent.objects.get_or_create(
        person=person,
        structure_id=actor.structure_id,
        matter=matter,
        text=words_of_today(matter, To.PLACE),
        until=end(timezone.localtime(now), lasting),
        used_at=None,
        defaults={
            "id": new_id,
            "digest": digest_of(reference_of("paper", new_id)),
            "printed_by_id": actor.id,
            "printed_at": now,
        },
    )
    if new:
        record("draw_up_consent", actor=actor, now=now, person_id=person.pk, matter=matter.value)
    return paper


@transaction.atomic
def record_paper_consent(
    *, actor: HelperActor, reference: str, signed: bool, now: datetime
) -> Consent:
    """The page came back signed: what it says holds, in the words it was printed with.

    ``reference`` is what was scanned or typed. Raises :class:`PaperRefused` or :class:`NotSigned`.
    """
    require(actor, "record_paper_consent")
    if not signed:
        raise NotSigned
    paper = _paper(actor, reference)
    hold(paper.person_id)
    paper = PaperConsent.objects.select_for_update().get(pk=paper.pk)
    if paper.used_at or paper.until <= now or _closed_since(paper):
        raise PaperRefused
    given = Given(
        person_id=paper.person_id,
        matter=Matter(paper.matter),
        text=paper.text,
        until=paper.until,
        structure_id=paper.structure_id,
        how=Consent.How.PAPER,
        recorded_by_id=actor.id,
    )
    consent, _ = write(given, now)
    paper.used_at = now
    paper.save(update_fields=["used_at"])
    record(
        "record_paper_consent",
        actor=actor,
        now=now,
        person_id=paper.person_id,
        matter=paper.matter,
        text=paper.text_id,
        paper=str(paper.pk),
    )
    return consent


def _paper(actor: HelperActor, typed: str) -> PaperConsent:
    """A page of this place, about somebody it knows; another place's is not found."""
    written = references.read(typed)
    paper = queries.papers_of(actor).filter(digest=digest_of(written)).first() if written else None
    if paper is None or reference_of("paper", paper.pk) != written:
        raise PaperRefused
    return paper


def _closed_since(paper: PaperConsent) -> bool:
    """She closed this matter after the page was printed: the page no longer says what she wants."""
    return Consent.objects.filter(
        person=paper.person_id,
        structure=paper.structure_id,
        matter=paper.matter,
        withdrawn_at__gte=paper.printed_at,
    ).exists()
