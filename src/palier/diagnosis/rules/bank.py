"""A set of items, laid out once as arrays so that choosing costs microseconds."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from palier.diagnosis.rules.items import DOMAINS, Item
from palier.diagnosis.rules.model import (
    GRID,
    GRID_SIZE,
    Flags,
    Floats,
    Indexes,
    Worths,
    information_table,
    log_table,
)

MEANS = np.arange(-12, 13) / 4
SDS = np.arange(2, 9) / 8
"""Beliefs for which what each item would tell is worked out once: a quarter of ability and an
eighth of sd apart. Averaged over the nearest instead of the true marginal, information is off by a
twentieth of the most that the task can tell, and by no more than a sixth within them (tested): it
ranks tasks, and the next answer corrects the rank."""


@dataclass(frozen=True)
class Bank:
    """``items`` domain by domain; the arrays follow it, and an item's index is its place in it.

    Raises ``ValueError`` when two items bear the same id, or when a domain is in two pieces.
    """

    items: tuple[Item, ...]

    def __post_init__(self) -> None:
        if len(self.index) != len(self.items):
            raise ValueError("two items bear the same id")
        if (np.diff(self.places) < 0).any():
            raise ValueError("items must come domain by domain")

    @classmethod
    def of(cls, items: Iterable[Item]) -> "Bank":
        """Sorted by id: the same items make the same bank, whatever the order of the files."""
        return cls(tuple(sorted(items, key=lambda item: (item.place, item.id))))

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
    def done(self) -> Flags:
        """What is really done, and not drawn to be pointed at: shape (I,)."""
        return np.array([not item.drawn for item in self.items], dtype=np.bool_)

    @cached_property
    def seconds(self) -> Indexes:
        return np.array([item.seconds for item in self.items], dtype=np.intp)

    @cached_property
    def spans(self) -> tuple[slice, ...]:
        """Where each domain's items stand, in the order of ``DOMAINS``."""
        ends = np.searchsorted(self.places, np.arange(len(DOMAINS) + 1)).tolist()
        return tuple(slice(*ends[d : d + 2]) for d in range(len(DOMAINS)))

    def spans_of(self, size: int) -> Iterable[tuple[int, slice]]:
        """The first ``size`` domains, each with its place."""
        return enumerate(self.spans[:size])

    @cached_property
    def unlike(self) -> Flags:
        """Row i: the items that do not look like item i, being neither of its domain *and* band nor
        of its skill. Shape (I + 1, I); to no item at all, the last row, none looks alike."""
        kinds = _equal([(item.domain, item.band) for item in self.items])
        skills = _equal([item.skill or item.id for item in self.items])
        return ~np.concatenate([kinds | skills, np.zeros((1, len(self.items)), dtype=np.bool_)])

    @cached_property
    def _expected(self) -> Floats:
        """Information averaged over N(mean, sd²), shape (MEANS · SDS, I)."""
        means, sds = (axis.ravel()[:, None] for axis in np.meshgrid(MEANS, SDS, indexing="ij"))
        bells = np.exp(-0.5 * ((GRID - means) / sds) ** 2)
        curves = _stacked([information_table(item) for item in self.items])
        return np.asarray((bells / bells.sum(axis=1, keepdims=True)) @ curves.T)

    def information(self, mean: Floats, sd: Floats) -> Worths:
        """What each item is expected to tell, in 1/ability², shape (P, I), of people of whom
        ``mean`` and ``sd`` (P, D) are believed. A point estimate would be overconfident when little
        is known (van der Linden, 1998, Psychometrika 63): it is an average."""
        rows = _nearest(mean, MEANS) * len(SDS) + _nearest(sd, SDS)
        told = np.empty((len(mean), len(self.items)), dtype=np.float32)
        for place, span in self.spans_of(mean.shape[1]):
            np.take(self._by_domain[place], rows[:, place], axis=0, out=told[:, span])
        return told

    @cached_property
    def _by_domain(self) -> tuple[Worths, ...]:
        return tuple(self._expected[:, span].astype(np.float32, order="C") for span in self.spans)

    def rate(self, toll: Floats) -> Worths:
        """One over the price of each item, its seconds and ``toll`` (P,): shape (P, I)."""
        price = self.seconds.astype(np.float32) + toll.astype(np.float32)[:, None]
        return np.asarray(np.reciprocal(price))

    def whole(self, marginals: Floats) -> Floats:
        """The chance that every step is done, averaged over ``marginals``: shape (P, I)."""
        chances = _stacked([np.exp(log_table(item)[-1]) for item in self.items])
        spans = self.spans_of(marginals.shape[1])
        parts = [marginals[:, place] @ chances[span].T for place, span in spans]
        return np.concatenate(parts, axis=1)

    def flagged(self, ids: Iterable[str]) -> Flags:
        """True for the items of these ids, shape (I,); an unknown id (a retired item) is none."""
        flags = np.zeros(len(self.items), dtype=np.bool_)
        flags[[self.index[id_] for id_ in ids if id_ in self.index]] = True
        return flags


def _stacked(rows: Sequence[Floats]) -> Floats:
    return np.stack(rows) if rows else np.empty((0, GRID_SIZE))


def _equal(names: Sequence[Hashable]) -> Flags:
    """Which of them are the same, each with each."""
    codes = {name: code for code, name in enumerate(dict.fromkeys(names))}
    values = np.array([codes[name] for name in names], dtype=np.intp)
    return np.asarray(values[:, None] == values)


def _nearest(values: Floats, marks: Floats) -> Indexes:
    """The index of the evenly spaced mark nearest to each value."""
    places = np.rint((values - marks[0]) / (marks[1] - marks[0]))
    return np.asarray(np.clip(places, 0, len(marks) - 1), dtype=np.intp)
