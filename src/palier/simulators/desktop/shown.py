"""Lines, windows and their titles, as the template wants them."""

from typing import Any

from palier.simulators.days import day
from palier.simulators.desktop.places import BUILT_IN, SIDE
from palier.simulators.desktop.printing import copies, wanted
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop, Item
from palier.simulators.desktop.things import (
    file_of,
    item_at,
    place_name,
    program_at,
    says,
)

DRAWINGS = {"text": "page", "pdf": "contract", "image": "image", "sheet": "month_form"}


def drawing(name: str) -> str:
    return f"simulators/drawings/{name}.html"


def row(scenario: DesktopScenario, state: Desktop, key: str, speech: str) -> dict[str, Any]:
    """One line, or one drawing of the desktop: its name, its day, whether it is marked."""
    item = item_at(state, key)
    picked = {"id": key, "picked": key == state.picked}
    if item is not None:
        return {**_file_row(scenario, item, speech), **picked}
    program = program_at(scenario, key)
    if program is not None:
        return {
            "says": program.name.said(speech),
            "day": "",
            "drawing": drawing("scan" if program.scans else "globe"),
            **picked,
        }
    name = place_name(scenario, key).said(speech)
    return {"says": name, "day": "", "drawing": drawing(PLACES.get(key, "folder")), **picked}


PLACES = {"bin": "trash", "stick": "usb"}


def _file_row(scenario: DesktopScenario, item: Item, speech: str) -> dict[str, str]:
    file = file_of(scenario, item)
    return {
        "says": says(scenario, item, speech),
        "day": day(file.at, speech),
        "drawing": drawing(DRAWINGS[file.kind]),
    }


def side(scenario: DesktopScenario, state: Desktop, speech: str) -> list[tuple[str, str, bool]]:
    """Where the window of files leads: the key, the name, whether one is there."""
    here = state.top[1] if not state.words else ""
    return [(key, place_name(scenario, key).said(speech), key == here) for key in SIDE]


def title(scenario: DesktopScenario, state: Desktop, speech: str) -> str:
    """What the bar of the window says."""
    kind, key = state.top
    item, program = item_at(state, key), program_at(scenario, key)
    if kind in ("place", "empty"):
        key = key or "bin"
        return place_name(scenario, key).said(speech)
    if item is not None:
        return says(scenario, item, speech)
    return program.name.said(speech) if program else BUILT_IN["desktop"].said(speech)


def window(scenario: DesktopScenario, state: Desktop, speech: str) -> dict[str, Any]:
    """The text of the window on screen, and the setting of the one before printing."""
    kind, key = state.top
    item, program = item_at(state, key), program_at(scenario, key)
    pages = file_of(scenario, item).pages if item is not None else ()
    out = wanted(scenario, state) if kind == "print" else ()
    page = min(state.page, len(pages))
    return {
        "text": program.text.said(speech)
        if program
        else pages[page - 1].said(speech)
        if pages
        else "",
        "page": page,
        "pages": len(pages),
        "image": item is not None and file_of(scenario, item).kind == "image",
        "signed": key in state.signed,
        "setting": state.setting.model_dump(),
        "printers": [(one.id, one.name.said(speech)) for one in scenario.printers],
        "sheets": len(out) * copies(state),
        "preview": [(n, pages[n - 1].said(speech)) for n in out],
    }
