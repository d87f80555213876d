"""What the screen shows, in the language of the person. Every key is there in every state."""

from typing import Any

from palier.simulators.desktop.offers import offers
from palier.simulators.desktop.rows import rows
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.scoring import over
from palier.simulators.desktop.shown import row, side, title, window
from palier.simulators.desktop.spoken import clock, note
from palier.simulators.desktop.state import Desktop

ACTS = frozenset({"unfold", "cut", "copy", "paste", "delete", "empty", "eject"})
"""What stands below the files, once there is something to do with them."""


ON_THE_TABLE = frozenset(["plug", "pull", "lay", "lift", "tray", "menu"])
"""What is pressed beside the screen: the stick, the glass, the tray, the mouse."""


def view(scenario: DesktopScenario, state: Desktop, language: str) -> dict[str, Any]:
    """Plain values for the template: texts already in ``language``, nothing to work out."""
    speech = "en" if language.startswith("en") else "fr"
    screen = "desktop" if state.inside else "password" if state.who else "door"
    kind = state.top[0]
    return {
        "screen": "done" if over(scenario, state) else screen,
        "window": kind,
        "title": title(scenario, state, speech),
        "note": note(scenario, state, speech),
        "card": scenario.card.said(speech) if scenario.card else "",
        "offers": (pressable := frozenset(offers(scenario, state))),
        "table": bool(pressable & ON_THE_TABLE),
        "acts": bool(pressable & ACTS),
        "accounts": [
            (one.id, one.name.said(speech), one.id in state.sessions) for one in scenario.accounts
        ],
        "who": _who(scenario, state, speech),
        "clock": clock(scenario.now, speech),
        "start": state.start,
        "menu": state.menu,
        "rows": [row(scenario, state, key, speech) for key in rows(scenario, state)],
        "sides": side(scenario, state, speech),
        "words": state.words,
        "sort": state.sort,
        "stick": state.stick,
        "stick_name": scenario.stick.name.said(speech) if scenario.stick else "",
        "paper": scenario.paper.said(speech) if scenario.paper else "",
        **window(scenario, state, speech),
    }


def _who(scenario: DesktopScenario, state: Desktop, speech: str) -> str:
    """Whose session is on screen, or whose password is asked."""
    key = state.inside or state.who
    return next((one.name.said(speech) for one in scenario.accounts if one.id == key), "")
