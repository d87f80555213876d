"""`palier backup FILE` and `palier restore FILE`: the whole place in one file, and back."""

import sqlite3
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.conf import settings
from django.db import connection

from palier.cli import lock, tables, tombstones
from palier.cli.keeping import archive, postgresql, sqlite
from palier.cli.opening import open_house
from palier.cli.refusal import Refused, say


def backup(file: Path, now: datetime) -> None:
    """The place as it is at one instant, even while it is written to, into the new ``file``."""
    var = open_house()
    _require_key()
    save(file, var, now)
    say(
        f"Sauvegarde faite : {file}. Sans la clé, elle ne s’ouvre pas : gardez une copie de"
        f" {settings.VAULT_KEY} ailleurs.",
        f"Backup done: {file}. It does not open without the key: keep a copy of"
        f" {settings.VAULT_KEY} elsewhere.",
    )


def save(file: Path, var: Path, now: datetime) -> None:
    """`backup` without its sentence; raises :class:`Refused`, and then leaves no file."""
    migrations = tables.applied()
    if not migrations:
        raise Refused("il n’y a encore rien à sauvegarder.", "there is nothing to back up yet.")
    with TemporaryDirectory(dir=var, prefix="backup-") as folder:
        data = Path(folder) / archive.DATA
        keys = _keys()
        _dump(data)
        keys |= _keys()  # a rotation may end meanwhile: the file then needs both
        manifest = archive.describe(
            data,
            made_at=now,
            engine=_engine(),
            migrations=frozenset(migrations),
            keys=keys,
        )
        archive.pack(data, manifest, file)


def restore(file: Path, now: datetime) -> None:
    """Put the place back as ``file`` holds it; what it replaces is kept beside, never deleted."""
    var = open_house()
    with lock.alone(var), TemporaryDirectory(dir=var, prefix="restore-") as folder:
        data = Path(folder) / archive.DATA
        _require_ours(archive.unpack(file, data), file)
        with tombstones.carried(var):
            kept = _replace(data, var, now, file)
        if not tables.late():
            tombstones.apply(var, now)
    say(
        f"Le lieu est restauré. L’ancien est gardé dans {kept}",
        f"The place is restored. The former one is kept in {kept}",
    )
    if tables.late():
        say("Lancez ensuite : palier migrate", "Then run: palier migrate")


def _require_key() -> None:
    """What nobody could open again is no backup. A place from before the vault has no key yet."""
    from palier.vault import proof  # noqa: PLC0415  (tables need settings)

    if proof.is_sealed():
        proof.require()


def _keys() -> frozenset[str]:
    """Names of the keys that seal this database; a late one may lack some sealed columns."""
    from palier.vault import columns  # noqa: PLC0415  (idem)

    return frozenset(columns.key_ids())


def _require_ours(manifest: archive.Manifest, file: Path) -> None:
    if manifest.engine != _engine():
        raise Refused(
            f"{file} vient de {manifest.engine} ; ce lieu est sur {_engine()}.",
            f"{file} comes from {manifest.engine}; this place is on {_engine()}.",
        )
    if not set(manifest.migrations) <= tables.known():
        raise Refused(
            f"{file} vient d’une version plus récente ({manifest.palier}) ; mettez Palier à jour.",
            f"{file} comes from a later version ({manifest.palier}); update Palier.",
        )
    from palier.vault import proof  # noqa: PLC0415  (tables need settings)

    proof.require_keys(set(manifest.keys))


def _engine() -> archive.Engine:
    return "sqlite" if connection.vendor == "sqlite" else "postgresql"


def _settings() -> dict[str, Any]:
    return dict(connection.settings_dict)


def _dump(data: Path) -> None:
    if _engine() == "postgresql":
        postgresql.dump(_settings(), data)
        return
    try:
        sqlite.dump(Path(_settings()["NAME"]), data)
    except sqlite3.DatabaseError as error:
        raise Refused(
            f"la sauvegarde n’a pas pu finir ({error}).", f"the backup could not finish ({error})."
        ) from None


def _replace(data: Path, var: Path, now: datetime, file: Path) -> Path:
    stamp = f"before-restore-{now:%Y%m%dT%H%M%S.%fZ}"
    if _engine() == "postgresql":
        sql = postgresql.prepare(_settings(), data)
        aside = var / f"{stamp}.palier"
        save(aside, var, now)
        connection.close()
        postgresql.replace(_settings(), sql)
        return aside
    if not sqlite.is_sound(data):
        raise archive.Damaged(file)
    connection.close()
    database = Path(_settings()["NAME"])
    aside = database.with_name(f"{database.name}.{stamp}")
    sqlite.replace(database, data, aside)
    return aside
