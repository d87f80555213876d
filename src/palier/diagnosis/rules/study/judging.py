"""Every task judged for one pair of groups, all at once."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from palier.diagnosis.rules.items import Item
from palier.diagnosis.rules.model import Flags, Floats
from palier.diagnosis.rules.study.crowd import UNSEEN, Crowd
from palier.diagnosis.rules.study.fairness import (
    NEEDED_EACH,
    Difference,
    Kind,
    alarms,
    mantel_haenszel,
)
from palier.diagnosis.rules.study.matching import rest_abilities
from palier.diagnosis.rules.study.ordinal import logistic


@dataclass(frozen=True)
class Judgement:
    """One item and one pair of groups; ``difference`` is None while ``missing`` (answers more, in
    the group that has fewer) is not 0, or when nothing can be compared."""

    item: Item
    focal: int
    others: int
    missing: int
    difference: Difference | None = None
    alarm: bool = False

    @property
    def kind(self) -> Kind | None:
        return self.difference.kind(alarm=self.alarm) if self.difference else None


def judge(crowd: Crowd, focal: Flags, needed: int = NEEDED_EACH) -> tuple[Judgement, ...]:
    """Every item of the crowd; ``focal`` (P,): True in the group that the question is about."""
    counted = [
        (int((met & focal).sum()), int((met & ~focal).sum())) for met in (crowd.scores > UNSEEN).T
    ]
    if all(min(pair) < needed for pair in counted):
        return tuple(_waiting(crowd, counted, needed))
    rest = _rest(crowd, focal)
    told = [
        _compared(crowd, focal, rest, i) if not one.missing else None
        for i, one in enumerate(_waiting(crowd, counted, needed))
    ]
    rung = iter(alarms([one.chance for one in told if one]))
    return tuple(
        Judgement(one.item, one.focal, one.others, one.missing, found, bool(found) and next(rung))
        for one, found in zip(_waiting(crowd, counted, needed), told, strict=True)
    )


def _waiting(crowd: Crowd, counted: list[tuple[int, int]], needed: int) -> Iterator[Judgement]:
    for item, (here, there) in zip(crowd.items, counted, strict=True):
        yield Judgement(item, here, there, max(0, needed - min(here, there)))


def _rest(crowd: Crowd, focal: Flags) -> Floats:
    rest = np.full(crowd.scores.shape, np.nan)
    for group in (focal, ~focal):
        rest[group] = rest_abilities(Crowd(crowd.items, crowd.scores[group]))
    return rest


def _compared(crowd: Crowd, focal: Flags, rest: Floats, i: int) -> Difference | None:
    met = crowd.scores[:, i] > UNSEEN
    scores, group, matched = crowd.scores[met, i], focal[met], rest[met, i]
    try:
        if crowd.items[i].steps == 1:
            return mantel_haenszel(scores == 1, group, matched)
        return logistic(scores, group, matched)
    except ValueError:
        return None
