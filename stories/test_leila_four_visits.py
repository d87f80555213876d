"""Leïla over four visits: for, with, with, then alone, somebody near. The screen says why."""

from datetime import timedelta

import pytest

from palier.audit.models import Entry
from palier.autonomy.models import TaskRecord
from palier.autonomy.rules import fading
from palier.people.models import Visit
from stories import reception
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import Cast

pytestmark = pytest.mark.browser

REQUEST = "J’ai reçu un message"


@pytest.fixture
def nolwenn(machine: Machine, morning: Cast) -> Hands:
    hands = machine.window()
    reception.sign_in(hands)
    return hands


def comes(nolwenn: Hands, week: int) -> None:
    """Leïla arrives for the same thing; her other visits were weeks ago."""
    ago = timedelta(weeks=1)
    for visit in Visit.objects.all():
        visit.arrived_at -= ago
        visit.save()
    for written in TaskRecord.objects.all():
        written.done_at -= ago
        written.recorded_at -= ago
        written.save()
    nolwenn.go("/desk/")
    reception.welcome(nolwenn, "Leïla", REQUEST)
    if week:
        nolwenn.press("Leïla")


def notes(nolwenn: Hands, button: str) -> None:
    """One tap: the kind was guessed from what she said on arriving."""
    visit = Visit.objects.order_by("arrived_at").last()
    assert visit
    nolwenn.go(f"/visits/{visit.pk}/task/")
    assert nolwenn.page.locator("#id_task").input_value() == "received"
    nolwenn.press(button)
    nolwenn.reads("Noté : Comprendre un message ou un courrier")


def proposed(nolwenn: Hands) -> str:
    visit = Visit.objects.order_by("arrived_at").last()
    assert visit
    nolwenn.go(f"/visits/{visit.pk}/task/")
    return str(nolwenn.page.locator("main").inner_text())


def test_help_fades_over_four_visits_and_the_screen_says_why(
    machine: Machine, nolwenn: Hands
) -> None:
    expected = (
        ("Pour", fading.FIRST),
        ("Avec", fading.AFTER_FOR),
        ("Avec", fading.ONCE_WITH),
        ("Sans aide", fading.TWICE_WITH),
    )
    for week, (button, because) in enumerate(expected):
        comes(nolwenn, week)
        assert because.said("fr") in proposed(nolwenn)
        notes(nolwenn, button)
    assert [one.level for one in TaskRecord.objects.order_by("done_at")] == [
        *("for", "with", "with", "alone"),
    ]

    leila = machine.window(phone=True)
    reception.sign_in(leila)
    reception.hand_over(leila, "Leïla")
    leila.press("Non, je garde tout pour moi")
    leila.press("Ce que j’ai fait")
    leila.reads("Trouver une convocation parmi d’autres messages")
    leila.reads("Presque sans aide.")
    leila.reads(fading.ONCE_ALONE.said("fr"))
    leila.reads("Ce qui a été fait pour moi")
    for word in ("échec", "score", "niveau"):
        leila.never_reads(word)


def test_a_slip_is_taken_back_in_one_tap(nolwenn: Hands) -> None:
    comes(nolwenn, 0)
    notes(nolwenn, "Pour")
    nolwenn.press("Annuler")
    nolwenn.reads("C’est annulé.")
    nolwenn.reads("attend ")
    assert not TaskRecord.objects.exists()
    assert Entry.objects.filter(verb="undo_task").count() == 1
