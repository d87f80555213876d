"""Two people act at the same moment, each with a connection: nothing lost or doubled."""

from collections.abc import Callable
from threading import Barrier, Thread
from uuid import uuid4

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from palier.attention.models import Concern
from palier.journey.models import AdviserSeat, AdviserVisit, Relay, SharedFact, Support
from palier.journey.pages.relays import SIGHT
from palier.kernel.content import version
from palier.people.models import Accompaniment, Consent
from tests.cast import Cast, assemble

pytestmark = pytest.mark.django_db(transaction=True)

Press = Callable[[], int]


def at_once(*presses: Press) -> list[int]:
    """The statuses of these presses, all done together."""
    together, answers = Barrier(len(presses)), list[int]()

    def run(press: Press) -> None:
        together.wait()
        answers.append(press())
        connections.close_all()

    threads = [Thread(target=run, args=(press,)) for press in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def posts(client: Client, name: str, key: object, sent: dict[str, str] | None = None) -> Press:
    address = reverse(name, args=[key]) if key else reverse(name)
    return lambda: client.post(address, sent).status_code


def pens(cast: Cast) -> list[Client]:
    return [cast.signed_in(cast.nolwenn), cast.signed_in(cast.yann)]


def line(words: str) -> dict[str, str]:
    return {"words": words, "ticket": str(uuid4())}


def test_two_lines_written_at_once_both_stay() -> None:
    cast = assemble()
    person = cast.beneficiary("Geneviève").pk
    her = cast.in_hands_of("Geneviève")
    presses = [
        *(posts(pen, "write_fact", person, line(f"plume {n}")) for n, pen in enumerate(pens(cast))),
        posts(her, "write_my_fact", None, line("plume 2")),
    ]
    assert at_once(*presses) == [302, 302, 302]
    written = {one.words for one in SharedFact.objects.filter(person=person)}
    assert written >= {"plume 0", "plume 1", "plume 2"}


def test_one_form_pressed_twice_at_once_is_one_line() -> None:
    cast = assemble()
    person, sent = cast.beneficiary("Geneviève").pk, line("une seule fois")
    presses = [posts(cast.signed_in(cast.nolwenn), "write_fact", person, sent) for _ in range(2)]
    assert at_once(*presses) == [302, 302]
    assert [one.words for one in SharedFact.objects.all()].count("une seule fois") == 1


def test_two_referents_chosen_at_once_leave_one() -> None:
    cast = assemble()
    person, nolwenn = cast.beneficiary("Geneviève").pk, cast.signed_in(cast.nolwenn)
    for helper in (cast.nolwenn, cast.maryvonne):
        sent = {"helper": str(helper.helper_id), "what_for": "x", "ticket": str(uuid4())}
        assert nolwenn.post(reverse("add_support", args=[person]), sent).status_code == 302
    others = Support.objects.filter(referent=False)
    presses = [
        posts(pen, "make_referent", one.pk) for pen, one in zip(pens(cast), others, strict=True)
    ]
    assert at_once(*presses) == [302, 302]
    assert Support.objects.filter(person=person, referent=True, until=None).count() == 1


def test_a_relay_accepted_twice_at_once_is_accepted_once() -> None:
    cast = assemble()
    relay, port = Relay.objects.get(), {"structure": cast.port}
    first, second = cast.in_hands_of("Geneviève"), Client()
    second.cookies = first.cookies
    sent = {"read": version(SIGHT)}
    presses = [posts(tab, "accept_relay", relay.pk, sent) for tab in (first, second)]
    assert at_once(*presses) == [302, 302]
    assert Consent.objects.filter(withdrawn_at=None, **port).count() == 1
    assert Concern.objects.filter(**port).count() == 1
    mine = Accompaniment.objects.filter(person=relay.person_id, until=None, **port)
    assert mine.count() == 1


def test_she_and_a_helper_ask_for_one_seat_at_once() -> None:
    cast = assemble()
    visit, leila = AdviserVisit.objects.get(), cast.beneficiary("Leïla")
    sent = {"words": "x", "visit": str(visit.pk)}
    assert at_once(
        posts(cast.signed_in(cast.nolwenn), "seat_person", leila.pk, sent),
        posts(cast.in_hands_of("Leïla"), "wish_adviser", visit.pk, sent),
    ) == [302, 302]
    assert AdviserSeat.objects.filter(person=leila, withdrawn_at=None).count() == 1
