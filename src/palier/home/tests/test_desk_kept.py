"""What a process drew for one helper is sent to that helper only, as long as nothing moved."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from palier.access.models import Sitting
from palier.attention import actions as attention
from palier.home.drawn import HOLES, Drawn
from palier.people import actions as people
from palier.people.models import Beneficiary, Membership, Visit
from palier.people.rules.actor import Role
from tests.cast import PASSWORD, Cast


def test_what_was_drawn_for_one_is_never_sent_to_another(cast: Cast) -> None:
    pages = {}
    for _ in range(2):  # the second time, each is sent what was kept
        for name in ("nolwenn", "yann", "soizic", "charlie"):
            pages[name] = cast.signed_in(getattr(cast, name)).get("/desk/").content.decode()
    assert all(name.capitalize() in page for name, page in pages.items())
    assert "Jasmin-parler" in pages["nolwenn"]
    assert "Jasmin-parler" not in pages["soizic"]
    assert "Gilles" in pages["charlie"]
    assert not any("Gilles" in pages[name] for name in ("nolwenn", "yann", "soizic"))


def test_a_role_or_a_language_that_changes_draws_another_page(cast: Cast) -> None:
    nolwenn = cast.signed_in(cast.nolwenn)
    assert "Jasmin-parler" in nolwenn.get("/desk/").content.decode()
    english = nolwenn.get("/desk/", headers={"accept-language": "en"}).content.decode()
    assert '<html lang="en"' in english
    Membership.objects.filter(helper=cast.nolwenn.helper_id).update(role=Role.VOLUNTEER)
    assert "Jasmin-parler" not in nolwenn.get("/desk/").content.decode()
    Membership.objects.filter(helper=cast.nolwenn.helper_id).update(until=timezone.now())
    assert nolwenn.get("/desk/").status_code == 403


def test_each_answer_has_its_own_ticket_and_its_own_token(cast: Cast) -> None:
    nolwenn, seen = cast.signed_in(cast.nolwenn), []
    for _ in range(3):
        page = nolwenn.get("/desk/").content.decode()
        assert not any(hole in page for hole in HOLES.values())
        seen.append(page.split('name="ticket" value="')[1][:36])
        assert page.count('name="csrfmiddlewaretoken"') >= 3
    assert len(set(seen)) == 3


def test_a_form_of_a_kept_page_is_accepted(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True, headers={"accept-language": "fr"})
    browser.force_login(cast.nolwenn)
    for _ in range(2):
        page = browser.get("/desk/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    ended = reverse("end_visit", args=[cast.visits["Geneviève"].pk])
    assert browser.post(ended, {"csrfmiddlewaretoken": "x" * 64}).status_code == 403
    assert browser.post(ended, {"csrfmiddlewaretoken": token}).status_code == 302


def test_a_message_is_read_once_and_kept_by_nobody(cast: Cast) -> None:
    nolwenn, ended = cast.signed_in(cast.nolwenn), cast.visits["Geneviève"].pk
    for _ in range(2):
        nolwenn.post(reverse("end_visit", args=[ended]))
    assert "Ce départ est déjà noté." in nolwenn.get("/desk/").content.decode()
    assert "Ce départ est déjà noté." not in nolwenn.get("/desk/").content.decode()


def test_news_are_no_sign_of_life_and_say_nothing(cast: Cast) -> None:
    told = cast.signed_in(cast.soizic).get(reverse("desk_news"))
    assert told.headers["Content-Type"] == "text/plain"
    assert "no-store" in told.headers["Cache-Control"]
    assert len(told.content) < 60
    assert Client().get(reverse("desk_news")).status_code == 302
    screen = cast.in_hands_of("Leïla")
    seen = Sitting.objects.get(person=cast.beneficiary("Leïla"), ended_at=None).seen_at
    assert screen.get(reverse("desk_news")).status_code == 302
    assert Sitting.objects.get(person=cast.beneficiary("Leïla"), ended_at=None).seen_at == seen


@pytest.mark.parametrize("account", ["nolwenn", "soizic", "maryvonne"])
def test_fifty_people_ask_as_many_questions_as_five(cast: Cast, account: str) -> None:
    asked = []
    for more in (5, 45):
        crowd(cast, more)
        client = cast.signed_in(getattr(cast, account))
        client.get("/desk/")  # who looked is written once a day
        cast.arrive("Ana", "Son CV")
        with CaptureQueriesContext(connection) as queries:
            page = client.get("/desk/").content.decode()
        asked.append(len(queries))
        assert page.count('<li id="v-') >= 5 + more
    assert asked[0] == asked[1]


def crowd(cast: Cast, more: int) -> None:
    """People who came this morning: one in three is helped, one in five left, some ask to talk."""
    nolwenn, now = cast.helper(cast.nolwenn), timezone.now()
    for number in range(more):
        visit = cast.arrive(f"Prénom-{number}", "Imprimer une offre")
        if number % 3 == 0:
            Visit.objects.filter(pk=visit.pk).update(helped_at=now)
        if number % 5 == 0:
            people.end_visit(actor=nolwenn, visit_id=visit.pk, now=now)
        if number % 7 == 0:
            attention.ask_for_human(actor=cast.person(f"Prénom-{number}"), words="Un mot", now=now)


def test_one_process_keeps_few_desks_and_the_last_ones() -> None:
    drawn, times = Drawn(most=2), list[str]()

    def draw(key: str) -> bytes:
        return drawn.page(key, "same", lambda: times.append(key) or key).plain({})

    assert [draw(key) for key in "abab"] == [b"a", b"b", b"a", b"b"]
    assert times == ["a", "b"]
    assert [draw(key) for key in "ca"] == [b"c", b"a"]
    assert times == ["a", "b", "c", "a"]


def test_a_person_erased_while_the_desk_is_open_is_no_longer_on_it(cast: Cast) -> None:
    nolwenn = cast.signed_in(cast.nolwenn)
    assert "Geneviève-Rose" in nolwenn.get("/desk/").content.decode()
    Beneficiary.objects.get(pk=cast.beneficiary("Geneviève").pk).delete()
    assert "Geneviève-Rose" not in nolwenn.get("/desk/").content.decode()


def test_a_second_proof_is_no_longer_proposed_once_added(cast: Cast) -> None:
    nolwenn = cast.signed_in(cast.nolwenn)
    assert "Ajouter une deuxième preuve" in nolwenn.get("/desk/").content.decode()
    cast.nolwenn.authenticator_set.create(type="totp", data={})
    assert "Ajouter une deuxième preuve" not in nolwenn.get("/desk/").content.decode()
    assert PASSWORD not in nolwenn.get("/desk/").content.decode()


def test_two_visits_with_one_ticket_are_one(cast: Cast) -> None:
    """Two tabs of one machine never carry the same ticket; if they did, one would be lost."""
    ticket = str(uuid4())
    for name in ("Ana", "Ana"):
        cast.signed_in(cast.nolwenn).post(
            reverse("welcome_person"), {"first_name": name, "ticket": ticket}
        )
    assert Visit.objects.filter(ticket=ticket).count() == 1
