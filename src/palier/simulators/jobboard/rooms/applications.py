"""What was sent where: the list, one application, following it up, noting one made elsewhere."""

from datetime import timedelta

from palier.kernel.phrase import Phrase
from palier.simulators.jobboard import say
from palier.simulators.jobboard.page import (
    Bar,
    Box,
    Boxes,
    Facts,
    Page,
    Press,
    Row,
    Rows,
    Said,
    Text,
)
from palier.simulators.jobboard.rooms.door import Act, Draw, the
from palier.simulators.jobboard.say import two
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board
from palier.simulators.jobboard.world import Application
from palier.simulators.saying import tokens

NOTE = two("Noter une candidature", "Note an application")
CHOOSE = ("", two("Choisissez", "Choose"))
WAITING = two("Pas encore de réponse", "No answer yet")


def applications(scenario: JobboardScenario, state: Board) -> Page:
    rows = tuple(_row(scenario, state, one) for one in scenario.applications)
    sent = tuple(
        Row(f"look:{one.id}", one.title, (one.by,), say.ago(0))
        for one in scenario.offers
        if state.has(f"send:{one.id}")
    )
    note = Bar((Press("note", NOTE, "plus"),))
    return Page(say.ROOM["applications"], (Rows((*_noted(state), *sent, *rows)), note))


def _noted(state: Board) -> tuple[Row, ...]:
    """The one that the person wrote down herself."""
    if not state.has("noted"):
        return ()
    noted = state.sent("note")
    return (Row("note", noted["employer"], (say.HOW[noted["how"]], noted["day"])),)


def _row(scenario: JobboardScenario, state: Board, one: Application) -> Row:
    followed = two("Relancé aujourd’hui", "Followed up today")
    tag = followed if state.has(f"followed:{one.id}") else ""
    lines: tuple[Said, ...] = (one.by, _sent_on(scenario, one))
    return Row(f"application:{one.id}", one.title, lines, tag)


def _sent_on(scenario: JobboardScenario, one: Application) -> Phrase:
    day = scenario.today - timedelta(days=one.days)
    said = say.dated(day.day, day.month)
    return two(f"le {said.fr}", f"on {said.en}")


def application(scenario: JobboardScenario, state: Board) -> Page:
    one = the(scenario.applications, state.at)
    follow = Press(f"follow:{one.id}", two("Relancer", "Follow up"), "talk")
    may = () if state.has(f"followed:{one.id}") else (Bar((follow,)),)
    return Page(one.title, (Facts(_facts(scenario, one)), *may), back="go:applications")


def _facts(scenario: JobboardScenario, one: Application) -> tuple[tuple[Said, Said], ...]:
    contact = ((two("Contact", "Contact"), one.contact),) if one.contact else ()
    return (
        (two("Employeur", "Employer"), one.by),
        (two("Envoyée", "Sent"), _sent_on(scenario, one)),
        (two("Comment", "How"), say.HOW[one.how]),
        (two("Ce qui est parti", "What was sent"), one.what),
        (two("Réponse", "Answer"), one.answer or WAITING),
        *contact,
    )


def follow(scenario: JobboardScenario, state: Board) -> Page:
    one = the(scenario.applications, state.at)
    boxes = Boxes((Box(f"follow_{one.id}", "message", two("Message", "Message"), "long"),))
    send = Press(f"followed:{one.id}", two("Envoyer", "Send"), main=True)
    to = Text(two(f"Pour : {one.by.fr}", f"To: {one.by.en}"))
    return Page(two("Relancer", "Follow up"), (to, boxes, Bar((send,))), f"application:{one.id}")


def note(scenario: JobboardScenario, _: Board) -> Page:
    cvs = (CHOOSE, *((cv.id, cv.name) for cv in scenario.cvs))
    boxes = (
        Box("note", "employer", two("Quel employeur ?", "Which employer?")),
        Box("note", "day", two("Quel jour ? (9/3)", "Which day? (9/3)")),
        Box("note", "how", two("Comment ?", "How?"), "choice", (CHOOSE, *say.HOW.items())),
        Box("note", "cv", two("Quel CV ?", "Which CV?"), "choice", cvs),
    )
    keep = Press("noted", two("Enregistrer", "Save"), main=True)
    return Page(NOTE, (Boxes(boxes), Bar((keep,))), back="go:applications")


def _noted_down(_: JobboardScenario, state: Board, __: str) -> Board:
    if not all(state.typed("note", box) for box in ("employer", "day", "how", "cv")):
        return state.refuse("all")
    return state.send("note").to("applications", told="kept")


def _followed(_: JobboardScenario, state: Board, name: str) -> Board:
    if not tokens(state.typed(f"follow_{name}", "message")):
        return state.refuse("message")
    return state.send(f"follow_{name}").to("applications", told="sent")


SCREENS: dict[str, Draw] = {
    "applications": applications,
    "application": application,
    "follow": follow,
    "note": note,
}
ACTS: dict[str, Act] = {
    "application": lambda _, state, name: state.to("application", name),
    "follow": lambda _, state, name: state.to("follow", name),
    "followed": _followed,
    "look": lambda _, state, name: state.to("sent", name),
    "note": lambda _, state, __: state.to("note"),
    "noted": _noted_down,
}
