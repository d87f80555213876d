"""The door of somebody near: a code that counts once, an account without any place."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from palier.access.locks import check_pin
from palier.access.models import Account, Lock
from palier.access.rules.limits import TRIES
from palier.access.tries import TooManyTries, WrongSecret
from palier.audit.models import Entry
from palier.people.actions import stop_trusted_helper
from palier.people.models import Membership, TrustedHelper
from palier.people.rules.consent import CODE_LASTS
from palier.people.rules.reference import grouped
from palier.people.seals import reference_of
from tests.cast import PASSWORD, PIN, Cast
from tests.test_pressed_twice import sizes

DOOR = reverse("accept_trust")
NEW = {"email": "Sonia@example.org ", "password": PASSWORD}


@pytest.fixture
def tie(cast: Cast) -> TrustedHelper:
    """Martine named Sonia, who has not come yet."""
    screen = cast.in_hands_of("Martine")
    form = {"called": "Sonia", "lasting": "year"}
    answer = screen.post(reverse("name_trusted_helper"), form)
    tie = next(one for one in TrustedHelper.objects.all() if one.called == "Sonia")
    assert answer.headers["Location"] == reverse("trusted_code", args=[tie.pk])
    assert code(tie) in screen.get(answer.headers["Location"]).content.decode()
    return tie


def code(tie: TrustedHelper) -> str:
    return grouped(reference_of("trust", tie.pk))


def accept(client: Client, tie: TrustedHelper, **more: str) -> str:
    """Where she is sent, or the words of the refusal."""
    answer = client.post(DOOR, {"code": code(tie), **NEW, **more})
    return answer.headers.get("Location", "") or answer.content.decode()


def test_with_the_code_she_makes_an_account_without_a_place(tie: TrustedHelper) -> None:
    client = Client()
    assert accept(client, tie) == reverse("people_i_help")
    account = Account.objects.get(email="sonia@example.org")
    assert not Membership.objects.filter(helper=account.helper_id).exists()
    assert "Martine-Rose" in client.get(reverse("people_i_help")).content.decode()
    assert client.get(reverse("desk")).headers["Location"] == reverse("people_i_help")
    line = Entry.objects.get(verb="accept_trust")
    assert (line.by_side, line.by, line.structure) == ("trusted", account.helper_id, None)


def test_a_code_counts_once(tie: TrustedHelper) -> None:
    accept(Client(), tie)
    before = sizes()
    assert "Ce code ne marche pas" in accept(Client(), tie, email="other@example.org")
    assert sizes() == before


def test_a_code_too_old_or_taken_back_makes_nobody(cast: Cast, tie: TrustedHelper) -> None:
    before = sizes()
    with time_machine.travel(tie.named_at + CODE_LASTS, tick=False):
        assert "Ce code ne marche pas" in accept(Client(), tie)
    stop_trusted_helper(
        actor=cast.person("Martine"), trustedhelper_id=tie.pk, now=cast.now + timedelta(hours=1)
    )
    assert "Ce code ne marche pas" in accept(Client(), tie)
    assert {**sizes(), "Entry": 0} == {**before, "Entry": 0}


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"code": "BCDF-GHJK-LNPR"}, "Ce code ne marche pas"),
        ({"code": ""}, "obligatoire"),
        ({"email": "sonia"}, "adresse"),
        ({"password": "court"}, "12"),
        ({"password": "motdepasse12"[:11]}, "12"),
    ],
)
def test_a_wrong_word_is_said_and_the_code_still_waits(
    tie: TrustedHelper, wrong: dict[str, str], said: str
) -> None:
    client = Client(headers={"accept-language": "fr"})
    assert said in accept(client, tie, **wrong)
    assert accept(client, tie) == reverse("people_i_help")


def test_who_has_an_account_signs_in_first_and_keeps_both_hats(
    cast: Cast, tie: TrustedHelper
) -> None:
    """Charlie works at the Port, and is Martine's cousin: nothing of hers comes to his desk."""
    stranger = Client(headers={"accept-language": "fr"})
    assert "Connectez-vous d’abord" in accept(stranger, tie, email=cast.charlie.email)
    charlie = cast.signed_in(cast.charlie)
    assert charlie.post(DOOR, {"code": code(tie)}).headers["Location"] == reverse("people_i_help")
    assert "Martine-Rose" in charlie.get(reverse("people_i_help")).content.decode()
    assert "Martine-Rose" not in charlie.get(reverse("desk")).content.decode()
    martine = cast.beneficiary("Martine").pk
    assert charlie.get(reverse("person", args=[martine])).status_code == 404


def test_the_same_cousin_is_not_named_twice_at_once(cast: Cast, tie: TrustedHelper) -> None:
    karim = cast.signed_in(cast.karim)
    assert "Ce code ne marche pas" in karim.post(DOOR, {"code": code(tie)}).content.decode()


def test_a_trust_that_ended_leaves_its_place_to_a_new_one(cast: Cast, tie: TrustedHelper) -> None:
    old = cast.ties["Karim"]
    TrustedHelper.objects.filter(pk=old.pk).update(until=cast.now + timedelta(minutes=1))
    karim = cast.signed_in(cast.karim)
    assert karim.post(DOOR, {"code": code(tie)}).headers["Location"] == reverse("people_i_help")
    old.refresh_from_db()
    assert old.ended_at == old.until


def test_a_screen_in_a_person_s_hands_opens_no_account(cast: Cast, tie: TrustedHelper) -> None:
    assert accept(cast.in_hands_of("Leïla"), tie) == reverse("take_back")


def test_the_link_of_the_paper_fills_the_code_and_changes_nothing(tie: TrustedHelper) -> None:
    page = Client().get(DOOR, {"code": code(tie)}).content.decode()
    assert f'value="{code(tie)}"' in page
    tie.refresh_from_db()
    assert tie.helper is None


def test_a_pin_is_counted_and_a_right_one_opens(cast: Cast) -> None:
    person = cast.beneficiary("Martine")
    lock = Lock(person=person)
    lock.set_pin(PIN)
    lock.save()
    check_pin(person_id=person.pk, pin=PIN, now=cast.now)
    for _ in range(TRIES):
        with pytest.raises(WrongSecret):
            check_pin(person_id=person.pk, pin="0000", now=cast.now)
    with pytest.raises(TooManyTries):
        check_pin(person_id=person.pk, pin=PIN, now=cast.now)
