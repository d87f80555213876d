"""Leïla, standing at the counter: three minutes, one sentence, and nothing of it is thrown away."""

import pytest

from palier.diagnosis.models import Attempt, Diagnosis, Reception
from palier.diagnosis.rules.reception import MOST_ITEMS, MOST_SECONDS
from palier.simulators.contract import Task
from stories import exercises, reception, somebody
from stories.conftest import Machine
from stories.hands import Hands
from stories.somebody import Somebody
from tests.cast import Cast

pytestmark = pytest.mark.browser

SENTENCES = {
    1.5: "Aujourd’hui, vous pouvez le faire sans aide.",
    -2.5: "Aujourd’hui, quelqu’un le fait devant vous.",
}
"""Her ease with mails, and what the counter says."""


@pytest.mark.parametrize("ease", SENTENCES)
@pytest.mark.parametrize("javascript", [False, True])
def test_three_minutes_at_the_counter_then_the_whole_goes_on_from_there(
    machine: Machine, morning: Cast, javascript: bool, ease: float
) -> None:
    leila = machine.window(javascript=javascript)
    reception.sign_in(leila)
    reception.welcome(leila, "Leïla", "J’ai reçu un message")
    reception.hand_over(leila, "Leïla")
    leila.press("Je suis d’accord")

    done = she_stands_three_minutes(leila, ease)
    assert leila.title == SENTENCES[ease]
    leila.reads("Ce que vous avez fait est gardé pour faire le point.")
    assert Reception.objects.get().decision

    leila.press("Faire le point")
    leila.reads("Vous reprenez où vous en étiez.")
    leila.press("Continuer")
    leila.press("Passer aux exercices")
    the_whole_goes_on(leila, done)


def she_stands_three_minutes(leila: Hands, ease: float) -> list[Task]:
    """What she came for is first, and said so; no question, no pause."""
    leila.press("En trois minutes")
    first = leila.page.locator(".choices .btn").first
    assert "Ma messagerie" in first.inner_text()
    assert "Pour ce qui vous amène" in first.inner_text()
    leila.touch_or_click(first)
    done: list[Task] = []
    while leila.path == "/me/point/task/":
        done.append(exercises.task_on(leila))
        Somebody({"email": ease}).does(leila, done[-1])
    assert {task.domain for task in done} == {"email"}
    assert len(done) <= MOST_ITEMS
    assert sum(task.seconds for task in done) <= MOST_SECONDS
    return done


def the_whole_goes_on(leila: Hands, done: list[Task]) -> None:
    """Nothing is asked twice, another domain comes first, and her result counts the counter."""
    task = next(somebody.exercises_met(leila))
    assert task.id not in {one.id for one in done}
    assert task.domain != "email", "mails were looked at already"
    leila.reads(f"Vous avez déjà fait {len(done)} exercice")
    somebody.sees_already(leila)
    assert leila.page.locator(".stairs li").filter(has_text="Ma messagerie").count() == 1
    point = Diagnosis.objects.get()
    assert Attempt.objects.filter(diagnosis=point).exclude(reception=None).count() == len(done)
