"""Somebody in front of a handed-over browser tries every door of the helper's side."""

from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import reverse

from palier.access.models import Account
from palier.access.queries import SITTING
from palier.attention.models import Concern
from palier.diagnosis.models import Diagnosis
from palier.people.models import Consent
from palier.people.rules.actor import Matter
from palier.people.rules.consent import RESULT_VERSION
from tests.cast import PASSWORD, PIN, Cast
from tests.forms import forms_at
from tests.walk import addresses

ELSEWHERE = (
    *("//evil.example", "https://evil.example/", "/\\evil.example", "https:///evil.example"),
    *("javascript:alert(1)", "http://testserver@evil.example/", "\thttps://evil.example"),
)
SEAL = "csrfmiddlewaretoken"
OTHER_VERBS = ("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "INVENTED")


def seal(client: Client, address: str) -> str:
    return next(f.fields[SEAL] for f in forms_at(client, address) if SEAL in f.fields)


@pytest.mark.parametrize("page", ["set_language", "account_login"])
@pytest.mark.parametrize("there", ELSEWHERE)
def test_no_page_sends_a_browser_to_another_site(cast: Cast, page: str, there: str) -> None:
    fields = {"next": there, "language": "en", "login": cast.yann.email, "password": PASSWORD}
    for client in (Client(), cast.signed_in(cast.nolwenn), cast.in_hands_of("Leïla")):
        for send in (client.get, client.post):
            answer = send(reverse(page), fields)
            assert "evil" not in answer.headers.get("Location", "")
            assert "javascript" not in answer.headers.get("Location", "")


def test_no_other_verb_opens_a_helper_s_page(cast: Cast) -> None:
    screen = cast.in_hands_of("Leïla")
    screen.raise_request_exception = False
    desk = reverse("desk")
    for verb in OTHER_VERBS:
        assert screen.generic(verb, desk).headers["Location"] == reverse("take_back")
        assert all(screen.generic(verb, address).status_code < 500 for address in addresses())
    for disguise in ("X-HTTP-Method-Override", "X-Original-URL", "X-Rewrite-URL"):
        answer = screen.get(reverse("my_home"), headers={disguise: desk})
        assert "private" not in answer.content.decode()


def test_a_head_is_answered_as_a_get_is(cast: Cast) -> None:
    for client in (Client(), cast.signed_in(cast.nolwenn), cast.in_hands_of("Leïla")):
        for name in ("welcome", "desk", "my_home", "hand_over"):
            kwargs = {"visit_id": cast.visits["Leïla"].pk} if name == "hand_over" else {}
            address = reverse(name, kwargs=kwargs)
            assert client.head(address).status_code == client.get(address).status_code, name


def test_a_host_that_is_not_ours_is_refused_whatever_is_forwarded(cast: Cast) -> None:
    screen = cast.in_hands_of("Leïla")
    assert screen.get("/", headers={"host": "evil.example"}).status_code == 400
    answer = screen.get("/desk/", headers={"x-forwarded-host": "evil.example"})
    assert answer.headers["Location"] == reverse("take_back")


def test_a_key_chosen_by_somebody_is_never_the_helper_s(cast: Cast) -> None:
    """Fixation: the cookie planted before signing in, and before taking back, is not kept."""
    planted = "a" * 32
    for door, secret in (("account_login", PASSWORD), ("take_back", PIN)):
        client = Client() if door == "account_login" else cast.in_hands_of("Leïla")
        if door == "account_login":
            client.cookies["sessionid"] = planted
        before = client.cookies["sessionid"].value
        fields = {"login": cast.nolwenn.email, "password": secret}
        client.post(reverse(door), {**fields, "account": cast.nolwenn.pk, "secret": secret})
        assert SESSION_KEY in client.session
        assert client.cookies["sessionid"].value != before
        thief = Client()
        thief.cookies["sessionid"] = before
        assert thief.get(reverse("desk")).status_code == 302


def test_a_form_left_open_by_the_person_before_is_refused_to_the_next(cast: Cast) -> None:
    """Claudia's « Je suis d’accord », pressed in an old tab once Geneviève holds the screen."""
    screen = Client(enforce_csrf_checks=True)
    screen.force_login(cast.nolwenn)

    def hand_to(name: str) -> str:
        address = reverse("hand_over", args=[cast.visits[name].pk])
        screen.post(address, {SEAL: seal(screen, address)})
        return seal(screen, reverse("accept_sight") if name != "Claudia" else reverse("talk"))

    old = hand_to("Claudia")
    take_back = reverse("take_back")
    given = {"account": cast.nolwenn.pk, "secret": PIN}
    screen.post(take_back, {**given, SEAL: seal(screen, take_back)})
    new = hand_to("Geneviève")
    pressed = {"do": "accept", "read": RESULT_VERSION, "words": "pour Claudia"}
    for page in ("accept_sight", "talk"):
        assert screen.post(reverse(page), {**pressed, SEAL: old}).status_code == 403
    theirs = cast.beneficiary("Geneviève")
    assert not Consent.objects.filter(person=theirs, matter=Matter.RESULT).exists()
    assert not Concern.objects.filter(person=theirs).exists()
    screen.post(reverse("accept_sight"), {**pressed, SEAL: new})
    assert Consent.objects.filter(person=theirs, matter=Matter.RESULT).exists()


def test_what_was_being_said_to_the_helper_is_not_said_to_the_person(cast: Cast) -> None:
    client = cast.signed_in(cast.nolwenn)
    point = Diagnosis.objects.get(person=cast.beneficiary("Claudia"))
    client.post(reverse("overrule_stage", args=[point.pk]), {"stage": "", "reason": ""})
    client.post(reverse("hand_over", args=[cast.visits["Leïla"].pk]))
    assert "Choisissez un stade" not in client.get(reverse("accept_sight")).content.decode()


def test_a_session_of_the_demonstration_ends_with_it(cast: Cast, settings: Any) -> None:
    Account.objects.filter(pk=cast.nolwenn.pk).update(is_demo=True)
    settings.DEMO = True
    client = cast.signed_in(cast.nolwenn)
    assert client.get(reverse("desk")).status_code == 200
    settings.DEMO = False
    assert client.get(reverse("desk")).status_code != 200


def test_once_the_visit_ended_the_screen_waits_for_a_helper(cast: Cast) -> None:
    """« Départ » pressed at the desk: whoever sits down there next is not the person who left."""
    screen = cast.in_hands_of("Claudia")
    desk = cast.signed_in(cast.nolwenn)
    desk.post(reverse("end_visit", args=[cast.visits["Claudia"].pk]))
    for page in ("my_home", "result", "sheet", "who_sees", "talk"):
        assert screen.get(reverse(page)).headers.get("Location") == reverse("take_back"), page
    assert "Je continue" not in screen.get(reverse("take_back")).content.decode()
    screen.post(reverse("take_back"), {"account": cast.nolwenn.pk, "secret": PIN})
    assert SITTING not in screen.session


def test_somebody_far_away_does_not_close_the_sign_in_page_of_the_place(
    cast: Cast, settings: Any
) -> None:
    """Behind one server every browser seems to be that server: it says who asks, last in line."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1  # as under https
    door = reverse("account_login")
    for n in range(40):
        stranger = {"x-forwarded-for": f"10.0.0.{n}, 203.0.113.9"}
        Client(headers=stranger).post(door, {"login": f"x{n}@example.org", "password": "x" * 12})
    here = Client(headers={"x-forwarded-for": "198.51.100.7"})
    answer = here.post(door, {"login": cast.nolwenn.email, "password": PASSWORD})
    assert answer.headers.get("Location") == reverse("desk")
    refused = Client(headers={"x-forwarded-for": "203.0.113.9"})
    assert refused.post(door, {"login": cast.yann.email, "password": PASSWORD}).status_code == 429
