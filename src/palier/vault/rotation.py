"""A new key, everything sealed again with it, and the former keys dropped once they seal nothing.

The index is computed again with the rest: its key is drawn from the same line, so that a key that
leaked opens nothing *and recognises nobody* once it is retired. Until then rows of both keys are
found, since a search asks for the index under each key.
"""

from collections.abc import Mapping

from django.conf import settings
from django.db import transaction

from palier.vault import columns, keyring, seal
from palier.vault.columns import Row, Table
from palier.vault.errors import Damaged, Locked
from palier.vault.keyring import Key


class DamagedRow(Locked):
    """One row cannot be opened; the rest of its table was not touched."""

    def __init__(self, table: str, pk: object) -> None:
        super().__init__(
            f"une donnée de {table} est abîmée (ligne {pk}) ; restaurez une sauvegarde.",
            f"a value of {table} is damaged (row {pk}); restore a backup.",
        )


class StillInUse(Locked):
    """Something is still sealed with a former key."""

    def __init__(self) -> None:
        super().__init__(
            "une ancienne clé sert encore ; lancez d’abord : palier vault rotate",
            "a former key is still in use; first run: palier vault rotate",
        )


def rotate() -> int:
    """Seal everything with a new key; killed and run again, it goes on with the same new key.

    Returns how many rows were written. A place may stay open meanwhile.
    """
    ring = keyring.current()
    if not columns.key_ids() - {ring.newest.id}:  # else a rotation was interrupted: finish it
        lines = [keyring.fresh(), *(key.line for key in ring.keys)]
        keyring.rewrite(settings.VAULT_KEY, lines)
    newest, number = keyring.current().newest, 0
    while columns.key_ids() - {newest.id}:  # again for what was being written when we passed
        number += sum(_reseal(table, newest) for table in columns.tables())
    return number


def _reseal(table: Table, key: Key) -> int:
    number = 0
    for batch in table.rows(not_under=key.id):
        with transaction.atomic():
            for row in batch:
                _reseal_row(table, row, key)
        number += len(batch)
    return number


def _reseal_row(table: Table, row: Row, key: Key) -> None:
    pk, old = row
    try:
        plain = {column: seal.unseal(old[column] or "") for column in table.sealed}
    except Damaged:
        raise DamagedRow(table.name, pk) from None
    table.write(pk, _sealed(table, plain, old, key), old)


def _sealed(
    table: Table, plain: Mapping[str, str], old: Mapping[str, str | None], key: Key
) -> dict[str, str | None]:
    """NULL and empty stay as they are; so does what is already under ``key``."""
    new: dict[str, str | None] = {}
    for column, value in old.items():
        if not value or value.startswith(key.id + seal.SEPARATOR):
            new[column] = value
        elif column in table.sealed:
            new[column] = seal.seal(plain[column], key)
        else:
            index = table.indexes[column]
            new[column] = index.index_of(plain[table.source(index)], key)
    return new


def retire() -> int:
    """Drop every key but the newest; returns how many. Nobody else may have the place open.

    Raises :class:`StillInUse`, and then drops none.
    """
    ring = keyring.current()
    if columns.key_ids() - {ring.newest.id}:
        raise StillInUse
    keyring.rewrite(settings.VAULT_KEY, [ring.newest.line])
    return len(ring.keys) - 1
