"""« L’équipe »: who works here; for a head, who may do what."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access import actions, queries, roster
from palier.access.actions.team import LastHead
from palier.access.forms.team import ROLES, RoleForm
from palier.access.models import Account
from palier.access.request import HelperRequest, PalierRequest
from palier.access.sides import sign_in_side
from palier.people.models import Membership
from palier.people.rules.actor import NotAllowed
from palier.people.rules.may import may


@require_GET
def team(request: HelperRequest) -> HttpResponse:
    """A head steers; the others read names."""
    steers = may(request.actor, "steer_team")
    context = {
        "steers": steers,
        "team": roster.members(request.actor) if steers else roster.team_of(request.actor),
        "invitations": roster.invitations_of(request.actor, request.now) if steers else (),
        "roles": ROLES,
    }
    return render(request, "access/team.html", context)


@require_POST
def change_role(request: HelperRequest, membership_id: int) -> HttpResponse:
    form = RoleForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Choisissez un rôle."))
        return redirect("team")
    try:
        actions.change_role(
            actor=request.actor,
            membership_id=membership_id,
            role=form.cleaned_data["role"],
            now=request.now,
        )
    except Membership.DoesNotExist as unknown:
        raise NotAllowed from unknown
    except LastHead:
        _say_last_head(request)
    return redirect("team")


@require_POST
def close_membership(request: HelperRequest, membership_id: int) -> HttpResponse:
    try:
        actions.close_membership(actor=request.actor, membership_id=membership_id, now=request.now)
    except Membership.DoesNotExist as unknown:
        raise NotAllowed from unknown
    except LastHead:
        _say_last_head(request)
    return redirect("team")


@require_POST
def reopen_account(request: HelperRequest, account_id: int) -> HttpResponse:
    try:
        actions.reopen_account(actor=request.actor, account_id=account_id, now=request.now)
    except Account.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return redirect("team")


@sign_in_side
@require_http_methods(["GET", "POST"])
def choose_place(request: PalierRequest) -> HttpResponse:
    """« Dans quel lieu travaillez-vous ? », for who works in several."""
    if request.account is None:
        return redirect("account_login")
    places = [one.structure for one in queries.memberships_of(request.account)]
    if request.method == "POST":
        chosen = request.POST.get("place", "")
        if chosen in {str(place.pk) for place in places}:
            request.session[queries.PLACE] = chosen
            return redirect("desk")
    return render(request, "access/choose_place.html", {"places": places})


def _say_last_head(request: HelperRequest) -> None:
    messages.warning(request, _("Un lieu garde toujours une direction. Nommez d’abord quelqu’un."))
