"""On whose side of the screen each page stands. Saying nothing means: the helper's."""

from collections.abc import Iterator

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, reverse

from palier.access.sides import Side, side_of
from tests.cast import Cast
from tests.walk import addresses_of, patterns

OPEN = {
    *("welcome", "listen", "set_language", "account_logout"),
    *("prepare_machine", "root_certificate"),
    *("your_rights", "print_rights", "accessibility", "contact_place"),
    *("station", "station_news", "claim_screen", "screen_closed"),
}
"""Doors without a lock. One more is a decision: it shows nothing about anybody, or it is wrong."""

SIGN_IN = {
    *("account_login", "account_inactive", "mfa_authenticate", "mfa_login_webauthn"),
    "accept_trust",
    *("use_card", "point_pictures", "photograph_card", "enter_pin", "forgot_pin"),
    *("choose_place", "accept_invitation", "follow_invitation", "choose_password"),
}
"""For nobody yet: what they show belongs to whoever holds the link, or just signed in."""

MACHINE = {"healthz"}

BARS = ("talk", "listen", "leave", "still_here")
"""The routes that the bars of ``web`` need, though ``web`` knows no house."""

LAW = ("your_rights", "accessibility", "contact_place")
"""The three that the foot of every page needs, whoever looks, even when something is wrong."""


def standing(side: Side) -> Iterator[URLPattern]:
    yield from (one for one in patterns() if side_of(one.callback) is side)


def gone_to(client: Client, address: str) -> str:
    answer = client.get(address)
    return answer.headers.get("Location", "").split("?")[0] or f"{answer.status_code}"


def test_a_page_that_declares_nothing_is_the_helper_s() -> None:
    def forgetful(request: HttpRequest) -> HttpResponse:
        return HttpResponse()

    assert side_of(forgetful) is Side.HELPER


@pytest.mark.parametrize(
    ("side", "doors"), [(Side.OPEN, OPEN), (Side.SIGN_IN, SIGN_IN), (Side.MACHINE, MACHINE)]
)
def test_every_open_door_is_known(side: Side, doors: set[str]) -> None:
    assert {pattern.name for pattern in standing(side)} == doors


def test_a_helper_s_page_sends_nobody_to_sign_in_and_a_person_to_the_screen_s_owner(
    cast: Cast,
) -> None:
    nobody, claudia = Client(), cast.in_hands_of("Claudia")
    pages = [address for one in standing(Side.HELPER) for address in addresses_of(one)]
    assert len(pages) >= 8
    assert {gone_to(nobody, page) for page in pages} == {reverse("account_login")}
    assert {gone_to(claudia, page) for page in pages} == {reverse("take_back")}


def test_a_person_s_page_sends_everybody_else_away(cast: Cast) -> None:
    nobody, nolwenn = Client(), cast.signed_in(cast.nolwenn)
    pages = [address for one in standing(Side.PERSON) for address in addresses_of(one)]
    assert len(pages) >= 12
    assert {gone_to(nobody, page) for page in pages} == {reverse("welcome")}
    assert {gone_to(nolwenn, page) for page in pages} == {reverse("desk")}


def test_a_page_of_somebody_near_shows_nobody_else_s_side(cast: Cast) -> None:
    nobody, claudia = Client(), cast.in_hands_of("Claudia")
    pages = [address for one in standing(Side.TRUSTED) for address in addresses_of(one)]
    assert len(pages) >= 3
    assert {gone_to(nobody, page) for page in pages} == {reverse("account_login")}
    assert {gone_to(claudia, page) for page in pages} == {reverse("take_back")}


def test_somebody_near_has_no_desk(cast: Cast) -> None:
    karim = cast.signed_in(cast.karim)
    pages = [address for one in standing(Side.HELPER) for address in addresses_of(one)]
    assert {gone_to(karim, page) for page in pages} == {reverse("people_i_help")}


@pytest.mark.parametrize("route", BARS)
def test_the_bars_find_their_routes(cast: Cast, route: str) -> None:
    page = cast.in_hands_of("Claudia").get(reverse("my_home")).content.decode()
    assert f'"{reverse(route)}"' in page


@pytest.mark.parametrize("route", LAW)
def test_the_foot_of_every_page_says_what_the_law_owes(cast: Cast, route: str) -> None:
    clients = (Client(), cast.signed_in(cast.nolwenn), cast.in_hands_of("Claudia"))
    for client in clients:
        for address in ("/", "/nowhere/"):
            page = client.get(address, follow=True).content.decode()
            assert f'"{reverse(route)}"' in page.rpartition("</main>")[2]
