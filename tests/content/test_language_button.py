"""One press changes the language, on either side of the screen, and it stays."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from tests.cast import PIN, Cast

BUTTON = re.compile(
    rf'<form[^>]*action="{reverse("set_language")}".*?name="next" value="([^"]*)"'
    r'.*?name="language" value="(\w+)"',
    re.DOTALL,
)


def press(client: Client, html: str) -> str:
    """Presses the language button of a page; gives the page that follows."""
    button = BUTTON.search(html)
    assert button, "there is no language button here"
    back, language = button.groups()
    answer = client.post(reverse("set_language"), {"next": back, "language": language}, follow=True)
    assert answer.request["PATH_INFO"] == back
    assert answer.status_code == 200
    return answer.content.decode()


def tongue(html: str) -> str:
    found = re.search(r'<html lang="(\w+)"', html)
    assert found
    return found[1]


@pytest.mark.parametrize("name", ["welcome", "account_login"])
def test_nobody_yet_may_choose_a_language_and_change_back(name: str, db: None) -> None:
    client = Client(headers={"accept-language": "fr"})
    french = client.get(reverse(name)).content.decode()
    english = press(client, french)
    assert (tongue(french), tongue(english)) == ("fr", "en")
    assert tongue(press(client, english)) == "fr"


@pytest.mark.parametrize("name", ["my_home", "accept_sight"])
def test_the_person_who_holds_the_screen_may_choose(cast: Cast, name: str) -> None:
    client = cast.in_hands_of("Caroline")
    english = press(client, client.get(reverse(name)).content.decode())
    assert tongue(english) == "en"
    assert tongue(client.get(reverse("point")).content.decode()) == "en", "the choice stays"


def test_whoever_takes_the_screen_back_does_not_inherit_its_language(cast: Cast) -> None:
    client = cast.in_hands_of("Caroline")
    press(client, client.get(reverse("my_home")).content.decode())
    given = {"account": cast.nolwenn.pk, "secret": PIN}
    desk = client.post(reverse("take_back"), given, follow=True).content.decode()
    assert tongue(desk) == "fr"
    assert tongue(press(client, desk)) == "en"


def test_the_button_of_a_refused_arrival_leads_to_the_desk(cast: Cast) -> None:
    client = cast.signed_in(cast.nolwenn)
    refused = client.post(reverse("welcome_person"), {"first_name": "x" * 400})
    assert refused.status_code == 422
    assert tongue(press(client, refused.content.decode())) == "en"


def test_the_button_leads_to_no_other_site(db: None) -> None:
    client = Client()
    chosen = {"next": "https://example.org/", "language": "en"}
    assert client.post(reverse("set_language"), chosen).headers["Location"] == "/"


@pytest.mark.parametrize(
    ("language", "empty", "unknown"),
    [
        ("fr", "Ce champ est obligatoire.", "mot de passe"),
        ("en", "This field is required.", "password"),
    ],
)
def test_the_forms_of_django_and_allauth_speak_the_language(
    cast: Cast, language: str, empty: str, unknown: str
) -> None:
    person, nobody = cast.in_hands_of("Caroline"), Client()
    for client in (person, nobody):
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    given = {"account": cast.nolwenn.pk, "secret": ""}
    assert empty in person.post(reverse("take_back"), given).content.decode()
    wrong = {"login": "nobody@example.org", "password": "wrong"}
    page = nobody.post(reverse("account_login"), wrong).content.decode()
    errors = re.findall(r'role="alert">([^<]*)', page)
    assert any(unknown in error for error in errors), errors
