"""The sentence of the counter, for who accompanies her: with her agreement, and of that day."""

from datetime import datetime, timedelta

import pytest

from palier.diagnosis import actions
from palier.diagnosis.models import Reception
from palier.diagnosis.queries import decided_today
from palier.diagnosis.rules.reception import Decision
from palier.people.actions import give_consent, withdraw_consent
from palier.people.models import Consent
from palier.people.rules.actor import HelperActor, Matter
from tests.cast import MONDAY, PARIS, Cast, open_places

NAME = "Leïla"


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive(NAME, "")
    cast.arrive("Caroline", "")
    return cast


@pytest.fixture
def agreed(places: Cast) -> Cast:
    give_consent(actor=places.person(NAME), matter=Matter.RESULT, now=MONDAY)
    return places


def ends(places: Cast, decision: str, now: datetime = MONDAY, domain: str = "email") -> Reception:
    me = places.person(NAME)
    one = actions.start_reception(actor=me, domain=domain, dice=3, now=now)
    one.end(decision, now)
    return one


def seen(places: Cast, actor: HelperActor, now: datetime = MONDAY) -> Reception | None:
    return decided_today(actor, places.beneficiary(NAME).pk, now)


@pytest.mark.parametrize("decision", Decision)
def test_her_place_reads_what_she_read(agreed: Cast, decision: Decision) -> None:
    one = ends(agreed, decision)
    for helper in (agreed.nolwenn, agreed.yann, agreed.maryvonne):
        assert seen(agreed, agreed.helper(helper)) == one


def test_another_place_and_a_volunteer_read_nothing(agreed: Cast) -> None:
    ends(agreed, Decision.ALONE)
    assert seen(agreed, agreed.helper(agreed.charlie)) is None
    assert seen(agreed, agreed.helper(agreed.soizic)) is None


def test_without_her_agreement_nobody_reads_it(places: Cast) -> None:
    ends(places, Decision.ALONE)
    give_consent(actor=places.person(NAME), matter=Matter.PLAN, now=MONDAY)
    give_consent(actor=places.person("Caroline"), matter=Matter.RESULT, now=MONDAY)
    assert seen(places, places.helper(places.nolwenn)) is None


def test_once_her_agreement_is_off_it_is_gone(agreed: Cast) -> None:
    ends(agreed, Decision.ALONE)
    consent = Consent.objects.get()
    withdraw_consent(actor=agreed.person(NAME), consent_id=consent.pk, now=MONDAY)
    assert seen(agreed, agreed.helper(agreed.nolwenn), MONDAY + timedelta(minutes=1)) is None


def test_the_day_is_that_of_paris(agreed: Cast) -> None:
    evening = datetime(2026, 3, 9, 23, 30, tzinfo=PARIS)
    one, nolwenn = ends(agreed, Decision.ALONE, evening), agreed.helper(agreed.nolwenn)
    assert seen(agreed, nolwenn, evening + timedelta(minutes=29)) == one
    assert seen(agreed, nolwenn, evening + timedelta(minutes=30)) is None
    night = evening + timedelta(minutes=40)
    assert seen(agreed, nolwenn, night) is None
    again = ends(agreed, Decision.ALONE, night)
    assert seen(agreed, nolwenn, night + timedelta(hours=9)) == again


def test_the_latest_that_was_decided_counts_even_when_another_was_left(agreed: Cast) -> None:
    nolwenn = agreed.helper(agreed.nolwenn)
    ends(agreed, Decision.ALONE, MONDAY)
    second = ends(agreed, Decision.NOT_TODAY, MONDAY + timedelta(minutes=5), "web")
    ends(agreed, "", MONDAY + timedelta(minutes=9), "phone")
    assert seen(agreed, nolwenn, MONDAY + timedelta(minutes=10)) == second
