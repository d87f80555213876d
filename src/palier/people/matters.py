"""Which matters hold something today. The house that holds one says so when it starts
(``apps.py``: ``use(Matter.RESULT)``); the person may open the others in advance, and is asked about
none of them before."""

from palier.people.rules.actor import Matter

_used: set[Matter] = set()


def use(matter: Matter) -> None:
    _used.add(matter)


def in_use() -> list[Matter]:
    """In the order of ``Matter``."""
    return [matter for matter in Matter if matter in _used]
