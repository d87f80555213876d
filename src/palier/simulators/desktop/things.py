"""Finding things on the computer: what lies where, in which order, and what a search gives."""

from datetime import datetime
from unicodedata import combining, normalize

from palier.kernel.phrase import Phrase
from palier.simulators.desktop.places import BUILT_IN, PARENTS
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop, Item
from palier.simulators.desktop.world import File, Program

PAGE = 7
"""Lines shown at once: what a small screen shows without scrolling far."""


def file_of(scenario: DesktopScenario, item: Item) -> File:
    """The file that ``item`` is, or is a copy of."""
    return next(file for file in scenario.files if file.id == item.of)


def item_at(state: Desktop, key: str) -> Item | None:
    return next((item for item in state.items if item.id == key), None)


def program_at(scenario: DesktopScenario, key: str) -> Program | None:
    return next((program for program in scenario.programs if program.id == key), None)


def parent(scenario: DesktopScenario, place: str) -> str:
    """The folder that ``place`` is in; "" at the top."""
    made = {folder.id: folder.inside for folder in scenario.folders}
    return {**PARENTS, **made}.get(place, "")


def place_name(scenario: DesktopScenario, place: str) -> Phrase:
    if place == "stick" and scenario.stick:
        return scenario.stick.name
    made = {folder.id: folder.name for folder in scenario.folders}
    return made.get(place) or BUILT_IN[place]


def says(scenario: DesktopScenario, item: Item, speech: str) -> str:
    """The name of a file, as it is written on screen."""
    return item.name or file_of(scenario, item).name.said(speech)


def visible(scenario: DesktopScenario, state: Desktop, item: Item) -> bool:
    """Whether the open session may see it: what is somebody’s, and what is on a stick taken out."""
    owner = file_of(scenario, item).owner
    return owner in (None, state.inside) and (item.inside != "stick" or state.stick == "in")


def folders_in(scenario: DesktopScenario, place: str) -> list[str]:
    made = [folder.id for folder in scenario.folders if folder.inside == place]
    uses_scans = any(program.scans for program in scenario.programs)
    return [*(["scans"] if place == "pictures" and uses_scans else []), *made]


def listed(scenario: DesktopScenario, state: Desktop) -> list[Item]:
    """Every file of the window of files, all pages: a folder, or what a search gives."""
    kept = [
        item
        for item in state.items
        if visible(scenario, state, item) and _here(scenario, state, item)
    ]
    kept.sort(key=lambda item: fold(says(scenario, item, "fr")))
    if state.sort == "date":
        kept.sort(key=lambda item: at(scenario, item), reverse=True)
    return kept


def at(scenario: DesktopScenario, item: Item) -> datetime:
    return file_of(scenario, item).at


def _here(scenario: DesktopScenario, state: Desktop, item: Item) -> bool:
    kind, place = state.top
    if kind != "place" or not state.words:
        return item.inside == (place if kind == "place" else "desktop")
    names = {fold(says(scenario, item, speech)) for speech in ("fr", "en")}
    wanted = fold(state.words).split()
    return item.inside != "bin" and any(all(w in name for w in wanted) for name in names)


def fold(text: str) -> str:
    """Lower case, without accents: a search by name forgives both, as real ones do."""
    return "".join(c for c in normalize("NFKD", text) if not combining(c)).lower()
