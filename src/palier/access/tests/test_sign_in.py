"""Helpers sign in; nobody else, and no demonstration account outside the demonstration."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from palier.access.actions import open_place
from palier.access.models import Account
from palier.audit.models import Entry
from palier.people.models import Membership, Structure
from palier.people.rules.actor import Role
from tests.cast import MONDAY, PASSWORD, Cast

LOGIN = "/sign-in/"


def sign_in(email: str, password: str = PASSWORD, client: Client | None = None) -> Client:
    client = client or Client(headers={"accept-language": "fr"})
    client.post(LOGIN, {"login": email, "password": password})
    return client


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("email", ["nolwenn@example.org", " Nolwenn@Example.ORG "])
def test_a_helper_signs_in_and_is_at_the_desk(cast: Cast, email: str) -> None:
    client = Client()
    answer = client.post(LOGIN, {"login": email, "password": PASSWORD})
    assert answer.headers["Location"] == reverse("desk")
    assert client.get(reverse("desk")).status_code == 200


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("nolwenn@example.org", "autre chose"),
        ("personne@example.org", PASSWORD),
        ("", ""),
        ("pas une adresse", PASSWORD),
        ("nolwenn@example.org\x00", PASSWORD),
        ("x" * 10_000, "y" * 10_000),
        ("\u202enolwenn@example.org", "🙂"),
    ],
)
def test_a_wrong_sign_in_says_so_in_french_and_keeps_the_address(
    cast: Cast, email: str, password: str
) -> None:
    client = Client(headers={"accept-language": "fr"})
    answer = client.post(LOGIN, {"login": email, "password": password})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert not is_in(client)


def test_an_unknown_address_and_a_wrong_password_are_told_alike(cast: Cast) -> None:
    def alert(email: str) -> str:
        answer = Client().post(LOGIN, {"login": email, "password": "autre chose"})
        return answer.content.decode().split('role="alert">')[1].split("<")[0]

    assert alert("nolwenn@example.org") == alert("personne@example.org")


def test_too_many_wrong_sign_ins_wait_with_a_sentence_in_french(cast: Cast) -> None:
    client = Client(headers={"accept-language": "fr"})
    wrong = {"login": "nolwenn@example.org", "password": "autre chose"}
    answers = [client.post(LOGIN, wrong) for _ in range(12)]
    assert not is_in(sign_in("nolwenn@example.org", client=client))
    assert all(answer.status_code < 500 for answer in answers)
    assert "Trop d" in answers[-1].content.decode()


def test_the_sign_in_page_itself_answers_too_many_in_french(cast: Cast) -> None:
    client = Client(headers={"accept-language": "fr"})
    answers = [
        client.post(LOGIN, {"login": f"{n}@example.org", "password": "x"}) for n in range(40)
    ]
    assert answers[-1].status_code == 429
    assert "Attendez cinq minutes" in answers[-1].content.decode()


@pytest.mark.parametrize(("demonstration", "enters"), [(False, False), (True, True)])
def test_a_demonstration_account_signs_in_in_the_demonstration_only(
    cast: Cast, settings: object, demonstration: bool, enters: bool
) -> None:
    Account.objects.filter(pk=cast.nolwenn.pk).update(is_demo=True)
    settings.DEMO = demonstration  # type: ignore[attr-defined]
    client = sign_in("nolwenn@example.org")
    assert is_in(client) is enters
    if not enters:
        assert "démonstration" in client.get(LOGIN).content.decode()


def test_an_account_closed_yesterday_does_not_open(cast: Cast) -> None:
    open_since = cast.signed_in(cast.nolwenn)
    Account.objects.filter(pk=cast.nolwenn.pk).update(is_active=False)
    assert not is_in(sign_in("nolwenn@example.org"))
    assert LOGIN in open_since.get(reverse("desk")).headers["Location"]


def test_a_helper_without_a_place_is_told_whom_to_ask(cast: Cast) -> None:
    Membership.objects.filter(helper=cast.nolwenn.helper).update(until=MONDAY)
    client = sign_in("nolwenn@example.org")
    answer = client.get(reverse("desk"))
    assert answer.status_code == 403
    assert "n’est rattaché à aucun lieu" in answer.content.decode()
    assert client.post(reverse("account_logout")).headers["Location"] == reverse("welcome")


def test_the_desk_offers_a_sign_out_that_works(cast: Cast) -> None:
    client = cast.signed_in(cast.nolwenn)
    form = f'<form method="post" action="{reverse("account_logout")}">'
    assert form in client.get(reverse("desk")).content.decode()
    client.post(reverse("account_logout"))
    assert not is_in(client)


def test_nobody_registers_alone(cast: Cast) -> None:
    for address in ("/signup/", "/sign-up/", "/accounts/signup/"):
        assert Client().get(address).status_code == 404


@pytest.mark.django_db
def test_a_real_place_opens_with_its_head() -> None:
    account = open_place(
        place_name="Espace du Bourg",
        kind="EPN",
        helper_name="Maryvonne",
        email="Maryvonne@Example.org",
        password=PASSWORD,
        pin="",
        now=MONDAY,
    )
    membership = Membership.objects.get(helper=account.helper)
    assert (membership.role, membership.structure.name) == (Role.HEAD, "Espace du Bourg")
    assert not account.is_demo
    assert account.opens_with(PASSWORD)
    assert not account.opens_with("")
    assert set(Entry.objects.values_list("verb", flat=True)) == {"open_place", "add_helper"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "court"},
        {"place_name": ""},
        {"kind": "PRISON"},
        {"helper_name": ""},
        {"email": "pas une adresse"},
    ],
)
def test_a_place_badly_described_leaves_nothing_behind(wrong: dict[str, str]) -> None:
    good = {
        "place_name": "Espace du Bourg",
        "kind": "EPN",
        "helper_name": "Maryvonne",
        "email": "maryvonne@example.org",
        "password": PASSWORD,
        "pin": "1234",
    }
    with pytest.raises(ValidationError):
        open_place(**(good | wrong), now=MONDAY)
    assert not Structure.objects.exists()
    assert not Account.objects.exists()


ARGON2 = """
import django; django.setup()
from django.contrib.auth.hashers import make_password
from palier.access.models import Account
account = Account(); account.set_password("phrase"); account.set_pin("4812")
print(account.password.split("$")[0], account.pin.split("$")[0])
"""


def test_the_real_settings_keep_secrets_with_argon2(tmp_path: Path) -> None:
    """In a process of its own: these tests hash quickly, a place must not."""
    real = {"DJANGO_SETTINGS_MODULE": "palier.config.settings", "PALIER_VAR": str(tmp_path)}
    path = os.pathsep.join(filter(None, sys.path))
    told = subprocess.run(
        [sys.executable, "-c", ARGON2],
        env=os.environ | real | {"PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.split() == ["argon2", "argon2"]
