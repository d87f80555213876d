"""Two rows that are one person, two persons who are two, and a name that is mended."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from palier.audit.actions import record
from palier.kernel.phone import PhoneNumber
from palier.kernel.words import clean_line
from palier.people import merging, queries
from palier.people.models import Accompaniment, Beneficiary, Merge, NotTheSame
from palier.people.registry import Holding, holdings
from palier.people.rules.actor import HelperActor
from palier.people.rules.birth import birth_year
from palier.people.rules.may import require
from palier.people.signals import merge_undone, people_merged


class SamePerson(Exception):  # noqa: N818  (a refusal, not a mistake)
    """One row and itself."""


class KnownElsewhere(Exception):  # noqa: N818
    """Another place knows the one that would disappear: that one is kept, or nobody is."""


class BothKnownElsewhere(KnownElsewhere):
    """Other places know both: this place does not decide for them."""


class MergedSince(Exception):  # noqa: N818
    """The kept one was put together with another since: that is undone first."""


@dataclass(frozen=True)
class Merged:
    """``told``: codes of what the helper must know (``home/pages/likeness.py`` says them)."""

    merge: Merge
    told: tuple[str, ...]


def merge_people(*, actor: HelperActor, kept_id: UUID, absorbed_id: UUID, now: datetime) -> Merged:
    """What hangs from ``absorbed`` hangs from ``kept``, who takes what she did not say of her name.

    Said twice, once. Raises :class:`SamePerson`, :class:`KnownElsewhere`, ``NotAllowed``, or
    ``Beneficiary.DoesNotExist`` for whoever is not known here.
    """
    require(actor, "merge_people")
    if kept_id == absorbed_id:
        raise SamePerson
    return _merge(actor, kept_id, absorbed_id, now)


@transaction.atomic
def _merge(actor: HelperActor, kept_id: UUID, absorbed_id: UUID, now: datetime) -> Merged:
    held = _held(kept_id, absorbed_id)
    if done := Merge.objects.filter(kept=kept_id, absorbed=absorbed_id, undone_at=None).first():
        queries.person_known_to(actor, kept_id)
        return Merged(done, ())
    for pk in (kept_id, absorbed_id):
        queries.person_known_to(actor, pk)
    _refuse_who_is_known_elsewhere(actor, kept_id, absorbed_id)
    kept, absorbed = held[kept_id], held[absorbed_id]
    followed = merging.follow(kept, absorbed, now)
    _let_houses_above_follow(followed, kept_id, absorbed_id, now)
    roots = Beneficiary.objects.filter(merged_into=absorbed)
    before = [str(pk) for pk in roots.values_list("pk", flat=True)]
    moved = followed.moved | {merging.ROOTS: before, merging.FILLED: merging.fill(kept, absorbed)}
    Beneficiary.objects.filter(pk__in=[absorbed_id, *before]).update(merged_into=kept)
    merge = Merge.objects.create(
        structure_id=actor.structure_id,
        kept=kept,
        absorbed=absorbed,
        moved=moved,
        by_id=actor.id,
        at=now,
    )
    record("merge_people", actor=actor, now=now, person_id=kept_id, merge=str(merge.pk))
    return Merged(merge, tuple(followed.told))


def _let_houses_above_follow(
    followed: merging.Followed, kept_id: UUID, absorbed_id: UUID, now: datetime
) -> None:
    both = {"kept_id": kept_id, "absorbed_id": absorbed_id}
    for _who, also in people_merged.send(Beneficiary, **both, now=now):
        assert isinstance(also, merging.Followed)
        followed.moved |= also.moved
        followed.told += also.told


def _held(*pks: UUID) -> dict[UUID, Beneficiary]:
    """Rows, until the end; always in one order: two presses never wait for each other."""
    rows = Beneficiary.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    held = {one.pk: one for one in rows}
    if len(held) < len(set(pks)):
        raise Beneficiary.DoesNotExist
    return held


def _refuse_who_is_known_elsewhere(actor: HelperActor, kept_id: UUID, absorbed_id: UUID) -> None:
    elsewhere = Accompaniment.objects.filter(until=None).exclude(structure=actor.structure_id)
    known = set(
        elsewhere.filter(person__in=[kept_id, absorbed_id]).values_list("person", flat=True)
    )
    if absorbed_id in known:
        raise BothKnownElsewhere if kept_id in known else KnownElsewhere


@dataclass(frozen=True)
class Undone:
    """``stays``: what was written since and stays with the kept one, and how many of each."""

    merge: Merge
    stays: tuple[tuple[Holding, int], ...]
    told: tuple[str, ...]


@transaction.atomic
def undo_merge(*, actor: HelperActor, merge_id: UUID, now: datetime) -> Undone:
    """Two persons again: each row that moved and still hangs from the kept one goes back; what was
    written since stays. Said twice, once.

    Raises ``Merge.DoesNotExist`` (never there, not of this place, or she was erased since),
    :class:`MergedSince`, ``NotAllowed``.
    """
    require(actor, "undo_merge")
    merge = Merge.objects.get(pk=merge_id, structure=actor.structure_id)
    held = _held(merge.kept_id, merge.absorbed_id)
    merge.refresh_from_db()
    if merge.undone_at:
        return Undone(merge, (), ())
    kept, absorbed = held[merge.kept_id], held[merge.absorbed_id]
    if kept.merged_into_id:
        raise MergedSince
    stays = tuple(merging.since(merge))
    told = merging.give_back(merge)
    stays += _what_stays_above(merge, now)
    own = [absorbed.pk, *merge.moved[merging.ROOTS]]
    Beneficiary.objects.filter(pk__in=own[1:], merged_into=kept).update(merged_into=absorbed)
    Beneficiary.objects.filter(pk=absorbed.pk).update(merged_into=None)
    merging.empty(kept, absorbed, merge.moved[merging.FILLED])
    merge.undone_at, merge.undone_by_id = now, actor.id
    merge.save(update_fields=["undone_at", "undone_by"])
    for each in (kept, absorbed):
        record("undo_merge", actor=actor, now=now, person_id=each.pk, merge=str(merge.pk))
    return Undone(merge, stays, tuple(told))


def _what_stays_above(merge: Merge, now: datetime) -> tuple[tuple[Holding, int], ...]:
    by_key = {one.key: one for one in holdings()}
    both = {"kept_id": merge.kept_id, "absorbed_id": merge.absorbed_id}
    answers = merge_undone.send(Beneficiary, **both, merge=merge, now=now)
    stays = list[tuple[Holding, int]]()
    for _who, also in answers:
        assert isinstance(also, dict)
        stays += [(by_key[key], number) for key, number in also.items()]
    return tuple(stays)


@transaction.atomic
def tell_apart(*, actor: HelperActor, one_id: UUID, other_id: UUID, now: datetime) -> None:
    """« Ce sont deux personnes »: never proposed again. Said twice, once.

    Raises :class:`SamePerson`, ``NotAllowed``, or ``Beneficiary.DoesNotExist``.
    """
    require(actor, "tell_apart")
    if one_id == other_id:
        raise SamePerson
    first, second = sorted(
        (queries.person_known_to(actor, pk) for pk in (one_id, other_id)), key=lambda one: one.pk
    )
    _row, new = NotTheSame.objects.get_or_create(
        first=first,
        second=second,
        defaults={"structure_id": actor.structure_id, "by_id": actor.id, "at": now},
    )
    if new:
        record("tell_apart", actor=actor, now=now, person_id=first.pk)


@transaction.atomic
def correct_name(  # noqa: PLR0913
    *,
    actor: HelperActor,
    person_id: UUID,
    first_name: str,
    last_name: str,
    phone: str,
    born: str,
    now: datetime,
) -> Beneficiary:
    """What names her, as she says it. An empty box forgets.

    Raises ``NotAPhone``, ``NotAYear``, ``NotAllowed``, or ``Beneficiary.DoesNotExist``.
    """
    require(actor, "correct_name")
    person = queries.person_known_to(actor, person_id)
    said = {
        "first_name": clean_line(first_name)[:40],
        "last_name": clean_line(last_name)[:80],
        "phone": PhoneNumber.parse(phone).written if clean_line(phone) else "",
        "birth_year": birth_year(clean_line(born), now.year),
    }
    changed = {name: value for name, value in said.items() if getattr(person, name) != value}
    if changed:
        merging.write(_held(person_id)[person_id], changed)
        facts = dict.fromkeys(changed, True)
        record("correct_name", actor=actor, now=now, person_id=person_id, **facts)
    return person
