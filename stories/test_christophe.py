"""Christophe, 28: rural. He begins here, goes on there: one card, the same exercise."""

import pytest
from django.utils import timezone

from palier.access.cards import pictures_of
from palier.diagnosis.queries import open_attempt
from palier.people.models import Visit
from stories import exercises, reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import CARD_PIN, Cast, take_stock

pytestmark = pytest.mark.browser


def test_christophe_goes_on_in_another_place_at_the_same_exercise(
    machine: Machine, morning: Cast
) -> None:
    morning.arrive("Christophe", "Zoulikha-CV")
    card = morning.makes_card("Christophe")
    point = take_stock(morning.person("Christophe"), timezone.now(), tasks=2)
    attempt = open_attempt(point)
    assert attempt

    row, station = morning.paired(3)
    row.structure = morning.port
    row.save()
    there = machine.window()
    there.sits_at(station)
    shows_his_card(there, [one.word.fr for one in pictures_of(card)])
    there.press("Continuer le point")
    there.reads("Vous reprenez où vous en étiez.")
    there.press("Continuer")
    assert there.path == "/me/point/task/"
    after = open_attempt(point)
    assert after
    assert after.pk == attempt.pk, "the same exercise"
    assert exercises.task_on(there).id == attempt.play.task_id

    charlie = machine.window()
    reception.sign_in(charlie, "Charlie")
    charlie.reads("Christophe")
    charlie.reads("avec sa carte")
    charlie.never_reads("Zoulikha-CV")
    charlie.press("Christophe")
    charlie.reads("La personne garde ses résultats pour elle.")
    charlie.never_reads("Zoulikha-CV")
    assert Visit.objects.filter(structure=morning.port).count() == 1


def shows_his_card(hands: Hands, words: list[str]) -> None:
    """With the drawings, as somebody does who would rather not type."""
    hands.go("/")
    hands.press("J’ai une carte")
    hands.press("Je préfère montrer les dessins")
    for word in words:
        hands.press(word, within=hands.page.locator(".choices"))
    hands.press("Ma carte est finie")
    hands.write("Votre code secret", CARD_PIN)
    hands.press("Continuer")
    assert hands.path == "/me/"
