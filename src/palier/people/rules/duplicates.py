"""Could two rows be one person? A proposal and its reasons; whoever knows them decides.

Nobody is put together by this. What is proposed wrongly costs a look; what is put together wrongly
mixes two lives: so a different year of birth, or two visits at once, says no by itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from palier.kernel.phrase import Phrase
from palier.vault.rules.names import as_heard, as_name

RARE: Final = 3
"""A first name alone says something when at most three persons of the place are heard so."""

STAY: Final = timedelta(hours=4)
"""Leaving is rarely told: somebody is believed to be there for half a day."""

SAME_PHONE: Final = Phrase(fr="Le même téléphone.", en="The same telephone.")
SAME_NAME: Final = Phrase(
    fr="Le même prénom et le même nom.", en="The same first name and surname."
)
HEARD_NAME: Final = Phrase(
    fr="Le même nom, écrit autrement.", en="The same name, written in another way."
)
SAME_YEAR: Final = Phrase(fr="La même année de naissance.", en="The same year of birth.")
RARE_NAME: Final = Phrase(
    fr="Le même prénom, rare ici. On ne l’a peut-être pas demandé.",
    en="The same first name, rare here. Perhaps nobody asked.",
)


@dataclass(frozen=True)
class Stay:
    """One coming: from when, until when if it was told."""

    arrived: datetime
    left: datetime | None = None

    def meets(self, other: "Stay") -> bool:
        """Both were there at one moment."""
        return self.arrived < other.end and other.arrived < self.end

    @property
    def end(self) -> datetime:
        return self.left or self.arrived + STAY


@dataclass(frozen=True)
class Side:
    """What is known of one row. ``unasked``: it was written by a volunteer, who is told no name of
    the past, or by nobody at a desk (a file): nobody could say « c’est moi »."""

    first_name: str = ""
    last_name: str = ""
    phone: str = ""
    birth_year: str = ""
    stays: tuple[Stay, ...] = ()
    unasked: bool = False


@dataclass(frozen=True)
class Likeness:
    """``weight``: the heavier the likelier, from 1; only good for an order."""

    weight: int
    reasons: tuple[Phrase, ...]


def likeness(one: Side, other: Side, *, heard_so: int) -> Likeness | None:
    """``heard_so``: how many persons of the place have a first name that is heard as theirs."""
    if one.birth_year and other.birth_year and one.birth_year != other.birth_year:
        return None
    found = [*_by_phone(one, other), *_by_name(one, other)]
    if not found and heard_so <= RARE:
        found = _by_first_name(one, other)
    if not found:
        return None
    if one.birth_year and one.birth_year == other.birth_year:
        found.append((2, SAME_YEAR))
    return Likeness(sum(weight for weight, _why in found), tuple(why for _weight, why in found))


Reasons = list[tuple[int, Phrase]]


def _by_phone(one: Side, other: Side) -> Reasons:
    """A telephone may be that of a couple: two first names that differ say two persons."""
    if not one.phone or one.phone != other.phone:
        return []
    two = one.first_name and other.first_name and not _heard(one.first_name, other.first_name)
    return [] if two else [(4, SAME_PHONE)]


def _by_name(one: Side, other: Side) -> Reasons:
    if not all((one.first_name, other.first_name, one.last_name, other.last_name)):
        return []
    pairs = [(one.first_name, other.first_name), (one.last_name, other.last_name)]
    if all(glued(a) == glued(b) for a, b in pairs):
        return [(4, SAME_NAME)]
    return [(3, HEARD_NAME)] if all(_heard(a, b) for a, b in pairs) else []


def _by_first_name(one: Side, other: Side) -> Reasons:
    bare = one.first_name and other.first_name and not (one.last_name or other.last_name)
    if not bare or not _heard(one.first_name, other.first_name):
        return []
    if not (one.unasked or other.unasked) or _at_once(one.stays, other.stays):
        return []
    return [(1, RARE_NAME)]


def _at_once(some: Sequence[Stay], others: Sequence[Stay]) -> bool:
    return any(stay.meets(other) for stay in some for other in others)


def glued(name: str) -> str:
    """« Le Goff » and « Legoff » are one."""
    return as_name(name).replace(" ", "")


def _heard(one: str, other: str) -> bool:
    return as_heard(glued(one)) == as_heard(glued(other))
