"""`palier work`: what the place does by itself, without anybody waiting for it."""

import logging
import os
from datetime import datetime
from threading import Event

from palier.cli import lock, tables
from palier.cli.opening import open_house
from palier.cli.refusal import say

log = logging.getLogger(__name__)


def work() -> None:
    """Work until Ctrl+C or SIGTERM; several may work on the same place."""
    var = open_house()
    tables.require_up_to_date()
    lock.share(var)
    say("Palier travaille en fond. Ctrl+C pour arrêter.", "Palier works in the background.")
    _watch(beside=None)


def fork_beside() -> int:
    """A worker that ends with this process, whatever this process becomes; its number."""
    parent = os.getpid()
    child = os.fork()
    if child:
        return child
    try:
        _watch(beside=parent)
    except Exception:
        log.exception("no worker beside this place")
    finally:
        os._exit(0)  # and never the server that the parent goes on to become


def _watch(beside: int | None) -> None:
    from palier.queue.watch import watch  # noqa: PLC0415  (tables need settings)

    watch(_work, beside=beside)


def _work(stop: Event) -> None:
    from palier.queue.worker import Worker  # noqa: PLC0415  (idem)

    Worker().run(stop)


def try_again(now: datetime) -> None:
    """Put back what was set aside."""
    open_house()
    from palier.queue.actions import try_again as put_back  # noqa: PLC0415  (idem)

    tables.require_up_to_date()
    number = put_back(now=now)
    say(f"Remis à faire : {number}.", f"To do again: {number}.")
