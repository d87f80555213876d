"""Inside one place: ours and the peers enqueue and run the same jobs in turn. Writes JSON."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from background_tasks import nothing
from django.conf import settings
from django.core.management import call_command
from django_tasks_db.management.commands.db_worker import Worker as PeerWorker
from huey import SqliteHuey

from palier.queue.worker import Worker
from palier.vault import keyring

ROUNDS, JOBS = 7, 300


class Engine(NamedTuple):
    """How jobs are enqueued, each in its own transaction, and how all that wait are run."""

    enqueue: Callable[[int], object]
    work: Callable[[], object]


def ours() -> Engine:
    return Engine(nothing.enqueue, lambda: Worker().run_waiting())


def django_tasks_db() -> Engine:
    peer = nothing.using(backend="peer")

    def work() -> None:
        PeerWorker(
            queue_names=["default"],
            interval=0,
            batch=True,
            backend_name="peer",
            startup_delay=False,
            max_tasks=None,
            worker_id="bench",
            excluded_queue_names=[],
        ).run()

    return Engine(peer.enqueue, work)


def huey() -> Engine:
    place = SqliteHuey(filename=str(settings.VAR / "huey.sqlite3"))
    there = place.task()(nothing.func)

    def work() -> None:
        while (job := place.dequeue()) is not None:
            place.execute(job)

    return Engine(there, work)


def paces(engine: Engine) -> tuple[float, float]:
    """Jobs a second: enqueued, and run."""
    begun = time.perf_counter()
    for number in range(JOBS):
        engine.enqueue(number)
    enqueued = time.perf_counter()
    engine.work()
    return JOBS / (enqueued - begun), JOBS / (time.perf_counter() - enqueued)


def main(out: str) -> None:
    keyring.make(settings.VAULT_KEY)
    call_command("migrate", verbosity=0)
    engines = {"Palier": ours(), "django-tasks-db": django_tasks_db(), "huey (SQLite)": huey()}
    for engine in engines.values():
        paces(engine)  # the first round warms
    told: dict[str, list[tuple[float, float]]] = {name: [] for name in engines}
    for _ in range(ROUNDS):
        for name, engine in engines.items():
            told[name].append(paces(engine))
    Path(out).write_text(json.dumps(told), encoding="utf-8")
