"""Gilles, 50: autonomous, never met his adviser. He asks for a human: a name, a time, an end."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from palier.access.cards import pictures_of
from palier.attention.actions import climb_concerns
from palier.attention.models import Concern
from palier.people.models import Visit
from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from stories.test_christophe import shows_his_card
from tests.cast import Cast

pytestmark = pytest.mark.browser

WHY = "Je n’ai jamais rencontré mon conseiller"


@pytest.fixture
def gilles(machine: Machine, morning: Cast) -> Hands:
    """At home with his card; he came to Kérourien once, a week ago, where Nolwenn welcomed him."""
    morning.arrive("Gilles-Rose", "")
    card = morning.makes_card("Gilles-Rose")
    week_ago = timezone.now() - timedelta(days=7)
    Visit.objects.filter(person=card.person_id).update(arrived_at=week_ago, left_at=week_ago)
    hands = machine.window()
    shows_his_card(hands, [one.word.fr for one in pictures_of(card)])
    return hands


def asks(gilles: Hands) -> Concern:
    gilles.press("Demander de l’aide")
    gilles.page.locator("textarea").fill(WHY)
    gilles.press("Oui, je demande de l’aide")
    return Concern.objects.get(reason="talk", words__isnull=False, closed_at=None)


def waits_for_long(concern: Concern) -> None:
    """Ten days pass without an answer."""
    then = timezone.now() - timedelta(days=10)
    Concern.objects.filter(pk=concern.pk).update(asked_at=then, due=then)


@pytest.fixture
def nobody_else_waits(morning: Cast) -> None:
    Concern.objects.all().delete()


def test_gilles_gets_a_name_and_a_time_then_somebody_else_when_nobody_answers(
    nobody_else_waits: None, gilles: Hands, machine: Machine
) -> None:
    concern = asks(gilles)
    assert gilles.title == "Nolwenn vous répond"
    assert re.search(r"avant \d+\sh", gilles.page.locator("main").inner_text())

    waits_for_long(concern)
    assert climb_concerns(now=timezone.now()) == 1
    gilles.go("/me/talk/")
    assert gilles.title == "Yann vous répond"
    gilles.reads("Votre demande est passée à Yann.")
    waits_for_long(concern)
    climb_concerns(now=timezone.now())
    gilles.go("/me/talk/")
    assert gilles.title == "Maryvonne vous répond"

    head = machine.window()
    reception.sign_in(head, "Maryvonne")
    row = head.row(WHY)
    assert "Maryvonne répond" in row.inner_text()
    head.press("Nous nous sommes parlé", within=row)
    gilles.go("/me/")
    gilles.never_reads("Votre demande est reçue.")
    concern.refresh_from_db()
    assert concern.closing == "talked"


def test_on_every_screen_of_his_help_is_one_press_away(
    nobody_else_waits: None, gilles: Hands
) -> None:
    for path in ("/me/", "/me/who-sees/", "/me/point/", "/me/practice/"):
        gilles.go(path)
        gilles.press("Demander de l’aide")
        assert gilles.title == "Voulez-vous parler à Nolwenn ?"
