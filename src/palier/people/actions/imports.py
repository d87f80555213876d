"""A file of people is sent, looked at, begun or dropped. The work itself: ``importing.py``."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.crypto import salted_hmac
from django.utils.module_loading import import_string

from palier.audit.actions import record
from palier.kernel.words import clean_line
from palier.people import imports
from palier.people.models import ImportLine, PeopleImport
from palier.people.rules.actor import HelperActor
from palier.people.rules.columns import Column, understand
from palier.people.rules.headers import NAMES, Says
from palier.people.rules.lines import SET_APART
from palier.people.rules.may import require
from palier.people.rules.table import Row, Sheet, Unreadable, read

State = PeopleImport.State

BATCH: Final = 500
"""Lines written at once: others write between two batches."""

LONGEST_CELL: Final = 200
"""Signs kept of one cell: more is no name, and the line says so with what is kept."""

CUT: Final = timedelta(minutes=2)
"""Receiving a file takes seconds; one that is still received after that never will be."""


class TooLate(Exception):  # noqa: N818  (somebody else was quicker, or the queue was)
    """The import is no longer at the step where this may be done."""


class SameFile(Exception):  # noqa: N818  (a question)
    """This very file was brought in before: asked once."""


class NoName(Exception):  # noqa: N818  (a refusal)
    """No column would say a name."""


def import_people(
    *,
    actor: HelperActor,
    raw: bytes,
    file_name: str,
    now: datetime,
    says: Mapping[int, str] | None = None,
) -> PeopleImport:
    """Reads the file, keeps the cells of the columns that say something, and forgets the rest.

    ``says``: what a column says, by its place, when the helper told it; else it is guessed. The
    same file sent twice is one import while it waits or runs; sent with other columns, it replaces
    the one that waits. Raises :class:`~palier.people.rules.table.Unreadable` before anything is
    written.
    """
    require(actor, "import_people")
    sheet = read(raw)
    understood = understand(sheet)
    columns = _told(understood.columns, says)
    lines = understood.lines(sheet)
    if not lines or not any(column.says in NAMES for column in columns):
        raise Unreadable("nobody")
    one = _new(actor, sheet, columns, raw, now)
    try:
        with transaction.atomic():
            _replace(actor, one.digest, bool(says), now)
            one.file_name = clean_line(file_name)[:120]
            one.save(force_insert=True)
    except IntegrityError:  # pressed twice, or sent by a colleague a moment ago
        return imports.imports_of(actor).get(digest=one.digest, state__in=imports.OPEN)
    _keep(one, columns, lines)
    _received(actor, one, len(lines), now)
    return one


def _told(columns: Sequence[Column], says: Mapping[int, str] | None) -> list[Column]:
    if not says:
        return list(columns)
    return [replace(column, says=says.get(column.at, "")) for column in columns]


def _new(
    actor: HelperActor, sheet: Sheet, columns: Sequence[Column], raw: bytes, now: datetime
) -> PeopleImport:
    whole = sha256(raw).hexdigest()
    digest = salted_hmac("palier.people.import", whole, algorithm="sha256").hexdigest()
    before = imports.imports_of(actor).filter(digest=digest, state=State.DONE).first()
    return PeopleImport(
        structure_id=actor.structure_id,
        by_id=actor.id,
        at=now,
        digest=digest,
        columns=[_column(one) for one in columns],
        told={
            "letters": sheet.letters,
            "separator": sheet.separator,
            "before": before.at.isoformat() if before else "",
        },
    )


def _column(column: Column) -> dict[str, Any]:
    """What was not kept is named, so that it can be said."""
    return {
        "at": column.at,
        "name": column.name,
        "says": str(column.says),
        "kept": bool(column.says),
    }


def _replace(actor: HelperActor, digest: str, other_columns: bool, now: datetime) -> None:
    """The file that waited with other columns, or whose sending was cut in the middle, goes."""
    waiting = imports.imports_of(actor).filter(digest=digest)
    if other_columns:
        waiting = waiting.filter(state__in=[State.READING, State.SHOWN])
    else:
        waiting = waiting.filter(state=State.READING, lines=0, at__lt=now - CUT)
    for one in waiting.select_for_update(of=("self",)):
        _cancel(one)


def _keep(one: PeopleImport, columns: Sequence[Column], lines: Sequence[Row]) -> None:
    ats = [column.at for column in columns if column.says]
    for start in range(0, len(lines), BATCH):
        ImportLine.objects.bulk_create(
            ImportLine(imported=one, number=line.number, cells=_cells(line, ats))
            for line in lines[start : start + BATCH]
        )


def _cells(line: Row, ats: Sequence[int]) -> list[str]:
    return [line.cells[at][:LONGEST_CELL] if at < len(line.cells) else "" for at in ats]


@transaction.atomic
def _received(actor: HelperActor, one: PeopleImport, lines: int, now: datetime) -> None:
    PeopleImport.objects.filter(pk=one.pk).update(lines=lines)
    record("import_people", actor=actor, now=now, imported=str(one.pk), lines=lines)
    _enqueue("read_import", one)


def _enqueue(job: str, one: PeopleImport) -> None:
    """In the transaction that changed the state, hence once for each change."""
    import_string(f"palier.people.jobs.{job}").enqueue(str(one.pk))


def _waiting(actor: HelperActor, import_id: UUID, *states: str) -> PeopleImport:
    """The import, until the end of the transaction. Raises :class:`TooLate`, or
    ``PeopleImport.DoesNotExist`` for another place's."""
    found = imports.imports_of(actor).select_for_update(of=("self",)).get(pk=import_id)
    if found.state not in states or not found.lines:
        raise TooLate
    return found


