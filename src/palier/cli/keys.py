"""`palier vault rotate` and `palier vault retire`."""

from datetime import datetime

from django.conf import settings

from palier.cli import lock, tables
from palier.cli.opening import open_house
from palier.cli.refusal import say


def rotate(now: datetime) -> None:
    """Everything is sealed again with a new key; the place may stay open."""
    open_house()
    tables.require_up_to_date()
    from palier.audit.actions import record  # noqa: PLC0415  (idem)
    from palier.vault.rotation import rotate as seal_again  # noqa: PLC0415  (idem)

    number = seal_again()
    record("rotate_vault", actor=None, now=now, rows=number)
    say(
        f"Tout est protégé par la nouvelle clé ({number} lignes). Copiez {settings.VAULT_KEY}"
        " ailleurs. Pour effacer les anciennes clés : palier vault retire",
        f"All is sealed with the new key ({number} rows). Copy {settings.VAULT_KEY} elsewhere."
        " To drop the former keys: palier vault retire",
    )


def retire(now: datetime) -> None:
    """The former keys leave the file; nobody else has the place open, for what is being written
    with a former key would be lost with it."""
    var = open_house()
    tables.require_up_to_date()
    from palier.audit.actions import record  # noqa: PLC0415  (idem)
    from palier.vault import rotation, sweeping  # noqa: PLC0415  (idem)

    with lock.alone(var):
        number = rotation.retire()
        record("retire_keys", actor=None, now=now, keys=number)
        sweeping.later()
        sweeping.sweep()
    say(
        f"Anciennes clés effacées : {number}. Les sauvegardes d’avant demandent encore la leur.",
        f"Former keys dropped: {number}. Earlier backups still ask for theirs.",
    )
