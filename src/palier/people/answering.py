"""Who answers a person before anybody else. Accompanying her belongs to a house above, which says
so when it starts (``apps.py``: ``answers_first(…)``), as ``matters.py`` does for matters."""

from collections.abc import Callable
from uuid import UUID

Asked = Callable[[UUID], UUID | None]
"""A person → the helper who answers her first, when there is one."""

_asked: list[Asked] = []


def answers_first(asked: Asked) -> None:
    if asked not in _asked:
        _asked.append(asked)


def first_to_answer(person_id: UUID) -> list[UUID]:
    """Those named by the houses above; they answer only where they work."""
    return [found for asked in _asked if (found := asked(person_id))]
