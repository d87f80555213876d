"""In an interview the ten questions are asked aloud: told to one place, taken back, never hers."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from palier.audit.models import Entry
from palier.diagnosis import actions, interview, queries
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Diagnosis, Reply
from palier.diagnosis.result import result_of
from palier.people.models import Accompaniment, Beneficiary
from palier.people.rules.actor import NotAllowed
from tests.cast import MONDAY, Cast, open_places

LATER = MONDAY + timedelta(minutes=10)
NAME = "Christophe"
TOLD = {"working_computer": "none", "who_helps": "nobody"}


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive(NAME, "")
    return cast


@pytest.fixture
def point(places: Cast) -> Diagnosis:
    actor, person_id = places.helper(places.nolwenn), places.beneficiary(NAME).pk
    return actions.start_interview(actor=actor, person_id=person_id, dice=7, now=MONDAY)


@pytest.fixture
def nolwenn(places: Cast) -> Client:
    return places.signed_in(places.nolwenn)


def tell(places: Cast, told: dict[str, str], minutes: int = 0) -> None:
    actions.record_told(
        actor=places.helper(places.nolwenn),
        person_id=places.beneficiary(NAME).pk,
        told=told,
        now=LATER + timedelta(minutes=minutes),
    )


def answers_on_her_screen(places: Cast, question: str, choice: str, now=MONDAY) -> None:  # type: ignore[no-untyped-def]
    actions.reply(actor=places.person(NAME), question=question, choice=choice, now=now)


def address(places: Cast) -> str:
    return reverse("record_told", args=[places.beneficiary(NAME).pk])


def fields_of(page: str) -> dict[str, str]:
    """The form as a browser would send it, untouched."""
    fields = {}
    for question in conversation().questions:
        before = page.split(f'name="was-{question.key}" value="')[1].split('"', maxsplit=1)[0]
        fields |= {f"was-{question.key}": before, f"told-{question.key}": before}
    return fields


def ticked(page: str) -> list[str]:
    """The values of the radios that are on, but « Pas demandé »."""
    return [
        each.split('value="')[1].split('"')[0]
        for each in page.split("<input")
        if 'type="radio"' in each and "checked" in each and 'value=""' not in each
    ]


def test_what_is_told_counts_in_the_result(places: Cast, point: Diagnosis) -> None:
    tell(places, TOLD)
    actions.finish_interview(
        actor=places.helper(places.nolwenn), person_id=point.person_id, now=LATER
    )
    told = result_of(Diagnosis.objects.get())
    assert told.situation.known() == {"computer": "none", "help": "nobody"}
    assert "thin_network" in {factor.key for factor in told.factors}
    assert told.coded.situations["43"] == "NON"


def test_it_is_changed_and_taken_back_while_the_point_is_under_way(
    places: Cast, point: Diagnosis
) -> None:
    tell(places, TOLD)
    tell(places, {"who_helps": "place"}, minutes=1)
    assert queries.replies_of(point) == {**TOLD, "who_helps": "place"}
    tell(places, {"who_helps": ""}, minutes=2)
    assert queries.replies_of(point) == {"working_computer": "none"}


def test_told_twice_the_same_it_is_written_and_traced_once(places: Cast, point: Diagnosis) -> None:
    for minutes in range(2):
        tell(places, TOLD, minutes)
    assert {one.at for one in Reply.objects.all()} == {LATER}
    assert Entry.objects.filter(verb="record_told", person=point.person_id).count() == 1


def test_taken_back_her_own_answer_holds_again(places: Cast, point: Diagnosis) -> None:
    answers_on_her_screen(places, "who_helps", "own_way")
    tell(places, TOLD)
    assert queries.replies_of(point)["who_helps"] == "nobody"
    tell(places, {"who_helps": ""}, minutes=1)
    assert queries.replies_of(point)["who_helps"] == "own_way"


def test_whatever_she_answers_last_on_her_screen_holds(places: Cast, point: Diagnosis) -> None:
    tell(places, TOLD)
    later = LATER + timedelta(minutes=1)
    answers_on_her_screen(places, "who_helps", "own_way", later)
    assert queries.replies_of(point)["who_helps"] == "own_way"


def test_the_page_never_shows_what_she_answered_alone(
    places: Cast, point: Diagnosis, nolwenn: Client
) -> None:
    answers_on_her_screen(places, "who_helps", "own_way")
    answers_on_her_screen(places, "worry", "rather_not")
    page = nolwenn.get(address(places)).content.decode()
    assert ticked(page) == []
    assert page.count("Déjà répondu ou passé, de son côté.") == 2
    tell(places, {"who_helps": "nobody"})
    page = nolwenn.get(address(places)).content.decode()
    assert ticked(page) == ["nobody"]
    assert 'value="own_way" checked' not in " ".join(page.split())


def test_another_place_that_knows_her_reads_nothing_that_was_told_here(
    places: Cast, point: Diagnosis
) -> None:
    tell(places, TOLD)
    Accompaniment.objects.create(
        person=places.beneficiary(NAME), structure=places.port, since=MONDAY
    )
    charlie = places.signed_in(places.charlie)
    page = charlie.get(address(places)).content.decode()
    assert ticked(page) == []
    assert interview.told_aloud(places.helper(places.charlie), point) == {}


def test_the_page_from_the_first_press_to_the_interview(
    places: Cast, point: Diagnosis, nolwenn: Client
) -> None:
    fields = fields_of(nolwenn.get(address(places)).content.decode())
    for _ in range(2):
        answer = nolwenn.post(address(places), {**fields, "told-who_helps": "nobody"})
        assert answer.headers["Location"] == reverse("interview", args=[point.person_id])
    assert queries.replies_of(point) == {"who_helps": "nobody"}
    assert ticked(nolwenn.get(address(places)).content.decode()) == ["nobody"]


def test_an_older_window_changes_only_what_was_touched_in_it(
    places: Cast, point: Diagnosis, nolwenn: Client
) -> None:
    old = fields_of(nolwenn.get(address(places)).content.decode())
    tell(places, TOLD)
    nolwenn.post(address(places), {**old, "told-worry": "scams"})
    assert queries.replies_of(point) == {**TOLD, "worry": "scams"}


def test_a_forged_answer_is_refused_whole_and_the_rest_stays_on_the_screen(
    places: Cast, point: Diagnosis, nolwenn: Client
) -> None:
    fields = {"told-who_helps": "nobody", "told-worry": "\x00forged", "told-forged": "nobody"}
    answer = nolwenn.post(address(places), fields)
    assert answer.status_code == 422
    assert "n’est pas dans la liste" in answer.content.decode()
    assert ticked(answer.content.decode()) == ["nobody"]
    assert not Reply.objects.exists()


def test_before_and_after_the_point_nothing_is_kept_and_it_says_so(
    places: Cast, nolwenn: Client
) -> None:
    person_id = places.beneficiary(NAME).pk
    assert nolwenn.get(address(places)).status_code == 302
    answer = nolwenn.post(address(places), {"told-who_helps": "nobody"}, follow=True)
    assert "Ces réponses n’y sont pas" in answer.content.decode()
    assert not Reply.objects.filter(diagnosis__person=person_id).exists()


def test_another_place_and_a_volunteer_write_nothing(places: Cast, point: Diagnosis) -> None:
    for account, refusal in (
        (places.charlie, Beneficiary.DoesNotExist),
        (places.soizic, NotAllowed),
    ):
        with pytest.raises(refusal):
            actions.record_told(
                actor=places.helper(account), person_id=point.person_id, told=TOLD, now=LATER
            )
        assert places.signed_in(account).get(address(places)).status_code == 404
    assert not Reply.objects.exists()
