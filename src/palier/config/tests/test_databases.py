"""The database that is chosen, and how it behaves."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.sqlite3.base import DatabaseWrapper

from palier.config.databases import database
from palier.config.readers import BadSetting

NAME = "PALIER_SOME_DATABASE"
ASKED = {"journal_mode": "wal", "synchronous": 1, "foreign_keys": 1, "busy_timeout": 20_000}


def filled(settings: dict[str, Any]) -> dict[str, Any]:
    silent = {"TIME_ZONE": None, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False, "AUTOCOMMIT": True}
    return silent | settings


def test_nothing_said_means_a_careful_sqlite(tmp_path: Path) -> None:
    wrapper = DatabaseWrapper(filled(database(NAME, tmp_path / "var" / "p.sqlite3")), "careful")
    with closing(wrapper.get_new_connection(wrapper.get_connection_params())) as opened:
        found = {key: opened.execute(f"PRAGMA {key}").fetchone()[0] for key in ASKED}
    assert found == ASKED
    assert wrapper.transaction_mode == "IMMEDIATE"


def test_mmap_is_never_asked_for(tmp_path: Path) -> None:
    assert "mmap_size" not in repr(database(NAME, tmp_path / "p.sqlite3"))


def test_an_address_means_postgresql_with_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "postgresql://me:p%40ss%2Fword@db.example.org:5433/la%20base?sslmode=require"
    monkeypatch.setenv(NAME, said)
    found = database(NAME, Path("unused"))
    named = ("NAME", "USER", "PASSWORD", "HOST", "PORT")
    expected = ["la base", "me", "p@ss/word", "db.example.org", "5433"]
    assert [found[key] for key in named] == expected
    assert found["CONN_MAX_AGE"] > 0
    assert found["OPTIONS"]["sslmode"] == "require"
    for limit in ("statement_timeout", "lock_timeout"):
        assert f"-c {limit}=" in found["OPTIONS"]["options"]


@pytest.mark.parametrize(
    "said",
    [
        "mysql://a:hunter2@x/y",
        "postgresql://a:hunter2@x/",
        "postgresql://a:hunter2@x:port/y",
        "postgresql://[a:hunter2@x",
        "hunter2",
    ],
)
def test_a_wrong_address_is_refused_without_repeating_the_password(
    monkeypatch: pytest.MonkeyPatch, said: str
) -> None:
    monkeypatch.setenv(NAME, said)
    with pytest.raises(BadSetting, match="postgresql://name:secret@host") as refused:
        database(NAME, Path("unused"))
    assert "hunter2" not in str(refused.value)
