"""What can be pressed now. A move that is not offered changes nothing: a forged one has no hold."""

from collections.abc import Callable

from palier.simulators.desktop.places import SIDE
from palier.simulators.desktop.rows import every_row, rows
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.scoring import over
from palier.simulators.desktop.state import Desktop
from palier.simulators.desktop.things import PAGE, file_of, item_at, parent, program_at


def offers(scenario: DesktopScenario, state: Desktop) -> list[str]:
    """The value of every button, in the order of the screen; none when it is over."""
    if over(scenario, state):
        return []
    screen = _desktop(scenario, state) if state.inside else _door(scenario, state)
    return [*screen, *_table(scenario, state)]


def _kept(pressable: dict[str, bool]) -> list[str]:
    return [value for value, offered in pressable.items() if offered]


def _door(scenario: DesktopScenario, state: Desktop) -> list[str]:
    if state.who:
        return ["enter", "other"]
    return [f"who:{account.id}" for account in scenario.accounts]


def _table(scenario: DesktopScenario, state: Desktop) -> list[str]:
    """What hands do around the computer."""
    paper = scenario.paper is not None
    return _kept(
        {
            "plug": state.stick == "table",
            "pull": state.stick in ("in", "safe"),
            "lay": paper and not state.glass,
            "lift": paper and state.glass,
            "tray": bool(scenario.printers),
        }
    )


def _desktop(scenario: DesktopScenario, state: Desktop) -> list[str]:
    if state.menu:
        return _menu(scenario, state)
    kind, _ = state.top
    bar = ["start", "files"]
    if state.start:
        bar += ["lock", "leave", "off"]
    if kind in SMALL:
        return SMALL[kind](scenario, state)
    return [*WINDOWS[kind](scenario, state), *bar]


def _menu(scenario: DesktopScenario, state: Desktop) -> list[str]:
    """The list that the right button of the mouse brings."""
    item = item_at(state, state.picked)
    moved = item is not None and item.inside != "bin"
    prints = moved and bool(scenario.printers)
    return [
        "unfold",
        *_kept({"printing": prints, "delete": moved, **_hands(state), "rename": moved}),
    ]


def _hands(state: Desktop) -> dict[str, bool]:
    item = item_at(state, state.picked)
    return {"cut": item is not None, "copy": item is not None and item.inside != "bin"}


def _bare(scenario: DesktopScenario, state: Desktop) -> list[str]:
    pressed = [f"press:{key}" for key in rows(scenario, state)]
    item = item_at(state, state.picked)
    return [*pressed, *_kept({"menu": item is not None, "paste": bool(state.clip)})]


def _place(scenario: DesktopScenario, state: Desktop) -> list[str]:
    place, count = state.top[1], len(every_row(scenario, state))
    item, binned = item_at(state, state.picked), place == "bin" and not state.words
    sides = [f"go:{side}" for side in SIDE if side != "stick" or state.stick == "in"]
    acts = {
        "up": bool(parent(scenario, place)) and not state.words,
        "find": True,
        "eject": place == "stick" and not state.words,
        "paste": bool(state.clip) and not binned and not state.words,
        "empty": binned and count > 0,
        **{f"sort:{order}": True for order in ("name", "date")},
        **{f"press:{key}": True for key in rows(scenario, state)},
        **_hands(state),
        "delete": item is not None and item.inside != "bin",
        "menu": item is not None,
        "less": state.sheet > 0,
        "more": count > (state.sheet + 1) * PAGE,
    }
    return ["close", *sides, *_kept(acts)]


def _file(scenario: DesktopScenario, state: Desktop) -> list[str]:
    item = item_at(state, state.top[1])
    last = len(file_of(scenario, item).pages) if item else 1
    return _kept(
        {
            "close": True,
            "previous": state.page > 1,
            "next": state.page < last,
            "printing": bool(scenario.printers),
            "choose": scenario.choose,
        }
    )


def _program(scenario: DesktopScenario, state: Desktop) -> list[str]:
    program = program_at(scenario, state.top[1])
    return _kept(
        {
            "close": True,
            "take": program is not None and program.gives is not None,
            "scan": program is not None and program.scans is not None,
            "signout": state.top[1] in state.signed,
        }
    )


Screen = Callable[[DesktopScenario, Desktop], list[str]]
WINDOWS: dict[str, Screen] = {"": _bare, "place": _place, "file": _file, "program": _program}
SMALL: dict[str, Screen] = {
    "print": lambda *_: ["look", "print", "cancel"],
    "name": lambda *_: ["name", "cancel"],
    "empty": lambda *_: ["yes", "cancel"],
}
"""The small windows that must be answered before anything else."""
