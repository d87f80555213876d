"""Who works in a place, who is asked to, and the links that open once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from palier.access.links import digest_of
from palier.access.models import Account, Invitation, NewWayIn
from palier.access.rules import idle, links
from palier.people.models import Membership
from palier.people.rules.actor import HelperActor, Role

INVITED = "invitation"
"""Session key: the digest of the invitation that this browser followed."""


@dataclass(frozen=True)
class Member:
    """One line of « L’équipe »."""

    membership: Membership
    account: Account | None
    second_factor: bool
    closes_at: datetime | None
    last_head: bool


def team_of(actor: HelperActor) -> QuerySet[Membership]:
    """Who works in the actor's place now, by name."""
    team = Membership.objects.filter(structure=actor.structure_id, until=None)
    return team.select_related("helper", "helper__account").order_by("helper__name", "pk")


def heads_of(structure_id: UUID) -> QuerySet[Membership]:
    """Heads who can still sign in: a closed account leads nobody."""
    return Membership.objects.filter(
        structure=structure_id, until=None, role=Role.HEAD, helper__account__is_active=True
    )


def is_last_head(membership: Membership) -> bool:
    """Without her nobody could invite, close or reopen anything here."""
    heads = heads_of(membership.structure_id)
    return membership.role == Role.HEAD and not heads.exclude(pk=membership.pk).exists()


def members(actor: HelperActor) -> list[Member]:
    """What a head reads of her team."""
    team = list(team_of(actor))
    accounts = [one.helper.account for one in team if hasattr(one.helper, "account")]
    with_second = second_factors(accounts)
    return [_member(one, with_second) for one in team]


def _member(one: Membership, with_second: set[int]) -> Member:
    account: Account | None = getattr(one.helper, "account", None)
    told = account.closing_told_at if account and account.is_active else None
    return Member(
        membership=one,
        account=account,
        second_factor=bool(account and account.pk in with_second),
        closes_at=told + idle.TOLD if told else None,
        last_head=is_last_head(one),
    )


def second_factors(accounts: list[Account]) -> set[int]:
    """Ids of the accounts that a password alone does not open."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    opened_by = Authenticator.objects.filter(user__in=accounts, type__in=kinds)
    return set(opened_by.values_list("user_id", flat=True))


def lacks_second_factor(account: Account) -> bool:
    """A password alone opens it; a demonstration account has nothing to protect."""
    return not account.is_demo and not second_factors([account])


def invitations_of(actor: HelperActor, now: datetime) -> QuerySet[Invitation]:
    """Invitations of the place that still wait for somebody."""
    return _open(Invitation.objects.filter(structure=actor.structure_id), now).order_by(
        "expires_at"
    )


def _open(invitations: QuerySet[Invitation], now: datetime) -> QuerySet[Invitation]:
    waiting = invitations.filter(used_at=None, withdrawn_at=None)
    return waiting.filter(invited_at__lte=now, expires_at__gt=now)


def invitation_behind(digest: str) -> Invitation | None:
    """The invitation of that link, whatever became of it."""
    known = Invitation.objects.select_related("structure", "invited_by")
    return known.filter(digest=digest).first()


def invitation_is_open(invitation: Invitation, now: datetime) -> bool:
    waits = invitation.used_at is None and invitation.withdrawn_at is None
    since, until = invitation.invited_at, invitation.expires_at
    return waits and links.is_open(since=since, until=until, now=now)


def way_in_behind(token: str, now: datetime) -> NewWayIn | None:
    """The link that still opens; a used, late or invented one opens nothing."""
    ways = NewWayIn.objects.select_related("account__helper", "given_by")
    way = ways.filter(digest=digest_of(token), used_at=None).first()
    if way is None or not links.is_open(since=way.given_at, until=way.expires_at, now=now):
        return None
    return way
