"""Real workers, in processes of their own: killed, side by side, closed with the place.

On PostgreSQL too when ``DATABASE_URL`` names it.
"""

import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from psycopg import sql

from tests.architecture.houses import ROOT
from tests.ops.conftest import Place, done_well, refused, serving
from tests.ops.labour import JOURNAL

ASKED = os.environ.get("DATABASE_URL", "")
POSTGRESQL = ASKED.startswith("postgres")
BASE = f"palier_work_{os.getpid()}"
LEASE = 2.0
"""Seconds, as in ``quick.py``."""

ENQUEUE = """
import sys, django
django.setup()
from django.db import transaction
from tests.ops.labour import carry
first, last, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
with transaction.atomic():
    for stone in range(first, last):
        carry.enqueue(stone, seconds)
"""
STATES = """
import django
django.setup()
from palier.queue.models import Job
from tests.ops.labour import carry
for job in Job.objects.filter(task=carry.module_path):
    print(job.state, job.attempts)
"""


@dataclass(frozen=True)
class Line:
    verb: str
    stone: int
    worker: int
    at: int


@dataclass(frozen=True)
class Yard:
    """A place with workers."""

    place: Place

    def script(self, text: str, *words: object) -> str:
        done = subprocess.run(
            [sys.executable, "-c", text, *map(str, words)],
            env=self.place.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return done_well(done)

    def enqueue(self, first: int, last: int, *, seconds: float) -> None:
        self.script(ENQUEUE, first, last, seconds)

    def states(self) -> list[str]:
        """State and tries of each job of the test."""
        return self.script(STATES).splitlines()

    def journal(self, verb: str = "") -> list[Line]:
        file = self.place.var / JOURNAL
        lines = file.read_text().splitlines() if file.exists() else []
        read = [Line(v, int(s), int(w), int(t)) for v, s, w, t in map(str.split, lines)]
        return [line for line in read if line.verb.startswith(verb)]

    @contextmanager
    def worker(self) -> Iterator["subprocess.Popen[str]"]:
        process = subprocess.Popen(
            self.place.command("work"),
            env=self.place.environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        try:
            yield process
        finally:
            process.terminate()
            process.wait(30)
            process.stdout.close()


def until(holds: Callable[[], object], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.05)


def order(text: str) -> None:
    admin = urlsplit(ASKED)._replace(path="/postgres").geturl()
    with psycopg.connect(admin, autocommit=True) as opened:
        opened.execute(sql.SQL(text).format(sql.Identifier(BASE)))  # type: ignore[arg-type]


@pytest.fixture
def yard(real_place: Place) -> Iterator[Yard]:
    told = real_place.told(
        DJANGO_SETTINGS_MODULE="tests.ops.quick", PYTHONPATH=f"{ROOT / 'src'}{os.pathsep}{ROOT}"
    )
    if not POSTGRESQL:
        yield Yard(told)
        return
    order("CREATE DATABASE {}")
    told = told.told(DATABASE_URL=urlsplit(ASKED)._replace(path=f"/{BASE}").geturl())
    done_well(told.palier("migrate"))
    yield Yard(told)
    order("DROP DATABASE {} WITH (FORCE)")


def test_a_worker_killed_in_the_middle_of_a_job_loses_nothing(yard: Yard) -> None:
    yard.enqueue(0, 3, seconds=1)
    with yard.worker():
        until(lambda: yard.journal("begins"))
        (killed,) = yard.journal("begins")
        os.kill(killed.worker, signal.SIGKILL)
        until(lambda: len(yard.journal("ends")) == 3)
    assert {line.stone for line in yard.journal("ends")} == {0, 1, 2}
    assert killed.worker not in {line.worker for line in yard.journal("ends")}
    assert sorted(yard.states()) == ["done 1", "done 1", "done 2"]
    again = [line for line in yard.journal("begins") if line.stone == killed.stone]
    assert len(again) == 2
    assert again[1].at - killed.at > (LEASE / 2) * 1e9, "nobody may take it before its lease ends"


def test_workers_side_by_side_never_run_the_same_job(yard: Yard) -> None:
    yard.enqueue(0, 40, seconds=0.02)
    yard.enqueue(40, 42, seconds=LEASE * 1.25)  # longer than a lease: it is renewed
    with yard.worker(), yard.worker(), yard.worker():
        until(lambda: len(yard.journal("ends")) >= 42, 60)
    times: dict[int, int] = defaultdict(int)
    for line in yard.journal("begins"):
        times[line.stone] += 1
    assert times == dict.fromkeys(range(42), 1)
    assert len({line.worker for line in yard.journal()}) > 1
    assert set(yard.states()) == {"done 1"}


def test_a_worker_that_is_asked_to_stop_finishes_its_job(yard: Yard) -> None:
    yard.enqueue(0, 2, seconds=4)  # on a busy machine too, it is asked before it ends
    with yard.worker():
        until(lambda: yard.journal("begins"))
    assert len(yard.journal("ends")) == 1
    assert sorted(yard.states()) == ["done 1", "ready 0"]


def alive(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] != "Z"


def parent(process: int) -> int:
    stat = Path(f"/proc/{process}/stat")
    return int(stat.read_text().rpartition(")")[2].split()[1])


def test_a_worker_whose_watcher_is_killed_does_not_stay_behind(yard: Yard) -> None:
    yard.enqueue(0, 1, seconds=0)
    with yard.worker() as process:
        until(lambda: yard.journal("ends"))
        worker = yard.journal()[0].worker
        process.kill()
        until(lambda: not alive(worker))


def test_the_place_works_by_itself_and_its_worker_ends_with_it(yard: Yard, port: int) -> None:
    yard.enqueue(0, 1, seconds=0)
    with serving(yard.place, port):
        until(lambda: yard.journal("ends"))
        first = yard.journal()[0].worker
        os.kill(first, signal.SIGKILL)
        yard.enqueue(1, 2, seconds=0)
        until(lambda: len(yard.journal("ends")) == 2)
        second = yard.journal("ends")[1].worker
        assert second != first
    until(lambda: not alive(second))


def test_a_place_may_be_served_without_its_worker(yard: Yard, port: int) -> None:
    yard.enqueue(0, 1, seconds=0)
    with serving(yard.place, port, "--no-worker"):
        time.sleep(3)
    assert yard.journal() == []


def test_a_worker_that_outlives_a_killed_place_stops_too(yard: Yard, port: int) -> None:
    yard.enqueue(0, 1, seconds=0)
    with serving(yard.place, port):
        until(lambda: yard.journal("ends"))
        worker = yard.journal()[0].worker
        os.kill(parent(parent(worker)), signal.SIGKILL)
        until(lambda: not alive(worker))


def test_a_restoration_waits_for_the_worker(yard: Yard) -> None:
    backup = yard.place.var / "while-working.palier"
    with yard.worker() as process:
        assert process.stdout is not None
        process.stdout.readline()
        if not POSTGRESQL:
            done_well(yard.place.palier("backup", backup))
        assert "stop it first" in refused(yard.place.palier("restore", backup))
