"""A booklet is prepared, printed, and entered once.

Entering asks less than seeing: the helper types letters that she reads on a page, and what they
tell of the person stays behind her agreement (``Matter.RESULT``).
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from palier.audit.actions import record
from palier.diagnosis import queries, witnessed
from palier.diagnosis.booklets import KIND, Page, chosen_for, pages_of, questions_hold
from palier.diagnosis.content import conversation, conversation_version
from palier.diagnosis.models import Booklet, BookletTask, Diagnosis, Reply
from palier.diagnosis.typed import Typed
from palier.diagnosis.under_way import begun
from palier.people import queries as people
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import require
from palier.people.seals import digest_of, reference_of
from palier.people.writing import hold
from palier.simulators.models import Play
from palier.simulators.printed import form_of, steps_of


class NothingLeft(Exception):  # noqa: N818  (a refusal, not a mistake)
    """She has met every task that can be printed."""


class AlreadyEntered(Exception):  # noqa: N818
    """Somebody entered this booklet: it counts once."""


@transaction.atomic
def prepare_booklet(  # noqa: PLR0913
    *, actor: HelperActor, person_id: UUID, large: bool, dice: int, ticket: UUID, now: datetime
) -> Booklet:
    """A booklet of tasks that she has not met; the same form sent twice makes one.

    Raises ``Beneficiary.DoesNotExist`` for whoever this place does not know, :class:`NothingLeft`.
    """
    require(actor, "prepare_booklet")
    person = people.person_known_to(actor, person_id)
    hold(person.pk)
    if sent := queries.booklets_of(actor).filter(ticket=ticket).first():
        return sent
    chosen = chosen_for(person.pk, dice)
    if not chosen:
        raise NothingLeft
    new_id = uuid4()
    booklet = Booklet.objects.create(
        id=new_id,
        person=person,
        structure_id=actor.structure_id,
        large=large,
        made_by_id=actor.id,
        made_at=now,
        ticket=ticket,
        digest=digest_of(reference_of(KIND, new_id)),
        conversation=conversation_version(),
    )
    BookletTask.objects.bulk_create(
        BookletTask(
            booklet=booklet,
            position=position,
            task_id=ready.task.id,
            form=form_of(ready).digest,
        )
        for position, ready in enumerate(chosen)
    )
    record("prepare_booklet", actor=actor, now=now, person_id=person.pk, booklet=str(new_id))
    return booklet


@transaction.atomic
def enter_booklet(  # noqa: PLR0913
    *,
    actor: HelperActor,
    booklet_id: UUID,
    typed: Mapping[int, Typed],
    told: Mapping[str, str],
    dice: int,
    now: datetime,
) -> Booklet:
    """What was pointed at becomes replies and closed plays of her diagnosis, which ends with them.

    ``typed``: position → row; ``told``: question → choice, those left blank not being there. A page
    that changed since it was printed does not count.
    Raises ``Booklet.DoesNotExist`` for another place's, :class:`AlreadyEntered`.
    """
    require(actor, "enter_booklet")
    booklet = queries.booklets_of(actor).get(pk=booklet_id)
    hold(booklet.person_id)
    booklet = queries.booklets_of(actor).get(pk=booklet_id)  # put together with another meanwhile?
    taken = Booklet.objects.filter(pk=booklet.pk, entered_at=None)
    if not taken.update(entered_at=now, entered_by=actor.id):
        raise AlreadyEntered
    diagnosis, _ = begun(booklet.person_id, actor.structure_id, dice=dice, now=now)
    Booklet.objects.filter(pk=booklet.pk).update(diagnosis=diagnosis)
    for page in pages_of(booklet):
        _keep(diagnosis, page, typed.get(page.row.position, Typed()), now)
    _keep_told(booklet, diagnosis, told, now)  # before the result, which is frozen with them
    witnessed.freeze(diagnosis, now)
    record(
        "enter_booklet",
        actor=actor,
        now=now,
        person_id=booklet.person_id,
        booklet=str(booklet.pk),
        diagnosis=str(diagnosis.pk),
    )
    return queries.booklets_of(actor).get(pk=booklet_id)


def _keep(diagnosis: Diagnosis, page: Page, typed: Typed, now: datetime) -> None:
    if page.ready is None or page.form is None:
        return
    done = typed.ending == Play.Outcome.DONE and typed.answers
    steps = steps_of(page.ready, page.form, typed.answers) if done else {}
    seen = witnessed.Witnessed(
        page.ready, Play.Medium.PAPER, steps, str(typed.ending), typed.helped
    )
    page.row.play = witnessed.keep(diagnosis, seen, now)
    page.row.save(update_fields=["play"])


def _keep_told(
    booklet: Booklet, diagnosis: Diagnosis, told: Mapping[str, str], now: datetime
) -> None:
    if not questions_hold(booklet):
        return
    Reply.objects.bulk_create(
        Reply(
            diagnosis=diagnosis,
            booklet=booklet,
            question=question.key,
            choice=told[question.key],
            at=now,
        )
        for question in conversation().questions
        if question.choice(told.get(question.key, ""))
    )
