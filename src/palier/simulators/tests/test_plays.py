"""What is kept of an exercise: once, in order, and nothing of a page that is no longer true."""

from collections.abc import Callable
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from palier.audit.models import Entry
from palier.simulators import queries
from palier.simulators.actions import (
    StalePlay,
    close_play,
    make_move,
    restart_if_changed,
    start_play,
)
from palier.simulators.models import Play
from tests.cast import MONDAY, Cast, open_places

TASK = "type-first-name"
TYPED = {"first_name": "Nadia", "name": "Nadia", "text": "Nadia"}


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Leïla", "")
    cast.arrive("Caroline", "")
    return cast


@pytest.fixture
def play(places: Cast) -> Play:
    return start_play(
        actor=places.person("Leïla"), task_id=TASK, purpose=Play.Purpose.PRACTICE, now=MONDAY
    )


def move(places: Cast, play_id: UUID, turn: int, name: str = "Leïla") -> Play:
    return make_move(
        actor=places.person(name), play_id=play_id, turn=turn, fields={"do": "x", **TYPED}
    )


def close(places: Cast, play_id: UUID, turn: int, outcome: str = "done") -> Play:
    return close_play(
        actor=places.person("Leïla"),
        play_id=play_id,
        turn=turn,
        outcome=outcome,
        helped=True,
        now=MONDAY,
    )


def kept(play: Play) -> tuple[object, ...]:
    play.refresh_from_db()
    return play.state, play.steps, play.turn, play.closed_at, play.outcome, play.helped


def test_a_task_that_is_not_in_the_bank_cannot_start(places: Cast) -> None:
    with pytest.raises(KeyError):
        start_play(
            actor=places.person("Leïla"), task_id="gone", purpose=Play.Purpose.POINT, now=MONDAY
        )


def test_a_move_turns_the_page(places: Cast, play: Play) -> None:
    assert move(places, play.pk, 0).turn == 1
    assert set(play.steps) == {step.id for step in _task(play).steps}


def _task(play: Play):  # type: ignore[no-untyped-def]
    ready = queries.task_of(play)
    assert ready
    return ready.task


@pytest.mark.parametrize("turn", [-1, 0, 2, 10**8])
def test_a_stale_turn_changes_nothing(places: Cast, play: Play, turn: int) -> None:
    move(places, play.pk, 0)
    before = kept(play)
    acts: list[Callable[[], Play]] = [
        lambda: move(places, play.pk, turn),
        lambda: close(places, play.pk, turn),
    ]
    for act in acts:
        with pytest.raises(StalePlay):
            act()
    assert kept(play) == before


def test_closed_twice_the_first_time_counts(places: Cast, play: Play) -> None:
    close(places, play.pk, 0, "unknown")
    before = kept(play)
    for act in (close, move):
        with pytest.raises(StalePlay):
            act(places, play.pk, 0)
    assert kept(play) == before
    assert Entry.objects.filter(verb="close_play").count() == 1


@pytest.mark.parametrize("outcome", ["", "won", "DONE", "x" * 10_000])
def test_an_outcome_that_is_not_ours_closes_nothing(places: Cast, play: Play, outcome: str) -> None:
    before = kept(play)
    with pytest.raises(ValueError, match="is not a valid"):
        close(places, play.pk, 0, outcome)
    assert kept(play) == before


def test_nobody_plays_with_the_hands_of_another(places: Cast, play: Play) -> None:
    before = kept(play)
    for play_id in (play.pk, uuid4()):
        with pytest.raises(StalePlay):
            move(places, play_id, 0, "Caroline")
    assert kept(play) == before


def test_what_was_typed_is_forgotten_when_the_exercise_ends(places: Cast, play: Play) -> None:
    move(places, play.pk, 0)
    assert close(places, play.pk, 1).state == {}


@pytest.mark.parametrize("change", [{"task_version": "another"}, {"task_id": "removed"}])
def test_a_task_changed_under_the_hands_is_put_off_and_not_counted(
    places: Cast, play: Play, change: dict[str, str]
) -> None:
    Play.objects.filter(pk=play.pk).update(**change)
    for act in (close, move):
        with pytest.raises(StalePlay):
            act(places, play.pk, 0)
    play.refresh_from_db()
    for _ in range(2):
        restart_if_changed(actor=places.person("Leïla"), play=play, now=MONDAY)
    assert (play.outcome, play.closed_at) == ("skipped", MONDAY)
    assert Entry.objects.filter(verb="put_off").count() == 1


def test_a_task_that_did_not_change_goes_on(places: Cast, play: Play) -> None:
    before = kept(play)
    restart_if_changed(actor=places.person("Leïla"), play=play, now=MONDAY)
    assert kept(play) == before


def test_practice_starts_once_resumes_and_starts_again(places: Cast) -> None:
    screen, address = places.in_hands_of("Leïla"), reverse("practise", args=[TASK])
    assert screen.get(address).status_code == 200
    assert not Play.objects.exists()
    for _ in range(2):
        screen.post(address, {"do": "start"})
    play = Play.objects.get()
    assert f'value="{play.pk}"' in screen.get(address).content.decode()
    ended = screen.post(address, {"do": "done", "play": str(play.pk), "turn": "0"})
    assert ended.headers["Location"] == reverse("after_practice", args=[play.pk])
    assert screen.get(ended.headers["Location"]).status_code == 200
    screen.post(address, {"do": "start"})
    assert Play.objects.filter(purpose="practice").count() == 2


def test_practice_of_a_changed_task_offers_to_start_afresh(places: Cast, play: Play) -> None:
    Play.objects.filter(pk=play.pk).update(task_version="another")
    screen, address = places.in_hands_of("Leïla"), reverse("practise", args=[TASK])
    assert 'value="start"' in screen.get(address).content.decode()
    assert (
        screen.post(address, {"do": "done", "play": str(play.pk), "turn": "0"}).status_code == 302
    )
    screen.post(address, {"do": "start"})
    assert Play.objects.filter(closed_at=None).count() == 1


def test_the_end_of_the_practice_of_another_is_not_shown(places: Cast, play: Play) -> None:
    close(places, play.pk, 0)
    answer = places.in_hands_of("Caroline").get(reverse("after_practice", args=[play.pk]))
    assert answer.headers["Location"] == reverse("choose_practice")
