"""The thread: written by whom she lets, read by her, never changed in silence."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.audit.models import Entry
from palier.journey import circle
from palier.journey.actions import facts
from palier.journey.models import SharedFact
from palier.journey.rules.facts import (
    OLDEST,
    Answer,
    Channel,
    Fault,
    Kind,
    Said,
    days_awaited,
    fault,
)
from palier.journey.tests.around_cast import LATER, around_nouria, writes
from palier.people import actions as people
from palier.people.models import Beneficiary, Consent
from palier.people.rules.actor import NotAllowed
from tests.cast import MONDAY, Cast

SENT = Said("Un CV", Kind.SENT, whom="Boulangerie Le Goff", channel=Channel.HAND)
TODAY = MONDAY.date()


@pytest.fixture
def places(db: None) -> Cast:
    return around_nouria()


def read_by_her(places: Cast) -> list[str]:
    return [one.words for one in circle.facts_visible_to(places.person("Nouria"), LATER)]


def test_professionals_and_she_write_in_one_thread(places: Cast) -> None:
    writes(places, "Elle cherche à Brest")
    writes(places, "Rendez-vous pris", by="yann")
    said = Said("J’ai appelé la boulangerie")
    facts.write_my_fact(actor=places.person("Nouria"), said=said, ticket=uuid4(), now=LATER)
    assert set(read_by_her(places)) == {
        *("Elle cherche à Brest", "Rendez-vous pris", "J’ai appelé la boulangerie"),
    }
    yann = circle.facts_visible_to(places.helper(places.yann), LATER)
    assert [one.by for one in yann.filter(by=None)] == [None]
    assert yann.count() == 3


def test_they_are_read_in_the_order_of_writing(places: Cast) -> None:
    for minute in (3, 1, 2):
        facts.write_fact(
            actor=places.helper(places.nolwenn),
            person_id=places.beneficiary("Nouria").pk,
            said=Said(f"minute {minute}"),
            ticket=uuid4(),
            now=LATER + timedelta(minutes=minute),
        )
    assert read_by_her(places) == ["minute 1", "minute 2", "minute 3"]


def test_another_place_and_a_volunteer_read_and_write_nothing(places: Cast) -> None:
    writes(places)
    assert not circle.facts_visible_to(places.helper(places.charlie), LATER).exists()
    assert not circle.facts_visible_to(places.helper(places.soizic), LATER).exists()
    with pytest.raises(Beneficiary.DoesNotExist):
        writes(places, by="charlie")
    with pytest.raises(NotAllowed):
        writes(places, by="soizic")
    assert SharedFact.objects.count() == 1


def test_without_her_agreement_nobody_writes(places: Cast) -> None:
    with pytest.raises(Beneficiary.DoesNotExist):
        facts.write_fact(
            actor=places.helper(places.nolwenn),
            person_id=places.beneficiary("Leïla").pk,
            said=Said("x"),
            ticket=uuid4(),
            now=LATER,
        )


def test_an_agreement_that_she_withdraws_closes_the_thread_to_the_place(places: Cast) -> None:
    fact = writes(places)
    consent = Consent.objects.get(person=places.beneficiary("Nouria"))
    people.withdraw_consent(actor=places.person("Nouria"), consent_id=consent.pk, now=LATER)
    assert not circle.facts_visible_to(places.helper(places.nolwenn), LATER).exists()
    with pytest.raises(SharedFact.DoesNotExist):
        facts.withdraw_fact(actor=places.helper(places.nolwenn), sharedfact_id=fact.pk, now=LATER)
    assert len(read_by_her(places)) == 1


def test_a_form_sent_twice_is_one_line(places: Cast) -> None:
    ticket = uuid4()
    for _ in range(2):
        facts.write_fact(
            actor=places.helper(places.nolwenn),
            person_id=places.beneficiary("Nouria").pk,
            said=Said("Une fois"),
            ticket=ticket,
            now=LATER,
        )
    assert read_by_her(places) == ["Une fois"]
    assert Entry.objects.filter(verb="write_fact").count() == 1


def test_whoever_wrote_withdraws_and_the_line_stays_struck(places: Cast) -> None:
    fact = writes(places)
    with pytest.raises(SharedFact.DoesNotExist):
        facts.withdraw_fact(actor=places.helper(places.yann), sharedfact_id=fact.pk, now=LATER)
    with pytest.raises(SharedFact.DoesNotExist):
        facts.withdraw_my_fact(actor=places.person("Nouria"), sharedfact_id=fact.pk, now=LATER)
    for _ in range(2):
        facts.withdraw_fact(actor=places.helper(places.nolwenn), sharedfact_id=fact.pk, now=LATER)
    fact.refresh_from_db()
    assert fact.withdrawn_at == LATER
    assert fact.words == "Elle cherche à Brest"
    assert Entry.objects.filter(verb="withdraw_fact").count() == 1


def test_she_withdraws_her_own_line(places: Cast) -> None:
    nouria = places.person("Nouria")
    fact = facts.write_my_fact(actor=nouria, said=Said("Trop dit"), ticket=uuid4(), now=LATER)
    for _ in range(2):
        facts.withdraw_my_fact(actor=nouria, sharedfact_id=fact.pk, now=LATER)
    assert SharedFact.objects.get().withdrawn_at == LATER
    with pytest.raises(SharedFact.DoesNotExist):
        facts.withdraw_my_fact(actor=places.person("Leïla"), sharedfact_id=fact.pk, now=LATER)


def test_what_was_sent_awaits_an_answer_which_is_noted_once(places: Cast) -> None:
    nouria = places.person("Nouria")
    fact = facts.write_my_fact(actor=nouria, said=SENT, ticket=uuid4(), now=LATER)
    assert (fact.whom, fact.channel, fact.day, fact.answer) == (
        *("Boulangerie Le Goff", "hand", TODAY, ""),
    )
    yann = places.helper(places.yann)
    for _ in range(2):
        facts.note_answer(actor=yann, sharedfact_id=fact.pk, answer=Answer.MEETING, now=LATER)
    with pytest.raises(facts.AlreadyAnswered):
        facts.note_my_answer(actor=nouria, sharedfact_id=fact.pk, answer=Answer.NO, now=LATER)
    fact.refresh_from_db()
    assert fact.answer == Answer.MEETING
    assert Entry.objects.filter(verb="note_answer").count() == 1


def test_a_note_is_not_answered(places: Cast) -> None:
    fact = writes(places)
    with pytest.raises(SharedFact.DoesNotExist):
        facts.note_answer(
            actor=places.helper(places.yann), sharedfact_id=fact.pk, answer=Answer.NO, now=LATER
        )


def test_an_interview_keeps_one_thing_to_change(places: Cast) -> None:
    said = Said("Accueil aimable", Kind.INTERVIEW, whom="La mairie", change="Parler plus lentement")
    fact = facts.write_my_fact(actor=places.person("Nouria"), said=said, ticket=uuid4(), now=LATER)
    assert fact.change == "Parler plus lentement"
    note = facts.write_my_fact(
        actor=places.person("Nouria"),
        said=Said("Une note", change="perdu"),
        ticket=uuid4(),
        now=LATER,
    )
    assert note.change == ""


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (Said(""), Fault.NO_WORDS),
        (Said("\u202e \n"), Fault.NO_WORDS),
        (Said("CV", Kind.SENT, channel=Channel.MAIL), Fault.NO_WHOM),
        (Said("CV", Kind.SENT, whom="Le Port"), Fault.NO_CHANNEL),
        (Said("CV", Kind.SENT, "Le Port", date(1970, 1, 1), Channel.MAIL), Fault.WRONG_DAY),
        (Said("CV", Kind.SENT, "Le Port", date(2100, 1, 1), Channel.MAIL), Fault.WRONG_DAY),
        (Said("Bien", Kind.INTERVIEW), Fault.NO_WHOM),
    ],
)
def test_a_line_that_could_not_be_followed_is_refused_by_name(
    places: Cast, said: Said, expected: Fault
) -> None:
    with pytest.raises(facts.FactRefused) as refused:
        facts.write_my_fact(actor=places.person("Nouria"), said=said, ticket=uuid4(), now=LATER)
    assert refused.value.fault is expected
    assert not SharedFact.objects.exists()


@given(st.dates(), st.sampled_from(Kind))
def test_any_day_is_of_the_last_year_or_refused(day: date, kind: Kind) -> None:
    wrong = fault(Said("x", kind, whom="y", day=day, channel=Channel.MAIL), TODAY)
    assert wrong is (None if TODAY - OLDEST <= day <= TODAY else Fault.WRONG_DAY)


@given(st.dates(), st.dates())
def test_clocks_that_disagree_never_wait_less_than_no_day(sent: date, today: date) -> None:
    assert days_awaited(sent, today) >= 0
