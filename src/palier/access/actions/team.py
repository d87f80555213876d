"""The team of a place: roles, memberships, accounts that close and open again."""

from datetime import datetime

from django.db import transaction

from palier.access.models import Account
from palier.access.roster import is_last_head, team_of
from palier.access.rules import idle
from palier.audit.actions import record
from palier.people.models import Membership, Structure
from palier.people.rules.actor import HelperActor, Role
from palier.people.rules.may import require


class LastHead(Exception):  # noqa: N818  (a refusal, not a mistake)
    """A place keeps at least one head who can sign in."""


@transaction.atomic
def change_role(*, actor: HelperActor, membership_id: int, role: Role, now: datetime) -> None:
    """Holds from the next request of that helper. Raises ``Membership.DoesNotExist``,
    :class:`LastHead`."""
    require(actor, "change_role")
    member = _held(actor, membership_id)
    if member.role == role:
        return
    if is_last_head(member):
        raise LastHead
    member.role = role
    member.save(update_fields=["role"])
    record("change_role", actor=actor, now=now, helper=str(member.helper_id), role=role.value)


@transaction.atomic
def close_membership(*, actor: HelperActor, membership_id: int, now: datetime) -> None:
    """She no longer works here: from her next request, nothing of this place answers her. What she
    did stays written. Raises ``Membership.DoesNotExist``, :class:`LastHead`."""
    require(actor, "close_membership")
    member = _held(actor, membership_id)
    if is_last_head(member):
        raise LastHead
    member.until = now
    member.save(update_fields=["until"])
    record("close_membership", actor=actor, now=now, helper=str(member.helper_id))


@transaction.atomic
def reopen_account(*, actor: HelperActor | None, account_id: int, now: datetime) -> None:
    """An account that closed by itself opens again. ``actor`` is ``None`` on the machine itself
    (`palier helper --reopen`). Raises ``Account.DoesNotExist``."""
    known = Account.objects.select_for_update(of=("self",))
    if actor:
        require(actor, "reopen_account")
        known = known.filter(helper__in=team_of(actor).values("helper"))
    account = known.get(pk=account_id)
    if account.is_active:
        return
    account.is_active, account.reopened_at, account.closing_told_at = True, now, None
    account.save(update_fields=["is_active", "reopened_at", "closing_told_at"])
    record("reopen_account", actor=actor, now=now, helper=str(account.helper_id))


def close_idle_accounts(*, now: datetime) -> int:
    """How many accounts closed; those that will are told to their team three weeks before."""
    idle_ones = Account.objects.filter(is_active=True, is_demo=False, date_joined__lte=now)
    return sum(
        _close_if_idle(account_id, now) for account_id in idle_ones.values_list("pk", flat=True)
    )


@transaction.atomic
def _close_if_idle(account_id: int, now: datetime) -> bool:
    account = Account.objects.select_for_update(of=("self",)).get(pk=account_id)
    works = Membership.objects.filter(helper=account.helper_id, until=None)
    used = idle.last_sign(account.last_login, account.date_joined, account.reopened_at)
    match idle.what_next(
        used_at=used,
        told_at=account.closing_told_at,
        spared=any(is_last_head(one) for one in works),
        now=now,
    ):
        case idle.Next.TELL:
            account.closing_told_at = now
            account.save(update_fields=["closing_told_at"])
        case idle.Next.CLOSE:
            account.is_active = False
            account.save(update_fields=["is_active"])
            record("close_idle_accounts", actor=None, now=now, helper=str(account.helper_id))
            return True
    return False


def _held(actor: HelperActor, membership_id: int) -> Membership:
    """The place is held first: two heads who remove each other at once must wait in line."""
    Structure.objects.select_for_update().get(pk=actor.structure_id)
    return team_of(actor).select_for_update(of=("self",)).get(pk=membership_id)
