"""A place on PostgreSQL: its own tools copy it and put it back, in one transaction."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from palier.cli.refusal import Refused

EMPTY_FIRST = (
    "SET lock_timeout = '5s'",
    "DROP SCHEMA public CASCADE",  # with what a later version added, which the backup ignores
    "CREATE SCHEMA public",
    "GRANT USAGE ON SCHEMA public TO PUBLIC",
)


def dump(database: Mapping[str, Any], data: Path) -> None:
    """`pg_dump` the whole database into ``data``, as it is at one instant."""
    _run(database, "pg_dump", "-Fc", "--no-owner", "--no-acl", "-f", str(data), "-d", _at(database))


def prepare(database: Mapping[str, Any], data: Path) -> Path:
    """``data`` as SQL beside it; raises :class:`Refused` when it cannot be read."""
    sql = data.with_suffix(".sql")
    _run(database, "pg_restore", "--no-owner", "--no-acl", "-f", str(sql), str(data))
    return sql


def replace(database: Mapping[str, Any], sql: Path) -> None:
    """Put the content of ``sql`` in the place of everything, or change nothing."""
    first = [word for command in EMPTY_FIRST for word in ("-c", command)]
    options = ("-X", "-q", "-1", "-o", os.devnull, "-v", "ON_ERROR_STOP=1", "-d", _at(database))
    _run(database, "psql", *options, *first, "-f", str(sql))


def _at(database: Mapping[str, Any]) -> str:
    """The address without the password, which other users of the machine could read."""
    from psycopg.conninfo import make_conninfo  # noqa: PLC0415  (slow to load, useless on SQLite)

    named = {"dbname": "NAME", "user": "USER", "host": "HOST", "port": "PORT"}
    given = {word: database[key] for word, key in named.items() if database.get(key)}
    extra = {k: v for k, v in database["OPTIONS"].items() if k.startswith(("ssl", "connect_"))}
    return make_conninfo(**given, **extra)


def _run(database: Mapping[str, Any], tool: str, *arguments: str) -> None:
    path = shutil.which(tool)
    if path is None:
        raise Refused(
            f"il manque {tool} ; installez le paquet postgresql-client.",
            f"{tool} is missing; install the package postgresql-client.",
        )
    secret = {"PGPASSWORD": str(database["PASSWORD"])} if database.get("PASSWORD") else {}
    done = subprocess.run(  # noqa: S603  (our own words, no shell)
        [path, *arguments], env=os.environ | secret, capture_output=True, text=True, check=False
    )
    if done.returncode:
        reason = (done.stderr.strip().splitlines() or ["?"])[0]
        raise Refused(
            f"{tool} n’a pas pu finir, rien n’a changé ({reason}).",
            f"{tool} could not finish, nothing was changed ({reason}).",
        )
