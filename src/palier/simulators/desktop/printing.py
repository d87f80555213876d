"""Printing: the small window where one says which pages, how many times, on which machine."""

import re

from palier.simulators.desktop.acts import Act, Fields, line
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop, Job, Setting
from palier.simulators.desktop.things import file_of, item_at

MOST_JOBS = 9
"""Jobs kept: somebody who presses more than that has shown the same thing."""

_RANGE = re.compile(r"(\d{1,2})(?:\s*(?:-|–|à|to)\s*(\d{1,2}))?")


def numbers(typed: str, last: int) -> tuple[int, ...]:
    """The pages of "2", "2-4", "1, 3", "de 2 à 4": in order, each once, only those that exist."""
    found: set[int] = set()
    for first, end in _RANGE.findall(typed):
        found |= set(range(int(first), int(end or first) + 1))
    return tuple(sorted(found & set(range(1, last + 1))))


def wanted(scenario: DesktopScenario, state: Desktop) -> tuple[int, ...]:
    """The pages that would come out with the setting on screen."""
    item = item_at(state, state.top[1])
    last = len(file_of(scenario, item).pages) if item else 0
    if state.setting.which == "this":
        return (state.page,)
    every = tuple(range(1, last + 1))
    return numbers(state.setting.pages, last) if state.setting.which == "some" else every


def copies(state: Desktop) -> int:
    """How many times, 0 when it cannot be read."""
    typed = state.setting.copies
    return int(typed) if typed.isdecimal() and 1 <= int(typed) <= 9 else 0


def _printing(scenario: DesktopScenario, state: Desktop, _: str, __: Fields) -> Desktop:
    kind, key = state.top
    item = item_at(state, key if kind == "file" else state.picked)
    if item is None:
        return state
    first = Setting(printer=scenario.printers[0].id, copies=str(scenario.copies))
    windows = (*state.windows, f"print:{item.id}")
    page = state.page if kind == "file" else 1
    return state.happened(f"printing:{item.of}", setting=first, windows=windows, page=page)


def _look(scenario: DesktopScenario, state: Desktop, _: str, fields: Fields) -> Desktop:
    filled = _filled(scenario, state, fields)
    return filled.happened("looked")


def _filled(scenario: DesktopScenario, state: Desktop, fields: Fields) -> Desktop:
    typed = {name: line(fields, name) for name in Setting.model_fields if name in fields}
    if typed.get("printer") not in {printer.id for printer in scenario.printers}:
        typed.pop("printer", "")
    if typed.get("which") not in ("all", "this", "some"):
        typed.pop("which", "")
    return state.but(setting=state.setting.model_copy(update=typed))


def _print(scenario: DesktopScenario, state: Desktop, _: str, fields: Fields) -> Desktop:
    filled = _filled(scenario, state, fields)
    item, pages, times = item_at(state, state.top[1]), wanted(scenario, filled), copies(filled)
    if item is None or not pages or not times:
        return filled.but(note="copies" if pages else "pages")
    printer = filled.setting.printer
    job = Job(file=item.of, pages=pages, copies=times, printer=printer)
    works = any(one.works for one in scenario.printers if one.id == printer)
    sheets = min(99, filled.tray + (len(pages) * times if works else 0))
    sent = filled.but(jobs=(*filled.jobs, job)[-MOST_JOBS:], tray=sheets, note="sent")
    return sent.but(windows=state.windows[:-1])


ACTS: dict[str, Act] = {"printing": _printing, "look": _look, "print": _print}
