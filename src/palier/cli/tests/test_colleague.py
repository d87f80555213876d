"""`palier helper` on the database of the tests; `palier init` is tried whole in tests/ops."""

from datetime import UTC, datetime

import pytest

from palier.access.models import Account
from palier.cli import colleague, place
from palier.cli.refusal import Refused
from tests.cast import Cast

NOW = datetime(2026, 3, 9, 8, 30, tzinfo=UTC)
GIVEN = {"place": "Relais emploi du Port", "name": "Soizic", "email": "soizic@example.org"}


@pytest.fixture(autouse=True)
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PALIER_INIT_PASSWORD", "une autre phrase longue")
    monkeypatch.setenv("PALIER_INIT_PIN", "7391")


def test_a_colleague_joins_one_place(cast: Cast) -> None:
    colleague.add({**GIVEN, "role": "head"}, NOW)
    soizic = Account.objects.get(email="soizic@example.org")
    assert cast.helper(soizic).structure_id == cast.port.pk
    assert soizic.opens_with("7391")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"role": "queen"}, "rôles"),
        ({"place": ""}, "--place"),
        ({"place": "Nulle part"}, "--place"),
        ({"email": "charlie@example.org"}, "ne convient pas"),
        ({"email": "soizic"}, "ne convient pas"),
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
