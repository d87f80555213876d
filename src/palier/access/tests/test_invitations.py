"""Somebody is asked to work here: the link opens once, and says plainly why it no longer does."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.access import actions
from palier.access.links import digest_of, new_token
from palier.access.models import Account, Invitation
from palier.access.rules.links import INVITATION
from palier.audit.models import Entry
from palier.people.models import Membership
from palier.people.rules.actor import Role
from tests.cast import PASSWORD, PIN, Cast

ACCEPT = "/join/"
NEWCOMER = {
    "name": "Maël",
    "email": "mael@example.org",
    "password": "une phrase bien à moi",
    "pin": "7391",
}


@pytest.fixture
def token(cast: Cast) -> str:
    return invited(cast)


def invited(cast: Cast, role: Role = Role.MEDIATOR) -> str:
    _, token = actions.invite(
        actor=cast.helper(cast.maryvonne),
        role=role,
        email="",
        ticket=uuid4(),
        now=timezone.now(),
    )
    return token


def follows(token: str, client: Client | None = None) -> Client:
    client = client or Client(headers={"accept-language": "fr"})
    answer = client.get(reverse("follow_invitation", args=[token]))
    assert answer.headers["Location"] == ACCEPT, "the word leaves the address bar at once"
    return client


def said(client: Client) -> str:
    return client.get(ACCEPT).content.decode()


def test_a_newcomer_makes_an_account_and_is_at_the_desk(cast: Cast, token: str) -> None:
    client = follows(token)
    assert "Maryvonne vous invite" in said(client)
    before = client.session.session_key
    assert client.post(ACCEPT, NEWCOMER).headers["Location"] == reverse("desk")
    assert client.session.session_key != before
    assert "Kérourien · Maël" in client.get(reverse("desk")).content.decode()
    account = Account.objects.get(email="mael@example.org")
    assert account.opens_with("7391")
    assert cast.helper(account).role is Role.MEDIATOR
    assert Entry.objects.filter(verb="accept_invitation", by=account.helper_id).count() == 1


def test_an_invitation_opens_once(cast: Cast, token: str) -> None:
    follows(token).post(ACCEPT, NEWCOMER)
    again = follows(token)
    page = again.get(ACCEPT)
    assert page.status_code == 410
    assert "Elle a déjà servi" in page.content.decode()
    again.post(ACCEPT, {**NEWCOMER, "email": "autre@example.org"})
    assert not Account.objects.filter(email="autre@example.org").exists()


def test_two_tabs_use_it_once(cast: Cast, token: str) -> None:
    one, two = follows(token), follows(token)
    one.get(ACCEPT), two.get(ACCEPT)
    one.post(ACCEPT, NEWCOMER)
    assert two.post(ACCEPT, {**NEWCOMER, "email": "b@example.org"}).status_code == 410
    assert Membership.objects.filter(helper__name="Maël").count() == 1


@pytest.mark.parametrize(("days", "opens"), [(-1, False), (6.9, True), (7.1, False), (400, False)])
def test_it_opens_for_a_week_and_not_before_it_was_made(
    cast: Cast, token: str, days: float, opens: bool
) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        page = follows(token).get(ACCEPT)
    assert (page.status_code == 200) is opens
    assert ("Son délai est passé" in page.content.decode()) is not opens
    assert timedelta(days=7) == INVITATION


def test_a_withdrawn_invitation_says_so(cast: Cast, token: str) -> None:
    head = cast.signed_in(cast.maryvonne)
    waiting = Invitation.objects.get(digest=digest_of(token))
    head.post(reverse("withdraw_invitation", args=[waiting.pk]))
    assert "Elle a été retirée" in said(follows(token))
    follows(token).post(ACCEPT, NEWCOMER)
    assert not Account.objects.filter(email="mael@example.org").exists()


@pytest.mark.parametrize("change", ["tampered", "other", "long"])
def test_a_tampered_link_opens_nothing(cast: Cast, token: str, change: str) -> None:
    wrong = {"tampered": token[:-1] + ("a" if token[-1] != "a" else "b"), "other": new_token()}
    client = follows(wrong.get(change, "x" * 10_000))
    page = client.get(ACCEPT)
    assert page.status_code == 410
    assert "Le lien n’est pas complet" in page.content.decode()


def test_a_link_typed_in_capitals_opens_too(cast: Cast, token: str) -> None:
    assert "vous invite" in said(follows(token.upper()))


def test_without_a_link_there_is_nothing_to_accept(cast: Cast) -> None:
    assert Client().get(ACCEPT).status_code == 410
    assert Client().post(ACCEPT, NEWCOMER).status_code == 410


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"password": "court"}, "court"),
        ({"pin": "12"}, "4 à 8 chiffres"),
        ({"email": "nolwenn@example.org"}, "existe déjà"),
        ({"name": " \u200b "}, "prénom"),
        ({"email": "x" * 10_000}, "e-mail"),
    ],
)
def test_a_wrong_value_is_said_and_the_invitation_stays(
    cast: Cast, token: str, wrong: dict[str, str], says: str
) -> None:
    client = follows(token)
    answer = client.post(ACCEPT, {**NEWCOMER, **wrong})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert client.post(ACCEPT, NEWCOMER).status_code == 302


def test_who_has_an_account_elsewhere_joins_and_chooses_where_she_works(
    cast: Cast, token: str
) -> None:
    client = follows(token)
    assert "J’ai déjà un compte" in said(client)
    client.post(reverse("account_login"), {"login": "charlie@example.org", "password": PASSWORD})
    assert "Je suis Charlie" in said(client)
    assert client.post(ACCEPT, {"do": "join"}).headers["Location"] == reverse("desk")
    assert "Kérourien · Charlie" in client.get(reverse("desk")).content.decode()
    later = cast.signed_in(cast.charlie)
    assert later.get(reverse("desk")).headers["Location"] == reverse("choose_place")
    later.post(reverse("choose_place"), {"place": str(cast.port.pk)})
    assert "Relais emploi du Port · Charlie" in later.get(reverse("desk")).content.decode()


def test_signing_in_leads_back_to_the_invitation(cast: Cast, token: str) -> None:
    client = follows(token)
    answer = client.post(
        reverse("account_login"), {"login": "charlie@example.org", "password": PASSWORD}
    )
    assert answer.headers["Location"] == ACCEPT


def test_another_s_open_session_never_joins_by_itself(cast: Cast, token: str) -> None:
    client = follows(token, cast.signed_in(cast.charlie))
    assert "Cet écran est celui de Charlie" in said(client)
    assert client.post(ACCEPT, NEWCOMER).status_code in {200, 422}
    assert not Membership.objects.filter(
        helper=cast.charlie.helper, structure=cast.kerourien
    ).exists()
    assert not Account.objects.filter(email="mael@example.org").exists()


def test_who_works_here_already_keeps_her_role(cast: Cast) -> None:
    client = follows(invited(cast, Role.VOLUNTEER), cast.signed_in(cast.nolwenn))
    assert client.post(ACCEPT, {"do": "join"}).headers["Location"] == reverse("desk")
    assert cast.helper(cast.nolwenn).role is Role.MEDIATOR


@pytest.mark.parametrize(
    "place", ["", "x" * 10_000, "7b0a9d3e-8a43-4f66-9d0c-0a1f4f0b6a11", "\x00"]
)
def test_a_place_where_she_does_not_work_is_not_chosen(cast: Cast, place: str) -> None:
    client = cast.signed_in(cast.nolwenn)
    assert client.post(reverse("choose_place"), {"place": place}).status_code == 200
    session = client.session
    session["place"] = str(cast.port.pk)
    session.save()
    assert "Kérourien · Nolwenn" in client.get(reverse("desk")).content.decode()


def test_the_same_form_sent_twice_is_one_invitation_whose_last_link_opens(cast: Cast) -> None:
    client = cast.signed_in(cast.maryvonne)
    form = {"role": "mediator", "email": "", "ticket": str(uuid4())}
    links = [link_in(client.post(reverse("invite"), form)) for _ in range(2)]
    assert Invitation.objects.filter(ticket=form["ticket"]).count() == 1
    assert Client().get(links[0], follow=True).status_code == 410
    assert Client().get(links[1], follow=True).status_code == 200


def link_in(answer: Any) -> str:
    page = answer.content.decode()
    assert "data:image/svg+xml" in page
    return str(page.split('readonly value="')[1].split('"')[0])


def test_the_database_knows_no_link(cast: Cast, token: str) -> None:
    kept = str(list(Invitation.objects.values()))
    assert token not in kept
    assert len(token) == 32


@pytest.mark.parametrize("who", ["nolwenn", "yann", "soizic", "charlie"])
def test_only_a_head_of_the_place_invites_and_withdraws(cast: Cast, who: str) -> None:
    client, before = cast.signed_in(getattr(cast, who)), Invitation.objects.count()
    assert client.get(reverse("invite")).status_code == 404
    client.post(reverse("invite"), {"role": "head"})
    assert Invitation.objects.count() == before
    waiting = Invitation.objects.get()
    assert client.post(reverse("withdraw_invitation", args=[waiting.pk])).status_code == 404
    waiting.refresh_from_db()
    assert waiting.withdrawn_at is None


def test_the_pin_of_the_cast_is_not_a_password(cast: Cast) -> None:
    assert not cast.nolwenn.check_password(PIN)
