"""The space where one is registered: where the month stands, and what can be done there."""

from datetime import date

from palier.kernel.phrase import Phrase
from palier.simulators.jobboard import say
from palier.simulators.jobboard.month import Month
from palier.simulators.jobboard.page import Bar, Facts, Page, Press
from palier.simulators.jobboard.rooms.door import Act, Draw
from palier.simulators.jobboard.say import two
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board

BEGIN = two("M’actualiser", "Do my update")
LETTER = two("Écrire à mon conseiller", "Write to my adviser")
AGAIN = two("Me réinscrire", "Register again")
PROOF = two("Enregistrer la preuve", "Save the proof")
HOME = two("Retour à mon espace", "Back to my space")


def month_of(scenario: JobboardScenario) -> Month:
    """The month of a scenario with a space: its schema wants one."""
    assert scenario.month is not None
    return scenario.month


def confirmed(scenario: JobboardScenario, state: Board) -> bool:
    return month_of(scenario).done or state.has("confirm")


def standing(scenario: JobboardScenario, state: Board) -> Phrase:
    """Where the month stands, in words."""
    month = month_of(scenario)
    if month.ended and not state.has("rejoined"):
        return two("Pas faite. Votre inscription a pris fin.", "Not done. Your registration ended.")
    if confirmed(scenario, state):
        return two("Faite. Elle ne se change plus ici.", "Done. It cannot be changed here.")
    if scenario.today < month.opens:
        return two("Pas encore ouverte", "Not open yet")
    return two("À faire", "To do") if scenario.today <= month.closes else two("Finie", "Over")


def is_open(scenario: JobboardScenario, state: Board) -> bool:
    month = month_of(scenario)
    within = month.opens <= scenario.today <= month.closes
    return within and not month.ended and not confirmed(scenario, state)


def space(scenario: JobboardScenario, state: Board) -> Page:
    month = month_of(scenario)
    name = two(f"Actualisation : {month.name.fr}", f"Monthly update: {month.name.en}")
    facts = (
        (two("Nous sommes le", "Today is"), day_said(scenario.today)),
        (two("Dates", "Dates"), _between(month)),
        (two("Où en est-elle ?", "Where does it stand?"), standing(scenario, state)),
    )
    return Page(name, (Facts(facts), Bar(_presses(scenario, state))))


def day_said(day: date) -> Phrase:
    return say.dated(day.day, day.month)


def _between(month: Month) -> Phrase:
    first, last = day_said(month.opens), day_said(month.closes)
    return two(f"du {first.fr} au {last.fr}", f"{first.en} to {last.en}")


def _presses(scenario: JobboardScenario, state: Board) -> tuple[Press, ...]:
    month = month_of(scenario)
    begin = Press("begin", BEGIN, main=True) if is_open(scenario, state) else None
    again = Press("again", AGAIN) if month.ended and not state.has("rejoined") else None
    may_remind = month.days and not state.has("remind")
    remind = Press("reminder", two("Mettre un rappel", "Set a reminder")) if may_remind else None
    proof = Press("receipt", two("Ma dernière preuve", "My last proof"))
    kept = proof if confirmed(scenario, state) else None
    letter = Press("letter", LETTER, "talk")
    return tuple(one for one in (begin, again, remind, kept, letter) if one)


SCREENS: dict[str, Draw] = {"space": space}
ACTS: dict[str, Act] = {}
