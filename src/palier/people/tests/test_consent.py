"""What a person opens, to whom, until when; and what a place sees without it: that she comes."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.audit.models import Entry
from palier.people import queries
from palier.people.actions import give_consent, withdraw_consent
from palier.people.models import Consent
from palier.people.rules.actor import HelperActor, Matter, PersonActor
from palier.people.rules.consent import LASTS, RESULT_VERSION, end
from tests.cast import MONDAY, Cast, open_places

LATER = MONDAY + timedelta(minutes=1)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Leïla", "")
    return cast


def opened(places: Cast, helper: HelperActor, now: datetime) -> bool:
    return queries.visible_to(helper, Matter.RESULT, now).filter(pk=leila(places).id).exists()


def leila(places: Cast) -> PersonActor:
    return places.person("Leïla")


def give(places: Cast, now: datetime = MONDAY) -> Consent:
    return give_consent(actor=leila(places), matter=Matter.RESULT, now=now)


def test_without_consent_a_place_knows_that_she_comes_and_nothing_more(places: Cast) -> None:
    nolwenn = places.helper(places.nolwenn)
    assert queries.people_known_to(nolwenn).filter(pk=leila(places).id).exists()
    assert not opened(places, nolwenn, LATER)


def test_a_consent_opens_to_the_whole_place_and_to_no_other(places: Cast) -> None:
    give(places)
    assert opened(places, places.helper(places.nolwenn), LATER)
    assert opened(places, places.helper(places.yann), LATER)
    assert not opened(places, places.helper(places.charlie), LATER)


def test_a_consent_to_a_place_that_does_not_know_her_opens_nothing(places: Cast) -> None:
    """A row forged for the Port: without an accompaniment, consent is not enough."""
    Consent.objects.create(
        person_id=leila(places).id,
        structure=places.port,
        matter=Matter.RESULT,
        text_version=RESULT_VERSION,
        given_at=MONDAY,
        until=end(MONDAY),
    )
    assert not opened(places, places.helper(places.charlie), LATER)


def test_given_twice_it_is_given_once(places: Cast) -> None:
    assert give(places) == give(places, LATER)
    assert Entry.objects.filter(verb="give_consent").count() == 1


def test_withdrawn_it_is_closed_at_the_next_request(places: Cast) -> None:
    consent, nolwenn = give(places), places.helper(places.nolwenn)
    assert opened(places, nolwenn, LATER)
    for _ in range(2):
        withdraw_consent(actor=leila(places), consent_id=consent.pk, now=LATER)
    assert not opened(places, nolwenn, LATER)
    assert Entry.objects.filter(verb="withdraw_consent").count() == 1


def test_withdrawn_then_given_again_it_opens_again(places: Cast) -> None:
    first = give(places)
    withdraw_consent(actor=leila(places), consent_id=first.pk, now=LATER)
    assert give(places, LATER).pk != first.pk
    assert opened(places, places.helper(places.nolwenn), LATER + timedelta(seconds=1))


def test_it_ends_by_itself_after_a_year(places: Cast) -> None:
    give(places)
    nolwenn, last = places.helper(places.nolwenn), MONDAY + LASTS - timedelta(seconds=1)
    assert opened(places, nolwenn, last)
    assert not opened(places, nolwenn, MONDAY + LASTS)
    assert not queries.consents_of(leila(places), MONDAY + LASTS)


def test_ended_it_may_be_given_again_and_the_old_one_stays_written(places: Cast) -> None:
    give(places)
    again = give(places, MONDAY + LASTS)
    assert again.until == MONDAY + 2 * LASTS
    assert opened(places, places.helper(places.nolwenn), MONDAY + LASTS)
    assert Consent.objects.count() == 2


def test_nobody_withdraws_the_consent_of_another(places: Cast) -> None:
    consent = give(places)
    places.arrive("Gilles", "", places.charlie)
    with pytest.raises(Consent.DoesNotExist):
        withdraw_consent(actor=places.person("Gilles"), consent_id=consent.pk, now=LATER)
    assert opened(places, places.helper(places.nolwenn), LATER)


def test_a_person_always_sees_what_is_hers_and_only_that(places: Cast) -> None:
    places.arrive("Caroline", "")
    seen = queries.visible_to(leila(places), Matter.RESULT, LATER)
    assert [person.pk for person in seen] == [leila(places).id]


def test_the_version_of_the_words_accepted_is_kept(places: Cast) -> None:
    assert give(places).text_version == RESULT_VERSION


@given(st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1)))
def test_a_consent_lasts_a_year_and_always_ends_after_it_starts(given_at: datetime) -> None:
    assert timedelta() < end(given_at) - given_at <= timedelta(days=366)
