"""Somebody near: named by the person, who sees only what she opens, until she stops."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.audit.models import Entry
from palier.people import queries
from palier.people.actions import (
    NoFirstName,
    TextChanged,
    TooManyTrusted,
    give_consent,
    name_trusted_helper,
    stop_trusted_helper,
)
from palier.people.models import Consent, TrustedHelper
from palier.people.rules import reference as references
from palier.people.rules.actor import Matter, TrustedActor
from palier.people.rules.consent import CODE_LASTS, MOST_TRUSTED, Lasting
from tests.cast import MONDAY, Cast, open_places, trusts

LATER = MONDAY + timedelta(hours=2)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Martine", "")
    cast.arrive("Leïla", "")
    return cast


def name(places: Cast, called: str = "Karim", **other: object) -> TrustedHelper:
    said = {"matters": {}, "lasting": Lasting.YEAR, "ticket": uuid4(), "now": MONDAY, **other}
    return name_trusted_helper(actor=places.person("Martine"), called=called, **said)  # type: ignore[arg-type]


def sees(actor: TrustedActor, matter: Matter = Matter.RESULT) -> bool:
    return queries.visible_to(actor, matter, LATER).exists()


def test_he_sees_the_matter_she_opened_and_no_other(places: Cast) -> None:
    karim = trusts(places, "Martine", "Karim")
    assert [matter for matter in Matter if sees(karim, matter)] == [Matter.RESULT]
    person = queries.visible_to(karim, Matter.RESULT, LATER).get()
    assert person == places.beneficiary("Martine")


def test_until_he_comes_with_his_code_he_is_nobody(places: Cast) -> None:
    name(places, matters={Matter.RESULT: None})
    assert not sees(TrustedActor(uuid4()))
    assert not queries.trusted_ties(TrustedActor(uuid4()), LATER).exists()


def test_stopped_he_finds_nothing_any_more(places: Cast) -> None:
    karim, tie = trusts(places, "Martine", "Karim"), places.ties["Karim"]
    for _ in range(2):
        stop_trusted_helper(actor=places.person("Martine"), trustedhelper_id=tie.pk, now=LATER)
    assert not sees(karim)
    assert not queries.trusted_ties(karim, LATER).exists()
    assert Entry.objects.filter(verb="stop_trusted_helper").count() == 1
    assert not Consent.objects.filter(withdrawn_at=None).exists()


def test_it_ends_by_itself_on_the_day_she_chose(places: Cast) -> None:
    karim, until = trusts(places, "Martine", "Karim"), places.ties["Karim"].until
    assert queries.trusted_ties(karim, until - timedelta(seconds=1)).exists()
    assert not queries.trusted_ties(karim, until).exists()
    assert not queries.visible_to(karim, Matter.RESULT, until).exists()


def test_what_is_opened_later_ends_with_the_trust(places: Cast) -> None:
    karim, tie = trusts(places, "Martine", "Karim"), places.ties["Karim"]
    given = give_consent(actor=places.person("Martine"), matter=Matter.PLAN, to=tie.pk, now=LATER)
    assert given.until == tie.until
    assert sees(karim, Matter.PLAN)


def test_nobody_opens_anything_to_somebody_else_s_cousin(places: Cast) -> None:
    trusts(places, "Martine", "Karim")
    tie = places.ties["Karim"]
    with pytest.raises(TrustedHelper.DoesNotExist):
        give_consent(actor=places.person("Leïla"), matter=Matter.RESULT, to=tie.pk, now=LATER)
    with pytest.raises(TrustedHelper.DoesNotExist):
        stop_trusted_helper(actor=places.person("Leïla"), trustedhelper_id=tie.pk, now=LATER)


def test_a_helper_of_the_place_who_is_also_a_cousin_keeps_his_hats_apart(places: Cast) -> None:
    """Yann works in Martine's place, and she trusts him: each hat sees its own."""
    yann = trusts(places, "Martine", "Yann")
    assert yann.id == places.yann.helper_id
    assert sees(yann)
    assert not queries.visible_to(places.helper(places.yann), Matter.RESULT, LATER).exists()


def test_three_are_the_most_and_stopping_one_makes_room(places: Cast) -> None:
    ties = [name(places, called) for called in "ABC"]
    assert len(ties) == MOST_TRUSTED
    with pytest.raises(TooManyTrusted):
        name(places, "D")
    stop_trusted_helper(actor=places.person("Martine"), trustedhelper_id=ties[0].pk, now=MONDAY)
    name(places, "D")


def test_a_code_nobody_used_in_time_makes_room_too(places: Cast) -> None:
    for called in "ABC":
        name(places, called)
    name(places, "D", now=MONDAY + CODE_LASTS)


def test_the_same_form_sent_twice_names_one(places: Cast) -> None:
    ticket = uuid4()
    assert name(places, ticket=ticket) == name(places, ticket=ticket)
    assert TrustedHelper.objects.count() == 1


def test_a_ticket_that_is_somebody_else_s_shows_nothing_of_theirs(places: Cast) -> None:
    hers = name(places)
    other = name_trusted_helper(
        actor=places.person("Leïla"),
        called="Sacha",
        matters={},
        lasting=Lasting.YEAR,
        ticket=hers.pk,
        now=MONDAY,
    )
    assert other.pk != hers.pk
    assert other.person_id == places.person("Leïla").id


@pytest.mark.parametrize("called", ["", "  ", "\u202e\x00"])
def test_nobody_is_named_without_a_name(places: Cast, called: str) -> None:
    with pytest.raises(NoFirstName):
        name(places, called)


def test_words_that_changed_name_nobody(places: Cast) -> None:
    with pytest.raises(TextChanged):
        name(places, matters={Matter.RESULT: "0ld"})
    assert not TrustedHelper.objects.exists()


@given(st.binary(min_size=16, max_size=40))
def test_a_reference_survives_hands_scanners_and_keyboards(seal: bytes) -> None:
    reference = references.letters(seal)
    assert len(reference) == references.LENGTH
    assert references.read(references.grouped(reference).lower()) == reference
    azerty = str.maketrans("AQZWM", "QAWZ,")  # what a QWERTY scanner types there
    assert reference.translate(azerty) == reference


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_reference_or_nothing(typed: str) -> None:
    assert references.read(typed) == "" or set(references.read(typed)) <= set(references.ALPHABET)
