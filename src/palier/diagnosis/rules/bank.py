"""A set of items, laid out once as arrays so that choosing costs microseconds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from palier.diagnosis.rules.items import DOMAINS, Item
from palier.diagnosis.rules.model import GRID_SIZE, Floats, information_table, log_table

Indexes = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Bank:
    """``items`` in a fixed order; the arrays follow it, and an item's index is its place in it.

    Raises ``ValueError`` when two items bear the same id.
    """

    items: tuple[Item, ...]

    def __post_init__(self) -> None:
        if len(self.index) != len(self.items):
            raise ValueError("two items bear the same id")

    @classmethod
    def of(cls, items: Iterable[Item]) -> "Bank":
        """Sorted by id: the same items make the same bank, whatever the order of the files."""
        return cls(tuple(sorted(items, key=lambda item: item.id)))

    @cached_property
    def index(self) -> dict[str, int]:
        return {item.id: i for i, item in enumerate(self.items)}

    @cached_property
    def places(self) -> Indexes:
        """Index in ``DOMAINS`` of each item, shape (I,)."""
        return np.array([item.place for item in self.items], dtype=np.intp)

    @cached_property
    def bands(self) -> Indexes:
        return np.array([item.band for item in self.items], dtype=np.intp)

    @cached_property
    def seconds(self) -> Indexes:
        return np.array([item.seconds for item in self.items], dtype=np.intp)

    @cached_property
    def information(self) -> Floats:
        """Fisher information on the grid, shape (I, GRID_SIZE)."""
        return _stacked([information_table(item) for item in self.items])

    @cached_property
    def whole(self) -> Floats:
        """P(every step is done | θ) on the grid, shape (I, GRID_SIZE)."""
        return _stacked([np.exp(log_table(item)[-1]) for item in self.items])

    @cached_property
    def members(self) -> tuple[Indexes, ...]:
        """The indexes of each domain's items, in the order of ``DOMAINS``."""
        return tuple(np.flatnonzero(self.places == d) for d in range(len(DOMAINS)))

    def averaged(self, curves: Floats, marginals: Floats) -> Floats:
        """The mean of item curves (I, GRID_SIZE) over each domain's marginal: shape (P, I)."""
        means = np.empty((len(marginals), len(self.items)))
        for place, members in enumerate(self.members):
            means[:, members] = marginals[:, place] @ curves[members].T
        return means

    def flagged(self, ids: Iterable[str]) -> Flags:
        """True for the items of these ids, shape (I,); an unknown id (a retired item) is none."""
        flags = np.zeros(len(self.items), dtype=np.bool_)
        flags[[self.index[id_] for id_ in ids if id_ in self.index]] = True
        return flags


def _stacked(rows: Sequence[Floats]) -> Floats:
    return np.stack(rows) if rows else np.empty((0, GRID_SIZE))
