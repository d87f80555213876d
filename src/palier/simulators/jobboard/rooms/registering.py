"""Registering again, when a month was missed."""

from palier.simulators.jobboard.page import Bar, Page, Press, Text
from palier.simulators.jobboard.rooms.door import Act, Draw
from palier.simulators.jobboard.rooms.space import AGAIN, HOME, PROOF, day_said, month_of
from palier.simulators.jobboard.say import two
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board


def again(scenario: JobboardScenario, _: Board) -> Page:
    why = two(
        f"L’actualisation de {month_of(scenario).name.fr} n’a pas été faite.",
        f"The update for {month_of(scenario).name.en} was not done.",
    )
    today = day_said(scenario.today)
    since = two(f"Inscription à partir du {today.fr}.", f"Registered from {today.en}.")
    send = Press("rejoined", two("Valider l’inscription", "Confirm the registration"), main=True)
    return Page(AGAIN, (Text(why), Text(since), Bar((send,))), back="back")


def rejoined(scenario: JobboardScenario, _: Board) -> Page:
    today = day_said(scenario.today)
    says = two(f"Réinscription le {today.fr}.", f"Registered again on {today.en}.")
    keep, home = Press("proof:receipt", PROOF, "page"), Press("back", HOME)
    return Page(two("C’est enregistré", "It is recorded"), (Text(says), Bar((keep, home))))


SCREENS: dict[str, Draw] = {"again": again, "rejoined": rejoined}
ACTS: dict[str, Act] = {
    "again": lambda _, state, __: state.to("again"),
    "rejoined": lambda _, state, __: state.to("rejoined"),
}
