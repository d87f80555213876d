"""Who accompanies her, and for what; one of them answers first."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from palier.audit.actions import record
from palier.journey import circle
from palier.journey.models import Support
from palier.journey.rules.facts import Kind
from palier.journey.thread import tell
from palier.kernel.words import clean_line, first_word
from palier.people.models import Helper
from palier.people.rules.actor import HelperActor, InPlace, PersonActor
from palier.people.rules.may import require
from palier.people.writing import hold


class SupportRefused(Exception):  # noqa: N818  (a refusal, not a mistake)
    """Nobody is named, or nothing is said of what for."""


class AlreadyThere(Exception):  # noqa: N818
    """This colleague accompanies her already."""


@dataclass(frozen=True)
class Who:
    """A colleague (``helper_id``), or somebody from elsewhere by the name people call him."""

    what_for: str
    called: str = ""
    helper_id: UUID | None = None


@transaction.atomic
def add_support(
    *, actor: HelperActor, person_id: UUID, who: Who, ticket: UUID, now: datetime
) -> Support:
    """A form sent twice adds once. Raises ``Beneficiary.DoesNotExist`` without her agreement,
    ``Helper.DoesNotExist`` for somebody who does not work here, :class:`SupportRefused`,
    :class:`AlreadyThere`."""
    require(actor, "add_support")
    circle.opened_to(actor, person_id, now)
    if who.helper_id:
        circle.team_of(actor).get(pk=who.helper_id)
    support, new = _add(actor, person_id, who, ticket, now)
    if new:
        record("add_support", actor=actor, now=now, person_id=person_id, support=str(support.pk))
    return support


@transaction.atomic
def name_support(*, actor: PersonActor, who: Who, ticket: UUID, now: datetime) -> Support:
    """Somebody of her own: a neighbour, her adviser at the agency. Naming opens nothing to them.

    Raises :class:`SupportRefused`.
    """
    named = Who(what_for=who.what_for, called=who.called)
    support, new = _add(actor, actor.id, named, ticket, now)
    if new:
        record("name_support", actor=actor, now=now, person_id=actor.id, support=str(support.pk))
    return support


@transaction.atomic
def end_support(*, actor: HelperActor, support_id: UUID, now: datetime) -> Support:
    """What this place wrote, it ends. Raises ``Support.DoesNotExist`` for what it did not."""
    require(actor, "end_support")
    ours = circle.supports_visible_to(actor, now).filter(structure=actor.structure_id)
    support = ours.get(pk=support_id)
    _end(support, now)
    record("end_support", actor=actor, now=now, person_id=support.person_id)
    return support


@transaction.atomic
def end_my_support(*, actor: PersonActor, support_id: UUID, now: datetime) -> Support:
    """She ends any of them. Raises ``Support.DoesNotExist``."""
    support = circle.supports_visible_to(actor, now).get(pk=support_id)
    _end(support, now)
    record("end_my_support", actor=actor, now=now, person_id=actor.id, support=str(support.pk))
    return support


@transaction.atomic
def make_referent(*, actor: HelperActor, support_id: UUID, now: datetime) -> Support:
    """This colleague answers her first, from now on; whoever did until now accompanies her still,
    and the thread tells her. Raises ``Support.DoesNotExist`` for somebody of another place, or who
    works here no more."""
    require(actor, "make_referent")
    ours = circle.supports_visible_to(actor, now).filter(structure=actor.structure_id)
    support = ours.filter(helper__in=circle.team_of(actor)).get(pk=support_id)
    hold(support.person_id)
    former = Support.objects.select_related("helper").filter(
        person=support.person_id, until=None, referent=True
    )
    before = former.first()
    if before and before.pk == support.pk:
        return support
    former.update(referent=False)
    support.referent = True
    support.save(update_fields=["referent"])
    name, former_name = _name(support.helper), _name(before.helper) if before else ""
    tell(actor, support.person_id, Kind.REFERENT, now, words=name, whom=former_name)
    record("make_referent", actor=actor, now=now, person_id=support.person_id)
    return support


def _add(
    actor: InPlace, person_id: UUID, who: Who, ticket: UUID, now: datetime
) -> tuple[Support, bool]:
    """The key comes from the person and the form: whoever sends it again finds the same row, and
    nobody can name somebody else's."""
    called, what_for = clean_line(who.called)[:60], clean_line(who.what_for)[:200]
    if not what_for or not (called or who.helper_id):
        raise SupportRefused
    hold(person_id)
    key = uuid5(person_id, f"support {ticket}")
    if sent := Support.objects.filter(pk=key).first():
        return sent, False
    live = Support.objects.filter(person=person_id, structure=actor.structure_id, until=None)
    if who.helper_id and live.filter(helper=who.helper_id).exists():
        raise AlreadyThere
    support = Support.objects.create(
        pk=key,
        person_id=person_id,
        structure_id=actor.structure_id,
        helper_id=who.helper_id,
        called="" if who.helper_id else called,
        what_for=what_for,
        since=now,
    )
    return support, True


def _end(support: Support, now: datetime) -> None:
    support.until = now
    support.save(update_fields=["until"])


def _name(helper: Helper | None) -> str:
    return first_word(helper.name) if helper else ""
