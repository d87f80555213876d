"""Times and sentences as they are written on screen, in the language of the person."""

from datetime import datetime

from palier.simulators.days import day, hour
from palier.simulators.desktop.notes import NOTES
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop
from palier.simulators.desktop.things import program_at


def clock(at: datetime, speech: str) -> str:
    return f"{day(at, speech)}, {hour(at)}"


def note(scenario: DesktopScenario, state: Desktop, speech: str) -> str:
    """What is said about the last press; "" when nothing has to be."""
    if not state.note:
        return ""
    return NOTES[state.note].said(speech).format(_spoken_of(scenario, state, speech))


def _spoken_of(scenario: DesktopScenario, state: Desktop, speech: str) -> str:
    """The new file for what was saved, the sheets for what was taken."""
    program = program_at(scenario, state.top[1])
    new = (program.scans or program.gives) if program else None
    if state.note in ("scanned", "downloaded"):
        return next((f.name.said(speech) for f in scenario.files if f.id == new), "")
    return str(state.hand)
