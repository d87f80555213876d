"""A word to the adviser, and a reminder of the update."""

from palier.simulators.jobboard import say
from palier.simulators.jobboard.page import Bar, Box, Boxes, Page, Press
from palier.simulators.jobboard.rooms.door import Act, Draw
from palier.simulators.jobboard.rooms.space import LETTER, month_of
from palier.simulators.jobboard.say import two
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board
from palier.simulators.saying import tokens


def letter(_: JobboardScenario, __: Board) -> Page:
    box = Box("letter", "message", two("Votre message", "Your message"), "long")
    send = Press("posted", two("Envoyer", "Send"), main=True)
    return Page(LETTER, (Boxes((box,)), Bar((send,))), back="back")


def reminder(scenario: JobboardScenario, _: Board) -> Page:
    choose = ("", two("Choisissez", "Choose"))
    days = (choose, *((day.id, day.says) for day in month_of(scenario).days))
    when = Box("reminder", "when", two("Quel jour ?", "Which day?"), "choice", days)
    by = Box("reminder", "by", two("Comment ?", "How?"), "choice", (choose, *say.BY.items()))
    keep = Press("remind", two("Enregistrer", "Save"), main=True)
    return Page(two("Un rappel", "A reminder"), (Boxes((when, by)), Bar((keep,))), back="back")


def _posted(_: JobboardScenario, state: Board, __: str) -> Board:
    if not tokens(state.typed("letter", "message")):
        return state.refuse("message")
    return state.send("letter").to("space", told="sent")


def _remind(_: JobboardScenario, state: Board, __: str) -> Board:
    if not (state.typed("reminder", "when") and state.typed("reminder", "by")):
        return state.refuse("all")
    return state.send("reminder").to("space", told="kept")


SCREENS: dict[str, Draw] = {"letter": letter, "reminder": reminder}
ACTS: dict[str, Act] = {
    "letter": lambda _, state, __: state.to("letter"),
    "posted": _posted,
    "reminder": lambda _, state, __: state.to("reminder"),
    "remind": _remind,
}
