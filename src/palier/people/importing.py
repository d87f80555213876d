"""How a file of people comes in, by the queue. Not acts: those of ``actions/imports.py`` say who
asked. Each step looks before it writes, so that a worker killed anywhere goes on where it stopped.

Persons are written in chunks, tied to no place: nobody sees them. They all become known to the
place in one transaction, the last one. Cancelled before that, they are erased.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Count, QuerySet
from django.utils.module_loading import import_string

from palier.people.erasing import SETTLE
from palier.people.models import Accompaniment, Beneficiary, ImportLine, PeopleImport
from palier.people.naming import write_names
from palier.people.rules.headers import Says
from palier.people.rules.lines import KNOWN, SET_APART, TWICE, Who, Wrong, is_same, who

CHUNK: Final = 300
"""Lines in one transaction: about a quarter of a second on the smallest machine, so that whoever
writes at the desk meanwhile hardly waits."""

KEPT: Final = timedelta(days=7)
"""A file that nobody started, and lines that wait to be repaired, are forgotten after a week."""

State = PeopleImport.State


def said_by(line: ImportLine, one: PeopleImport) -> Who:
    """Raises ``Wrong``. The year is that of the import: read again, a line says the same."""
    kept = (column for column in one.columns if column["kept"])
    said = {
        Says(column["says"]): cell
        for column, cell in zip(kept, line.cells, strict=False)
        if column["says"]
    }
    return who(said, one.at.year)


def read(import_id: UUID) -> None:
    """Every line is judged; then the import is shown."""
    one = PeopleImport.objects.filter(pk=import_id, state=State.READING).first()
    if one is None:
        return
    judge = _Judge(one)
    for chunk in _chunks(one):
        before = [(line.problem, line.person_id) for line in chunk]
        judged = [
            line
            for line, then in zip(chunk, before, strict=True)
            if (judge.judge(line).problem, line.person_id) != then
        ]
        with transaction.atomic():
            if _held(one.pk, State.READING) is None:
                return
            ImportLine.objects.bulk_update(judged, ["problem", "person"])
    _show(one.pk)


@transaction.atomic
def _show(import_id: UUID) -> None:
    one = _held(import_id, State.READING)
    if one:
        one.told |= counts(one)
        one.state = State.SHOWN
        one.save(update_fields=["told", "state"])


def counts(one: PeopleImport) -> dict[str, int]:
    """How many lines: ``ready``, ``apart`` (known, or twice), ``wrong``."""
    found = one.rows.values_list("problem").annotate(Count("pk")).order_by()
    every = dict[str, int](found)
    ready = every.pop("", 0)
    apart = sum(every.pop(code, 0) for code in SET_APART)
    return {"ready": ready, "apart": apart, "wrong": sum(every.values())}


def _chunks(one: PeopleImport) -> Iterator[list[ImportLine]]:
    after = 0
    while chunk := list(one.rows.filter(number__gt=after).order_by("number")[:CHUNK]):
        yield chunk
        after = chunk[-1].number


def _held(import_id: UUID, *states: str) -> PeopleImport | None:
    """The import, while it is in one of ``states``, until the end of the transaction."""
    return PeopleImport.objects.select_for_update().filter(pk=import_id, state__in=states).first()


class _Judge:
    """What is wrong with each line, among those who are known and those above in the file."""

    def __init__(self, one: PeopleImport) -> None:
        self.one = one
        self.known: dict[str, list[tuple[Who, UUID]]] = {}
        self.above: dict[str, list[Who]] = {}
        here = {"accompaniments__structure": one.structure_id, "accompaniments__until": None}
        for person in Beneficiary.objects.filter(merged_into=None, **here).iterator():
            said = Who(person.first_name, person.last_name, person.phone, person.birth_year)
            self.known.setdefault(said.heard, []).append((said, person.pk))

    def judge(self, line: ImportLine) -> ImportLine:
        line.problem, line.person_id = "", None
        try:
            said = said_by(line, self.one)
        except Wrong as wrong:
            line.problem = str(wrong)
            return line
        heard = said.heard
        same = (pk for other, pk in self.known.get(heard, ()) if is_same(said, other))
        if known := next(same, None):
            line.problem, line.person_id = KNOWN, known
        elif said in self.above.get(heard, ()):
            line.problem = TWICE
        else:
            self.above.setdefault(heard, []).append(said)
        return line


def bring_in(import_id: UUID, now: datetime) -> None:
    """Chunk by chunk, then all at once."""
    while _bring_chunk(import_id, now):
        pass
    _forget_lines(import_id)


@transaction.atomic
def _bring_chunk(import_id: UUID, now: datetime) -> bool:
    """Whether there is more."""
    one = _held(import_id, State.RUNNING)
    if one is None:
        return False
    lines = list(one.rows.filter(problem="", person=None).order_by("number")[:CHUNK])
    if not lines:
        _open(one, now)
        return False
    _write(one, lines, now)
    one.done += len(lines)
    one.save(update_fields=["done"])
    return True


def _write(one: PeopleImport, lines: list[ImportLine], now: datetime) -> None:
    said = [said_by(line, one) for line in lines]
    people = Beneficiary.objects.bulk_create(
        Beneficiary(
            first_name=each.first_name,
            last_name=each.last_name,
            phone=each.phone,
            birth_year=each.birth_year,
            created_at=now,
        )
        for each in said
    )
    write_names(*people)
    _tie(lines, people)


def _tie(lines: list[ImportLine], people: list[Beneficiary]) -> None:
    """Each line and whom it became: a worker killed here begins this chunk again. One statement
    for each: ``bulk_update`` takes six times as long for the same."""
    table, field = ImportLine._meta.db_table, Beneficiary._meta.pk
    pairs = [
        (field.get_db_prep_value(person.pk, connection), line.pk)
        for line, person in zip(lines, people, strict=True)
    ]
    with connection.cursor() as cursor:
        cursor.executemany(f'UPDATE "{table}" SET person_id = %s WHERE id = %s', pairs)  # noqa: S608


def _open(one: PeopleImport, now: datetime) -> None:
    """The whole file becomes known to the place."""
    people = one.rows.filter(problem="").exclude(person=None).values_list("person", flat=True)
    Accompaniment.objects.bulk_create(
        (Accompaniment(person_id=pk, structure_id=one.structure_id, since=now) for pk in people),
        batch_size=1000,
    )
    one.told |= counts(one)
    one.state, one.ended_at = State.DONE, now
    one.save(update_fields=["told", "state", "ended_at"])


def _forget_lines(import_id: UUID) -> None:
    """Lines that became somebody are forgotten; those to repair stay for a week."""
    done = ImportLine.objects.filter(
        imported=import_id, imported__state=State.DONE, problem__in=["", *SET_APART]
    )
    _delete(done)


def _delete(lines: QuerySet[ImportLine]) -> None:
    while pks := list(lines.values_list("pk", flat=True)[:CHUNK]):
        ImportLine.objects.filter(pk__in=pks).delete()


def undo(import_id: UUID, now: datetime) -> None:
    """A cancelled import leaves nothing: neither a person nor a line."""
    one = PeopleImport.objects.filter(pk=import_id, state=State.CANCELLED).first()
    if one is None:
        return
    while _undo_chunk(one):
        pass
    _delete(one.rows.all())
    if one.ended_at is None:
        PeopleImport.objects.filter(pk=one.pk).update(ended_at=now, file_name="", told={})
        import_string(SETTLE).enqueue()


@transaction.atomic
def _undo_chunk(one: PeopleImport) -> bool:
    made = one.rows.filter(problem="").exclude(person=None).values_list("person", flat=True)
    pks = list(made[:CHUNK])
    # Tied to no place: whoever is known somewhere is never taken away by a cancelled file.
    Beneficiary.objects.filter(pk__in=pks, accompaniments=None).delete()
    one.rows.filter(person__in=pks).update(person=None)
    return bool(pks)


def forget_imports(now: datetime) -> None:
    """What waited for a week: files that nobody started, lines that nobody repaired."""
    old = PeopleImport.objects.filter(at__lte=now - KEPT)
    waiting = old.filter(state__in=[State.READING, State.SHOWN, State.RUNNING])
    for pk in list(waiting.values_list("pk", flat=True)):
        waiting.filter(pk=pk).update(state=State.CANCELLED)
        undo(pk, now)
    ended = PeopleImport.objects.filter(ended_at__lte=now - KEPT)
    _delete(ImportLine.objects.filter(imported__in=ended))
    ended.update(file_name="")
