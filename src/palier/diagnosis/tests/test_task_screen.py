"""Around the window of an exercise: what is said done, and the ways out."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.diagnosis import queries
from palier.diagnosis.models import Attempt, Diagnosis
from palier.simulators import actions as simulators
from palier.simulators.bank import bank
from palier.simulators.models import Play
from tests.cast import Cast, take_stock

REPORTED = "mailbox-scam-agency"


def page(screen: Client, name: str = "task") -> str:
    return unescape(screen.get(reverse(name)).content.decode())


@pytest.fixture
def point(cast: Cast) -> Diagnosis:
    return take_stock(cast.person("Caroline"), timezone.now(), tasks=1)


@pytest.fixture
def screen(cast: Cast) -> Client:
    return cast.in_hands_of("Caroline")


def ends(screen: Client, point: Diagnosis, outcome: str) -> None:
    attempt = queries.open_attempt(point)
    assert attempt
    form = {"play": str(attempt.play_id), "turn": "0", "do": outcome}
    assert screen.post(reverse("task"), form).status_code == 302


def test_an_exercise_that_was_passed_is_not_said_done(screen: Client, point: Diagnosis) -> None:
    assert "Vous avez déjà fait 1 exercice." in page(screen)
    ends(screen, point, "skipped")
    assert "Vous avez déjà fait 1 exercice." in page(screen)
    assert "Vous avez fait 1 exercice. Merci." in page(screen, "pause")
    ends(screen, point, "unknown")
    assert "Vous avez déjà fait 2 exercices." in page(screen)


def test_once_all_is_done_in_the_window_the_only_way_is_on(
    cast: Cast, screen: Client, point: Diagnosis
) -> None:
    """Passing it then would throw away what was seen, under a button that also says to go on."""
    actor = cast.person("Caroline")
    point.attempts.filter(play__closed_at=None).delete()
    play = simulators.start_play(
        actor=actor, task_id=REPORTED, purpose=Play.Purpose.POINT, now=timezone.now()
    )
    Attempt.objects.create(diagnosis=point, play=play, position=queries.next_position(point))
    assert all(f'value="{way}"' in page(screen) for way in ("done", "unknown", "skipped"))
    for turn, move in enumerate(bank().get(REPORTED).task.way):
        simulators.make_move(actor=actor, play_id=play.pk, turn=turn, fields=move)
    assert 'value="done"' in page(screen)
    assert not any(f'value="{way}"' in page(screen) for way in ("unknown", "skipped"))
