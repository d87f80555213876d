"""Every sealed column of every house, read and written as it is in the database.

Below the ORM on purpose: what is here is never opened, except to be sealed again.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection, models

from palier.vault.fields import BlindIndexField, Sealed
from palier.vault.keyring import ID_BYTES
from palier.vault.seal import SEPARATOR

BATCH = 200
"""Rows in one transaction: a kill loses a second of work, and nobody waits longer to write."""

HEAD = 2 * ID_BYTES + len(SEPARATOR)
NAMED = re.compile(f"([0-9a-f]{{{2 * ID_BYTES}}}){SEPARATOR}")
"""How all that is sealed begins."""

Row = tuple[Any, dict[str, str | None]]
"""A primary key as the driver gives it, and what is stored in each column."""


@dataclass(frozen=True)
class Table:
    """The columns of one model that hold something sealed, or the index of something sealed."""

    model: type[models.Model]
    sealed: tuple[str, ...]
    indexes: Mapping[str, BlindIndexField]

    @classmethod
    def of(cls, model: type[models.Model]) -> "Table":
        fields = model._meta.local_fields
        return cls(
            model,
            tuple(str(f.column) for f in fields if isinstance(f, Sealed)),
            {str(f.column): f for f in fields if isinstance(f, BlindIndexField)},
        )

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.sealed, *self.indexes)

    def source(self, index: BlindIndexField) -> str:
        """The column that ``index`` finds."""
        return next(str(f.column) for f in self.model._meta.fields if f.name == index.of)

    def rows(self, *, not_under: str = "") -> Iterator[list[Row]]:
        """Rows in the order of their keys, by batches that may be rewritten: all of them, or those
        where something is not under the key of that name."""
        pk, names = _q(self._pk), ", ".join(map(_q, self.columns))
        where, params = self._other(not_under) if not_under else ("1 = 1", [])
        head = f"SELECT {pk}, {names} FROM {self._name} WHERE ({where})"  # noqa: S608  (our names)
        after: list[Any] = []
        while True:
            further = f" AND {pk} > %s" if after else ""
            sql = f"{head}{further} ORDER BY {pk} LIMIT {BATCH}"
            found = _fetch(sql, [*params, *after])
            if not found:
                return
            after = [found[-1][0]]
            yield [(row[0], dict(zip(self.columns, row[1:], strict=True))) for row in found]

    def _other(self, key_id: str) -> tuple[str, list[str]]:
        wheres = [f"({_q(c)} <> '' AND {_q(c)} NOT LIKE %s)" for c in self.columns]
        return " OR ".join(wheres), [f"{key_id}{SEPARATOR}%"] * len(wheres)

    def write(self, pk: Any, new: Mapping[str, str | None], old: Mapping[str, str | None]) -> None:
        """Unless somebody wrote meanwhile: then theirs, sealed with the newest key, stays."""
        changed = {c: value for c, value in new.items() if value != old[c]}
        if not changed:
            return
        put = ", ".join(f"{_q(c)} = %s" for c in changed)
        same = " AND ".join(f"{_q(c)} = %s" for c in changed)
        sql = f"UPDATE {self._name} SET {put} WHERE {_q(self._pk)} = %s AND {same}"  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [*changed.values(), pk, *(old[c] for c in changed)])

    def key_ids(self) -> set[str]:
        """Names of the keys with which something here is sealed; a database that waits for its
        migrations may lack a column, or hold it in plain."""
        found: set[str] = set()
        for column in map(_q, sorted(self._present() & set(self.columns))):
            name = f"substr({column}, 1, {HEAD})"
            asked = f"SELECT DISTINCT {name} FROM {self._name} WHERE {column} <> ''"  # noqa: S608
            found |= {head[1] for row in _fetch(asked, []) if (head := NAMED.match(str(row[0])))}
        return found

    def _present(self) -> set[str]:
        with connection.cursor() as cursor:
            if self.name not in connection.introspection.table_names(cursor):
                return set()
            # Django 5.2 cannot describe a table with a CHECK on a list (« slot IN (1, 2) »).
            cursor.execute(f"SELECT * FROM {self._name} WHERE 1 = 0")  # noqa: S608
            return {column[0] for column in cursor.description}

    @property
    def name(self) -> str:
        """As the database calls it."""
        return self.model._meta.db_table

    @property
    def _name(self) -> str:
        return _q(self.name)

    @property
    def _pk(self) -> str:
        field = self.model._meta.pk
        return str(field.column) if field else "id"


def tables() -> list[Table]:
    """Every table in which something is sealed."""
    known = (Table.of(model) for model in apps.get_models() if not model._meta.proxy)
    return [table for table in known if table.columns]


def key_ids() -> set[str]:
    """Names of the keys without which something of this database stays sealed."""
    return {name for table in tables() for name in table.key_ids()}


def _q(name: str) -> str:
    return connection.ops.quote_name(name)


def _fetch(sql: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
