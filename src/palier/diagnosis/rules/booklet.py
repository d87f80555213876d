"""Which tasks a booklet holds: printed once, so chosen all at once, before any answer.

Two tasks a domain: a first one to succeed at, a second one of another band, near what is believed
of her. Nothing adapts on paper; the booklet is the same instrument with a fixed choice.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.choose import NEAREST_RIVALS, WORTH_DRAWING, gains
from palier.diagnosis.rules.items import DOMAINS, Item, Response
from palier.diagnosis.rules.model import Floats
from palier.diagnosis.rules.posterior import posterior

EACH = 2
"""Tasks of one domain. One would leave every landing unsure; three make a booklet of 25 pages that
nobody begins: a choice."""

MOST_SECONDS = 20 * 60
"""Expected seconds of a whole booklet: four sittings' worth on screen, without a mouse to learn."""

PAGE_SECONDS = 30
"""What each printed screen costs besides: the sheet, turning it, finding the place. A choice."""


def seconds_on_paper(on_screen: int, screens: int) -> int:
    """Expected seconds of a task printed as so many screens."""
    return on_screen + PAGE_SECONDS * screens


@dataclass(frozen=True)
class Printable:
    """``screens``: item id → how many screens it takes on paper, for those that may be printed."""

    screens: Mapping[str, int]

    def seconds(self, item: Item) -> int:
        return seconds_on_paper(item.seconds, self.screens[item.id])


def fixed_set(
    bank: Bank,
    responses: Sequence[Response],
    met: Collection[str],
    printable: Printable,
    *,
    dice: int,
) -> tuple[Item, ...]:
    """The items of one booklet, domain after domain, the gentler first; never one of ``met``.

    ``dice``: a non-negative integer drawn by the caller: two neighbours do not get the same pages.
    """
    worth = _worth(bank, responses, printable)
    left = [i for i in bank.items if i.id in printable.screens and i.id not in set(met)]
    chosen: list[Item] = []
    for place, domain in enumerate(DOMAINS):
        mine = [item for item in left if item.domain == domain]
        chosen += _pair(mine, {item.id: worth[item.id] for item in mine}, dice + 7919 * place)
    return _within(chosen, printable)


def _worth(bank: Bank, responses: Sequence[Response], printable: Printable) -> Mapping[str, float]:
    """What each item is expected to teach, per second on paper: there is no new screen to discover
    there, so a long task has no toll to share, and two a domain fit in the time."""
    belief = posterior(responses)
    taught: Floats = gains(bank, belief, np.ones((1, len(DOMAINS)), dtype=np.bool_))[0]
    return {
        item.id: float(gain) / printable.seconds(item)
        for item, gain in zip(bank.items, taught, strict=True)
        if item.id in printable.screens
    }


def _pair(mine: Sequence[Item], worth: Mapping[str, float], dice: int) -> list[Item]:
    """A gentle one, then one of another band when there is one."""
    if not mine:
        return []
    lowest = min(item.band for item in mine)
    first = _drawn([item for item in mine if item.band == lowest], worth, dice)
    others = [item for item in mine if item.id != first.id]
    apart = [item for item in others if item.band != lowest] or others
    return [first, *([_drawn(apart, worth, dice // 3)] if apart else [])][:EACH]


def _drawn(items: Sequence[Item], worth: Mapping[str, float], dice: int) -> Item:
    best = sorted(items, key=lambda item: (-worth[item.id], item.id))[:NEAREST_RIVALS]
    rivals = [one for one in best if worth[one.id] >= WORTH_DRAWING * worth[best[0].id]]
    return rivals[dice % len(rivals)]


def _within(chosen: Sequence[Item], printable: Printable) -> tuple[Item, ...]:
    """Without its longest tasks while the whole takes too long; a domain keeps one."""
    kept = list(chosen)
    while sum(map(printable.seconds, kept)) > MOST_SECONDS:
        domains = [item.domain for item in kept]
        twice = [item for item in kept if domains.count(item.domain) > 1]
        if not twice:
            break
        kept.remove(max(twice, key=lambda item: (printable.seconds(item), item.id)))
    return tuple(kept)
