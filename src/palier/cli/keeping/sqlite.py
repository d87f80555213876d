"""A place in one SQLite file: copied while it is written to, put back in one move."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from palier.cli.refusal import Refused

WAIT_SECONDS = 20
COMPANIONS = ("", "-wal", "-shm")
"""SQLite reads the three files together: a database with another's log is a broken database."""


def dump(database: Path, data: Path) -> None:
    """Copy ``database`` as it is at one instant into the new file ``data``, and prove it whole."""
    with closing(_existing(database)) as source, closing(sqlite3.connect(data)) as copy:
        # In one step: copied by small steps, a database that is written to never ends.
        source.backup(copy, pages=-1)
        copy.execute("PRAGMA journal_mode=DELETE")
    if not is_sound(data):
        raise Refused(
            f"{database} est abîmé : la sauvegarde s’arrête ; gardez vos sauvegardes anciennes.",
            f"{database} is damaged: the backup stops; keep your earlier backups.",
        )


def is_sound(data: Path) -> bool:
    """True when SQLite finds every page, index and constraint of the file in order."""
    try:
        with closing(_existing(data)) as opened:
            return [row[0] for row in opened.execute("PRAGMA integrity_check")] == ["ok"]
    except sqlite3.DatabaseError:
        return False


def replace(database: Path, data: Path, aside: Path) -> None:
    """Put ``data`` in the place of ``database``, whose files are kept under the name ``aside``.

    Raises :class:`Refused` when somebody has the database open. Nothing is changed then.
    """
    if database.exists():
        _close_the_log(database)
    data.chmod(0o600)
    for companion in COMPANIONS:
        with suppress(FileNotFoundError):
            Path(f"{database}{companion}").rename(f"{aside}{companion}")
    data.rename(database)
    _remember(database.parent)


def _existing(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=WAIT_SECONDS)


def _close_the_log(database: Path) -> None:
    """Leaving WAL needs to be alone: SQLite itself says whether anybody is still there."""
    try:
        with closing(_existing(database)) as opened:
            opened.execute("PRAGMA busy_timeout=2000")
            opened.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.DatabaseError as error:
        # Damaged is precisely why one restores: the three files then go aside together.
        if error.sqlite_errorname.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
            raise Refused(
                "la base est ouverte ailleurs ; fermez Palier avant de restaurer.",
                "the database is open elsewhere; stop Palier before restoring.",
            ) from None


def _remember(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
