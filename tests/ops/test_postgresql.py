"""The same backup on PostgreSQL, in a database made for this test and removed."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from tests.ops.conftest import Place, done_well, refused
from tests.ops.test_sealing import AFTER, PLANTED, found, made_before_the_vault
from tests.ops.test_vault import python

ASKED = os.environ.get("DATABASE_URL", "")
pytestmark = [
    pytest.mark.skipif(not ASKED.startswith("postgres"), reason="this run is on SQLite"),
    pytest.mark.skipif(shutil.which("pg_dump") is None, reason="no pg_dump on this machine"),
]
Tables = dict[str, list[tuple[object, ...]]]


def order(text: str) -> None:
    admin = urlsplit(ASKED)._replace(path="/postgres").geturl()
    with psycopg.connect(admin, autocommit=True) as opened:
        opened.execute(sql.SQL(text).format(sql.Identifier(f"palier_ops_{os.getpid()}")))  # type: ignore[arg-type]


@pytest.fixture
def url() -> Iterator[str]:
    order("CREATE DATABASE {}")
    yield urlsplit(ASKED)._replace(path=f"/palier_ops_{os.getpid()}").geturl()
    order("DROP DATABASE {} WITH (FORCE)")


def tables(url: str) -> Tables:
    with psycopg.connect(url) as opened:
        names = opened.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return {
            name: sorted(
                opened.execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(name))), key=repr
            )
            for (name,) in names.fetchall()
        }


def execute(url: str, text: str) -> None:
    with psycopg.connect(url) as opened:
        opened.execute(text)  # type: ignore[call-overload]


def test_every_table_comes_back_row_for_row(url: str, tmp_path: Path) -> None:
    place = Place(tmp_path / "var").told(DATABASE_URL=url)
    done_well(place.palier("migrate"))
    done_well(place.palier("demo"))
    before, file = tables(url), tmp_path / "monday.palier"
    done_well(place.palier("backup", file))

    execute(url, "DELETE FROM people_membership; CREATE TABLE later (n int)")
    changed = tables(url)
    (tmp_path / "cut").write_bytes(file.read_bytes()[:-500])
    assert "nothing was changed" in refused(place.palier("restore", tmp_path / "cut"))
    assert tables(url) == changed != before

    done_well(place.palier("restore", file))
    assert tables(url) == before
    (aside,) = place.var.glob("before-restore-*")
    done_well(place.palier("restore", aside))
    assert tables(url) == changed


def dumped(url: str) -> bytes:
    """Every row of every table, as PostgreSQL writes it."""
    with psycopg.connect(url) as opened:
        names = opened.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        asked = sql.SQL("SELECT whole::text FROM {} whole")
        return "\n".join(
            row[0]
            for (name,) in names.fetchall()
            for row in opened.execute(asked.format(sql.Identifier(name)))
        ).encode()


def test_a_place_from_before_the_vault_is_sealed_and_its_key_changed(
    url: str, tmp_path: Path
) -> None:
    place = Place(tmp_path / "var").told(DATABASE_URL=url)
    made_before_the_vault(place)
    assert found(dumped(url)) == {*PLANTED, "Kérourien-avant"}
    done_well(place.palier("migrate"))
    assert found(dumped(url)) == {"Kérourien-avant"}
    for what in ("rotate", "retire"):
        done_well(place.palier("vault", what))
        assert done_well(python(place, AFTER)) == "all is there\n"
    done_well(place.palier("backup", tmp_path / "file"))
    (place.var / "vault.key").unlink()
    assert "missing" in refused(place.palier("restore", tmp_path / "file"))
