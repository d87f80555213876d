"""Two presses at the same moment: a double click, or two tabs. One of them counts."""

from threading import Barrier, Thread

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from palier.audit.models import Entry
from palier.diagnosis.tests.consistency import consistent
from tests.cast import assemble, take_stock


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ends", [("done", "done"), ("done", "skipped"), ("unknown", "done")])
def test_two_presses_at_the_same_moment_count_once(ends: tuple[str, str]) -> None:
    """Two requests in two threads, each with its connection, as in a real place."""
    cast = assemble()
    leila = cast.person("Leïla")
    attempt = take_stock(leila, cast.now, tasks=1).attempts.get(play__closed_at=None)
    together, answers = Barrier(2), []

    def press(client: Client, do: str) -> None:
        together.wait()
        fields = {"play": str(attempt.play_id), "turn": "0", "do": do}
        answers.append(client.post(reverse("task"), fields).status_code)
        connections.close_all()

    tabs = [(cast.in_hands_of("Leïla"), do) for do in ends]
    threads = [Thread(target=press, args=tab) for tab in tabs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers == [302, 302]
    consistent(leila.id)
    assert Entry.objects.filter(verb="close_play", person=leila.id).count() == 2
