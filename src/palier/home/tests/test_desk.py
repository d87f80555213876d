"""The desk: who is here and who waits, in this place only; an arrival typed in any hurry."""

from typing import Any
from uuid import uuid4

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from palier.attention.models import Concern
from palier.people.models import Beneficiary, Visit
from palier.people.rules.consent import RESULT_TEXT
from palier.skillmap.tests.readability import faults, sentences
from tests.cast import Cast

SPACES = str.maketrans("\u00a0\u202f", "  ")
"""French puts unbreakable spaces before « : » and within « »."""


def words(answer: Any) -> str:
    text: str = answer.content.decode()
    return text.translate(SPACES)


def arrive(client: Client, **typed: str) -> HttpResponse:
    answer: Any = client.post(reverse("welcome_person"), {"ticket": str(uuid4()), **typed})
    return answer


@pytest.fixture
def desk(cast: Cast) -> Client:
    return cast.signed_in(cast.nolwenn)


def test_the_desk_shows_its_own_place_and_only_it(cast: Cast, desk: Client) -> None:
    here, there = words(desk.get("/desk/")), words(cast.signed_in(cast.charlie).get("/desk/"))
    assert "Geneviève" in here
    assert "Jasmin-parler" in here
    assert "Gilles" not in here
    assert "Gilles" in there
    assert "Geneviève" not in there
    assert "Personne n’attend de réponse." in there


def test_a_filled_booklet_is_entered_from_the_desk_by_whoever_may(cast: Cast) -> None:
    for account, offered in ((cast.nolwenn, True), (cast.charlie, True), (cast.soizic, False)):
        client = cast.signed_in(account)
        link = f'href="{reverse("find_booklet")}"'
        assert (link in words(client.get("/desk/"))) is offered
        assert (client.get(reverse("find_booklet")).status_code == 200) is offered


def test_what_names_somebody_can_be_masked_and_a_letter_stays(cast: Cast, desk: Client) -> None:
    """The room sees the desk: the key M hides every ``private``; nothing else names anybody."""
    page = words(desk.get("/desk/"))
    for secret in ("Geneviève-Rose", "Zoulikha-CV", "Jasmin-parler", "Leïla-Rose"):
        before = page.split(secret)[0]
        assert before.rsplit("<", 1)[1].split(">")[0].endswith('class="private"'), secret
        assert page.count(secret) == page.count(f'class="private">{secret}')
    assert 'id="mask"' in page
    assert '<span class="dot" aria-hidden="true">G</span>' in page
    assert '<span class="dot" aria-hidden="true">?</span>' in page


@pytest.mark.parametrize(
    ("first_name", "request_", "kept"),
    [
        ("Ibrahim", "Envoyer un mail", "Ibrahim"),
        ("", "", ""),
        ("  ليلى ", "", "ليلى"),
        ("Zoé 🙂", "🙂", "Zoé 🙂"),
        ("\u202eliame", "\u202e\x00", "liame"),
        ("a\x00b", "\x00", "ab"),
        ("<b>Ana</b>", "<script>", "<b>Ana</b>"),
        ("é" * 40, "é" * 200, "é" * 40),
    ],
)
def test_an_arrival_is_written_as_it_can_be_read(
    desk: Client, first_name: str, request_: str, kept: str
) -> None:
    answer = arrive(desk, first_name=first_name, request=request_)
    assert answer.headers["Location"] == reverse("desk")
    assert Visit.objects.latest("arrived_at").person.first_name == kept
    assert "<script>" not in words(desk.get("/desk/"))


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"first_name": "é" * 41}, "C’est trop long : 40 signes au plus."),
        ({"request": "é" * 201}, "C’est trop long : 200 signes au plus."),
        ({"first_name": "a" * 10_000, "request": "b" * 10_000}, "C’est trop long"),
        ({"returning": "forged"}, "Cette personne n’est pas connue ici."),
        ({"returning": "\x00"}, ""),
    ],
)
def test_what_was_typed_badly_is_kept_with_a_clear_sentence(
    desk: Client, typed: dict[str, str], says: str
) -> None:
    before, typed = Visit.objects.count(), {"first_name": "Ana", "request": "Parler", **typed}
    answer = arrive(desk, **typed)
    if not says:  # nothing that can be seen was sent: it is as if nothing was
        assert answer.status_code == 302
        return
    assert answer.status_code == 422
    page = words(answer)
    assert says in page
    assert all(f'value="{typed[name]}"' in page for name in ("first_name", "request"))
    assert Visit.objects.count() == before


