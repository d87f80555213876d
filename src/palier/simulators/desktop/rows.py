"""The lines of the window of files (or the drawings of the desktop): what can be marked, opened."""

from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop
from palier.simulators.desktop.things import PAGE, folders_in, listed


def every_row(scenario: DesktopScenario, state: Desktop) -> list[str]:
    """The keys of all lines: folders first, as everywhere. On the desktop, programs before all."""
    files = [item.id for item in listed(scenario, state)]
    kind, place = state.top
    if kind == "place":
        return [*([] if state.words else folders_in(scenario, place)), *files]
    programs = [program.id for program in scenario.programs]
    stick = ["stick"] if state.stick == "in" else []
    return [*programs, *folders_in(scenario, "desktop"), *files, *stick, "bin"]


def rows(scenario: DesktopScenario, state: Desktop) -> list[str]:
    """The lines on screen. The drawings of the desktop are all there: they fill a whole screen."""
    found = every_row(scenario, state)
    return (
        found if state.top[0] != "place" else found[state.sheet * PAGE : (state.sheet + 1) * PAGE]
    )


def last_sheet(scenario: DesktopScenario, state: Desktop) -> int:
    """The last page of the list that has a line; 0 when there is none."""
    return max(len(every_row(scenario, state)) - 1, 0) // PAGE
