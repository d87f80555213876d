"""What the law owes to everybody, on screen and on paper, and what only the head may change."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from palier.home.notice import FIRST, NoticeData, contact_lines, notice_pdf
from palier.kernel.words import spaced
from palier.people import actions
from palier.people.content import processings
from palier.people.models import Membership, Structure
from palier.people.rules.actor import Role
from tests.cast import MONDAY, Cast

PAGES = ("your_rights", "accessibility", "contact_place")
TOLD = {"phone": "02 98 11 22 33", "address": "3 quai du Port", "email": "", "dpo": "Jo, 0607"}
OPEN = {"days": ["1", "2"], "holidays": ""}


def read(client: Client, name: str) -> str:
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def headed(cast: Cast) -> Cast:
    Membership.objects.filter(helper=cast.nolwenn.helper_id).update(role=Role.HEAD)
    actions.edit_place(actor=cast.helper(cast.nolwenn), now=MONDAY, **TOLD, **OPEN)
    return cast


def test_the_first_six_sentences_come_before_everything_else(cast: Cast) -> None:
    page = read(Client(headers={"accept-language": "fr"}), "your_rights")
    where = [page.index(spaced(phrase.fr)) for phrase in FIRST]
    assert len(where) == 6
    assert where == sorted(where)
    assert where[-1] < page.index("<h2>")


@pytest.mark.parametrize("name", PAGES)
def test_a_person_reads_who_answers_in_her_place_and_in_no_other(headed: Cast, name: str) -> None:
    hers, elsewhere = headed.in_hands_of("Leïla"), headed.in_hands_of("Gilles")
    assert "02 98 11 22 33" in read(hers, name)
    assert "02 98 11 22 33" not in read(elsewhere, name)
    assert "02 98 11 22 33" in read(Client(), name), "a stranger reads both places"
    assert reverse("talk") in read(hers, name), "her bars are still there"


def test_the_notice_says_the_basis_that_the_place_chose(headed: Cast) -> None:
    ask = {"welcome": "legitimate_interests", "result": "legitimate_interests"}

    def useful(name: str) -> int:
        page = read(headed.in_hands_of(name), "your_rights")
        return page.rpartition("<main")[2].count("C’est utile à ce lieu")

    before = useful("Leïla")
    client = headed.signed_in(headed.nolwenn)
    assert client.post(reverse("choose_bases"), ask).status_code == 302
    assert useful("Leïla") == before + 2
    assert useful("Gilles") == before


def test_an_impossible_basis_is_refused_with_a_sentence(headed: Cast) -> None:
    client = headed.signed_in(headed.nolwenn)
    answer = client.post(reverse("choose_bases"), {"welcome": "because"}, follow=True)
    assert "Ce choix n’existe pas." in answer.content.decode()


@pytest.mark.parametrize("name", ["choose_bases", "edit_place"])
def test_whoever_does_not_head_the_place_does_not_find_these_pages(cast: Cast, name: str) -> None:
    client = cast.signed_in(cast.yann)
    assert client.get(reverse(name)).status_code == 404
    assert client.post(reverse(name), TOLD).status_code == 404
    assert reverse(name) not in client.get(reverse("desk")).content.decode()


def test_a_head_finds_them_from_the_desk(headed: Cast) -> None:
    desk = headed.signed_in(headed.nolwenn).get(reverse("desk")).content.decode()
    assert reverse("choose_bases") in desk
    assert reverse("edit_place") in desk


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"phone": "0" * 41}, "40 signes au plus"),
        ({"email": "ici"}, "Cette adresse n’est pas complète."),
        ({"address": "x" * 201}, "200 signes au plus"),
        ({"days": []}, "Cochez au moins un jour"),
        ({"days": ["8"]}, "8"),
        ({"holidays": "Mars"}, "Mars"),
    ],
)
def test_a_mistake_is_said_and_nothing_is_lost(
    headed: Cast, wrong: dict[str, Any], said: str
) -> None:
    client = headed.signed_in(headed.nolwenn)
    answer = client.post(reverse("edit_place"), TOLD | OPEN | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert re.search(f'role="alert">[^<]*{said}', page)
    assert all(value in page for value in (TOLD | wrong).values() if isinstance(value, str))
    headed.kerourien.refresh_from_db()
    assert headed.kerourien.phone == TOLD["phone"]


def test_the_home_page_says_how_accessible_it_is(cast: Cast) -> None:
    """RGAA: a clear mention, on the home page, of the state of conformity."""
    page = read(Client(headers={"accept-language": "fr"}), "welcome")
    assert "Accessibilité\xa0: non conforme" in page
    declared = read(Client(headers={"accept-language": "fr"}), "accessibility")
    for owed in ("article 47", "2005-102", "Défenseur des droits", "75342 Paris", "RGAA"):
        assert owed in declared


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("long", [True, False])
def test_the_notice_is_one_page_however_long_the_contact_is(language: str, long: bool) -> None:
    line = "très longue adresse " * 20
    place = Structure(name=line[:120], address=line[:200], phone=line[:40], dpo=line[:200])
    data = NoticeData("fr" if language == "fr" else "en", place if long else None)
    paper = PdfDocument(notice_pdf(data, processings()))
    assert len(paper) == 1
    text = paper[0].get_textpage().get_text_range()
    assert "CNIL" in text
    assert FIRST[2].said(language)[:20] in text


def test_the_notice_of_a_place_is_printed_from_the_page(headed: Cast) -> None:
    answer = headed.in_hands_of("Leïla").get(reverse("print_rights"))
    text = PdfDocument(answer.content)[0].get_textpage().get_text_range()
    assert "3 quai du Port" in text
    assert contact_lines(headed.kerourien) == []  # read before the head wrote it
    assert reverse("print_rights") in read(headed.in_hands_of("Leïla"), "your_rights")
