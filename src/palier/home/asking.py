"""What every question about an agreement shares: how long, her PIN, whom she named, why not."""

from uuid import UUID

from django.utils.translation import gettext as _

from palier.access.locks import has_pin
from palier.access.request import PersonRequest
from palier.people import actions, queries
from palier.people.models import TrustedHelper
from palier.people.rules.actor import NotAllowed
from palier.people.rules.consent import LASTINGS, Lasting

REFUSALS = (actions.TextChanged, actions.NoFirstName, actions.TooManyTrusted)


def choices(request: PersonRequest) -> dict[str, object]:
    lasting = lasting_of(request)
    return {
        "lastings": LASTINGS.items(),
        "lasting": lasting,
        "lasting_name": LASTINGS[lasting],
        "has_pin": has_pin(request.actor.id),
    }


def lasting_of(request: PersonRequest) -> Lasting:
    """What is not one of ours is a year: the longest is said on the page, and closes in a press."""
    chosen = request.POST.get("lasting", "")
    return Lasting(chosen) if chosen in set(Lasting) else Lasting.YEAR


def tie_of(request: PersonRequest, raw: str) -> TrustedHelper:
    """Somebody she named and did not stop; nobody else is found."""
    try:
        return queries.trusted_by(request.actor, request.now).get(pk=UUID(raw))
    except (ValueError, TrustedHelper.DoesNotExist) as unknown:
        raise NotAllowed from unknown


def said(refused: Exception) -> str:
    match refused:
        case actions.TextChanged():
            return _("Ce texte vient de changer. Relisez-le, puis répondez.")
        case actions.NoFirstName():
            return _("Écrivez le prénom de cette personne.")
        case _:
            return _("Vous avez déjà trois personnes. Arrêtez avec une, puis recommencez.")
