"""Three minutes at the counter: one sentence, and nothing of what she did is thrown away."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.audit.models import Entry
from palier.diagnosis import actions, measure, queries
from palier.diagnosis.models import Diagnosis, Reception
from palier.diagnosis.rules.reception import MOST_ITEMS, Decision
from palier.simulators.bank import along, bank
from tests.cast import MONDAY, Cast, open_places

NAME = "Leïla"


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive(NAME, "Mon actualisation")
    cast.arrive("Caroline", "")
    return cast


def starts(places: Cast, domain: str = "email") -> Reception:
    return actions.start_reception(actor=places.person(NAME), domain=domain, dice=3, now=MONDAY)


def goes_on(places: Cast, *, well: bool, most: int = MOST_ITEMS) -> None:
    """Until the decision, doing everything, or leaving each exercise."""
    me = places.person(NAME)
    actions.advance(actor=me, now=MONDAY)
    for _ in range(most):
        point = queries.open_of(me)
        assert point
        attempt = queries.open_attempt(point)
        if attempt is None:
            return
        if well:
            ready = bank().get(attempt.play.task_id)
            done = ready.simulator.steps(ready.scenario, along(ready)[-1])
            attempt.play.state = along(ready)[-1].model_dump(mode="json")
            attempt.play.steps = {step.id: done[step.id] for step in ready.task.steps}
            attempt.play.save()
        actions.close_attempt(
            actor=me,
            play_id=attempt.play_id,
            turn=attempt.play.turn,
            outcome="done" if well else "unknown",
            helped=False,
            now=MONDAY,
        )
        actions.advance(actor=me, now=MONDAY)


@pytest.mark.parametrize(
    ("well", "decision"), [(True, Decision.ALONE), (False, Decision.NOT_TODAY)]
)
def test_what_she_does_decides(places: Cast, well: bool, decision: Decision) -> None:
    reception = starts(places)
    goes_on(places, well=well)
    reception.refresh_from_db()
    assert (reception.decision, reception.ended_at) == (decision, MONDAY)
    assert Entry.objects.filter(verb="start_reception").count() == 1


def test_the_whole_point_begins_where_the_three_minutes_ended(places: Cast) -> None:
    goes_on_with = starts(places)
    goes_on(places, well=True)
    point = Diagnosis.objects.get(pk=goes_on_with.diagnosis_id)
    kept = measure.responses(measure.closed_attempts(point))
    assert kept
    assert {one.item.domain for one in kept} == {"email"}
    assert actions.start_point(actor=places.person(NAME), dice=9, now=MONDAY) == point
    landing = measure.step_after(point, measure.closed_attempts(point)).landings[3]
    assert (landing.domain, landing.observed) == ("email", len(kept))


def test_no_question_is_asked_at_the_counter_and_all_of_them_wait(places: Cast) -> None:
    starts(places)
    assert actions.advance(actor=places.person(NAME), now=MONDAY) == "task"
    actions.leave_reception(actor=places.person(NAME), now=MONDAY)
    point = queries.open_of(places.person(NAME))
    assert point
    assert queries.replies_of(point) == {}


def test_started_twice_it_is_one_and_another_domain_ends_the_first(places: Cast) -> None:
    first = starts(places)
    assert starts(places) == first
    second = starts(places, "web")
    first.refresh_from_db()
    assert (first.decision, first.ended_at) == ("", MONDAY)
    assert second.ended_at is None
    goes_on(places, well=False)
    assert not second.attempts.exclude(play__task_id__in=_tasks("web")).exists()


def _tasks(domain: str) -> list[str]:
    return [key for key, ready in bank().tasks.items() if ready.task.domain == domain]


@pytest.mark.parametrize("forged", ["", "stage", "email ", "é" * 999])
def test_a_domain_that_does_not_exist_begins_nothing(places: Cast, forged: str) -> None:
    with pytest.raises(actions.UnknownReply):
        starts(places, forged)
    assert not Diagnosis.objects.exists()


def press(screen: Client, domain: str) -> str:
    return screen.post(reverse("reception"), {"domain": domain}).headers.get("Location", "")


def test_on_the_screen_what_she_came_for_is_first(places: Cast) -> None:
    page = places.in_hands_of(NAME).get(reverse("reception")).content.decode()
    first = page.index("Chercher un emploi en ligne")
    assert first < page.index("Mon téléphone")
    assert "Pour ce qui vous amène" in page


def test_on_the_screen_the_decision_is_one_sentence_for_today(places: Cast) -> None:
    screen = places.in_hands_of(NAME)
    assert press(screen, "email") == reverse("task")
    goes_on(places, well=False)
    Reception.objects.update(started_at=timezone.now())
    page = screen.get(reverse("reception")).content.decode()
    assert "quelqu’un le fait devant vous" in page
    Reception.objects.update(started_at=MONDAY - timedelta(days=900))
    assert "devant vous" not in screen.get(reverse("reception")).content.decode()


def test_the_decision_of_another_is_never_shown(places: Cast) -> None:
    starts(places)
    goes_on(places, well=False)
    Reception.objects.update(started_at=timezone.now())
    page = places.in_hands_of("Caroline").get(reverse("reception")).content.decode()
    assert "devant vous" not in page


def test_a_forged_domain_shows_the_choices_again(places: Cast) -> None:
    screen = places.in_hands_of(NAME)
    answer = screen.post(reverse("reception"), {"domain": "x' or 1=1"})
    assert answer.status_code == 200
    assert not Reception.objects.exists()
