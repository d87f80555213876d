"""One's own secrets, and a link for who lost them: once, for a day, and only by a head."""

from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.access import actions
from palier.access.models import Account, NewWayIn
from palier.audit.models import Entry
from palier.people.models import Membership
from palier.people.rules.actor import Role
from tests.cast import PASSWORD, PIN, Cast

NEW = "encore une phrase longue"
SIGN_IN = "/sign-in/"


def is_in(client: Client) -> bool:
    return client.get(reverse("desk")).status_code == 200


def opens(email: str, password: str) -> bool:
    client = Client()
    client.post(SIGN_IN, {"login": email, "password": password})
    return is_in(client)


def way_in(cast: Cast, account: Account, *, lost: bool = False) -> str:
    _, token = actions.give_new_way_in(
        actor=cast.helper(cast.maryvonne),
        account_id=account.pk,
        forgets_second_factor=lost,
        now=timezone.now(),
    )
    return reverse("choose_password", args=[token])


def test_a_new_password_ends_every_other_session_and_keeps_this_one(cast: Cast) -> None:
    here, elsewhere = cast.signed_in(cast.nolwenn), cast.signed_in(cast.nolwenn)
    answer = here.post(reverse("change_password"), {"old": PASSWORD, "new": NEW})
    assert answer.headers["Location"] == reverse("mfa_index")
    assert is_in(here)
    assert not is_in(elsewhere)
    assert opens("nolwenn@example.org", NEW)
    assert not opens("nolwenn@example.org", PASSWORD)
    assert Entry.objects.filter(verb="change_password").count() == 1


@pytest.mark.parametrize(
    ("address", "typed", "says"),
    [
        ("change_password", {"old": "autre chose", "new": NEW}, "pas le bon mot de passe"),
        ("change_password", {"old": PASSWORD, "new": "court"}, "court"),
        ("change_password", {"old": PASSWORD, "new": "x" * 10_000}, "128"),
        ("change_pin", {"old": "autre chose", "pin": "7391"}, "pas le bon mot de passe"),
        ("change_pin", {"old": PIN, "pin": "7391"}, "pas le bon mot de passe"),
        ("change_pin", {"old": PASSWORD, "pin": "12a4"}, "4 à 8 chiffres"),
        ("change_name", {"name": "\u200b"}, "prénom"),
        ("change_name", {"name": "x" * 10_000}, "60"),
    ],
)
def test_a_refused_change_says_why_and_changes_nothing(
    cast: Cast, address: str, typed: dict[str, str], says: str
) -> None:
    client = cast.signed_in(cast.nolwenn)
    answer = client.post(reverse(address), typed)
    assert answer.status_code == 422
    assert says in answer.content.decode()
    kept = Account.objects.get(pk=cast.nolwenn.pk)
    assert (kept.password, kept.pin) == (cast.nolwenn.password, cast.nolwenn.pin)


def test_an_open_desk_is_no_place_to_guess_a_password(cast: Cast) -> None:
    client = cast.signed_in(cast.nolwenn)
    for _ in range(5):
        client.post(reverse("change_password"), {"old": "autre chose", "new": NEW})
    answer = client.post(reverse("change_password"), {"old": PASSWORD, "new": NEW})
    assert "Trop d’essais" in answer.content.decode()


def test_a_new_code_takes_screens_back(cast: Cast) -> None:
    client = cast.signed_in(cast.nolwenn)
    client.post(reverse("change_pin"), {"old": PASSWORD, "pin": "7391"})
    kept = Account.objects.get(pk=cast.nolwenn.pk)
    assert kept.opens_with("7391")
    assert not kept.opens_with(PIN)


def test_a_new_name_is_what_people_read(cast: Cast) -> None:
    client = cast.signed_in(cast.nolwenn)
    client.post(reverse("change_name"), {"name": "  Nolwenn  du matin "})
    assert "Nolwenn du matin" in client.get(reverse("desk")).content.decode()


