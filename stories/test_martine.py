"""Martine, executive, wary: she sees who may see, who looked, and closes it in two presses."""

import pytest

from stories import exercises, reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser

EITHER_WAY = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)


@EITHER_WAY
def test_martine_closes_what_nolwenn_has_before_her_eyes(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    room = machine.window(javascript=javascript)
    reception.sign_in(room)
    reception.welcome(room, "Martine", "Savoir qui voit quoi")
    reception.hand_over(room, "Martine")
    room.press("Je suis d’accord")
    she_takes_stock(room)

    office = machine.window(javascript=javascript)
    nolwenn_reads_her_result(office)
    she_reads_who_may_and_who_looked(room)
    room.press("Ne plus montrer")
    room.reads("Personne n’y voit plus cela.")

    office.page.reload()
    office.settle()
    office.reads("Cette page n’existe pas")
    office.go("/desk/")
    office.press("Martine", within=reception.present(office, "Martine"))
    office.reads("La personne garde ses résultats pour elle.")
    office.reads("Savoir qui voit quoi")

    she_opens_again_until_the_end_of_the_month(room)
    office.page.reload()
    office.settle()
    office.reads("Point du")


def she_takes_stock(room: Hands) -> None:
    room.go("/me/point/")
    room.press("On y va")
    room.press("Passer aux exercices")
    exercises.end(room, "Je ne sais pas. Continuer")
    room.go("/me/point/")
    room.press("Voir déjà ce que je sais faire")


def nolwenn_reads_her_result(office: Hands) -> None:
    reception.sign_in(office)
    office.press("Martine", within=reception.present(office, "Martine"))
    office.press("Point du")
    office.reads("Six domaines, avec leur incertitude")


def she_reads_who_may_and_who_looked(room: Hands) -> None:
    """From home: one press to see, one to close."""
    room.go("/me/")
    room.press("Qui voit mes informations ?")
    here = room.page.locator(".card").filter(has_text="Espace multimédia de Kérourien")
    assert here.locator("li").count() == 5
    assert here.locator("li").filter(has_text="Visible jusqu’au").count() == 1
    here.locator("summary").click()
    room.reads("Vous pouvez changer d’avis quand vous voulez.")
    assert "Nolwenn" in room.page.locator("h2:has-text('Qui a regardé') ~ ul").first.inner_text()


def she_opens_again_until_the_end_of_the_month(room: Hands) -> None:
    result = room.page.locator(".may li").filter(has_text="Ce que je sais faire").first
    room.press("Montrer", within=result)
    room.page.locator("summary").click()
    room.tick("Jusqu’à la fin du mois")
    room.press("Je suis d’accord")
    room.reads("Visible jusqu’au")
