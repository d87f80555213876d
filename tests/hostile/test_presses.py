"""Many presses at the same moment: one of them counts, on SQLite as on PostgreSQL."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from palier.access.models import Attempt
from palier.access.rules import limits
from palier.attention.models import Concern
from palier.audit.models import Entry
from palier.diagnosis.models import Diagnosis, StageOverrule
from palier.people.models import Consent, Visit
from palier.people.rules.consent import RESULT_VERSION
from palier.simulators.bank import bank
from palier.simulators.models import Play
from tests.cast import Cast, assemble

pytestmark = pytest.mark.django_db(transaction=True)
CROWD = 6


def together(browsers: list[Client], address: str, fields: Callable[[int], dict[str, Any]]) -> None:
    """Each browser posts once, all at the same moment, each with its own connection."""
    ready, statuses = Barrier(len(browsers)), []

    def press(client: Client, fields: dict[str, Any]) -> None:
        ready.wait()
        try:
            statuses.append(client.post(address, fields).status_code)
        finally:
            connections.close_all()

    threads = [Thread(target=press, args=(client, fields(n))) for n, client in enumerate(browsers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(statuses) == len(browsers)
    assert max(statuses) < 400


@pytest.fixture
def cast() -> Cast:
    return assemble()


@pytest.fixture
def leila(cast: Cast) -> list[Client]:
    return [cast.in_hands_of("Leïla") for _ in range(CROWD)]


@pytest.fixture
def nolwenn(cast: Cast) -> list[Client]:
    return [cast.signed_in(cast.nolwenn) for _ in range(CROWD)]


def test_an_exercise_started_by_many_presses_is_started_once(leila: list[Client]) -> None:
    task = sorted(bank().tasks)[0]
    together(leila, reverse("practise", args=[task]), lambda _: {"do": "start"})
    assert Play.objects.filter(task_id=task, purpose=Play.Purpose.PRACTICE).count() == 1


def test_a_stage_seen_otherwise_by_many_presses_is_written_once(
    cast: Cast, nolwenn: list[Client]
) -> None:
    point = Diagnosis.objects.get(person=cast.beneficiary("Claudia"))
    said = {"stage": "mastery", "reason": "Elle envoie ses candidatures elle-même."}
    together(nolwenn, reverse("overrule_stage", args=[point.pk]), lambda _: said)
    assert [o.reason for o in StageOverrule.objects.all()].count(said["reason"]) == 1
    assert Entry.objects.filter(verb="overrule_stage", person=point.person_id).count() == 2


def test_an_arrival_sent_by_many_presses_is_one_person(cast: Cast, nolwenn: list[Client]) -> None:
    form = {"first_name": "Ibrahim", "ticket": "7b0a9d3e-8a43-4f66-9d0c-0a1f4f0b6a11"}
    together(nolwenn, reverse("welcome_person"), lambda _: form)
    assert Visit.objects.filter(ticket=form["ticket"]).count() == 1
    assert Visit.objects.filter(person__called="Ibrahim").count() == 1
    assert Entry.objects.filter(verb="welcome_person", by=cast.nolwenn.helper_id).count() == 7


def test_an_agreement_and_a_point_pressed_by_many_are_one(cast: Cast, leila: list[Client]) -> None:
    together(leila, reverse("accept_sight"), lambda _: {"do": "accept", "read": RESULT_VERSION})
    together(leila, reverse("point"), lambda _: {})
    person = cast.beneficiary("Leïla")
    assert Consent.objects.filter(person=person).count() == 1
    assert Diagnosis.objects.filter(person=person).count() == 1
    together(leila, reverse("result"), lambda _: {})
    verbs = Entry.objects.filter(person=person.pk).values_list("verb", flat=True)
    once = ("give_consent", "start_point", "finish_point")
    assert sorted(verb for verb in verbs if verb in once) == sorted(once)


def test_a_request_closed_by_many_presses_is_closed_once(cast: Cast, nolwenn: list[Client]) -> None:
    concern = Concern.objects.get(person=cast.beneficiary("Leïla"), reason="talk")
    together(nolwenn, reverse("close_concern", args=[concern.pk]), lambda _: {"closing": "talked"})
    assert Entry.objects.filter(verb="close_concern").count() == 1


def test_codes_guessed_at_the_same_moment_share_five_tries(cast: Cast, leila: list[Client]) -> None:
    crowd = [*leila, *(cast.in_hands_of("Caroline") for _ in range(CROWD))]
    guess = {"account": cast.nolwenn.pk}
    together(crowd, reverse("take_back"), lambda n: {**guess, "secret": f"000{n}"})
    assert Attempt.objects.count() == limits.TRIES
    assert not Entry.objects.filter(verb="take_back").exists()
