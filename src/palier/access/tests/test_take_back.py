"""A password or a PIN gives the screen back, to somebody of this place, after few tries."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from palier.access.models import Account, Attempt
from palier.access.queries import SITTING
from palier.access.rules import limits
from palier.audit.models import Entry
from tests.cast import MONDAY, PASSWORD, PIN, Cast, assemble

AGAIN = "Ce n’est pas le bon code. Essayez encore."
WAIT = "Trop d’essais. Attendez un quart d’heure."


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def cast(db: None, clock: time_machine.Traveller) -> Cast:
    return assemble(MONDAY)


@pytest.fixture
def screen(cast: Cast) -> Client:
    return cast.in_hands_of("Leïla")


def give(screen: Client, account: Account, secret: str) -> HttpResponse:
    answer = screen.post(reverse("take_back"), {"account": account.pk, "secret": secret})
    assert isinstance(answer, HttpResponse)
    return answer


def is_taken(screen: Client) -> bool:
    return SITTING not in screen.session


@pytest.mark.parametrize("secret", [PASSWORD, PIN])
def test_a_password_or_a_pin_gives_the_screen_back(cast: Cast, screen: Client, secret: str) -> None:
    key = screen.session.session_key
    assert give(screen, cast.nolwenn, secret).headers["Location"] == reverse("desk")
    assert is_taken(screen)
    assert screen.session.session_key != key
    assert "Nolwenn" in screen.get(reverse("desk")).content.decode()
    assert Entry.objects.filter(verb="take_back").count() == 1


def test_a_colleague_of_the_place_may_take_it_as_herself(cast: Cast, screen: Client) -> None:
    give(screen, cast.yann, PIN)
    assert screen.get(reverse("desk")).wsgi_request.user == cast.yann


def test_a_helper_of_another_place_is_refused_with_the_right_secret(
    cast: Cast, screen: Client
) -> None:
    assert "Charlie" not in screen.get(reverse("take_back")).content.decode()
    assert give(screen, cast.charlie, PASSWORD).status_code == 200
    assert not is_taken(screen)


def test_a_helper_who_no_longer_works_here_is_refused(cast: Cast, screen: Client) -> None:
    cast.yann.helper.memberships.update(until=MONDAY)
    Account.objects.filter(pk=cast.nolwenn.pk).update(is_active=False)
    for account in (cast.yann, cast.nolwenn):
        give(screen, account, PASSWORD)
    assert not is_taken(screen)


@pytest.mark.parametrize(("demonstration", "taken"), [(False, False), (True, True)])
def test_a_demonstration_account_takes_a_screen_back_in_the_demonstration_only(
    cast: Cast, screen: Client, settings: object, demonstration: bool, taken: bool
) -> None:
    Account.objects.filter(pk=cast.yann.pk).update(is_demo=True)
    settings.DEMO = demonstration  # type: ignore[attr-defined]
    give(screen, cast.yann, PASSWORD)
    assert is_taken(screen) is taken


@pytest.mark.parametrize(
    "secret", ["0000", "", " ", PIN + " ", PASSWORD.upper(), "x" * 10_000, "é\x00", "🙂", "\u202e"]
)
def test_a_wrong_secret_of_any_kind_changes_nothing(
    cast: Cast, screen: Client, secret: str
) -> None:
    answer = give(screen, cast.nolwenn, secret)
    assert answer.status_code == 200
    assert not is_taken(screen)
    assert 'role="alert"' in answer.content.decode()


@pytest.mark.parametrize("account", ["", "abc", "-1", "9" * 400, "1 OR 1=1", "\x00"])
def test_a_forged_account_is_refused_and_counts_for_nobody(screen: Client, account: str) -> None:
    answer = screen.post(reverse("take_back"), {"account": account, "secret": PIN})
    assert answer.status_code == 200
    assert not is_taken(screen)
    assert not Attempt.objects.exists()


def test_after_five_wrong_tries_even_the_right_one_waits(cast: Cast, screen: Client) -> None:
    for _ in range(limits.TRIES):
        assert AGAIN in give(screen, cast.nolwenn, "0000").content.decode()
    assert WAIT in give(screen, cast.nolwenn, PIN).content.decode()
    assert not is_taken(screen)


def test_a_colleague_may_still_take_it_while_another_waits(cast: Cast, screen: Client) -> None:
    for _ in range(limits.TRIES):
        give(screen, cast.nolwenn, "0000")
    give(screen, cast.yann, PIN)
    assert is_taken(screen)


def test_another_browser_counts_the_same_tries(cast: Cast) -> None:
    for name in ("Leïla", "Caroline", "Geneviève", "Claudia", ""):
        give(cast.in_hands_of(name), cast.nolwenn, "0000")
    assert WAIT in give(cast.in_hands_of("Leïla"), cast.nolwenn, PIN).content.decode()


def test_the_window_moves_with_the_clock(
    cast: Cast, screen: Client, clock: time_machine.Traveller
) -> None:
    """One wrong try a minute; the first is forgotten a quarter of an hour later, to the second."""
    for minute in range(limits.TRIES):
        clock.move_to(MONDAY + timedelta(minutes=minute))
        give(screen, cast.nolwenn, "0000")
    clock.move_to(MONDAY + limits.WINDOW - timedelta(seconds=1))
    assert WAIT in give(screen, cast.nolwenn, PIN).content.decode()
    clock.move_to(MONDAY + limits.WINDOW)
    give(screen, cast.nolwenn, PIN)
    assert is_taken(screen)


def test_waiting_tries_do_not_make_the_wait_longer(
    cast: Cast, screen: Client, clock: time_machine.Traveller
) -> None:
    for _ in range(limits.TRIES):
        give(screen, cast.nolwenn, "0000")
    for minute in range(15):
        clock.move_to(MONDAY + timedelta(minutes=minute))
        give(screen, cast.nolwenn, "0000")
    clock.move_to(MONDAY + limits.WINDOW)
    give(screen, cast.nolwenn, PIN)
    assert is_taken(screen)


def test_a_success_forgets_the_slips_before_it(cast: Cast, screen: Client) -> None:
    for _ in range(limits.TRIES - 1):
        give(screen, cast.nolwenn, "0000")
    give(screen, cast.nolwenn, PIN)
    assert not Attempt.objects.exists()


def test_an_account_without_a_pin_opens_with_its_password_only(cast: Cast, screen: Client) -> None:
    Account.objects.filter(pk=cast.nolwenn.pk).update(pin="")
    assert AGAIN in give(screen, cast.nolwenn, PIN).content.decode()
    give(screen, cast.nolwenn, PASSWORD)
    assert is_taken(screen)
