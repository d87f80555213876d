"""An interview: the person shows, the helper ticks; any window goes on where it stopped."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from palier.diagnosis import actions, interview, measure, queries
from palier.diagnosis.content import asks, load_asks
from palier.diagnosis.models import Diagnosis
from palier.kernel.content import ContentError
from palier.kernel.words import spaced
from palier.people.actions import give_consent
from palier.people.models import Beneficiary
from palier.people.rules.actor import Matter, NotAllowed
from palier.simulators.bank import bank
from palier.simulators.models import Play
from palier.skillmap.queries import skillmap
from tests.cast import MONDAY, Cast, open_places, take_stock

LATER = MONDAY + timedelta(minutes=10)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Christophe", "")
    return cast


def start(places: Cast) -> Diagnosis:
    person = places.beneficiary("Christophe")
    actor = places.helper(places.nolwenn)
    return actions.start_interview(actor=actor, person_id=person.pk, dice=7, now=MONDAY)


def record(places: Cast, point: Diagnosis, *, outcome: str = "done", turn: int = -1) -> bool:
    asked = interview.asked_now(point)
    assert asked
    return actions.record_shown(
        actor=places.helper(places.nolwenn),
        person_id=point.person_id,
        task_id=asked.task.id,
        turn=queries.next_position(point) if turn < 0 else turn,
        seen=[step.id for step in asked.task.steps],
        outcome=outcome,
        helped=False,
        now=LATER,
    )


def test_every_domain_can_be_asked_for_and_no_task_twice() -> None:
    tasks = [ask.task for ask in asks().asks]
    assert len(set(tasks)) == len(tasks)
    assert {bank().get(task).task.domain for task in tasks} == {d.key for d in skillmap().domains}


def test_a_task_that_the_bank_has_not_is_refused_with_its_file(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "interview.yaml"
    path.write_text("asks:\n  - {task: nothing-like-it, says: {fr: Ah, en: Oh}}\n")
    with pytest.raises(ContentError, match=r"interview\.yaml.*nothing-like-it"):
        load_asks(path)


def test_started_twice_it_is_one_point_and_asks_the_same_in_two_windows(places: Cast) -> None:
    assert start(places) == start(places)
    point = start(places)
    assert interview.asked_now(point) == interview.asked_now(Diagnosis.objects.get(pk=point.pk))


def test_what_is_shown_counts_as_done_alone_and_is_never_asked_again(places: Cast) -> None:
    point, asked = start(places), []
    while (now := interview.asked_now(point)) is not None:
        asked.append(now.task.id)
        assert record(places, point)
    assert len(set(asked)) == len(asked) >= 6
    plays = Play.objects.filter(attempt__diagnosis=point)
    assert {play.medium for play in plays} == {Play.Medium.SHOWN}
    assert all(one.score == one.item.steps for one in responses(point))
    assert not any(one.pointed for one in responses(point))


def responses(point: Diagnosis):  # type: ignore[no-untyped-def]
    return measure.responses(measure.closed_attempts(point))


def test_a_stale_window_writes_nothing(places: Cast) -> None:
    point = start(places)
    assert record(places, point, turn=0)
    assert not record(places, point, turn=0)
    assert point.attempts.count() == 1


def test_ne_sait_pas_counts_for_nothing_done_and_not_possible_counts_not_at_all(
    places: Cast,
) -> None:
    point = start(places)
    record(places, point, outcome="unknown")
    record(places, point, outcome="skipped")
    assert [one.score for one in responses(point)] == [0]


def test_it_goes_on_after_a_screen_and_waits_for_an_exercise_left_open(places: Cast) -> None:
    point = take_stock(places.person("Christophe"), MONDAY, tasks=2)
    assert start(places) == point
    assert record(places, point)
    who = {"actor": places.helper(places.nolwenn), "person_id": point.person_id, "now": LATER}
    with pytest.raises(actions.NotNow):
        actions.finish_interview(**who)  # type: ignore[arg-type]
    point.attempts.get(play__closed_at=None).play.delete()
    finished = actions.finish_interview(**who)  # type: ignore[arg-type]
    assert finished
    assert finished.result
    assert actions.finish_interview(**who) is None  # type: ignore[arg-type]


def test_what_is_read_afterwards_is_what_was_asked(places: Cast) -> None:
    """Her own mailbox was opened, not the one of an exercise; the page says that she showed it."""
    point = start(places)
    asked = interview.asked_now(point)
    assert asked
    record(places, point)
    give_consent(actor=places.person("Christophe"), matter=Matter.RESULT, now=LATER)
    address = reverse("see_result", args=[point.pk])
    read = places.signed_in(places.nolwenn).get(address).content.decode()
    assert spaced(asked.says.fr) in read
    assert spaced(asked.task.question.fr) not in read
    assert "montré à quelqu’un" in read


def test_another_place_and_a_volunteer_ask_nothing(places: Cast) -> None:
    point = start(places)
    for account, refusal in (
        (places.charlie, Beneficiary.DoesNotExist),
        (places.soizic, NotAllowed),
    ):
        with pytest.raises(refusal):
            actions.start_interview(
                actor=places.helper(account), person_id=point.person_id, dice=1, now=LATER
            )


def page(places: Cast) -> tuple[Client, str]:
    address = reverse("interview", args=[places.beneficiary("Christophe").pk])
    return places.signed_in(places.nolwenn), address


def test_on_its_page_from_the_first_press_to_the_result(places: Cast) -> None:
    client, address = page(places)
    client.post(address, {"do": "start"})
    point = Diagnosis.objects.get(person=places.beneficiary("Christophe"))
    asked = interview.asked_now(point)
    assert asked
    assert spaced(asked.says.fr) in client.get(address).content.decode()
    fields = {"do": "done", "task": asked.task.id, "turn": "0", "seen": [asked.task.steps[0].id]}
    for _ in range(2):
        client.post(address, fields)
    assert [play.score for play in Play.objects.filter(attempt__diagnosis=point)] == [1]
    client.post(address, {"do": "finish"})
    point.refresh_from_db()
    assert point.finished_at


@pytest.mark.parametrize("do", ["", "done", "finish", "forged", "\x00"])
@pytest.mark.parametrize("turn", ["", "²", "-1", "9" * 50, "1.5"])
def test_forged_fields_write_nothing(places: Cast, do: str, turn: str) -> None:
    client, address = page(places)
    start(places)
    fields = {"do": do, "turn": turn, "task": "forged", "seen": ["forged", "\x00"]}
    assert client.post(address, fields).status_code == 302
    assert not Play.objects.filter(person=places.beneficiary("Christophe")).exists()
