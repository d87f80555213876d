"""An SQLite place is copied at one instant, and replaced in one move."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Event, Thread

import pytest

from palier.cli.keeping import sqlite
from palier.cli.refusal import Refused


def connect(file: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(file, isolation_level=None, timeout=20))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    file = tmp_path / "palier.sqlite3"
    with connect(file) as opened:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("CREATE TABLE two (n INTEGER, half TEXT)")
        opened.execute("CREATE INDEX by_n ON two (n)")
    return file


@contextmanager
def a_writer(file: Path) -> Iterator[Event]:
    """Rows that go by two in one transaction, without a pause, until the end of the block."""
    stop, busy = Event(), Event()

    def write() -> None:
        with connect(file) as opened:
            n = 0
            while not stop.is_set():
                opened.execute("BEGIN IMMEDIATE")
                opened.executemany("INSERT INTO two VALUES (?, ?)", [(n, "a" * 500), (n, "b")])
                opened.execute("COMMIT")
                n += 1
                if n == 50:
                    busy.set()

    thread = Thread(target=write)
    thread.start()
    try:
        assert busy.wait(30)
        yield stop
    finally:
        stop.set()
        thread.join()


def halves(file: Path) -> list[tuple[int, int]]:
    with connect(file) as opened:
        return opened.execute("SELECT n, count(*) FROM two GROUP BY n ORDER BY n").fetchall()


def test_a_copy_made_under_an_active_writer_holds_whole_transactions(
    place: Path, tmp_path: Path
) -> None:
    with a_writer(place):
        for turn in range(5):
            sqlite.dump(place, tmp_path / f"copy{turn}")
    for turn in range(5):
        rows = halves(tmp_path / f"copy{turn}")
        assert rows == [(n, 2) for n in range(len(rows))]
        assert len(rows) >= 50


def test_a_copy_is_one_file(place: Path, tmp_path: Path) -> None:
    sqlite.dump(place, tmp_path / "copy")
    assert not list(tmp_path.glob("copy-*"))


def test_a_damaged_place_is_not_backed_up_as_if_it_were_whole(place: Path, tmp_path: Path) -> None:
    with a_writer(place):
        pass
    damage(place)
    with pytest.raises((Refused, sqlite3.DatabaseError)):
        sqlite.dump(place, tmp_path / "copy")


def damage(file: Path) -> None:
    raw = bytearray(file.read_bytes())
    raw[4096:12288] = b"\xff" * 8192
    file.write_bytes(raw)


def test_the_replaced_place_is_kept_with_all_it_held(place: Path, tmp_path: Path) -> None:
    sqlite.dump(place, tmp_path / "new")
    with connect(place) as opened:
        opened.execute("INSERT INTO two VALUES (7, 'only in the log of the old one')")
    sqlite.replace(place, tmp_path / "new", tmp_path / "aside")
    assert halves(place) == []
    assert halves(tmp_path / "aside") == [(7, 1)]


def test_nothing_is_replaced_while_somebody_has_it_open(place: Path, tmp_path: Path) -> None:
    sqlite.dump(place, tmp_path / "new")
    with connect(place) as somebody:
        somebody.execute("INSERT INTO two VALUES (7, 'x')")
        with pytest.raises(Refused, match="open elsewhere"):
            sqlite.replace(place, tmp_path / "new", tmp_path / "aside")
        assert somebody.execute("SELECT count(*) FROM two").fetchone() == (1,)
    assert halves(place) == [(7, 1)]
    assert not (tmp_path / "aside").exists()


def test_a_broken_place_can_be_replaced(place: Path, tmp_path: Path) -> None:
    sqlite.dump(place, tmp_path / "new")
    place.write_bytes(b"no longer a database" * 1000)
    sqlite.replace(place, tmp_path / "new", tmp_path / "aside")
    assert halves(place) == []
    assert (tmp_path / "aside").read_bytes().startswith(b"no longer")
