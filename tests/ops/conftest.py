"""A real place in a folder of its own, driven by the real command in a process of its own."""

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

Tables = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True)
class Place:
    """A data folder and what the command is told about it."""

    var: Path
    extra: tuple[tuple[str, str], ...] = ()

    @property
    def database(self) -> Path:
        return self.var / "palier.sqlite3"

    @property
    def environment(self) -> dict[str, str]:
        ours = ("PALIER_", "DATABASE_URL", "DJANGO_", "PORT")
        kept = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
        return kept | {"PALIER_VAR": str(self.var)} | dict(self.extra)

    def told(self, **extra: str) -> "Place":
        """The same place, with these variables set."""
        return Place(self.var, (*self.extra, *extra.items()))

    def command(self, *words: str | Path) -> list[str]:
        return [sys.executable, "-m", "palier.cli", *map(str, words)]

    def palier(self, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        """`palier …` to its end, with no keyboard to answer questions."""
        return subprocess.run(
            self.command(*words),
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )

    def tables(self) -> Tables:
        """Every row of every table, the database's own bookkeeping included."""
        with closing(sqlite3.connect(self.database)) as opened:
            names = opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            return {
                name: sorted(opened.execute(f'SELECT * FROM "{name}"').fetchall(), key=repr)
                for (name,) in names.fetchall()
            }

    def execute(self, sql: str) -> None:
        with closing(sqlite3.connect(self.database)) as opened, opened:
            opened.execute(sql)


def refused(done: "subprocess.CompletedProcess[str]") -> str:
    """What was said, proved to be one sentence in each language and nothing else."""
    lines = done.stderr.splitlines()
    assert done.returncode == 1, done.stdout + done.stderr
    assert [line.partition(":")[0].strip() for line in lines] == ["palier", "palier"], done.stderr
    return done.stderr


def done_well(done: "subprocess.CompletedProcess[str]") -> str:
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="session")
def _prepared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Place]:
    """Migrating takes seconds: once for an empty place, once more for the demonstration."""
    empty, demo = (Place(tmp_path_factory.mktemp(name) / "var") for name in ("empty", "demo"))
    done_well(empty.palier("migrate"))
    shutil.copytree(empty.var, demo.var)
    done_well(demo.palier("demo"))
    return {"empty": empty, "demo": demo}


@pytest.fixture
def real_place(_prepared: dict[str, Place], tmp_path: Path) -> Place:
    """Migrated, with nobody in it."""
    return Place(Path(shutil.copytree(_prepared["empty"].var, tmp_path / "var")))


@pytest.fixture
def demo_place(_prepared: dict[str, Place], tmp_path: Path) -> Place:
    """The demonstration, with its cast."""
    return Place(Path(shutil.copytree(_prepared["demo"].var, tmp_path / "var")))


@pytest.fixture
def port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        chosen: int = free.getsockname()[1]
        return chosen


@contextmanager
def serving(place: Place, port: int, *options: str) -> Iterator[str]:
    """The place, open; yields what it says once it answers."""
    process = subprocess.Popen(
        place.command("serve", "--port", str(port), *options),
        env=place.environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    said = ""
    try:
        for line in process.stdout:
            said += line
            if "Ctrl+C to stop" in line:
                break
        yield said
    finally:
        process.terminate()
        process.wait(30)
        process.stdout.close()
