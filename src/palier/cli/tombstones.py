"""Whoever was erased stays erased, even when an older backup is put back.

The numbers of the erased (``people.models.Erasure``) are taken from the place that is replaced,
kept in a file while it is, and applied to the one put back: at once, or by `palier migrate` when
the backup is of an earlier version. Until then nothing opens (``cli.tables.require_up_to_date``).
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from palier.cli.opening import is_sqlite
from palier.cli.refusal import Refused, say

FILE = "erased-since.json"


def pending(var: Path) -> bool:
    """True while a place that was put back still holds people who were erased since."""
    return (var / FILE).exists()


@contextmanager
def carried(var: Path) -> Iterator[None]:
    """Around a replacement: written down before; forgotten again when nothing was replaced."""
    before = pending(var)
    _remember(var)
    try:
        yield
    except Refused:
        if not before:
            (var / FILE).unlink(missing_ok=True)
        raise


def _remember(var: Path) -> None:
    """Write down, beside the database, everybody whom the present place has erased."""
    if is_sqlite() and not Path(settings.DATABASES["default"]["NAME"]).exists():
        return
    try:
        known = _read()
    except DatabaseError:  # damaged: which is why one restores
        say(
            "Les effacements faits depuis cette sauvegarde n’ont pas pu être lus : refaites-les.",
            "The erasures made since this backup could not be read: do them again.",
        )
        return
    if known:
        _write(var / FILE, _kept(var) | known)


def apply(var: Path, now: datetime) -> None:
    """Erase them again in the place as it is now; done twice, it is done once."""
    from palier.people.actions.leaving import erase_again  # noqa: PLC0415  (tables need settings)
    from palier.people.models import Erasure  # noqa: PLC0415

    if not pending(var):
        return
    Erasure.objects.bulk_create(
        (Erasure(person_id=who, at=datetime.fromisoformat(at)) for who, at in _kept(var).items()),
        ignore_conflicts=True,
    )
    number = erase_again(now=now)
    (var / FILE).unlink()
    if number:
        say(f"Effacées à nouveau : {number} personnes.", f"Erased again: {number} people.")


def _read() -> dict[str, str]:
    from palier.people.models import Erasure  # noqa: PLC0415

    if Erasure._meta.db_table not in connection.introspection.table_names():
        return {}
    return {str(one.person_id): one.at.isoformat() for one in Erasure.objects.all()}


def _kept(var: Path) -> dict[str, str]:
    """What a restoration that was cut in its middle had written down."""
    with suppress(FileNotFoundError):
        kept: dict[str, str] = json.loads((var / FILE).read_text())
        return kept
    return {}


def _write(file: Path, known: dict[str, str]) -> None:
    draft = file.with_suffix(".draft")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as out:
        json.dump(known, out)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)
