"""Two presses at the same moment, on a real database, in real threads: one task, one signature."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone

from palier.autonomy.actions import record_task, sign_mandate
from palier.autonomy.models import MandateProof, TaskRecord
from palier.autonomy.rules.level import HelpLevel, Outcome
from tests.cast import Cast, open_places, prepared

Answer = TypeVar("Answer")


@pytest.fixture
def places(transactional_db: None) -> Cast:
    cast = open_places(timezone.now())
    cast.arrive("Leïla", "J’ai reçu un message")
    return cast


def at_once(act: Callable[[], Answer], times: int = 4) -> list[Answer]:
    def alone(_: int) -> Answer:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(times) as hands:
        return list(hands.map(alone, range(times)))


def test_one_form_pressed_by_trembling_hands_is_one_task(places: Cast) -> None:
    actor, ticket, now = places.helper(places.nolwenn), uuid4(), timezone.now()
    visit = places.visits["Leïla"].pk
    written = at_once(
        lambda: (
            record_task(
                actor=actor,
                task="received",
                level=HelpLevel.WITH,
                outcome=Outcome.WELL,
                ticket=ticket,
                now=now,
                visit_id=visit,
            ).pk
        )
    )
    assert len(set(written)) == TaskRecord.objects.count() == 1


def test_two_signatures_at_once_are_one(places: Cast) -> None:
    mandate, actor, now = prepared(places, "Leïla"), places.person("Leïla"), timezone.now()
    at_once(
        lambda: (
            sign_mandate(actor=actor, mandate_id=mandate.pk, read=mandate.text_digest, now=now).pk
        )
    )
    assert MandateProof.objects.count() == 1
