"""What a person does when she takes stock: one open point, answers that may change, no doubles."""

from datetime import timedelta

import pytest
from django.urls import reverse

from palier.diagnosis import actions, measure, queries
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.rules.course import Screen
from palier.diagnosis.rules.items import ALONE, HELPED
from palier.diagnosis.rules.stop import SITTING_SECONDS
from palier.simulators.actions import StalePlay
from palier.simulators.models import Play
from tests.cast import MONDAY, Cast, open_places, take_stock

FIRST, SECOND, *_ = conversation().questions


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    for name in ("Leïla", "Caroline"):
        cast.arrive(name, "")
    return cast


def start(places: Cast, name: str = "Leïla") -> Diagnosis:
    return actions.start_point(actor=places.person(name), dice=7, now=MONDAY)


def reply(places: Cast, question: str, choice: str) -> None:
    actions.reply(actor=places.person("Leïla"), question=question, choice=choice, now=MONDAY)


def end(places: Cast, point: Diagnosis, outcome: str = "done", *, helped: bool = False) -> Play:
    attempt = queries.open_attempt(point)
    assert attempt
    actions.close_attempt(
        actor=places.person("Leïla"),
        play_id=attempt.play_id,
        turn=attempt.play.turn,
        outcome=outcome,
        helped=helped,
        now=MONDAY,
    )
    actions.advance(actor=places.person("Leïla"), now=MONDAY)
    return Play.objects.get(pk=attempt.play_id)


def test_started_twice_it_is_one_point(places: Cast) -> None:
    assert start(places) == start(places)
    assert start(places, "Caroline") != start(places)


def test_after_a_result_a_new_point_starts(places: Cast) -> None:
    first = start(places)
    actions.finish_point(actor=places.person("Leïla"), now=MONDAY)
    assert start(places) != first


def test_the_last_answer_holds_and_going_back_asks_nothing_twice(places: Cast) -> None:
    point = start(places)
    reply(places, FIRST.key, FIRST.choices[0].key)
    reply(places, FIRST.key, FIRST.choices[1].key)
    assert queries.replies_of(point) == {FIRST.key: FIRST.choices[1].key}
    asked = conversation().next_question(queries.replies_of(point))
    assert asked == SECOND


@pytest.mark.parametrize(
    ("question", "choice"),
    [("", ""), (FIRST.key, ""), (FIRST.key, "forged"), ("forged", "yes"), ("\x00", "x" * 10_000)],
)
def test_an_answer_that_was_not_offered_is_refused(
    places: Cast, question: str, choice: str
) -> None:
    point = start(places)
    with pytest.raises(actions.UnknownReply):
        reply(places, question, choice)
    assert queries.replies_of(point) == {}


def test_without_a_point_under_way_no_act_is_possible(places: Cast) -> None:
    leila = places.person("Leïla")
    for act in (
        lambda: reply(places, FIRST.key, FIRST.choices[0].key),
        lambda: actions.advance(actor=leila, now=MONDAY),
        lambda: actions.finish_point(actor=leila, now=MONDAY),
        lambda: actions.rest(actor=leila),
        lambda: actions.skip_questions(actor=leila, now=MONDAY),
    ):
        with pytest.raises(Diagnosis.DoesNotExist):
            act()


def test_the_questions_come_before_the_exercises_and_may_be_skipped(places: Cast) -> None:
    point, leila = start(places), places.person("Leïla")
    assert actions.advance(actor=leila, now=MONDAY) is Screen.QUESTION
    reply(places, FIRST.key, FIRST.choices[0].key)
    actions.skip_questions(actor=leila, now=MONDAY)
    assert actions.advance(actor=leila, now=MONDAY) is Screen.TASK
    assert queries.replies_of(point)[FIRST.key] == FIRST.choices[0].key
    assert queries.replies_of(point)[SECOND.key] == "rather_not"


def test_coming_back_finds_the_same_exercise(places: Cast) -> None:
    point = take_stock(places.person("Leïla"), MONDAY, tasks=2)
    before = queries.open_attempt(point)
    for _ in range(3):
        actions.advance(actor=places.person("Leïla"), now=MONDAY + timedelta(days=3))
    assert queries.open_attempt(start(places)) == before


def test_a_second_press_ends_nothing_more(places: Cast) -> None:
    point = take_stock(places.person("Leïla"), MONDAY, tasks=1)
    closed = end(places, point)
    with pytest.raises(StalePlay):
        actions.close_attempt(
            actor=places.person("Leïla"),
            play_id=closed.pk,
            turn=closed.turn,
            outcome="skipped",
            helped=True,
            now=MONDAY,
        )
    closed.refresh_from_db()
    assert closed.outcome == "done"


def test_a_skip_is_no_evidence_and_the_exercise_does_not_come_back(places: Cast) -> None:
    point = take_stock(places.person("Leïla"), MONDAY, tasks=6, outcome="skipped")
    closed = measure.closed_attempts(point)
    assert len(closed) == 6
    assert measure.responses(closed) == []
    assert measure.seconds(closed) == 0
    assert len({attempt.play.task_id for attempt in measure.attempts(point)}) == 7
    assert all(one.step is None for one in measure.step_after(point, closed).landings)


def test_not_knowing_is_evidence(places: Cast) -> None:
    point = take_stock(places.person("Leïla"), MONDAY, tasks=1, outcome="unknown")
    (response,) = measure.responses(measure.closed_attempts(point))
    assert response.score < response.item.steps


@pytest.mark.parametrize(("helped", "weight"), [(False, ALONE), (True, HELPED)])
def test_what_was_done_with_help_counts_less(places: Cast, helped: bool, weight: float) -> None:
    point = take_stock(places.person("Leïla"), MONDAY, tasks=0)
    end(places, point, helped=helped)
    (response,) = measure.responses(measure.closed_attempts(point))
    assert response.weight == weight < 1 or not helped


def test_help_leaves_more_doubt_than_doing_alone(places: Cast) -> None:
    spreads = []
    for helped in (False, True):
        point = take_stock(places.person("Leïla"), MONDAY, tasks=0)
        play = end(places, point, "unknown", helped=helped)
        closed = measure.closed_attempts(point)
        domain = measure.items().items[measure.items().index[play.task_id]].place
        spreads.append(measure.step_after(point, closed).landings[domain].sd)
        actions.finish_point(actor=places.person("Leïla"), now=MONDAY)
    assert spreads[0] < spreads[1]


def test_the_pause_is_an_offer_after_a_sitting_and_holds_until_the_next(places: Cast) -> None:
    leila = places.person("Leïla")
    point = take_stock(leila, MONDAY, tasks=0)
    while (screen := queries.standing_of(point).screen) is Screen.TASK:
        end(places, point)
    assert screen is Screen.PAUSE
    assert measure.seconds(measure.closed_attempts(point)) >= SITTING_SECONDS
    actions.rest(actor=leila)
    assert actions.advance(actor=leila, now=MONDAY) is Screen.TASK


def test_an_exercise_of_another_cannot_be_ended(places: Cast) -> None:
    theirs = queries.open_attempt(take_stock(places.person("Caroline"), MONDAY, tasks=0))
    take_stock(places.person("Leïla"), MONDAY, tasks=0)
    assert theirs
    screen = places.in_hands_of("Leïla")
    for do in ("done", "open:m1"):
        answer = screen.post(reverse("task"), {"play": str(theirs.play_id), "turn": "0", "do": do})
        assert answer.status_code == 302
    theirs.play.refresh_from_db()
    assert (theirs.play.closed_at, theirs.play.turn) == (None, 0)
