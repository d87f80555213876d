"""Several hands at the same instant: real threads, each with its connection."""

from collections.abc import Callable, Sequence
from threading import Barrier, Thread
from typing import Final

from django.db import connections

HANDS: Final = 10
"""Beyond, a call waits for a hand: PostgreSQL opens a hundred connections, for other tests too,
and nobody waits more than five seconds for a row that others hold."""


def at_once(*calls: Callable[[], object]) -> list[Exception]:
    """What each was refused, when all hands begin together."""
    hands = min(HANDS, len(calls))
    together, refused = Barrier(hands), list[Exception]()

    def run(calls: Sequence[Callable[[], object]]) -> None:
        together.wait(20)
        for call in calls:
            try:
                call()
            except Exception as refusal:
                refused.append(refusal)
        connections.close_all()

    threads = [Thread(target=run, args=(calls[n::hands],)) for n in range(hands)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return refused
