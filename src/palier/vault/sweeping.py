"""After words were sealed, nothing of them stays in the pages that the database gave up.

`PRAGMA secure_delete` (settings) writes zeros over what is deleted from then on; this is for what
was deleted before, and for PostgreSQL, which keeps former rows until they are vacuumed.
"""

from django.db import connection

from palier.vault.errors import Locked
from palier.vault.models import Proof


class Busy(Locked):
    """Somebody else has the database open: its log could not be emptied."""

    def __init__(self) -> None:
        super().__init__(
            "des traces restent à effacer ; fermez Palier, puis relancez : palier migrate",
            "traces are still to be wiped; stop Palier, then run again: palier migrate",
        )


def is_due() -> bool:
    """True when words were sealed and their traces are still there."""
    return Proof.objects.filter(unswept=True).exists()


def later() -> None:
    """What was just written again left traces."""
    Proof.objects.update(unswept=True)


def sweep() -> None:
    """Wipe what is due; raises :class:`Busy`, and is then still due. Outside any transaction."""
    if not is_due():
        return
    if connection.vendor == "sqlite":
        _sqlite()
    else:
        _postgresql()
    Proof.objects.update(unswept=False)


def _sqlite() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")  # writes the file again from its living rows only
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, *_ = cursor.fetchone()
    if busy:
        raise Busy


def _postgresql() -> None:
    """The rows are written again. Its journal (WAL) forgets them with time, out of our reach."""
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 0")  # a large table takes its time
        cursor.execute("VACUUM FULL")  # every table: the audit told some of it too
        cursor.execute("RESET statement_timeout")
