"""Somebody is found by what is said of her name, among those whom one may know."""

from datetime import timedelta
from typing import Any

import pytest
from django.db.models import Model
from hypothesis import given
from hypothesis import strategies as st

from palier.people.actions import welcome_person
from palier.people.models import Accompaniment, Beneficiary
from palier.people.naming import write_names
from palier.people.rules.actor import NotAllowed
from palier.people.rules.ranking import Rank, rank
from palier.people.searching import MOST, people_called, people_found
from tests.cast import MONDAY, Cast, open_places


@pytest.fixture
def places(db: None) -> Cast:
    return open_places(MONDAY)


def known(places: Cast, first: str, last: str = "", phone: str = "") -> Beneficiary:
    """As a file brings somebody in: known, never welcomed."""
    one = Beneficiary.objects.create(
        first_name=first, last_name=last, phone=phone, created_at=MONDAY
    )
    write_names(one)
    Accompaniment.objects.create(person=one, structure=places.kerourien, since=MONDAY)
    return one


def found(places: Cast, asked: str) -> list[Model]:
    return list(people_found(places.helper(places.nolwenn), asked)[0])


@pytest.mark.parametrize(
    "asked",
    [
        *("Leïla", "leila", "LEYLA", "Layla", "Ben Ali", "benali", "ali leila", "Ben Ali, Leïla"),
        *("06 12 34 56 78", "+33612345678", "06.12.34.56.78"),
    ],
)
def test_found_in_any_order_and_any_spelling(places: Cast, asked: str) -> None:
    leila = known(places, "Leïla", "Ben Ali", "+33612345678")
    known(places, "Lila", "Bensaïd", "+33612345679")
    assert found(places, asked) == [leila]


@pytest.mark.parametrize(
    "asked", ["", " ", "Leïla Dupont", "x", "06 12 34 56 70", "Olena", "%", "'"]
)
def test_not_found_by_something_else(places: Cast, asked: str) -> None:
    known(places, "Leïla", "Ben Ali", "+33612345678")
    known(places, "Elena")
    assert found(places, asked) == []


def test_the_best_first_then_who_came_last(places: Cast) -> None:
    short = known(places, "Gérard")
    heard = known(places, "Gege")
    written = [known(places, "Gégé") for _ in range(2)]
    visit = welcome_person(
        actor=places.helper(places.nolwenn),
        first_name="",
        request="Imprimer",
        ticket=written[1].pk,
        returning=written[1].pk,
        now=MONDAY,
    )
    answer = found(places, "Gégé")
    assert answer[0] == written[1]
    assert set(answer[:3]) == {*written, heard}
    assert answer[3:] == [short]
    assert (answer[0].last_came, answer[0].last_request) == (visit.arrived_at, "Imprimer")  # type: ignore[attr-defined]


def test_a_beginning_finds_who_came_last(places: Cast) -> None:
    places.arrive("Claudia", "")
    claudia = places.beneficiary("Claudia")
    assert found(places, "Clau") == [claudia]
    assert found(places, "Cl") == []
    known(places, "Claudette")
    assert found(places, "Clau") == [claudia]


def test_a_beginning_goes_with_a_whole_word(places: Cast) -> None:
    claudia = known(places, "Claudia", "Le Goff")
    welcome_person(
        actor=places.helper(places.nolwenn),
        first_name="",
        request="",
        ticket=claudia.pk,
        returning=claudia.pk,
        now=MONDAY,
    )
    assert found(places, "legoff clau") == [claudia]


def test_who_works_elsewhere_finds_nobody_and_a_volunteer_may_not_ask(places: Cast) -> None:
    known(places, "Leïla", "", "+33612345678")
    for asked in ("Leïla", "0612345678", "Lei"):
        assert not people_found(places.helper(places.charlie), asked)[0]
        with pytest.raises(NotAllowed):
            people_found(places.helper(places.soizic), asked)
    assert not people_called(places.helper(places.soizic), "Leïla")


def test_who_is_no_longer_known_here_is_not_found(places: Cast) -> None:
    leila = known(places, "Leïla")
    leila.accompaniments.update(until=MONDAY + timedelta(days=1))
    assert found(places, "Leïla") == []


def test_at_the_door_leila_is_asked_about_under_her_other_spellings(places: Cast) -> None:
    both = {known(places, "Leïla"), known(places, "Leyla")}
    known(places, "Leïla").accompaniments.all().delete()
    assert set(people_called(places.helper(places.nolwenn), "Leila")) == both


def test_more_than_a_screen_says_so(places: Cast) -> None:
    for _ in range(MOST + 1):
        known(places, "Mohamed")
    answer, more = people_found(places.helper(places.nolwenn), "Muhammad")
    assert (len(answer), more) == (MOST, True)


@pytest.mark.parametrize("how_many", [1, 40])
def test_the_number_of_questions_does_not_grow(
    places: Cast, django_assert_num_queries: Any, how_many: int
) -> None:
    for _ in range(how_many):
        known(places, "Mohamed", "Diallo")
    actor = places.helper(places.nolwenn)
    with django_assert_num_queries(4):
        list(people_found(actor, "mohammed diallo")[0])


KEY = st.sampled_from("abcd")
ASKED = st.lists(st.dictionaries(KEY, st.sampled_from(Rank), max_size=3), max_size=3)


@given(ASKED, st.sets(KEY), KEY)
def test_bearing_more_never_makes_anybody_less_likely(
    asked: list[dict[str, Rank]], borne: set[str], more: str
) -> None:
    before, after = rank(asked, borne), rank(asked, borne | {more})
    assert before is None or (after is not None and after <= before)


@given(ASKED, st.sets(KEY))
def test_every_asked_word_must_be_borne(asked: list[dict[str, Rank]], borne: set[str]) -> None:
    every = bool(asked) and all(set(keys) & borne for keys in asked)
    assert (rank(asked, borne) is not None) is every
