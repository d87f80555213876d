"""The screen changes hands: what was the helper's closes, in that browser, at once."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from palier.access.models import Account
from palier.access.queries import SITTING
from palier.access.sides import Side, side_of
from palier.audit.models import Entry
from palier.people.models import Consent
from palier.people.rules.consent import RESULT_VERSION
from tests.cast import PASSWORD, Cast
from tests.walk import patterns, values_of

TAKE_BACK = "/take-back/"


def hand_over(cast: Cast, name: str = "Leïla", account: Account | None = None) -> Client:
    client = cast.signed_in(account or cast.nolwenn)
    client.get(reverse("desk"))
    answer = client.post(reverse("hand_over", args=[cast.visits[name].pk]))
    assert answer.headers["Location"] == reverse("accept_sight")
    return client


def addresses(*sides: Side) -> list[str]:
    """Every address of these sides, with the objects of the cast that its helper may open."""
    found = []
    for pattern in patterns():
        if side_of(pattern.callback) in sides:
            kwargs = list(pattern.pattern.converters)
            for value in values_of(kwargs[0]) if kwargs else [None]:
                filled = {kwargs[0]: value} if kwargs else {}
                found.append(reverse(str(pattern.name), kwargs=filled))
    return found


def test_the_session_key_changes_and_nothing_of_the_helper_stays(cast: Cast) -> None:
    client = cast.signed_in(cast.nolwenn)
    before = client.session.session_key
    client.post(reverse("hand_over", args=[cast.visits["Leïla"].pk]))
    assert client.session.session_key != before
    assert set(client.session.keys()) == {SITTING}
    stolen = Client()
    stolen.cookies["sessionid"] = str(before)
    assert "/sign-in/" in stolen.get(reverse("desk")).headers["Location"]


def test_every_page_of_the_helper_is_closed_in_that_browser(cast: Cast) -> None:
    client = hand_over(cast)
    closed = addresses(Side.HELPER, Side.SIGN_IN)
    assert len(closed) >= 12
    for address in closed:
        for answer in (client.get(address), client.post(address)):
            assert (answer.status_code, answer.headers["Location"]) == (302, TAKE_BACK), address


def test_signing_out_does_not_open_a_handed_screen(cast: Cast) -> None:
    client = hand_over(cast)
    assert client.post(reverse("account_logout")).headers["Location"] == TAKE_BACK
    assert SITTING in client.session


def test_no_page_is_kept_for_the_back_button(cast: Cast) -> None:
    everywhere = addresses(*Side)  # asked before anything is pressed
    for client in (Client(), cast.signed_in(cast.nolwenn), hand_over(cast)):
        for address in everywhere:
            for answer in (client.get(address), client.post(address)):
                assert "no-store" in answer.headers["Cache-Control"], address


def test_every_page_below_me_is_the_persons_and_no_other() -> None:
    for pattern in patterns(get_resolver()):
        route, side = str(pattern.pattern), side_of(pattern.callback)
        assert (side is Side.PERSON) == route.startswith("me/"), route
        assert (side is Side.HANDED) == (route == "take-back/"), route


def test_handing_over_is_asked_first_and_then_written(cast: Cast) -> None:
    client, visit = cast.signed_in(cast.nolwenn), cast.visits["Caroline"]
    asked = client.get(reverse("hand_over", args=[visit.pk]))
    assert "Donner l’écran à Caroline" in asked.content.decode()
    visit.refresh_from_db()
    assert visit.helped_at is None
    hand_over(cast, "Caroline")
    visit.refresh_from_db()
    assert visit.helped_at is not None
    assert Entry.objects.filter(verb="hand_over", person=visit.person_id).count() == 1


def test_a_visit_that_ended_or_is_elsewhere_gets_no_screen(cast: Cast) -> None:
    client = cast.signed_in(cast.nolwenn)
    client.post(reverse("end_visit", args=[cast.visits["Caroline"].pk]))
    for name in ("Caroline", "Gilles"):
        address = reverse("hand_over", args=[cast.visits[name].pk])
        assert client.get(address).status_code == client.post(address).status_code == 404
    assert SITTING not in client.session


@pytest.mark.parametrize(("pressed", "consents"), [("accept", 1), ("refuse", 0), ("", 0)])
def test_the_person_answers_on_screen_and_both_answers_are_fine(
    cast: Cast, pressed: str, consents: int
) -> None:
    client = hand_over(cast)
    assert "Je suis d’accord" in client.get(reverse("accept_sight")).content.decode()
    answer = client.post(reverse("accept_sight"), {"do": pressed, "read": RESULT_VERSION})
    assert answer.headers["Location"] == reverse("my_home")
    assert Consent.objects.filter(person=cast.beneficiary("Leïla")).count() == consents


def test_an_erased_visit_leaves_the_screen_to_nobody(cast: Cast) -> None:
    client = hand_over(cast, "")
    cast.visits[""].delete()
    assert client.get(reverse("my_home")).headers["Location"] == reverse("welcome")
    assert "/sign-in/" in client.get(reverse("desk")).headers["Location"]


def test_once_the_person_left_only_take_back_answers(cast: Cast) -> None:
    client = hand_over(cast)
    key = client.session.session_key
    assert client.post(reverse("leave")).headers["Location"] == TAKE_BACK
    assert client.session.session_key != key
    for address in addresses(Side.HELPER, Side.PERSON, Side.SIGN_IN, Side.SHARED):
        if address != TAKE_BACK:
            for answer in (client.get(address), client.post(address)):
                assert answer.headers["Location"] == TAKE_BACK, address
    page = client.get(TAKE_BACK)
    assert page.status_code == 200
    assert "Je continue" not in page.content.decode()
    client.post(TAKE_BACK, {"account": cast.nolwenn.pk, "secret": PASSWORD})
    assert client.get(reverse("desk")).status_code == 200
