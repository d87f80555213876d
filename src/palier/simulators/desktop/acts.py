"""What an act is, and the two things that all of them do."""

from collections.abc import Callable, Mapping

from palier.simulators.contract import text
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop

LINE_LIMIT = 60
"""Characters kept of a one-line field: a long file name, a search."""

Fields = Mapping[str, str]
Act = Callable[[DesktopScenario, Desktop, str, Fields], Desktop]


def line(fields: Fields, name: str) -> str:
    """A one-line field: spaces folded, cut at :data:`LINE_LIMIT`."""
    return " ".join(text(fields, name).split())[:LINE_LIMIT]


def onto(state: Desktop, window: str) -> Desktop:
    """``window`` comes on screen, above the others; what was marked is no more. The search of the
    files below is kept, as one finds it again when closing what it gave."""
    others = tuple(other for other in state.windows if other != window)
    words = "" if window.startswith("place:") else state.words
    return state.but(
        windows=(*others, window), picked="", words=words, sheet=0, page=1, start=False
    )


def down(state: Desktop) -> Desktop:
    """The window on screen is closed; the one below is seen again."""
    return state.but(windows=state.windows[:-1], picked="", sheet=0, page=1)
