"""Several hands at the same instant: real threads, each with its connection."""

from collections.abc import Callable
from threading import Barrier, Thread

from django.db import connections


def at_once(*calls: Callable[[], object]) -> list[Exception]:
    """What each was refused, when all begin together."""
    together, refused = Barrier(len(calls)), list[Exception]()

    def run(call: Callable[[], object]) -> None:
        together.wait(20)
        try:
            call()
        except Exception as refusal:
            refused.append(refusal)
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return refused
