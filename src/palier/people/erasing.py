"""How everything of a person goes at once. Not an act: the acts that call it say who and why."""

from datetime import datetime
from uuid import UUID

from django.db import connection
from django.utils.module_loading import import_string

from palier.kernel.phrase import Phrase
from palier.people.models import Beneficiary, Erasure
from palier.people.registry import holdings, in_telling_order
from palier.people.signals import person_erased

SETTLE = "palier.people.jobs.settle_erasures"


class StillRead(Exception):  # noqa: N818  (try again in a moment)
    """Somebody was reading the database: its log could not be emptied."""


def erase(person_id: UUID, now: datetime) -> None:
    """Inside the caller's transaction, which has written why in the audit.

    Raises ``Beneficiary.DoesNotExist``: two presses, two workers, erase once.
    """
    person = Beneficiary.objects.select_for_update().get(pk=person_id)
    same = [person_id, *person.absorbed.values_list("pk", flat=True)]
    for holding in holdings():
        if holding.kept is None and holding.model is not Beneficiary:
            holding.of(person_id).delete()
    person.delete()
    for each in same:  # the rows that were she twice go with her, and do not come back either
        Erasure.objects.get_or_create(person_id=each, defaults={"at": now})
        person_erased.send(Beneficiary, person_id=each, now=now)
    # One job for each: one that already runs may have emptied the log before this is committed.
    import_string(SETTLE).enqueue()


def settle() -> None:
    """What was erased leaves the file too: SQLite keeps the former pages in its log until then.

    Raises :class:`StillRead` while somebody reads: the queue asks again. PostgreSQL does it by
    itself (autovacuum): see ``docs/reference/erasure.md``.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        busy, *_pages = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StillRead


def goes(person_id: UUID) -> list[Phrase]:
    """What an erasure would erase of hers, in her words."""
    going = (one for one in in_telling_order() if one.kept is None and one.tell)
    hers = (one for one in going if one.model is not Beneficiary and one.of(person_id).exists())
    return [one.name for one in hers]
