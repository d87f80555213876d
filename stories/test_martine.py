"""Martine, executive, wary: she sees who may see, who looked, and closes it in two presses."""

import json
from pathlib import Path
from zipfile import ZipFile

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
def test_martine_closes_what_nolwenn_reads_then_leaves_with_everything(
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

    she_takes_one_file_then_another(room)
    she_takes_everything_away(room)
    she_erases_everything(room)
    office.go("/desk/")
    office.never_reads("Martine")


def she_takes_one_file_then_another(room: Hands) -> None:
    """A file leaves the page where it is: the second button is not a second press of the first."""
    room.go("/me/result/take/")
    for words in ("Pour France Travail", "Pour un autre lieu"):
        with room.page.expect_download() as download:
            room.press(words)
        assert download.value.suggested_filename.endswith(".json")
        room.page.wait_for_timeout(2_100)  # what a press twice is protected for


def she_takes_everything_away(room: Hands) -> None:
    """One file for a stick: pages to read, and the same for a program."""
    room.go("/me/who-sees/")
    room.press("Emporter ce qui est à moi")
    with room.page.expect_download() as download:
        room.button("Dans un fichier, pour une clé USB").click()
    assert download.value.suggested_filename == "mes-informations.zip"
    with ZipFile(download.value.path()) as whole:
        kinds = sorted(Path(name).suffix for name in whole.namelist())
        told = json.loads(whole.read(next(n for n in whole.namelist() if n.endswith(".json"))))
    assert kinds == [".json", ".pdf"]
    assert "Savoir qui voit quoi" in json.dumps(told, ensure_ascii=False)


def she_erases_everything(room: Hands) -> None:
    room.go("/me/who-sees/")
    room.press("Tout effacer")
    room.press("Oui, je veux tout effacer")
    room.press("Oui, effacer maintenant")
    room.reads("C’est effacé")
    room.go("/me/")
    assert room.path == "/"


def she_takes_stock(room: Hands) -> None:
    room.go("/me/point/")
    room.press("On y va")
    room.press("Passer aux exercices")
    exercises.end(room, "Je ne sais pas. Continuer")
    room.go("/me/point/")
    room.press("Finir, et voir ce que je sais faire")


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
