"""A second proof: six digits from a telephone, a device that knows its owner, codes on paper."""

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.access.models import Account
from palier.access.queries import SITTING
from palier.audit.models import Entry
from tests.cast import PASSWORD, PIN, Cast
from tests.passkeys import Device

SIGN_IN, SECOND, PASSKEY = "/sign-in/", "/sign-in/second/", "/sign-in/passkey/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
OFFER = {"Accept": "application/json"}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Stopped: the half-minute would turn, one day, between reading six digits and sending them."""
    with time_machine.travel(timezone.now(), tick=False):
        yield


def code(at: float | None = None, secret: str = SECRET) -> str:
    """The six digits that a telephone shows at that second."""
    return format_hotp_value(hotp_value(secret, int(time.time() if at is None else at) // 30))


def is_in(client: Client) -> bool:
    return client.get(reverse("desk")).status_code == 200


def begins(email: str = "nolwenn@example.org") -> Client:
    client = Client(headers={"accept-language": "fr"})
    client.post(SIGN_IN, {"login": email, "password": PASSWORD})
    return client


def sure(cast: Cast, account: Account) -> Client:
    """Signed in, and the password given once more."""
    client = cast.signed_in(account)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@pytest.fixture
def protected(cast: Cast) -> Cast:
    """Nolwenn's account asks for six digits."""
    TOTP.activate(cast.nolwenn, SECRET)
    return cast


def test_putting_it_in_place_asks_for_the_password_then_shows_codes_once(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    client = cast.signed_in(cast.nolwenn)
    activate = reverse("mfa_activate_totp")
    door = client.get(activate).headers["Location"]
    assert door.startswith(reverse("account_reauthenticate"))
    client.post(door, {"password": PASSWORD})
    page = client.get(activate).content.decode()
    secret = page.split("<kbd>")[1].split("</kbd>")[0]
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(activate, {"code": code(secret=secret)})
    assert answer.headers["Location"] == reverse("mfa_view_recovery_codes")
    shown = client.get(answer.headers["Location"]).content.decode()
    assert shown.count("<kbd>") == 10
    generated = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert "<kbd>" not in generated
    assert Entry.objects.filter(verb="add_second_factor", by=cast.nolwenn.helper_id).exists()


def test_the_password_alone_no_longer_opens(protected: Cast) -> None:
    client = begins()
    assert not is_in(client)
    client.post(SECOND, {"code": "000000" if code() != "000000" else "111111"})
    assert not is_in(client)
    client.post(SECOND, {"code": code()})
    assert is_in(client)


def test_six_digits_open_once(protected: Cast) -> None:
    with time_machine.travel(1_800_000_000, tick=False):
        seen = code()
        begins_one, begins_two = begins(), begins()
        begins_one.post(SECOND, {"code": seen})
        begins_two.post(SECOND, {"code": seen})
        assert is_in(begins_one)
        assert not is_in(begins_two)
        assert "bon code" in begins_two.post(SECOND, {"code": seen}).content.decode()


@pytest.mark.parametrize("late", [-31, 31, 3600])
def test_six_digits_of_another_minute_open_nothing(protected: Cast, late: int) -> None:
    with time_machine.travel(1_800_000_000, tick=False):
        client = begins()
        client.post(SECOND, {"code": code(1_800_000_000 + late)})
        assert not is_in(client)


def test_digits_are_not_guessed(protected: Cast) -> None:
    with time_machine.travel(1_800_000_000, tick=False):
        right = code()
        wrong = [f"{n:06}" for n in range(30) if f"{n:06}" != right]
        for guess in wrong:
            answer = begins().post(SECOND, {"code": guess})
            assert answer.status_code < 500
        client = begins()
        client.post(SECOND, {"code": right})
        assert not is_in(client)


@pytest.mark.parametrize("typed", ["", "x" * 10_000, "\x00", "١٢٣٤٥٦", "🙂"])
def test_anything_else_is_said_in_french(protected: Cast, typed: str) -> None:
    client = begins()
    answer = client.post(SECOND, {"code": typed})
    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert not is_in(client)


def test_a_code_on_paper_opens_once(protected: Cast) -> None:
    codes = RecoveryCodes.activate(protected.nolwenn).get_unused_codes()
    first, second = begins(), begins()
    first.post(SECOND, {"code": codes[0]})
    second.post(SECOND, {"code": codes[0]})
    assert is_in(first)
    assert not is_in(second)


def test_new_codes_close_those_of_before(protected: Cast) -> None:
    before = RecoveryCodes.activate(protected.nolwenn).get_unused_codes()
    client = sure(protected, protected.nolwenn)
    client.post(reverse("mfa_generate_recovery_codes"))
    kept = Authenticator.objects.get(user=protected.nolwenn, type=Authenticator.Type.RECOVERY_CODES)
    assert not set(before) & set(kept.wrap().get_unused_codes())


def test_the_second_page_is_for_who_gave_a_password(protected: Cast) -> None:
    stranger = Client()
    assert stranger.get(SECOND).headers["Location"] == SIGN_IN
    assert stranger.post(SECOND, {"code": code()}).headers["Location"] == SIGN_IN
    assert not is_in(stranger)


def test_removing_it_asks_for_the_password_first(protected: Cast) -> None:
    client = protected.signed_in(protected.nolwenn)
    client.post(reverse("mfa_deactivate_totp"))
    assert Authenticator.objects.filter(user=protected.nolwenn).exists()
    sure(protected, protected.nolwenn).post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user=protected.nolwenn).exists()


