"""Geneviève, 54, will not touch the screen: she answers aloud, shows on her own telephone, and what
she said is in her result. What she told a screen alone stays with her."""

import pytest

from palier.diagnosis import actions, queries
from palier.diagnosis.models import Diagnosis
from palier.people import actions as people
from palier.people.rules.actor import Matter
from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("javascript", [True, False])
def test_genevieve_says_it_aloud(machine: Machine, morning: Cast, javascript: bool) -> None:
    morning.arrive("Geneviève", "")
    me, now = morning.person("Geneviève"), morning.now
    actions.start_point(actor=me, dice=7, now=now)
    actions.reply(actor=me, question="monthly_cost", choice="over_50", now=now)

    nolwenn = machine.window(javascript=javascript)
    reception.sign_in(nolwenn)
    nolwenn.go(f"/people/{me.id}/interview/")

    nolwenn.press("Ses outils, ses habitudes")
    what_she_told_a_screen_is_not_shown(nolwenn)
    tells(nolwenn, "Avez-vous un ordinateur qui marche ?", "Non, je n’en ai pas")
    tells(nolwenn, "Quand ça bloque, qui vous aide ?", "Personne")
    tells(nolwenn, "Qu’est-ce qui vous inquiète", "Je préfère ne pas répondre")
    nolwenn.press("Noter")
    nolwenn.reads("C’est noté.")

    # She thinks again: there is a neighbour.
    nolwenn.press("Ses outils, ses habitudes")
    tells(nolwenn, "Quand ça bloque, qui vous aide ?", "Quelqu’un me montre comment faire")
    nolwenn.press("Noter")
    nolwenn.page.locator("[name=seen]").first.check()
    nolwenn.press("Noter")
    nolwenn.press("S’arrêter là et garder le résultat")

    point = Diagnosis.objects.get()
    assert queries.replies_of(point) == {
        "monthly_cost": "over_50",
        "working_computer": "none",
        "who_helps": "someone_shows",
        "worry": "rather_not",
    }
    people.give_consent(actor=me, matter=Matter.RESULT, now=now)
    nolwenn.go(f"/points/{point.pk}/")
    for words in ("Pas d’ordinateur", "Plus de 50 €"):
        nolwenn.reads(words)


def what_she_told_a_screen_is_not_shown(hands: Hands) -> None:
    card = hands.page.locator(".card").filter(has_text="Combien payez-vous")
    assert card.get_by_text("Déjà répondu ou passé, de son côté.").count() == 1
    assert card.get_by_label("Pas demandé").is_checked()


def tells(hands: Hands, question: str, answer: str) -> None:
    hands.page.locator(".card").filter(has_text=question).get_by_label(answer).check()
