"""Is the key the key of this database? One small sealed row answers, before anything is written."""

from django.conf import settings
from django.db import connection

from palier.vault import columns, keyring, seal
from palier.vault.errors import Locked, WrongKey
from palier.vault.models import Proof


class NoProof(Locked):
    """The tables are there and the row that proves the key is not."""

    def __init__(self) -> None:
        super().__init__(
            "la preuve de la clé manque dans la base ; restaurez une sauvegarde.",
            "the proof of the key is missing in the database; restore a backup.",
        )


def is_sealed() -> bool:
    """True when this database has a key already, known or lost."""
    return bool(_stored())


def require() -> None:
    """Raises :class:`Locked` unless the key file opens this database. Nothing is written."""
    stored = _stored()
    keyring.current()
    if not stored:
        raise NoProof
    for words in stored:
        seal.unseal(words)


def require_keys(names: set[str]) -> None:
    """Raises :class:`WrongKey`, or :class:`NoKey`, unless the file holds all those keys."""
    if not names:
        return
    ring = keyring.current()
    for name in sorted(names):
        if name not in ring:
            raise WrongKey(name, settings.VAULT_KEY)


def ready() -> bool:
    """Open this database, making the first key of a new one; True when a key was made.

    Raises :class:`Locked`: a key is never made for a database that has one already.
    """
    if is_sealed():
        require()
        return False
    made = keyring.make(settings.VAULT_KEY)
    keyring.current()  # a file that was there already must hold a key
    return made


def _stored() -> list[str]:
    if Proof._meta.db_table not in connection.introspection.table_names():
        return []
    return [str(old["words"]) for batch in columns.Table.of(Proof).rows() for _, old in batch]
