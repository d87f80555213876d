"""Somebody arrives: with a name, with none, with anything typed in a hurry."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palier.audit.models import Entry
from palier.people import queries
from palier.people.actions import end_visit, welcome_person
from palier.people.models import Accompaniment, Beneficiary, Visit
from palier.people.rules.actor import HelperActor
from palier.people.searching import people_called
from tests.cast import MONDAY, Cast, open_places


@pytest.fixture
def places(db: None) -> Cast:
    return open_places(MONDAY)


def arrive(
    places: Cast,
    first_name: str = "Leïla",
    request: str = "",
    *,
    by: HelperActor | None = None,
    ticket: UUID | None = None,
    returning: UUID | None = None,
) -> Visit:
    return welcome_person(
        actor=by or places.helper(places.nolwenn),
        first_name=first_name,
        request=request,
        ticket=ticket or uuid4(),
        returning=returning,
        now=MONDAY,
    )


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Leïla", "Leïla"),
        ("", ""),
        ("  Jean   Noël ", "Jean Noël"),
        ("\u202eajyeL", "ajyeL"),
        ("ليلى", "ليلى"),
        ("Zoé 🙂", "Zoé 🙂"),
        ("a\x00b", "ab"),
        ("é" * 10_000, "é" * 40),
    ],
)
def test_any_first_name_or_none_is_welcome(places: Cast, typed: str, kept: str) -> None:
    visit = arrive(places, typed, typed)
    visit.refresh_from_db()
    assert visit.person.first_name == kept
    assert len(visit.request) <= 200


def test_an_arrival_ties_the_person_to_the_place_and_leaves_a_trace(places: Cast) -> None:
    visit = arrive(places, request="S’actualiser")
    assert Accompaniment.objects.get(person=visit.person).structure == places.kerourien
    line = Entry.objects.get(verb="welcome_person")
    assert (line.person, line.by) == (visit.person_id, places.nolwenn.helper_id)
    assert "S’actualiser" not in str(line.facts)


def test_the_same_form_sent_twice_is_one_visit(places: Cast) -> None:
    ticket = uuid4()
    assert arrive(places, ticket=ticket) == arrive(places, "Autre", ticket=ticket)
    assert (Visit.objects.count(), Beneficiary.objects.count()) == (1, 1)
    assert Entry.objects.filter(verb="welcome_person").count() == 1


def test_two_presses_at_once_are_one_visit(places: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither press sees the other before writing: the database decides."""
    ticket = uuid4()
    first = arrive(places, ticket=ticket)
    seen = queries.visits_visible_to
    blind = iter([Visit.objects.none()])
    monkeypatch.setattr(queries, "visits_visible_to", lambda actor: next(blind, seen(actor)))
    assert arrive(places, ticket=ticket) == first
    assert (Visit.objects.count(), Beneficiary.objects.count()) == (1, 1)


def test_the_ticket_of_another_place_opens_nothing_there(places: Cast) -> None:
    theirs = arrive(places, ticket=(ticket := uuid4()))
    ours = arrive(places, by=places.helper(places.charlie), ticket=ticket)
    assert ours.pk != theirs.pk
    assert ours.person_id != theirs.person_id
    assert ours.structure == places.port


def test_a_person_who_comes_back_keeps_one_accompaniment(places: Cast) -> None:
    first = arrive(places)
    again = arrive(places, "peu importe", returning=first.person_id)
    assert again.person_id == first.person_id
    assert again.person.first_name == "Leïla"
    assert Accompaniment.objects.filter(person=first.person).count() == 1


def test_a_place_brings_back_only_those_it_knows(places: Cast) -> None:
    known = arrive(places).person_id
    for forged in (known, uuid4()):
        with pytest.raises(Beneficiary.DoesNotExist):
            arrive(places, by=places.helper(places.charlie), returning=forged)
    assert Visit.objects.count() == 1


def test_an_accompaniment_that_ended_no_longer_opens(places: Cast) -> None:
    person = arrive(places).person
    person.accompaniments.update(until=MONDAY)
    with pytest.raises(Beneficiary.DoesNotExist):
        arrive(places, returning=person.pk)


@pytest.mark.parametrize("typed", ["Leïla", "leïla", "LEÏLA", "lEÏLA"])
def test_a_first_name_is_known_whatever_its_case(places: Cast, typed: str) -> None:
    person = arrive(places).person
    assert list(people_called(places.helper(places.yann), typed)) == [person]
    assert not people_called(places.helper(places.charlie), typed)


def test_nobody_is_called_by_no_name(places: Cast) -> None:
    arrive(places, "")
    assert not people_called(places.helper(places.nolwenn), "")


def test_a_departure_said_twice_counts_once_and_only_here(places: Cast) -> None:
    visit = arrive(places)
    with pytest.raises(Visit.DoesNotExist):
        end_visit(actor=places.helper(places.charlie), visit_id=visit.pk, now=MONDAY)
    for minutes in (5, 50):
        end_visit(
            actor=places.helper(places.yann),
            visit_id=visit.pk,
            now=MONDAY + timedelta(minutes=minutes),
        )
    visit.refresh_from_db()
    assert visit.left_at == MONDAY + timedelta(minutes=5)
    assert Entry.objects.filter(verb="end_visit").count() == 1


def test_who_is_here_now_is_who_came_today_and_did_not_leave(places: Cast) -> None:
    actor, visit = places.helper(places.nolwenn), arrive(places)
    at = {hours: MONDAY + timedelta(hours=hours) for hours in (0, 9, 10)}
    assert list(queries.here_now(actor, at[0])) == [visit]
    assert list(queries.here_now(actor, at[9])) == [visit]
    assert not queries.here_now(actor, at[10])
    assert not queries.here_now(places.helper(places.charlie), at[0])
    end_visit(actor=actor, visit_id=visit.pk, now=at[0])
    assert not queries.here_now(actor, at[0])


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(first_name=st.text(max_size=60), request=st.text(max_size=250))
def test_whatever_is_typed_the_arrival_is_written(
    places: Cast, first_name: str, request: str
) -> None:
    visit = arrive(places, first_name, request)
    visit.refresh_from_db()
    visit.full_clean()
    visit.person.full_clean()
