"""How well somebody answers to what was asked: as written, as heard, for short, by a beginning."""

from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Final


class Rank(IntEnum):
    """The best first."""

    WRITTEN = 0
    HEARD = 1
    NICKNAME = 2
    BEGINNING = 3


SHORTEST_BEGINNING: Final = 3
"""« Cla » finds Claudia; two letters would find half of the room."""

Keys = Mapping[str, Rank]
"""What may stand in a row for one asked word, and what it is worth."""


def rank(asked: Sequence[Keys], borne: Iterable[str]) -> Rank | None:
    """The worst of the asked words, each at its best; ``None`` when one of them is not borne.

    >>> rank([{"a": Rank.HEARD}, {"b": Rank.WRITTEN}], ["b", "a", "c"])
    <Rank.HEARD: 1>
    """
    words = list(borne)
    best = [min((keys[word] for word in words if word in keys), default=None) for keys in asked]
    found = [one for one in best if one is not None]
    return max(found) if found and len(found) == len(best) else None
