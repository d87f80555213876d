"""Everything goes at once, or nothing does; who may ask, and what stays."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from palier.audit.models import Entry
from palier.people import erasing
from palier.people.actions.leaving import (
    erase_again,
    erase_me,
    erase_on_paper,
    prepare_erasure,
)
from palier.people.models import Beneficiary, Erasure, ErasureRequest, Visit
from palier.people.registry import holdings
from palier.people.rules.actor import HelperActor, NotAllowed, Role
from palier.people.signals import person_erased
from palier.queue.models import Job
from tests.cast import Cast


def rows_of(person_id: UUID) -> int:
    return sum(one.of(person_id).count() for one in holdings() if not one.kept)


def test_everything_goes_and_the_law_keeps_its_lines(cast: Cast) -> None:
    actor = cast.person("Claudia")
    traces = Entry.objects.filter(person=actor.id).count()
    assert rows_of(actor.id) >= 15
    erase_me(actor=actor, now=cast.now)
    assert rows_of(actor.id) == 0
    assert Entry.objects.filter(person=actor.id).count() == traces + 1
    assert Erasure.objects.get().person_id == actor.id


def test_pressed_twice_it_is_done_once(cast: Cast) -> None:
    actor = cast.person("Claudia")
    erase_me(actor=actor, now=cast.now)
    with pytest.raises(Beneficiary.DoesNotExist):
        erase_me(actor=actor, now=cast.now)
    assert Entry.objects.filter(verb="erase_me").count() == Erasure.objects.count() == 1


def test_a_house_that_cannot_follow_undoes_it_all(cast: Cast) -> None:
    actor = cast.person("Claudia")
    before, heard = rows_of(actor.id), list[Any]()

    def fails(**said: Any) -> None:
        heard.append(said["person_id"])
        raise RuntimeError("the file could not be removed")

    person_erased.connect(fails)
    try:
        with pytest.raises(RuntimeError):
            erase_me(actor=actor, now=cast.now)
    finally:
        person_erased.disconnect(fails)
    assert heard == [actor.id]
    assert rows_of(actor.id) == before
    assert not Erasure.objects.exists()
    assert not Entry.objects.filter(verb="erase_me").exists()


def test_the_log_of_the_file_is_emptied_by_the_queue(cast: Cast) -> None:
    erase_me(actor=cast.person("Claudia"), now=cast.now)
    erase_me(actor=cast.person("Leïla"), now=cast.now)
    jobs = list(Job.objects.filter(task=erasing.SETTLE).values_list("args", "kwargs"))
    assert jobs == [([], {}), ([], {})], "told nothing of anybody"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a pragma of SQLite")
@pytest.mark.django_db
def test_what_is_deleted_is_overwritten_in_the_file() -> None:
    with connection.cursor() as cursor:
        assert cursor.execute("PRAGMA secure_delete").fetchone() == (1,)


@pytest.mark.parametrize("role", [Role.VOLUNTEER])
def test_not_everybody_prepares_an_erasure(cast: Cast, role: Role) -> None:
    actor = HelperActor(cast.yann.helper_id, cast.kerourien.pk, role)
    for act in (prepare_erasure, erase_on_paper):
        with pytest.raises(NotAllowed):
            act(actor=actor, person_id=cast.beneficiary("Leïla").pk, now=cast.now)
    assert not ErasureRequest.objects.exists()


@pytest.mark.parametrize("role", [Role.HEAD, Role.MEDIATOR])
def test_the_head_or_a_mediator_erases_on_a_signed_request(cast: Cast, role: Role) -> None:
    actor = HelperActor(cast.nolwenn.helper_id, cast.kerourien.pk, role)
    person = cast.beneficiary("Leïla").pk
    prepare_erasure(actor=actor, person_id=person, now=cast.now)
    prepare_erasure(actor=actor, person_id=person, now=cast.now)
    assert Entry.objects.filter(verb="prepare_erasure").count() == 1
    erase_on_paper(actor=actor, person_id=person, now=cast.now)
    assert rows_of(person) == 0
    line = Entry.objects.get(verb="erase_on_paper")
    assert (line.by, line.person, line.facts) == (actor.id, person, {})


def test_nobody_erases_a_person_of_another_place(cast: Cast) -> None:
    charlie = HelperActor(cast.charlie.helper_id, cast.port.pk, Role.HEAD)
    for act in (prepare_erasure, erase_on_paper):
        with pytest.raises(Beneficiary.DoesNotExist):
            act(actor=charlie, person_id=cast.beneficiary("Leïla").pk, now=cast.now)


def test_an_old_copy_does_not_bring_her_back(cast: Cast) -> None:
    """What `palier restore` does once the former numbers are in the database put back."""
    person = cast.beneficiary("Leïla").pk
    Erasure.objects.create(person_id=person, at=cast.now)
    assert erase_again(now=cast.now) == 1
    assert erase_again(now=cast.now) == 0
    assert rows_of(person) == 0
    assert Visit.objects.exists()
