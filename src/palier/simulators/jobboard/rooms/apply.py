"""Applying: the CV, a short message, reading again, sending, keeping the proof."""

from palier.kernel.phrase import Phrase
from palier.simulators.jobboard.page import (
    Bar,
    Block,
    Box,
    Boxes,
    Facts,
    Heading,
    Page,
    Press,
    Row,
    Rows,
    Text,
)
from palier.simulators.jobboard.rooms.door import Act, Draw, the
from palier.simulators.jobboard.say import dated, two
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board
from palier.simulators.jobboard.world import Cv
from palier.simulators.saying import tokens

MESSAGE = two("Votre message", "Your message")
NONE = two("aucun", "none")
CHOSEN = two("Choisi", "Chosen")


def apply(scenario: JobboardScenario, state: Board) -> Page:
    one, form = the(scenario.offers, state.at), f"apply_{state.at}"
    chosen = state.typed(form, "cv")
    files = Rows(tuple(_file(cv, chosen) for cv in scenario.cvs))
    go_on = Press(f"check:{one.id}", two("Continuer", "Continue"), main=True)
    words = Boxes((Box(form, "message", MESSAGE, "long"),))
    cvs = Heading(two("Quel CV ?", "Which CV?"))
    return Page(_for(one.title), (cvs, files, words, Bar((go_on,))), back=f"open:{one.id}")


def _file(cv: Cv, chosen: str) -> Row:
    here = cv.id == chosen
    return Row(f"cv:{cv.id}", cv.name, (cv.about,), CHOSEN if here else "", here)


def _for(title: Phrase) -> Phrase:
    return two(f"Postuler : {title.fr}", f"Apply: {title.en}")


def parcel(scenario: JobboardScenario, state: Board) -> Facts:
    """What is about to be sent, or was."""
    one, form = the(scenario.offers, state.at), f"apply_{state.at}"
    name = state.typed(form, "cv")
    file = the(scenario.cvs, name).name if name else NONE
    message = state.typed(form, "message") or NONE
    rows = ((two("Pour", "For"), one.by), (two("CV", "CV"), file), (MESSAGE, message))
    return Facts(rows)


def check(scenario: JobboardScenario, state: Board) -> Page:
    send = Press(f"send:{state.at}", two("Envoyer", "Send"), main=True)
    change = Press(f"apply:{state.at}", two("Changer", "Change"))
    return Page(two("Relisez", "Read again"), (parcel(scenario, state), Bar((send, change))))


def sent(scenario: JobboardScenario, state: Board) -> Page:
    today = dated(scenario.today.day, scenario.today.month)
    when = Text(two(f"Envoyée le {today.fr}.", f"Sent on {today.en}."))
    proof = Press(f"proof:{state.at}", two("Enregistrer la preuve", "Save the proof"), "page")
    offers = Press("back", two("Retour à la liste", "Back to the list"))
    blocks: tuple[Block, ...] = (when, parcel(scenario, state), Bar((proof, offers)))
    return Page(two("Candidature envoyée", "Application sent"), blocks)


def _cv(_: JobboardScenario, state: Board, name: str) -> Board:
    return state.but(draft={**state.draft, f"apply_{state.at}.cv": name})


def _check(_: JobboardScenario, state: Board, name: str) -> Board:
    """As real sites do: no CV, nothing goes."""
    if not state.typed(f"apply_{name}", "cv"):
        return state.refuse("cv")
    if not tokens(state.typed(f"apply_{name}", "message")):
        return state.refuse("message")
    return state.to("check", name)


def _send(_: JobboardScenario, state: Board, name: str) -> Board:
    return state.send(f"apply_{name}").to("sent", name)


SCREENS: dict[str, Draw] = {"apply": apply, "check": check, "sent": sent}
ACTS: dict[str, Act] = {
    "apply": lambda _, state, name: state.to("apply", name),
    "cv": _cv,
    "check": _check,
    "send": _send,
    "proof": lambda _, state, __: state.but(told="proof"),
}
