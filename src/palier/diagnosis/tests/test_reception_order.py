"""At the counter, in any order: left, pressed twice, abandoned, helped; it always ends."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.diagnosis import actions, measure, queries
from palier.diagnosis.models import Attempt, Diagnosis, Reception
from palier.diagnosis.rules.reception import MOST_ITEMS, Decision
from tests.cast import MONDAY, Cast, open_places

NAME = "Leïla"


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive(NAME, "")
    actions.start_reception(actor=cast.person(NAME), domain="email", dice=3, now=MONDAY)
    actions.advance(actor=cast.person(NAME), now=MONDAY)
    return cast


def closes(places: Cast, outcome: str, *, helped: bool = False) -> bool:
    """Ends the exercise on the screen; False when there is none any more."""
    me, point = places.person(NAME), Diagnosis.objects.get()
    if (attempt := queries.open_attempt(point)) is None:
        return False
    play = attempt.play
    actions.close_attempt(
        actor=me, play_id=play.pk, turn=play.turn, outcome=outcome, helped=helped, now=MONDAY
    )
    actions.advance(actor=me, now=MONDAY)
    return True


def test_leaving_each_exercise_again_and_again_ends(places: Cast) -> None:
    left = 0
    while closes(places, "skipped"):
        left += 1
        assert left <= MOST_ITEMS
    assert Reception.objects.get().ended_at == MONDAY
    assert not measure.responses(measure.closed_attempts(Diagnosis.objects.get()))


def test_when_each_exercise_was_left_no_side_is_said_and_somebody_is_offered(places: Cast) -> None:
    while closes(places, "skipped"):
        pass
    Reception.objects.update(started_at=timezone.now())
    page = places.in_hands_of(NAME).get(reverse("reception")).content.decode()
    assert Reception.objects.get().decision == Decision.UNWATCHED
    assert "On n’a rien vu cette fois. Demandez à quelqu’un d’ici." in page
    assert "Ma messagerie" in page
    assert "Aujourd’hui," not in page
    assert "est gardé" not in page


def test_i_do_not_know_is_something_seen(places: Cast) -> None:
    """She looked, and could not: it counts, whatever is skipped after it."""
    closes(places, "unknown")
    while closes(places, "skipped"):
        pass
    assert Reception.objects.get().decision == Decision.WITH_SOMEBODY


def test_what_was_seen_earlier_decides_when_today_everything_is_left(places: Cast) -> None:
    closes(places, "unknown")
    me = places.person(NAME)
    actions.leave_reception(actor=me, now=MONDAY)
    again = actions.start_reception(actor=me, domain="email", dice=3, now=MONDAY)
    actions.advance(actor=me, now=MONDAY)
    while closes(places, "skipped"):
        pass
    again.refresh_from_db()
    assert again.decision not in {"", Decision.UNWATCHED}


def test_tried_again_other_exercises_come_and_they_decide(places: Cast) -> None:
    while closes(places, "skipped"):
        pass
    left = set(Attempt.objects.values_list("play__task_id", flat=True))
    me = places.person(NAME)
    again = actions.start_reception(actor=me, domain="email", dice=3, now=MONDAY)
    actions.advance(actor=me, now=MONDAY)
    while closes(places, "unknown"):
        pass
    again.refresh_from_db()
    assert again.decision == Decision.NOT_TODAY
    assert not left & set(again.attempts.values_list("play__task_id", flat=True))


def test_done_with_a_hand_it_ends_too_and_says_so_little(places: Cast) -> None:
    while closes(places, "done", helped=True):
        pass
    kept = measure.responses(measure.closed_attempts(Diagnosis.objects.get()))
    assert Reception.objects.get().decision
    assert {one.weight for one in kept} == {measure.HELPED}


def test_abandoned_half_way_then_the_whole_point_keeps_what_was_done(places: Cast) -> None:
    closes(places, "unknown")
    before = set(Attempt.objects.values_list("pk", flat=True))
    actions.leave_reception(actor=places.person(NAME), now=MONDAY)
    ended = Reception.objects.get()
    assert (ended.decision, ended.ended_at) == ("", MONDAY)
    actions.start_point(actor=places.person(NAME), dice=9, now=MONDAY)
    assert Diagnosis.objects.count() == 1
    assert before <= set(Attempt.objects.values_list("pk", flat=True))


def press(screen: Client) -> str:
    return screen.post(reverse("reception"), {"domain": "email"}).headers["Location"]


def test_two_windows_and_two_presses_are_one(places: Cast) -> None:
    screen = places.in_hands_of(NAME)
    assert [press(screen) for _ in range(3)] == [reverse("task")] * 3
    assert (Reception.objects.count(), Attempt.objects.count()) == (1, 1)
