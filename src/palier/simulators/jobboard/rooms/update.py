"""The monthly update: one question a screen, reading again, confirming, keeping the proof."""

from typing import cast

from palier.kernel.phrase import Phrase
from palier.simulators.jobboard.asking import (
    FORM,
    MORE,
    NO,
    OPENS,
    REASON,
    YES,
    legible,
    next_question,
    question,
)
from palier.simulators.jobboard.month import ORDER, Question
from palier.simulators.jobboard.page import Bar, Boxes, Facts, Page, Press, Said, Text
from palier.simulators.jobboard.rooms.door import Act, Draw
from palier.simulators.jobboard.rooms.space import HOME, PROOF, month_of
from palier.simulators.jobboard.say import dated, two
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board


def asked(scenario: JobboardScenario, state: Board) -> Page:
    title = question(cast(Question, state.at), month_of(scenario).name)
    answers = (Press("answer:no", NO), Press("answer:yes", YES))
    return Page(title, (Bar(answers),), back="back")


def more(scenario: JobboardScenario, state: Board) -> Page:
    name = cast(Question, state.at)
    go_on = Press("more", two("Continuer", "Continue"), main=True)
    change = Press(f"change:{name}", two("Changer ma réponse", "Change my answer"))
    title = question(name, month_of(scenario).name)
    return Page(title, (Boxes(MORE[name]), Bar((go_on, change))), back="back")


def declared(scenario: JobboardScenario, state: Board) -> tuple[tuple[Said, Said], ...]:
    """Each question with its answer, and what was said more."""
    month, rows = month_of(scenario).name, list[tuple[Said, Said]]()
    for name in ORDER:
        said = state.filed.get(f"{FORM}.{name}", "no")
        rows.append((question(name, month), YES if said == "yes" else NO))
        if said == OPENS[name]:
            rows += [(box.label, _held(state, box.name)) for box in MORE[name]]
    return tuple(rows)


def _held(state: Board, name: str) -> Said:
    held = state.filed.get(f"{FORM}.{name}", "")
    return REASON.get(held, held)


SHORT: dict[Question, Phrase] = {
    "worked": two("Changer : travail", "Change: work"),
    "training": two("Changer : formation", "Change: training"),
    "sick": two("Changer : arrêt maladie", "Change: sick leave"),
    "still": two("Changer : recherche d’emploi", "Change: looking for a job"),
}


def review(scenario: JobboardScenario, state: Board) -> Page:
    once = Text(two("Après, rien ne se change ici.", "After that, nothing can be changed here."))
    confirm = Press("confirm", two("Valider", "Confirm"), main=True)
    change = tuple(Press(f"change:{name}", SHORT[name]) for name in ORDER)
    blocks = (Facts(declared(scenario, state)), once, Bar((confirm, *change)))
    return Page(two("Relisez vos réponses", "Read your answers again"), blocks, back="back")


def receipt(scenario: JobboardScenario, state: Board) -> Page:
    month, today = month_of(scenario).name, dated(scenario.today.day, scenario.today.month)
    when = two(f"Mois : {month.fr}. Le {today.fr}.", f"Month: {month.en}. On {today.en}.")
    presses = Bar((Press("proof:receipt", PROOF, "page"), Press("back", HOME)))
    blocks = (Text(when), Facts(declared(scenario, state)), presses)
    return Page(two("Actualisation enregistrée", "Update recorded"), blocks)


def _onward(state: Board) -> Board:
    name = next_question(state)
    return state.to("asked", name) if name else state.to("review")


def _answer(_: JobboardScenario, state: Board, said: str) -> Board:
    """An answer that opens boxes is whole once they are filled."""
    name = cast(Question, state.at)
    taken = state.but(filed={**state.filed, f"{FORM}.{name}": said})
    return taken.to("more", name) if said == OPENS[name] else _onward(taken)


def _more(_: JobboardScenario, state: Board, __: str) -> Board:
    boxes = MORE[cast(Question, state.at)]
    if not all(legible(box, state.typed(FORM, box.name)) for box in boxes):
        return state.refuse("more")
    return _onward(state.send(FORM))


def _confirm(_: JobboardScenario, state: Board, __: str) -> Board:
    return state.to("receipt")


SCREENS: dict[str, Draw] = {"asked": asked, "more": more, "review": review, "receipt": receipt}
ACTS: dict[str, Act] = {
    "begin": lambda _, state, __: _onward(state),
    "answer": _answer,
    "more": _more,
    "change": lambda _, state, name: state.to("asked", name),
    "confirm": _confirm,
    "receipt": lambda _, state, __: state.to("receipt"),
}
