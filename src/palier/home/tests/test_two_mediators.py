"""Two mediators, two machines, one queue: the same press at the same moment has one effect, and the
other reads a clear sentence. Real threads, each with its connection; on SQLite and PostgreSQL."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.attention.models import Concern
from palier.audit.models import Entry
from palier.autonomy.models import TaskRecord
from palier.people.models import Beneficiary, Visit
from tests.cast import Cast, assemble

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[Client], Any]


@pytest.fixture
def cast() -> Cast:
    return assemble()


@pytest.fixture
def pair(cast: Cast) -> list[Client]:
    return [cast.signed_in(cast.nolwenn), cast.signed_in(cast.yann)]


def together(pair: list[Client], act: Act) -> list[str]:
    """Both at the same moment; what each desk says next."""
    ready, statuses = Barrier(len(pair)), list[int]()

    def press(client: Client) -> None:
        ready.wait()
        try:
            statuses.append(act(client).status_code)
        finally:
            connections.close_all()

    threads = [Thread(target=press, args=(client,)) for client in pair]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert statuses == [302, 302]
    return [client.get(reverse("desk")).content.decode() for client in pair]


def told(desks: list[str], sentence: str) -> list[bool]:
    return sorted(sentence in desk for desk in desks)


def test_a_departure_pressed_by_two_is_one(cast: Cast, pair: list[Client]) -> None:
    visit = cast.visits["Geneviève"]
    desks = together(pair, lambda who: who.post(reverse("end_visit", args=[visit.pk])))
    assert Entry.objects.filter(verb="end_visit").count() == 1
    assert told(desks, "Ce départ est déjà noté.") == [False, True]


def test_a_departure_undone_by_two_is_undone_once(cast: Cast, pair: list[Client]) -> None:
    visit = cast.visits["Geneviève"]
    pair[0].post(reverse("end_visit", args=[visit.pk]))
    together(pair, lambda who: who.post(reverse("undo_departure", args=[visit.pk])))
    assert Entry.objects.filter(verb="undo_departure").count() == 1
    visit.refresh_from_db()
    assert visit.left_at is None


def test_a_request_taken_by_two_has_one_owner_whom_both_know(cast: Cast) -> None:
    pair = [cast.signed_in(cast.yann), cast.signed_in(cast.maryvonne)]
    concern = Concern.objects.get(person=cast.beneficiary("Leïla"), reason="talk")
    address = f"{reverse('close_concern', args=[concern.pk])}?seen={concern.owner_id}"
    desks = together(pair, lambda who: who.post(address, {"do": "take"}))
    concern.refresh_from_db()
    owner = concern.owner.name
    assert owner in {"Yann", "Maryvonne"}
    assert Entry.objects.filter(verb="take_concern").count() == 1
    assert told(desks, f"{owner} s’en occupe déjà.") == [False, True]
    assert all(f"{owner} répond" in desk for desk in desks)


def test_a_request_closed_by_two_is_closed_once(cast: Cast, pair: list[Client]) -> None:
    concern = Concern.objects.get(person=cast.beneficiary("Leïla"), reason="talk")
    address = reverse("close_concern", args=[concern.pk])
    desks = together(pair, lambda who: who.post(address, {"closing": "talked"}))
    assert Entry.objects.filter(verb="close_concern").count() == 1
    assert told(desks, "Une autre personne a déjà répondu.") == [False, True]


def test_a_task_noted_by_two_is_one(cast: Cast, pair: list[Client]) -> None:
    visit, before = cast.visits["Caroline"], TaskRecord.objects.count()

    def note(who: Client) -> Any:
        said = {"task": "print", "level": "with", "minutes": "15", "ticket": str(uuid4())}
        return who.post(reverse("record_task", args=[visit.pk]), said)

    desks = together(pair, note)
    assert TaskRecord.objects.count() == before + 1
    assert told(desks, "vient de noter cette démarche.") == [False, True]
    assert told(desks, "/undo/") == [False, True]


def test_two_arrivals_at_once_are_two_people_whom_both_see(pair: list[Client]) -> None:
    names = iter(("Ana", "Yvon"))

    def arrive(who: Client) -> Any:
        return who.post(
            reverse("welcome_person"), {"first_name": next(names), "ticket": str(uuid4())}
        )

    desks = together(pair, arrive)
    assert all(name in desk for desk in desks for name in ("Ana", "Yvon"))


def test_one_sheet_sent_by_two_is_noted_once(pair: list[Client]) -> None:
    before = Visit.objects.count(), Beneficiary.objects.count(), TaskRecord.objects.count()
    line = {"what": "Imprimer une offre", "ticket": str(uuid4()), "level": "with", "minutes": "5"}
    sent = {f"line0-{name}": value for name, value in line.items()}
    sent["day"] = timezone.localtime().date().isoformat()
    together(pair, lambda who: who.post(reverse("record_day"), sent))
    after = Visit.objects.count(), Beneficiary.objects.count(), TaskRecord.objects.count()
    assert [b - a for a, b in zip(before, after, strict=True)] == [1, 1, 1]