def offered(client: Client, account: Account) -> Device:
    """A device that this helper adds to her account."""
    page = client.get(reverse("add_passkey"))
    device = Device(credential=f"of {account.pk}".encode().ljust(16, b"."))
    answer = client.post(
        reverse("add_passkey"), {"name": "Mon poste", "credential": device.creates(asked(page))}
    )
    assert answer.status_code == 302
    return device


def asked(page: Any) -> Any:
    from html import unescape  # noqa: PLC0415

    return json.loads(unescape(page.content.decode().split('data-options="')[1].split('"')[0]))


def challenge(client: Client) -> Any:
    return client.get(PASSKEY, headers=OFFER).json()["request_options"]


def test_a_device_opens_alone_and_every_time(cast: Cast) -> None:
    device = offered(sure(cast, cast.nolwenn), cast.nolwenn)
    for _ in range(2):
        client = Client()
        answer = client.post(
            PASSKEY, {"credential": device.opens(challenge(client), cast.nolwenn.pk)}
        )
        assert answer.headers["Location"] == reverse("desk")
        assert is_in(client)


def test_the_answer_of_a_device_opens_once(cast: Cast) -> None:
    device, client, thief = offered(sure(cast, cast.nolwenn), cast.nolwenn), Client(), Client()
    answer = device.opens(challenge(client), cast.nolwenn.pk)
    challenge(thief)
    thief.post(PASSKEY, {"credential": answer})
    assert not is_in(thief)
    client.post(PASSKEY, {"credential": answer})
    assert is_in(client)
    client.post(reverse("account_logout"))
    client.post(PASSKEY, {"credential": answer})
    assert not is_in(client)


def test_a_device_opens_no_account_but_its_own(cast: Cast) -> None:
    device, client = offered(sure(cast, cast.nolwenn), cast.nolwenn), Client()
    for other in (cast.maryvonne, cast.yann):
        client.post(PASSKEY, {"credential": device.opens(challenge(client), other.pk)})
        assert not is_in(client)
    begun = begins("maryvonne@example.org")  # her password is known; her device is not here
    page = begun.get(SECOND)
    begun.post(SECOND, {"credential": device.opens(asked(page), cast.maryvonne.pk)})
    assert not is_in(begun)


