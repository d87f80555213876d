"""What every application is written with."""

from collections.abc import Callable, Mapping

from palier.simulators.contract import text
from palier.simulators.phone.marks import numbers
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Phone, Screen

LINE_LIMIT = 80
"""Characters kept of a one-line field: a name, a number, a code are shorter."""

Fields = Mapping[str, str]
Act = Callable[[PhoneScenario, Phone, str, Fields], Phone]
Offers = Callable[[PhoneScenario, Phone], list[str]]


def line(fields: Fields, name: str) -> str:
    """A one-line field: spaces folded, cut at :data:`LINE_LIMIT`."""
    return " ".join(text(fields, name).split())[:LINE_LIMIT]


def go(screen: Screen) -> Act:
    """A button that only leads to a screen."""
    return lambda _, state, __, ___: state.but(screen=screen)


def kept(pressable: dict[str, bool]) -> list[str]:
    """The values of the buttons that are there, in the order of the screen."""
    return [value for value, offered in pressable.items() if offered]


def mark_number(world: PhoneScenario, act: str, number: str) -> str:
    """``called:0639980412``, or ``called:other`` for a number this exercise knows nothing of."""
    return f"{act}:{number}" if number in numbers(world) else f"{act}:other"
