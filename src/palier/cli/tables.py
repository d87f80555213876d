"""The tables of the place: brought up to date, or said to be late."""

from datetime import datetime

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from palier.cli import tombstones
from palier.cli.opening import open_house
from palier.cli.refusal import Refused, say


def migrate(now: datetime) -> None:
    """Create or update every table, the cache's included. Nothing entered is lost."""
    var = open_house()
    from palier.vault.sweeping import sweep  # noqa: PLC0415  (tables need settings)

    open_vault()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)
    tombstones.apply(var, now)
    sweep()
    say("La base est à jour.", "The database is up to date.")


def open_vault() -> None:
    """The key opens this database; a new database gets its first key. Raises ``Locked``."""
    from palier.vault import proof  # noqa: PLC0415  (tables need settings)

    if proof.ready():
        say(
            f"Une clé neuve protège ce lieu : {settings.VAULT_KEY}. Gardez-en une copie ailleurs.",
            f"A new key protects this place: {settings.VAULT_KEY}. Keep a copy of it elsewhere.",
        )


def known() -> frozenset[str]:
    """Every migration this version brings, as ``house.0001_name``."""
    return frozenset(".".join(key) for key in MigrationExecutor(connection).loader.disk_migrations)


def applied() -> frozenset[str]:
    """Every migration the database has gone through, as ``house.0001_name``."""
    loader = MigrationExecutor(connection).loader
    return frozenset(".".join(key) for key in loader.applied_migrations)


def late() -> bool:
    """True when the database waits for `palier migrate`."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def require_up_to_date() -> None:
    """Raises :class:`Refused` when the database waits for `palier migrate`, and ``Locked`` when
    the key is missing or is another place's."""
    if late() or tombstones.pending(settings.VAR):
        raise Refused(
            "la base n’est pas à jour ; lancez d’abord : palier migrate",
            "the database is not up to date; first run: palier migrate",
        )
    from palier.vault import proof  # noqa: PLC0415  (tables need settings)

    proof.require()
