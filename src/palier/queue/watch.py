"""A worker in a process of its own, and one who watches it: if it dies another begins.

The watcher forks, so that the houses are loaded once and their memory is shared. It holds no
connection and runs nothing that could kill it.
"""

import logging
import os
import signal
import time
from collections.abc import Callable
from threading import Event, Thread
from types import FrameType

from django.db import connections

from palier.queue.rules.delays import restart_delay

GRACE = 20.0
"""Seconds for the job that runs to finish when the place closes; then its lease does the rest."""

YOUNG = 60.0
"""Seconds: a worker that lived longer than this had started well."""

LOOK = 0.2
"""Seconds between two looks at the child."""

ORPHAN = 1.0
"""Seconds between two looks at the watcher."""

log = logging.getLogger(__name__)


def watch(work: Callable[[Event], None], *, beside: int | None = None) -> None:
    """Keep one ``work(stop)`` alive until SIGTERM or SIGINT.

    ``beside``: the process without which this one has no reason to go on (its parent).
    """
    connections.close_all()
    stop, falls = _stopped_by_signals(), 0
    while not _over(stop, beside):
        born = time.monotonic()
        child = _fork(work)
        if _ended(child, stop, beside):
            falls = falls + 1 if time.monotonic() - born < YOUNG else 1
            log.warning("the worker died; another begins")
            stop.wait(restart_delay(falls).total_seconds())
        else:
            _close(child)


def _stopped_by_signals() -> Event:
    stop = Event()

    def ask(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for asked in (signal.SIGTERM, signal.SIGINT):
        signal.signal(asked, ask)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)  # a terminal that closes ends its programs
    return stop


def _over(stop: Event, beside: int | None) -> bool:
    return stop.is_set() or (beside is not None and os.getppid() != beside)


def _fork(work: Callable[[Event], None]) -> int:
    watcher = os.getpid()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        stop = _stopped_by_signals()
        _stop_with(watcher, stop)
        work(stop)
        code = 0
    except Exception:
        log.exception("the worker ends")
    finally:
        os._exit(code)


def _stop_with(watcher: int, stop: Event) -> None:
    """``stop`` is set when the watcher is gone: nobody would stop this process any more."""

    def look() -> None:
        while os.getppid() == watcher:
            time.sleep(ORPHAN)
        stop.set()

    Thread(target=look, daemon=True, name="orphan").start()


def _ended(child: int, stop: Event, beside: int | None) -> bool:
    """True when the child died by itself, False when it is time to close."""
    while not _over(stop, beside):
        if os.waitpid(child, os.WNOHANG)[0]:
            return True
        stop.wait(LOOK)
    return False


def _close(child: int) -> None:
    os.kill(child, signal.SIGTERM)
    until = time.monotonic() + GRACE
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return
        time.sleep(LOOK / 4)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
