"""Reporting an offer, with a reason."""

from palier.kernel.phrase import Phrase
from palier.simulators.jobboard import say
from palier.simulators.jobboard.page import Bar, Box, Boxes, Page, Press, Text
from palier.simulators.jobboard.rooms.door import Act, Draw, the
from palier.simulators.jobboard.rooms.offer import REPORT
from palier.simulators.jobboard.say import two
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board


def report(scenario: JobboardScenario, state: Board) -> Page:
    one = the(scenario.offers, state.at)
    why = Box(f"report_{one.id}", "reason", two("Pourquoi ?", "Why?"), "choice", _reasons())
    send = Press(f"reported:{one.id}", two("Envoyer", "Send"), main=True)
    back = Press(f"open:{one.id}", two("Ne pas signaler", "Do not report"))
    return Page(REPORT, (Text(one.title), Boxes((why,)), Bar((send, back))))


def _reasons() -> tuple[tuple[str, Phrase], ...]:
    return (("", two("Choisissez", "Choose")), *say.REASON.items())


def _reported(_: JobboardScenario, state: Board, name: str) -> Board:
    if not state.typed(f"report_{name}", "reason"):
        return state.refuse("choose")
    return state.send(f"report_{name}").to(state.room, told="reported")


SCREENS: dict[str, Draw] = {"report": report}
ACTS: dict[str, Act] = {
    "report": lambda _, state, name: state.to("report", name),
    "reported": _reported,
}
