"""`palier helper` on the database of the tests; `palier init` is tried whole in tests/ops."""

import re
from datetime import UTC, datetime

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.utils import timezone

from palier.access.models import Account
from palier.cli import colleague, place
from palier.cli.refusal import Refused
from tests.cast import Cast

NOW = datetime(2026, 3, 9, 8, 30, tzinfo=UTC)
GIVEN = {"place": "Relais emploi du Port", "name": "Rozenn", "email": "rozenn@example.org"}


@pytest.fixture(autouse=True)
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PALIER_INIT_PASSWORD", "une autre phrase longue")
    monkeypatch.setenv("PALIER_INIT_PIN", "7391")


def test_a_colleague_joins_one_place(cast: Cast) -> None:
    colleague.add({**GIVEN, "role": "head"}, NOW)
    rozenn = Account.objects.get(email="rozenn@example.org")
    assert cast.helper(rozenn).structure_id == cast.port.pk
    assert rozenn.opens_with("7391")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"role": "queen"}, "rôles"),
        ({"place": ""}, "--place"),
        ({"place": "Nulle part"}, "--place"),
        ({"email": "charlie@example.org"}, "ne convient pas"),
        ({"email": "rozenn"}, "ne convient pas"),
    ],
)
def test_a_wrong_value_is_said_and_adds_nobody(
    cast: Cast, change: dict[str, str], says: str
) -> None:
    before = Account.objects.count()
    with pytest.raises(Refused) as refusal:
        colleague.add({**GIVEN, "role": "head", **change}, NOW)
    assert says in refusal.value.phrase.fr
    assert Account.objects.count() == before


@pytest.mark.parametrize("pin", ["123", "123456789", "12a4", "١٢٣٤"])
def test_a_code_is_four_to_eight_digits(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, pin: str
) -> None:
    monkeypatch.setenv("PALIER_INIT_PIN", pin)
    with pytest.raises(Refused):
        colleague.add({**GIVEN, "role": "head"}, NOW)


def test_a_second_place_is_opened_only_when_asked(cast: Cast) -> None:
    asked = {"place": "Un second", "kind": "EPN", "name": "Anna", "email": "anna@example.org"}
    with pytest.raises(Refused) as refusal:
        place.init(asked, NOW)
    assert "--another" in refusal.value.phrase.fr
    place.init({**asked, "another": "yes"}, NOW)
    assert Account.objects.filter(email="anna@example.org").exists()


def given(**change: object) -> dict[str, object]:
    nothing = dict.fromkeys(("place", "name", "email", "role", "reset", "reopen"), "")
    return {**nothing, "lost_device": False, **change}


@pytest.mark.parametrize(("lost", "left"), [(False, 1), (True, 0)])
def test_the_machine_gives_a_new_way_in_to_a_head(
    cast: Cast, capsys: pytest.CaptureFixture[str], lost: bool, left: int
) -> None:
    now = timezone.now()
    colleague.helper(given(reset=" Maryvonne@Example.org ", lost_device=lost), now)
    link = re.search(r"http://\S+(/new-way-in/\w+/)", capsys.readouterr().out)
    assert link is not None
    new = {"new": "encore une phrase longue"}
    assert Client().post(link[1], new).headers["Location"] == "/sign-in/"
    assert Account.objects.get(pk=cast.maryvonne.pk).check_password(new["new"])
    assert Authenticator.objects.filter(user=cast.maryvonne).count() == left


def test_the_machine_reopens_a_closed_account(cast: Cast) -> None:
    Account.objects.filter(pk=cast.charlie.pk).update(is_active=False)
    colleague.helper(given(reopen="charlie@example.org"), NOW)
    assert Account.objects.get(pk=cast.charlie.pk).is_active


@pytest.mark.parametrize("act", ["reset", "reopen"])
def test_an_unknown_address_is_said(cast: Cast, act: str) -> None:
    with pytest.raises(Refused) as refusal:
        colleague.helper(given(**{act: "personne@example.org"}), NOW)
    assert "personne@example.org" in refusal.value.phrase.fr