@transaction.atomic
def choose_columns(
    *, actor: HelperActor, import_id: UUID, says: Mapping[int, str], now: datetime
) -> None:
    """What each column that was kept says, or nothing; every line is judged again.

    Raises :class:`NoName` when nobody would have a name.
    """
    require(actor, "choose_columns")
    one = _waiting(actor, import_id, State.SHOWN)
    for column in one.columns:
        if column["kept"]:
            chosen = says.get(column["at"], column["says"])
            column["says"] = chosen if chosen in set(Says) else ""
    if not NAMES & {column["says"] for column in one.columns}:
        raise NoName
    one.state = State.READING
    one.save(update_fields=["columns", "state"])
    record("choose_columns", actor=actor, now=now, imported=str(one.pk))
    _enqueue("read_import", one)


@transaction.atomic
def add_known(
    *, actor: HelperActor, import_id: UUID, numbers: Collection[int], now: datetime
) -> int:
    """These lines look like somebody who is here, and are somebody else: they will be added."""
    require(actor, "add_known")
    one = _waiting(actor, import_id, State.SHOWN)
    apart = one.rows.filter(problem__in=SET_APART, number__in=numbers)
    added = apart.update(problem="", person=None)
    if added:
        record("add_known", actor=actor, now=now, imported=str(one.pk), lines=added)
    return added


@transaction.atomic
def start_import(*, actor: HelperActor, import_id: UUID, again: bool, now: datetime) -> None:
    """The queue begins. Pressed twice, it is one import.

    Raises :class:`SameFile` when this file was already brought in here, unless ``again``.
    """
    require(actor, "start_import")
    one = _waiting(actor, import_id, State.SHOWN, State.RUNNING, State.DONE)
    if one.state != State.SHOWN:
        return
    if one.told.get("before") and not again:
        raise SameFile
    one.state = State.RUNNING
    one.save(update_fields=["state"])
    record("start_import", actor=actor, now=now, imported=str(one.pk))
    _enqueue("run_import", one)


@transaction.atomic
def cancel_import(*, actor: HelperActor, import_id: UUID, now: datetime) -> None:
    """Before the end, whatever was written is erased. Raises :class:`TooLate` after it."""
    require(actor, "cancel_import")
    one = imports.imports_of(actor).select_for_update(of=("self",)).get(pk=import_id)
    if one.state == State.DONE:
        raise TooLate
    if one.state in imports.OPEN:
        _cancel(one)
        record("cancel_import", actor=actor, now=now, imported=str(one.pk))


def _cancel(one: PeopleImport) -> None:
    one.state = State.CANCELLED
    one.save(update_fields=["state"])
    _enqueue("undo_import", one)
