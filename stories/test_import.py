"""Nolwenn has the list that the association kept for ten years: made by three people, on an old
Windows, with a title, two homonyms and a telephone in the wrong box."""

import pytest

from palier.people.models import Beneficiary
from palier.people.queries import people_known_to
from palier.queue.worker import Worker
from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from stories.test_volunteer import signs_in
from tests.cast import Cast

LIST = (
    "Association « Au fil du Port » - liste à jour au 3 mars;;;;\r\n"
    ";;;;\r\n"
    "N°;NOM Prénom;Tél. portable;Date de naissance;Observations\r\n"
    "1;LE GOFF Gaëlle;06 12 34 56 78;12/03/1985;vient le lundi\r\n"
    "2;BEN SAÏD Leïla;0698765432;1990;\r\n"
    '3;"Dupont, Jean-Rémi";612345679;;"marche ; avec une canne"\r\n'
    "4;DUPONT Jean;voir sa fille;1970;\r\n"
    ";;;;\r\n"
    "5;LE GOFF Gaëlle;06 12 34 56 78;12/03/1985;déjà notée\r\n"
).encode("cp1252")


@pytest.mark.browser
@pytest.mark.parametrize("javascript", [True, False])
def test_ten_years_of_a_list_come_in_on_a_monday(
    machine: Machine, morning: Cast, javascript: bool
) -> None:
    hands = machine.window(javascript=javascript)
    signs_in(hands, "nolwenn@example.org")
    reception.unfold(hands, "Importer un fichier")
    chosen = {"name": "liste.csv", "mimeType": "text/csv", "buffer": LIST}
    hands.page.get_by_label("Le fichier CSV").set_input_files(chosen)  # type: ignore[arg-type]
    hands.press("Lire le fichier")
    hands.reads("Nous lisons le fichier")
    waits_for(hands, "Est-ce juste ?")
    hands.reads("Gaëlle Le Goff")
    hands.reads("06 12 34 56 79")
    hands.reads("Ce téléphone n’est pas un numéro")
    hands.never_reads("canne")
    hands.reads("Observations")
    hands.press("Faire entrer 3 personnes")
    hands.reads("Personnes préparées")
    waits_for(hands, "C’est fait")
    hands.reads("personnes ajoutées")
    hands.reads("ligne à revoir")
    known = people_known_to(morning.helper(morning.nolwenn))
    assert sorted(one.last_name for one in known) == ["Ben Saïd", "Dupont", "Le Goff"]
    assert Beneficiary.objects.get(called="Jean-Rémi").phone == "+33612345679"


def waits_for(hands: Hands, words: str) -> None:
    """The queue works; then the page comes back by itself, with JavaScript or without."""
    Worker().run_waiting()
    hands.reads(words)
