"""Which database: an SQLite file when nothing is said, PostgreSQL when an address is given."""

from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from palier.config.readers import BadSetting, make_room, raw

STATEMENT_MS, LOCK_MS, IDLE_MS = 30_000, 5_000, 60_000
"""PostgreSQL gives up after these: a person at a desk has left long before, and a forgotten
transaction must not keep the next one waiting."""


def database(name: str, file: Path) -> dict[str, Any]:
    """Django's settings: SQLite in ``file``, or PostgreSQL at the address in the variable ``name``.

    Raises :class:`BadSetting`, which never repeats the address: it may hold a password.
    """
    if raw(name):
        return _postgresql(_address(name))
    make_room(file.parent)
    return _sqlite(file)


def _address(name: str) -> SplitResult:
    try:
        parts = urlsplit(raw(name))
        known = parts.scheme in {"postgres", "postgresql"} and parts.port != 0
    except ValueError:  # a port that is not a number, an open bracket
        known = False
    if known and parts.path.strip("/"):
        return parts
    raise BadSetting(
        f"{name} : adresse comme postgresql://nom:secret@machine:5432/base attendue",
        f"{name}: address such as postgresql://name:secret@host:5432/base expected",
    )


def _sqlite(file: Path) -> dict[str, Any]:
    # Never mmap_size: under load it gives bursts of "disk I/O error".
    # secure_delete: what is erased is overwritten, not merely forgotten (a free page is readable).
    # IMMEDIATE: a transaction that will write takes its turn at once, instead of failing later.
    # Kept open for a minute: opening the file and setting it up costs as much as five questions.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
            " PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON",
        },
    }


def _postgresql(parts: SplitResult) -> dict[str, Any]:
    limits = {
        "statement_timeout": STATEMENT_MS,
        "lock_timeout": LOCK_MS,
        "idle_in_transaction_session_timeout": IDLE_MS,
    }
    options = " ".join(f"-c {key}={value}" for key, value in limits.items())
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 5, "options": options, **dict(parse_qsl(parts.query))},
    }
