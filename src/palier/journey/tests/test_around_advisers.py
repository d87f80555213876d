"""The adviser who comes once a month, and who wishes to be seen."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.journey import circle
from palier.journey.actions import advisers
from palier.journey.models import AdviserSeat, AdviserVisit, SharedFact
from palier.journey.rules.adviser import FARTHEST, DayFault, day_fault
from palier.journey.rules.telling import told
from palier.journey.tests.around_cast import FRIDAY, LATER, around_nouria, expects
from palier.people.models import Beneficiary, Consent
from tests.cast import MONDAY, Cast

TODAY = MONDAY.date()


@pytest.fixture
def places(db: None) -> Cast:
    return around_nouria()


def wishes(places: Cast, visit: AdviserVisit, name: str = "Nouria", **said: object) -> AdviserSeat:
    given_words = {"words": "Mon dossier RSA", "shows_plan": True, **said}
    return advisers.wish_adviser(
        actor=places.person(name),
        adviservisit_id=visit.pk,
        now=LATER,
        **given_words,  # type: ignore[arg-type]
    )


def seats(places: Cast, visit: AdviserVisit, name: str, *, shows_plan: bool = True) -> AdviserSeat:
    return advisers.seat_person(
        actor=places.helper(places.nolwenn),
        person_id=places.beneficiary(name).pk,
        adviservisit_id=visit.pk,
        words="Parler logement",
        shows_plan=shows_plan,
        now=LATER + timedelta(minutes=1),
    )


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        (date(1970, 1, 1), DayFault.PAST),
        (TODAY - timedelta(days=1), DayFault.PAST),
        (date(2100, 1, 1), DayFault.FAR),
    ],
)
def test_a_day_that_nobody_means_is_refused(places: Cast, day: date, fault: DayFault) -> None:
    with pytest.raises(advisers.DayRefused) as refused:
        expects(places, day)
    assert refused.value.fault is fault
    assert not AdviserVisit.objects.exists()


@given(st.dates())
def test_a_day_from_today_to_a_year_ahead_is_meant(day: date) -> None:
    assert (day_fault(day, TODAY) is None) is (TODAY <= day <= TODAY + FARTHEST)


def test_written_twice_it_is_one_visit_and_cancelled_it_may_come_back(places: Cast) -> None:
    visit = expects(places)
    assert expects(places).pk == visit.pk
    actor = places.helper(places.nolwenn)
    for _ in range(2):
        advisers.cancel_adviser_visit(actor=actor, adviservisit_id=visit.pk, now=LATER)
    assert not circle.adviser_visits_soon(actor, LATER).exists()
    with pytest.raises(advisers.VisitOver):
        wishes(places, visit)
    expects(places)
    assert circle.adviser_visits_soon(actor, LATER).get().pk == visit.pk


def test_an_adviser_without_a_name_is_refused(places: Cast) -> None:
    with pytest.raises(advisers.NobodyNamed):
        advisers.plan_adviser_visit(
            actor=places.helper(places.nolwenn), adviser=" \u202e", day=FRIDAY, now=MONDAY
        )


def test_the_desk_knows_of_the_visits_of_this_week_with_their_seats(places: Cast) -> None:
    visit = expects(places)
    expects(places, FRIDAY + timedelta(days=7))
    wishes(places, visit)
    advisers.give_up_adviser(actor=places.person("Nouria"), adviservisit_id=visit.pk, now=LATER)
    seats(places, visit, "Leïla")
    soon = circle.adviser_visits_soon(places.helper(places.nolwenn), LATER)
    assert [(one.pk, one.seated) for one in soon] == [(visit.pk, 1)]  # type: ignore[attr-defined]
    for stranger in (places.charlie, places.soizic):
        assert not circle.adviser_visits_soon(places.helper(stranger), LATER).exists()


def test_they_are_seen_in_the_order_of_asking(places: Cast) -> None:
    visit = expects(places)
    wishes(places, visit)
    seats(places, visit, "Leïla")
    listed = circle.seats_visible_to(places.helper(places.yann))
    assert [one.person for one in listed] == [
        *(places.beneficiary("Nouria"), places.beneficiary("Leïla")),
    ]
    assert not circle.seats_visible_to(places.helper(places.charlie)).exists()
    assert not circle.seats_visible_to(places.helper(places.soizic)).exists()


def test_a_helper_shows_at_most_what_she_opened(places: Cast) -> None:
    visit = expects(places)
    assert not seats(places, visit, "Leïla").shows_plan
    assert seats(places, visit, "Nouria").shows_plan


def test_what_she_said_on_her_screen_is_never_overwritten(places: Cast) -> None:
    visit = expects(places)
    wishes(places, visit, shows_plan=False)
    seat = seats(places, visit, "Nouria")
    assert (seat.words, seat.shows_plan) == ("Mon dossier RSA", False)
    assert wishes(places, visit, words="Autre chose").words == "Autre chose"
    assert AdviserSeat.objects.count() == 1


def test_the_visit_of_another_place_is_not_found(places: Cast) -> None:
    visit = expects(places, actor=places.helper(places.charlie))
    with pytest.raises(AdviserVisit.DoesNotExist):
        wishes(places, visit)
    with pytest.raises(AdviserVisit.DoesNotExist):
        seats(places, visit, "Nouria")
    with pytest.raises(AdviserVisit.DoesNotExist):
        advisers.cancel_adviser_visit(
            actor=places.helper(places.nolwenn), adviservisit_id=visit.pk, now=LATER
        )


def test_seen_is_ticked_and_unticked(places: Cast) -> None:
    seat, actor = wishes(places, expects(places)), places.helper(places.nolwenn)
    for seen in (True, True, False):
        advisers.note_seen(actor=actor, adviserseat_id=seat.pk, seen=seen, now=LATER)
        seat.refresh_from_db()
        assert bool(seat.seen_at) is seen
    with pytest.raises(AdviserSeat.DoesNotExist):
        advisers.note_seen(
            actor=places.helper(places.charlie), adviserseat_id=seat.pk, seen=True, now=LATER
        )


def test_on_her_word_her_place_is_freed(places: Cast) -> None:
    seat, actor = seats(places, expects(places), "Leïla"), places.helper(places.nolwenn)
    advisers.free_seat(actor=actor, adviserseat_id=seat.pk, now=LATER)
    with pytest.raises(AdviserSeat.DoesNotExist):
        advisers.free_seat(actor=actor, adviserseat_id=seat.pk, now=LATER)


def answers(places: Cast, seat: AdviserSeat, words: str = "Rappeler lundi") -> SharedFact:
    return advisers.note_adviser_answer(
        actor=places.helper(places.nolwenn),
        adviserseat_id=seat.pk,
        words=words,
        ticket=seat.pk,
        now=LATER,
    )


def test_what_the_adviser_answered_is_a_line_of_her_thread(places: Cast) -> None:
    seat = wishes(places, expects(places))
    for _ in range(2):
        answers(places, seat)
    facts = circle.facts_visible_to(places.person("Nouria"), LATER)
    assert [(one.words, one.whom) for one in facts] == [("Rappeler lundi", "France Travail")]
    assert told("answered", "Rappeler lundi", "PLIE", "en") == "PLIE answers: Rappeler lundi"
    with pytest.raises(advisers.NoWords):
        answers(places, seat, " ")


def test_without_her_agreement_no_answer_is_written(places: Cast) -> None:
    seat = wishes(places, expects(places))
    Consent.objects.update(withdrawn_at=LATER)
    with pytest.raises(Beneficiary.DoesNotExist):
        answers(places, seat)
    with pytest.raises(Beneficiary.DoesNotExist):
        answers(places, seats(places, seat.visit, "Leïla"))


def test_giving_up_twice_is_done_and_asking_again_is_a_new_seat(places: Cast) -> None:
    visit, nouria = expects(places), places.person("Nouria")
    first = wishes(places, visit)
    for _ in range(2):
        advisers.give_up_adviser(actor=nouria, adviservisit_id=visit.pk, now=LATER)
    assert wishes(places, visit).pk != first.pk
    assert list(circle.seats_of(nouria, LATER)) == [AdviserSeat.objects.get(withdrawn_at=None)]


def test_she_reads_the_nearest_visit_first(places: Cast) -> None:
    later, near = expects(places, FRIDAY + timedelta(days=7)), expects(places)
    for visit in (later, near):
        wishes(places, visit)
    read = [one.visit_id for one in circle.seats_of(places.person("Nouria"), LATER)]
    assert read == [near.pk, later.pk]
