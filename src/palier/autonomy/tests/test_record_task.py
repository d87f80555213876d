"""A task is noted once, by who may, about whom they may know; and taken back the same day."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.dispatch import Signal

from palier.audit.models import Entry
from palier.autonomy.actions import (
    ImpossibleTask,
    TooLateToUndo,
    record_own_task,
    record_task,
    undo_task,
)
from palier.autonomy.models import TaskRecord
from palier.autonomy.queries import proposal_for, records_of, trajectories_of
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.autonomy.signals import done_without_mandate, task_undone
from palier.people import actions as people
from palier.people.models import Beneficiary, Visit
from palier.people.rules.actor import Matter, NotAllowed
from tests.cast import MONDAY, Cast, open_places

LATER = MONDAY + timedelta(minutes=20)
FOR, WITH, ALONE = HelpLevel


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Leïla", "J’ai reçu un message")
    cast.arrive("Gilles", "", cast.charlie)
    return cast


def note(cast: Cast, account: Any = None, **other: Any) -> TaskRecord:
    given = {
        "actor": cast.helper(account or cast.nolwenn),
        "task": "received",
        "level": WITH,
        "outcome": Outcome.WELL,
        "ticket": uuid4(),
        "now": LATER,
        **other,
    }
    return record_task(**given)


@contextmanager
def heard(signal: Signal) -> Iterator[list[dict[str, Any]]]:
    sent: list[dict[str, Any]] = []

    def hear(**said: Any) -> None:
        sent.append(said)

    signal.connect(hear)
    try:
        yield sent
    finally:
        signal.disconnect(hear)


def test_one_tap_says_who_did_it_and_the_person_no_longer_waits(places: Cast) -> None:
    written = note(places, visit_id=places.visits["Leïla"].pk, minutes=15)
    assert (written.person_id, written.skill) == (
        places.beneficiary("Leïla").pk,
        "email.find_message",
    )
    assert Visit.objects.get(pk=places.visits["Leïla"].pk).helped_at == LATER
    entry = Entry.objects.get(verb="record_task")
    assert entry.facts == {"task": str(written.pk), "mandate": None}


def test_anonymous_is_fine(places: Cast) -> None:
    assert note(places, task="print").person_id is None


def test_the_same_form_sent_twice_is_one_task(places: Cast) -> None:
    ticket = uuid4()
    first = note(places, ticket=ticket)
    assert note(places, ticket=ticket, level=FOR) == first
    assert Entry.objects.filter(verb="record_task").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"task": "fly"},
        {"skill": "computer.print"},
        {"minutes": 0},
        {"minutes": 1500},
        {"done_at": MONDAY.replace(year=1970)},
        {"done_at": LATER + timedelta(days=1)},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(places: Cast, wrong: Any) -> None:
    with pytest.raises(ImpossibleTask):
        note(places, **wrong)
    assert not TaskRecord.objects.exists()


def test_two_clocks_that_disagree_by_a_minute_are_fine(places: Cast) -> None:
    assert note(places, done_at=LATER + timedelta(minutes=1)).recorded_at == LATER


def test_charlie_notes_nothing_about_the_people_of_kerourien(places: Cast) -> None:
    with pytest.raises(Visit.DoesNotExist):
        note(places, places.charlie, visit_id=places.visits["Leïla"].pk)
    with pytest.raises(Beneficiary.DoesNotExist):
        note(places, places.charlie, person_id=places.beneficiary("Leïla").pk)
    with pytest.raises(Beneficiary.DoesNotExist):
        note(
            places,
            visit_id=places.visits["Leïla"].pk,
            person_id=places.beneficiary("Gilles").pk,
        )


def test_a_volunteer_notes_for_who_is_here_today_and_for_nobody_else(places: Cast) -> None:
    leila = places.visits["Leïla"]
    written = note(places, places.soizic, visit_id=leila.pk)
    assert written.recorded_by_id == places.soizic.helper_id
    with pytest.raises(Beneficiary.DoesNotExist):
        note(places, places.soizic, person_id=leila.person_id)
    with pytest.raises(Visit.DoesNotExist):
        note(places, places.soizic, visit_id=leila.pk, now=LATER + timedelta(days=1))
    assert not records_of(places.helper(places.soizic), leila.person_id)


def test_done_for_her_without_a_mandate_is_written_and_announced(places: Cast) -> None:
    leila = places.beneficiary("Leïla").pk
    with heard(done_without_mandate) as sent:
        written = note(places, task="ft_update", level=FOR, person_id=leila)
        note(places, task="ft_update", level=WITH, person_id=leila)
        note(places, task="print", level=FOR, person_id=leila)
    assert [one["record"] for one in sent] == [written]
    assert sent[0]["helper_id"] == places.nolwenn.helper_id
    assert sent[0]["now"] == LATER


def test_done_for_somebody_without_a_name_is_announced_too(places: Cast) -> None:
    with heard(done_without_mandate) as sent:
        note(places, task="caf_ask", level=FOR)
    assert sent[0]["record"].person_id is None


def test_undone_in_one_tap_it_is_gone_and_she_waits_again(places: Cast) -> None:
    visit = places.visits["Leïla"]
    written = note(places, visit_id=visit.pk)
    with heard(task_undone) as sent:
        undo_task(actor=places.helper(places.yann), record_id=written.pk, now=LATER)
    assert [one["record"].ticket for one in sent] == [written.ticket]
    assert not TaskRecord.objects.exists()
    assert Visit.objects.get(pk=visit.pk).helped_at is None
    assert Entry.objects.filter(verb="undo_task").count() == 1
    with pytest.raises(TaskRecord.DoesNotExist):
        undo_task(actor=places.helper(places.yann), record_id=written.pk, now=LATER)


def test_undone_it_leaves_the_other_tasks_of_the_visit(places: Cast) -> None:
    visit = places.visits["Leïla"]
    slip = note(places, visit_id=visit.pk)
    note(places, visit_id=visit.pk)
    undo_task(actor=places.helper(places.nolwenn), record_id=slip.pk, now=LATER)
    assert Visit.objects.get(pk=visit.pk).helped_at == LATER


def test_who_may_not_undo(places: Cast) -> None:
    written = note(places, visit_id=places.visits["Leïla"].pk)
    for account in (places.charlie, places.soizic):
        with pytest.raises(NotAllowed):
            undo_task(actor=places.helper(account), record_id=written.pk, now=LATER)
    with pytest.raises(TooLateToUndo):
        undo_task(
            actor=places.helper(places.nolwenn),
            record_id=written.pk,
            now=LATER.replace(day=10, hour=0, minute=1),
        )
    hers = note(places, places.soizic)
    undo_task(actor=places.helper(places.soizic), record_id=hers.pk, now=LATER)


def test_she_says_herself_what_she_did(places: Cast) -> None:
    ticket, actor = uuid4(), places.person("Leïla")
    given = {"actor": actor, "task": "ft_update", "outcome": Outcome.WELL, "ticket": ticket}
    first = record_own_task(**given, now=LATER)
    assert record_own_task(**given, now=LATER) == first
    assert (first.level, first.recorded_by, first.person_id) == (ALONE, None, actor.id)
    assert [one.pk for one in records_of(actor, actor.id)] == [first.pk]
    assert not records_of(places.person("Gilles"), actor.id)


def test_other_places_are_read_only_with_her_agreement(places: Cast) -> None:
    leila = places.beneficiary("Leïla").pk
    here = note(places, person_id=leila)
    people.welcome_person(
        actor=places.helper(places.charlie),
        first_name="",
        request="",
        ticket=uuid4(),
        now=LATER,
    )
    elsewhere = TaskRecord.objects.create(
        structure=places.port,
        person_id=leila,
        task="received",
        skill="email.find_message",
        level=WITH,
        outcome=Outcome.WELL,
        done_at=LATER,
        recorded_at=LATER,
    )
    nolwenn = places.helper(places.nolwenn)
    assert list(records_of(nolwenn, leila, LATER)) == [here]
    assert not records_of(places.helper(places.charlie), leila, LATER)
    people.give_consent(actor=places.person("Leïla"), matter=Matter.PLAN, now=LATER)
    assert set(records_of(nolwenn, leila, LATER)) == {here, elsewhere}
    assert list(records_of(nolwenn, leila)) == [here]
    assert set(records_of(places.person("Leïla"), leila)) == {here, elsewhere}


def test_four_visits_of_one_skill_make_a_trajectory(places: Cast) -> None:
    leila, nolwenn = places.beneficiary("Leïla").pk, places.helper(places.nolwenn)
    for week, level in enumerate((FOR, WITH, WITH)):
        when = LATER + timedelta(weeks=week)
        note(places, person_id=leila, level=level, now=when, task="received")
    next_ = proposal_for(nolwenn, leila, "received")
    assert (next_.level, next_.near) == (ALONE, True)
    note(places, person_id=leila, level=ALONE, now=LATER + timedelta(weeks=3))
    (told,) = trajectories_of(nolwenn, leila)
    assert (told.skill, told.landing, told.times) == ("email.find_message", 3, 4)
    assert trajectories_of(places.helper(places.charlie), leila) == []


def test_a_kind_without_a_skill_has_its_own_proposal(places: Cast) -> None:
    leila, nolwenn = places.beneficiary("Leïla").pk, places.helper(places.nolwenn)
    for _ in range(2):
        note(places, person_id=leila, task="other")
    assert proposal_for(nolwenn, leila, "other").near
    assert proposal_for(nolwenn, leila, "print").level is WITH
    assert proposal_for(nolwenn, leila, "nonsense").level is WITH


def test_strengths_come_first(places: Cast) -> None:
    leila = places.beneficiary("Leïla").pk
    note(places, person_id=leila, task="cv", level=WITH)
    note(places, person_id=leila, task="print", level=ALONE)
    told = trajectories_of(places.person("Leïla"), leila)
    assert [one.skill for one in told] == ["computer.print", "documents.correct_cv"]
