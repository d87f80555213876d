"""The names of a scenario: those it gives, and those it speaks of."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from palier.simulators.desktop.goals import Sign
from palier.simulators.desktop.places import BUILT_IN

if TYPE_CHECKING:
    from palier.simulators.desktop.scenario import DesktopScenario


def named(scenario: "DesktopScenario") -> list[str]:
    """Every name, the folders of every computer first."""
    kinds = (
        *(scenario.accounts, scenario.folders, scenario.files),
        *(scenario.programs, scenario.printers),
    )
    return [*BUILT_IN, *(thing.id for kind in kinds for thing in kind)]


def used(scenario: "DesktopScenario") -> set[str]:
    """Every name that something speaks of."""
    names = {folder.inside for folder in scenario.folders}
    names |= {file.inside for file in scenario.files}
    names |= {file.owner for file in scenario.files if file.owner}
    for program in scenario.programs:
        names |= {key for key in (program.gives, program.scans) if key}
    names |= {key for key in (scenario.session, scenario.opened) if key}
    for mark in scenario.ends:
        names |= set(_of_mark(mark))
    return names.union(*(set(_of_sign(sign)) for sign in scenario.goals.values()))


def _of_sign(sign: Sign) -> Iterator[str]:
    yield from (key for key in (sign.chosen, sign.inside) if key)
    for mark in (*(sign.marks or ()), *(sign.either or ()), *(sign.never or ())):
        yield from _of_mark(mark)
    for file, place in (sign.at or {}).items():
        yield from (file, place)
    for file, places in (sign.gone or {}).items():
        yield from (file, *places)
    yield from sign.named or {}
    if sign.printed:
        yield from (key for key in (sign.printed.file, sign.printed.printer) if key)


def _of_mark(mark: str) -> Iterator[str]:
    """ "opened:cv@stick" speaks of ``cv`` and of ``stick``; "sorted:date" of nothing."""
    happened, _, target = mark.partition(":")
    names = target.split("@")[:1] if happened == "page" else target.split("@")
    if happened != "sorted":
        yield from (name for name in names if name)