def test_the_link_of_a_head_chooses_a_password_once_and_signs_nobody_in(cast: Cast) -> None:
    link, open_since = way_in(cast, cast.nolwenn), cast.signed_in(cast.nolwenn)
    client = Client(headers={"accept-language": "fr"})
    assert "Nolwenn, choisissez" in client.get(link).content.decode()
    assert client.post(link, {"new": NEW}).headers["Location"] == SIGN_IN
    assert not is_in(client)
    assert not is_in(open_since)
    assert opens("nolwenn@example.org", NEW)
    again = client.post(link, {"new": "une troisième phrase"})
    assert again.status_code == 410
    assert "Ce lien ne s’ouvre plus" in again.content.decode()
    assert not opens("nolwenn@example.org", "une troisième phrase")


@pytest.mark.parametrize(("hours", "status"), [(-1, 410), (0, 200), (23, 200), (24.1, 410)])
def test_the_link_opens_for_a_day(cast: Cast, hours: float, status: int) -> None:
    link = way_in(cast, cast.nolwenn)
    with time_machine.travel(timezone.now() + timedelta(hours=hours), tick=False):
        assert Client().get(link).status_code == status


def test_a_second_link_closes_the_first(cast: Cast) -> None:
    first, second = way_in(cast, cast.nolwenn), way_in(cast, cast.nolwenn)
    assert Client().get(first).status_code == 410
    assert Client().get(second).status_code == 200
    assert NewWayIn.objects.filter(account=cast.nolwenn).count() == 1


@pytest.mark.parametrize(("lost", "left"), [(False, 1), (True, 0)])
def test_a_lost_device_is_forgotten_only_when_that_was_said(
    cast: Cast, lost: bool, left: int
) -> None:
    Client().post(way_in(cast, cast.maryvonne, lost=lost), {"new": NEW})
    assert Authenticator.objects.filter(user=cast.maryvonne).count() == left
    assert opens("maryvonne@example.org", NEW) is lost


def test_a_head_never_opens_an_account_that_works_elsewhere(cast: Cast) -> None:
    Membership.objects.create(
        helper=cast.charlie.helper,
        structure=cast.kerourien,
        role=Role.VOLUNTEER,
        since=cast.now,
    )
    client = cast.signed_in(cast.maryvonne)
    answer = client.post(reverse("give_new_way_in", args=[cast.charlie.pk]))
    assert "ouvre aussi un autre lieu" in answer.content.decode()
    assert not NewWayIn.objects.filter(account=cast.charlie).exists()


def test_the_link_is_shown_once_with_its_code(cast: Cast) -> None:
    client = cast.signed_in(cast.maryvonne)
    address = reverse("give_new_way_in", args=[cast.nolwenn.pk])
    page = client.post(address).content.decode()
    link = page.split('readonly value="')[1].split('"')[0]
    assert "data:image/svg+xml" in page
    assert Client().get(link).status_code == 200
    assert link not in client.get(address).content.decode()
    assert link.rsplit("/", 2)[1] not in str(list(NewWayIn.objects.values()))


def test_a_closed_account_does_not_open_by_a_new_password(cast: Cast) -> None:
    link = way_in(cast, cast.nolwenn)
    Account.objects.filter(pk=cast.nolwenn.pk).update(is_active=False)
    Client().post(link, {"new": NEW})
    assert not opens("nolwenn@example.org", NEW)


@pytest.mark.parametrize("next_", ["https://elsewhere.example/", "//elsewhere.example", "\\\\x"])
def test_signing_in_never_leads_to_another_site(cast: Cast, next_: str) -> None:
    sign_in = {"login": "nolwenn@example.org", "password": PASSWORD, "next": next_}
    assert Client().post(SIGN_IN, sign_in).headers["Location"] == reverse("desk")


def test_a_session_fixed_before_signing_in_is_not_the_one_after(cast: Cast) -> None:
    client = Client()
    session = client.session
    session["planted"] = 1
    session.save()
    before = session.session_key
    client.post(SIGN_IN, {"login": "nolwenn@example.org", "password": PASSWORD})
    assert client.session.session_key != before
