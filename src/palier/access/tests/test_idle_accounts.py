"""An account that nobody uses any more closes, after the team was told; a place keeps its head."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from palier.access import actions
from palier.access.models import Account
from palier.access.rules.idle import IDLE, TOLD, Next, what_next
from palier.audit.models import Entry
from tests.cast import PASSWORD, Cast

NOW = datetime(2026, 11, 22, 5, tzinfo=UTC)
moments = st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC))


def next_of(used: timedelta, told: timedelta | None, *, spared: bool = False) -> Next:
    told_at = None if told is None else NOW - told
    return what_next(used_at=NOW - used, told_at=told_at, spared=spared, now=NOW)


@pytest.mark.parametrize(
    ("used", "told", "then"),
    [
        (timedelta(0), None, Next.KEEP),
        (IDLE - TOLD - timedelta(seconds=1), None, Next.KEEP),
        (IDLE - TOLD, None, Next.TELL),
        (IDLE, None, Next.TELL),
        (IDLE, TOLD - timedelta(seconds=1), Next.KEEP),
        (IDLE, TOLD, Next.CLOSE),
        (IDLE, timedelta(days=-1), Next.TELL),
        (IDLE, IDLE + timedelta(days=1), Next.TELL),
        (timedelta(days=-400), None, Next.KEEP),
    ],
)
def test_an_account_is_told_then_closed(
    used: timedelta, told: timedelta | None, then: Next
) -> None:
    assert next_of(used, told) is then


@given(moments, st.none() | moments, moments)
def test_nothing_closes_that_was_not_told_three_weeks_before(
    used: datetime, told: datetime | None, now: datetime
) -> None:
    then = what_next(used_at=used, told_at=told, spared=False, now=now)
    if then is Next.CLOSE:
        assert told is not None
        assert now - told >= TOLD
        assert now - used >= IDLE
    assert what_next(used_at=used, told_at=told, spared=True, now=now) is Next.KEEP


def fresh(account: Account) -> Account:
    return Account.objects.get(pk=account.pk)


def test_a_year_later_everybody_was_told_then_closed_but_the_last_head(cast: Cast) -> None:
    later = cast.now + timedelta(days=365)
    assert actions.close_idle_accounts(now=later) == 0
    assert fresh(cast.yann).closing_told_at == later
    page = cast.signed_in(cast.maryvonne).get(reverse("team")).content.decode()
    assert "sans connexion" in page
    assert actions.close_idle_accounts(now=later + timedelta(days=1)) == 0
    actions.close_idle_accounts(now=later + TOLD)
    assert not fresh(cast.yann).is_active
    assert not fresh(cast.soizic).is_active
    assert fresh(cast.maryvonne).is_active
    assert fresh(cast.charlie).is_active is False  # no head at the Port: the machine reopens
    assert fresh(cast.karim).is_active is False  # a cousin who no longer comes
    assert Entry.objects.filter(verb="close_idle_accounts").count() == 5


def test_a_sign_in_in_between_keeps_the_account_and_says_so(cast: Cast) -> None:
    Account.objects.filter(pk=cast.yann.pk).update(closing_told_at=cast.now)
    client = cast.signed_in(cast.nolwenn)
    client.logout()
    yann = {"login": "yann@example.org", "password": PASSWORD}
    page = client.post(reverse("account_login"), yann, follow=True).content.decode()
    assert "Il reste ouvert" in page
    assert fresh(cast.yann).closing_told_at is None


def test_a_clock_that_jumps_ahead_and_back_closes_nobody(cast: Cast) -> None:
    actions.close_idle_accounts(now=cast.now + timedelta(days=3650))
    for day in range(40):
        assert actions.close_idle_accounts(now=cast.now + timedelta(days=day)) == 0
    assert Account.objects.filter(is_active=False).count() == 0


def test_a_demonstration_account_never_closes(cast: Cast) -> None:
    Account.objects.update(is_demo=True)
    for days in (365, 400):
        assert actions.close_idle_accounts(now=cast.now + timedelta(days=days)) == 0


def test_a_head_reopens_and_it_does_not_close_the_next_day(cast: Cast) -> None:
    later = cast.now + timedelta(days=365)
    actions.close_idle_accounts(now=later)
    actions.close_idle_accounts(now=later + TOLD)
    client = cast.signed_in(cast.maryvonne)
    assert "compte fermé" in client.get(reverse("team")).content.decode()
    actions.reopen_account(
        actor=cast.helper(cast.maryvonne), account_id=cast.yann.pk, now=later + TOLD
    )
    assert fresh(cast.yann).is_active
    actions.close_idle_accounts(now=later + TOLD + timedelta(days=30))
    assert fresh(cast.yann).is_active
    assert fresh(cast.yann).closing_told_at is None