def test_a_device_of_a_closed_account_opens_nothing(cast: Cast) -> None:
    device, client = offered(sure(cast, cast.nolwenn), cast.nolwenn), Client()
    Account.objects.filter(pk=cast.nolwenn.pk).update(is_active=False)
    client.post(PASSKEY, {"credential": device.opens(challenge(client), cast.nolwenn.pk)})
    assert not is_in(client)


BROKEN = (
    *("", "null", "[]", "1", '"x"', "{}", "{", "x" * 10_000, '{"id": 1, "rawId": 2}'),
    '{"id":"AA","rawId":"AA","type":"public-key","response":{}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"%%",'
    '"attestationObject":"!!","authenticatorData":"AA","signature":"AA","userHandle":"AA"}}',
    '{"id":"AA","rawId":"AA","type":"public-key","response":{"clientDataJSON":"e30",'
    '"attestationObject":"oA","authenticatorData":"AA","signature":"AA","userHandle":null}}',
)


@pytest.mark.parametrize("credential", BROKEN)
def test_a_broken_answer_is_refused_in_words(cast: Cast, credential: str) -> None:
    nobody, nolwenn, begun = Client(), sure(cast, cast.nolwenn), begins("maryvonne@example.org")
    challenge(nobody), nolwenn.get(reverse("add_passkey")), begun.get(SECOND)
    for client, page in ((nobody, PASSKEY), (nolwenn, reverse("add_passkey")), (begun, SECOND)):
        answer = client.post(page, {"credential": credential, "name": "x" * 10_000}, follow=True)
        assert answer.status_code == 200, page
    assert not is_in(nobody)
    assert not is_in(begun)
    assert not Authenticator.objects.filter(user=cast.nolwenn).exists()


def test_nobody_removes_the_device_of_another(cast: Cast) -> None:
    hers = Authenticator.objects.get(user=cast.maryvonne)
    address = reverse("remove_passkey", args=[hers.pk])
    client = sure(cast, cast.nolwenn)
    assert client.get(address).status_code == client.post(address).status_code == 404
    assert Authenticator.objects.filter(pk=hers.pk).exists()
    sure(cast, cast.maryvonne).post(address)
    assert not Authenticator.objects.filter(pk=hers.pk).exists()


def test_who_gave_the_screen_takes_it_back_with_her_code_alone(protected: Cast) -> None:
    screen = protected.in_hands_of("Claudia")  # Nolwenn gave it
    screen.post(reverse("take_back"), {"account": protected.nolwenn.pk, "secret": PIN})
    assert is_in(screen)


def test_a_colleague_with_a_second_proof_gives_both(cast: Cast) -> None:
    TOTP.activate(cast.yann, SECRET)
    screen = cast.in_hands_of("Claudia")
    answer = screen.post(reverse("take_back"), {"account": cast.yann.pk, "secret": PIN})
    assert answer.headers["Location"] == SECOND
    assert SITTING not in screen.session
    assert not is_in(screen)
    screen.post(SECOND, {"code": code()})
    assert is_in(screen)


def test_a_second_proof_is_offered_to_who_has_none(cast: Cast) -> None:
    offer = "Ajouter une deuxième preuve"
    assert offer in cast.signed_in(cast.nolwenn).get(reverse("desk")).content.decode()
    assert offer not in cast.signed_in(cast.maryvonne).get(reverse("desk")).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        *("/signup/", "/accounts/login/", "/password/reset/", "/email/", "/confirm-email/x/"),
        *("/login/code/confirm/", "/mfa/", "/reauthenticate/", "/account/codes/download/"),
        *("/account/passkey/signup/", "/sign-in/trust/", "/webauthn/"),
    ],
)
def test_the_pages_of_allauth_that_nobody_chose_do_not_answer(cast: Cast, address: str) -> None:
    assert cast.signed_in(cast.nolwenn).get(address).status_code == 404
