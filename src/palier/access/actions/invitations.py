"""Somebody is asked to work in a place, and comes."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.auth import login
from django.db import transaction

from palier.access.actions.places import add_helper
from palier.access.actions.screens import BACKEND
from palier.access.links import digest_of, new_token
from palier.access.models import Account, Invitation
from palier.access.queries import PLACE, actor_in
from palier.access.request import PalierRequest
from palier.access.roster import INVITED, invitation_is_open
from palier.access.rules import links
from palier.audit.actions import record
from palier.people.models import Membership
from palier.people.rules.actor import HelperActor, Role
from palier.people.rules.may import require


class AlreadyHere(Exception):  # noqa: N818  (a refusal, not a mistake)
    """This account works in that place already."""


@dataclass(frozen=True)
class Newcomer:
    """What somebody without an account types to have one."""

    name: str
    email: str
    password: str
    pin: str


@transaction.atomic
def invite(
    *, actor: HelperActor, role: Role, email: str, ticket: UUID, now: datetime
) -> tuple[Invitation, str]:
    """The invitation, and the word of its link, which is known to nobody afterwards. The same form
    sent twice is one invitation: the link shown last is the one that opens."""
    require(actor, "invite")
    token = new_token()
    invitation, new = Invitation.objects.get_or_create(
        structure_id=actor.structure_id,
        ticket=ticket,
        defaults={
            "role": role,
            "email": email,
            "digest": digest_of(token),
            "invited_by_id": actor.id,
            "invited_at": now,
            "expires_at": now + links.INVITATION,
        },
    )
    if new:
        record("invite", actor=actor, now=now, invitation=str(invitation.pk), role=role.value)
    else:
        invitation.digest = digest_of(token)
        invitation.save(update_fields=["digest"])
    return invitation, token


@transaction.atomic
def withdraw_invitation(*, actor: HelperActor, invitation_id: UUID, now: datetime) -> None:
    """Raises ``Invitation.DoesNotExist``; one that was used stays used."""
    require(actor, "withdraw_invitation")
    invitation = Invitation.objects.select_for_update().get(
        pk=invitation_id, structure=actor.structure_id
    )
    if invitation.used_at is None and invitation.withdrawn_at is None:
        invitation.withdrawn_at = now
        invitation.save(update_fields=["withdrawn_at"])
        record("withdraw_invitation", actor=actor, now=now, invitation=str(invitation.pk))


def accept_invitation(
    request: PalierRequest, *, digest: str, newcomer: Newcomer | None, now: datetime
) -> None:
    """Who is signed in joins with that account; anybody else makes one and is signed in.

    Raises ``Invitation.DoesNotExist`` when the link no longer opens, :class:`AlreadyHere`, and
    ``ValidationError`` with sentences for a person.
    """
    with transaction.atomic():
        invitation = Invitation.objects.select_for_update(of=("self",)).get(digest=digest)
        if not invitation_is_open(invitation, now):
            raise Invitation.DoesNotExist
        account = request.account
        if newcomer:
            account = _arrives(invitation, newcomer, now)
        elif account:
            _joins(invitation, account, now)
        else:
            raise Invitation.DoesNotExist
        invitation.used_at = now
        invitation.save(update_fields=["used_at"])
        actor = actor_in(invitation.structure, account)
        record("accept_invitation", actor=actor, now=now, invitation=str(invitation.pk))
    if newcomer:
        login(request, account, backend=BACKEND)
    request.session.pop(INVITED, None)
    request.session[PLACE] = str(invitation.structure_id)


def _arrives(invitation: Invitation, newcomer: Newcomer, now: datetime) -> Account:
    return add_helper(
        place=invitation.structure,
        name=newcomer.name,
        email=newcomer.email,
        password=newcomer.password,
        pin=newcomer.pin,
        role=Role(invitation.role),
        now=now,
    )


def _joins(invitation: Invitation, account: Account, now: datetime) -> None:
    here = Membership.objects.filter(
        helper=account.helper_id, structure=invitation.structure_id, until=None
    )
    if here.exists():
        raise AlreadyHere
    Membership.objects.create(
        helper_id=account.helper_id,
        structure_id=invitation.structure_id,
        role=invitation.role,
        since=now,
    )
