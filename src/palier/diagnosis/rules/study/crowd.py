"""What many people answered, nameless, laid out once as arrays."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.model import Flags, Floats, Indexes

Scores = npt.NDArray[np.int16]

UNSEEN = -1


@dataclass(frozen=True)
class Crowd:
    """``scores`` (P, I): the steps that each person did of each item, or :data:`UNSEEN`.

    Items are sorted by domain, so that a domain is a run of columns. Raises ``ValueError`` when a
    score is not one of its item's.
    """

    items: tuple[Item, ...]
    scores: Scores

    def __post_init__(self) -> None:
        most = np.array([item.steps for item in self.items], dtype=np.int16)
        if ((self.scores < UNSEEN) | (self.scores > most)).any():
            raise ValueError("a score is not one of its item’s")
        if [item.place for item in self.items] != sorted(item.place for item in self.items):
            raise ValueError("items must be sorted by domain")

    @classmethod
    def of(cls, items: Iterable[Item], sheets: Iterable[Mapping[str, int]]) -> "Crowd":
        """From one mapping per person, item → steps done; items nobody knows here are left out."""
        ordered = tuple(sorted(items, key=lambda item: (item.place, item.id)))
        index = {item.id: place for place, item in enumerate(ordered)}
        told = list(sheets)
        scores = np.full((len(told), len(ordered)), UNSEEN, dtype=np.int16)
        for person, sheet in enumerate(told):
            for id_, score in sheet.items():
                if id_ in index:
                    scores[person, index[id_]] = score
        return cls(ordered, scores)

    def met(self) -> "Crowd":
        """The same people, with the items that somebody met."""
        kept = [i for i, counts in enumerate(self.counts) if counts.sum()]
        return Crowd(tuple(self.items[i] for i in kept), self.scores[:, kept])

    @cached_property
    def places(self) -> tuple[int, ...]:
        """The domains present, as indexes of ``DOMAINS``."""
        return tuple(sorted({item.place for item in self.items}))

    @cached_property
    def members(self) -> tuple[slice, ...]:
        """The columns of each domain present."""
        found = np.array([item.place for item in self.items])
        return tuple(slice(*_ends(found == place)) for place in self.places)

    @cached_property
    def counts(self) -> tuple[Indexes, ...]:
        """How many people reached each score of each item: I arrays (m + 1,)."""
        return tuple(
            np.bincount(column[column > UNSEEN], minlength=item.steps + 1)
            for item, column in zip(self.items, self.scores.T, strict=True)
        )

    def marks(self, domain: slice) -> Floats:
        """1 where somebody reached a score, shape (P, Σ (m + 1)) over the items of ``domain``."""
        return np.concatenate(
            [
                (column[:, None] == np.arange(item.steps + 1)).astype(np.float64)
                for item, column in zip(self.items[domain], self.scores.T[domain], strict=True)
            ],
            axis=1,
        )


def _ends(flags: Flags) -> tuple[int, int]:
    found = np.flatnonzero(flags)
    return int(found[0]), int(found[-1]) + 1