@pytest.mark.parametrize("ticket", ["", "forged", "\x00", "x" * 10_000])
def test_a_damaged_ticket_only_loses_its_protection(desk: Client, ticket: str) -> None:
    assert arrive(desk, first_name="Ana", ticket=ticket).status_code == 302
    assert Beneficiary.objects.filter(called="Ana").count() == 1


def test_the_usual_requests_are_one_press(desk: Client) -> None:
    arrive(desk, usual="Imprimer une offre")
    assert Visit.objects.latest("arrived_at").request == "Imprimer une offre"
    arrive(desk, usual="x" * 10_000)
    assert len(Visit.objects.latest("arrived_at").request) == 200


def test_a_form_sent_twice_is_one_arrival_and_asks_nothing(desk: Client) -> None:
    before, ticket = Visit.objects.count(), str(uuid4())
    for _ in range(2):
        answer = arrive(desk, first_name="Ana", ticket=ticket)
        assert answer.headers["Location"] == reverse("desk")
    assert Visit.objects.count() == before + 1


def test_a_first_name_already_known_is_asked_about_once(cast: Cast, desk: Client) -> None:
    known = cast.arrive("Élodie", "Son CV").person
    asked = arrive(desk, first_name="ÉLODIE", request="Son CV")
    assert asked.status_code == 200
    assert f'name="returning" value="{known.pk}"' in words(asked)
    arrive(desk, first_name="ÉLODIE", request="Son CV", returning=str(known.pk))
    assert known.visits.count() == 2
    arrive(desk, first_name="Élodie", returning="new")
    assert Beneficiary.objects.filter(called="Élodie").count() == 2


def test_a_person_of_another_place_never_comes_back_here(cast: Cast, desk: Client) -> None:
    before = Visit.objects.count()
    for forged in (cast.beneficiary("Gilles").pk, uuid4()):
        assert arrive(desk, first_name="x", returning=str(forged)).status_code == 404
    assert Visit.objects.count() == before


@pytest.mark.parametrize(
    ("pressed", "says"),
    [
        ({"closing": "talked"}, ""),
        ({"do": "take"}, ""),
        ({"closing": "forged"}, "Dites comment cela se termine."),
        ({}, "Dites comment cela se termine."),
    ],
)
def test_an_answer_to_a_request_is_taken_or_told(
    cast: Cast, pressed: dict[str, str], says: str
) -> None:
    yann, concern = cast.signed_in(cast.yann), Concern.objects.get(reason="talk")
    answer = yann.post(reverse("close_concern", args=[concern.pk]), pressed, follow=True)
    assert says in words(answer)
    concern.refresh_from_db()
    assert (concern.closing == "talked") == (pressed.get("closing") == "talked")
    assert (concern.owner == cast.yann.helper) == ("do" in pressed)


def test_closed_twice_a_helper_reads_that_somebody_answered(cast: Cast, desk: Client) -> None:
    address = reverse("close_concern", args=[Concern.objects.get(reason="talk").pk])
    desk.post(address, {"closing": "talked"})
    again = cast.signed_in(cast.yann).post(address, {"closing": "not_needed"}, follow=True)
    assert "Une autre personne a déjà répondu." in words(again)
    assert Concern.objects.get(reason="talk").closing == "talked"


def test_without_agreement_the_page_of_a_person_tells_her_comings_only(
    cast: Cast, desk: Client
) -> None:
    page = words(desk.get(reverse("person", args=[cast.beneficiary("Geneviève").pk])))
    assert "La personne garde ses résultats pour elle." in page
    assert "Ses passages ici" in page
    shown = words(desk.get(reverse("person", args=[cast.beneficiary("Claudia").pk])))
    assert "Point du" in shown


def test_the_words_of_the_agreement_are_two_short_sentences() -> None:
    assert len(sentences(RESULT_TEXT.fr)) == 2
    assert faults(RESULT_TEXT) == []
