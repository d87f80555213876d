"""One's own name and secrets, and a new way in for who lost them."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from palier.access.links import digest_of, new_token
from palier.access.models import Account, NewWayIn
from palier.access.request import HelperRequest
from palier.access.roster import team_of, way_in_behind
from palier.access.rules import limits, links
from palier.access.tries import refuse_a_wrong_secret
from palier.audit.actions import record
from palier.people.models import Helper, Membership
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import require


class WorksElsewhere(Exception):  # noqa: N818  (a refusal, not a mistake)
    """Her account opens another place too: this head must not be able to enter it."""


@transaction.atomic
def change_name(*, actor: HelperActor, name: str, now: datetime) -> None:
    """The name that persons see. Raises ``ValidationError``."""
    require(actor, "change_name")
    helper = Helper.objects.select_for_update().get(pk=actor.id)
    if helper.name == name:
        return
    helper.name = name
    helper.full_clean()
    helper.save(update_fields=["name"])
    record("change_name", actor=actor, now=now)


def change_password(request: HelperRequest, *, old: str, new: str, now: datetime) -> None:
    """Every other session of this account ends with the old password. Raises ``WrongSecret``,
    ``TooManyTries``, ``ValidationError``."""
    require(request.actor, "change_password")
    account = request.account
    validate_password(new)
    _refuse_a_wrong_password(account, old, now)
    with transaction.atomic():
        account.set_password(new)
        account.save(update_fields=["password"])
        record("change_password", actor=request.actor, now=now)
    update_session_auth_hash(request, account)


def change_pin(request: HelperRequest, *, old: str, pin: str, now: datetime) -> None:
    """The code that takes a screen back; ``old`` is the password. Raises as above."""
    require(request.actor, "change_pin")
    account = request.account
    if not limits.is_pin(pin):
        raise ValidationError(_("Le code a 4 à 8 chiffres."))
    _refuse_a_wrong_password(account, old, now)
    with transaction.atomic():
        account.set_pin(pin)
        account.save(update_fields=["pin"])
        record("change_pin", actor=request.actor, now=now)


def _refuse_a_wrong_password(account: Account, old: str, now: datetime) -> None:
    refuse_a_wrong_secret(
        lock=f"account:{account.pk}",
        row=account,
        opens=lambda: account.check_password(old[:128]),
        now=now,
    )


@transaction.atomic
def give_new_way_in(
    *, actor: HelperActor | None, account_id: int, forgets_second_factor: bool, now: datetime
) -> tuple[NewWayIn, str]:
    """A link by which a colleague chooses a new password, once, within a day; the one given before
    no longer opens. ``actor`` is ``None`` on the machine itself (`palier helper --reset`).

    Raises ``Account.DoesNotExist``, :class:`WorksElsewhere`.
    """
    known = Account.objects.select_for_update(of=("self",))
    if actor:
        require(actor, "give_new_way_in")
        known = known.filter(helper__in=team_of(actor).values("helper"))
    account = known.get(pk=account_id)
    if actor and _works_outside(actor, account):
        raise WorksElsewhere
    token = new_token()
    way, new = NewWayIn.objects.update_or_create(
        account=account,
        used_at=None,
        defaults={
            "digest": digest_of(token),
            "given_by_id": actor.id if actor else None,
            "given_at": now,
            "expires_at": now + links.NEW_WAY_IN,
            "forgets_second_factor": forgets_second_factor,
        },
    )
    if new or actor is None:
        record("give_new_way_in", actor=actor, now=now, helper=str(account.helper_id))
    return way, token


def _works_outside(actor: HelperActor, account: Account) -> bool:
    elsewhere = Membership.objects.filter(helper=account.helper_id, until=None)
    return elsewhere.exclude(structure=actor.structure_id).exists()


@transaction.atomic
def choose_password(*, actor: None, token: str, password: str, now: datetime) -> Account:
    """Whoever holds the link has a new password; every open session of the account ends. Nobody is
    signed in by it: the second factor is still asked. Raises ``NewWayIn.DoesNotExist``,
    ``ValidationError``."""
    validate_password(password)
    way = way_in_behind(token, now)
    if way is None or not NewWayIn.objects.filter(pk=way.pk, used_at=None).update(used_at=now):
        raise NewWayIn.DoesNotExist
    account = way.account
    account.set_password(password)
    account.save(update_fields=["password"])
    if way.forgets_second_factor:
        Authenticator.objects.filter(user=account).delete()
    record("choose_password", actor=actor, now=now, helper=str(account.helper_id))
    return account
