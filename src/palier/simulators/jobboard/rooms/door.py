"""What the rooms share: how a screen is drawn, how a press is played, and finding a thing."""

from collections.abc import Callable, Iterable
from typing import Protocol, TypeVar

from palier.simulators.jobboard.page import Page
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board

Draw = Callable[[JobboardScenario, Board], Page]
Act = Callable[[JobboardScenario, Board, str], Board]


class Named(Protocol):
    @property
    def id(self) -> str: ...


Thing = TypeVar("Thing", bound=Named)


def the(things: Iterable[Thing], name: str) -> Thing:
    """The thing called ``name``: a press only ever names what is drawn."""
    return next(thing for thing in things if thing.id == name)
