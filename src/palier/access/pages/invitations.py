"""Asking somebody to work here, and coming."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access import actions, roster
from palier.access.actions.invitations import AlreadyHere, Newcomer
from palier.access.forms.team import InviteForm, NewcomerForm
from palier.access.links import code_of, digest_of
from palier.access.models import Invitation
from palier.access.request import HelperRequest, PalierRequest
from palier.access.sides import sign_in_side
from palier.people.rules.actor import NotAllowed
from palier.people.rules.may import require


@require_http_methods(["GET", "POST"])
def invite(request: HelperRequest) -> HttpResponse:
    """The link is shown once, on the answer to the press: nobody can read it again."""
    require(request.actor, "invite")
    form = InviteForm(request.POST or None)
    context = {"form": form, "link": ""}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        invitation, token = actions.invite(
            actor=request.actor,
            role=said["role"],
            email=said["email"],
            ticket=said["ticket"],
            now=request.now,
        )
        link = request.build_absolute_uri(reverse("follow_invitation", args=[token]))
        context |= {"link": link, "code": code_of(link), "until": invitation.expires_at}
    return render(request, "access/invite.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw_invitation(request: HelperRequest, invitation_id: UUID) -> HttpResponse:
    try:
        actions.withdraw_invitation(
            actor=request.actor, invitation_id=invitation_id, now=request.now
        )
    except Invitation.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return redirect("team")


@sign_in_side
@require_GET
def follow_invitation(request: PalierRequest, token: str) -> HttpResponse:
    """From a paper or a message. The word leaves the address bar at once: a shared machine keeps
    its history."""
    request.session[roster.INVITED] = digest_of(token)
    return redirect("accept_invitation")


@sign_in_side
@require_http_methods(["GET", "POST"])
def accept_invitation(request: PalierRequest) -> HttpResponse:
    """With the account one has, or a new one; what no longer opens says so."""
    digest = request.session.get(roster.INVITED, "")
    invitation = roster.invitation_behind(digest)
    if invitation is None or not roster.invitation_is_open(invitation, request.now):
        request.session.pop(roster.INVITED, None)
        return _accept(request, {"invitation": invitation, "open": False}, status=410)
    form = NewcomerForm(request.POST or None, initial={"email": invitation.email})
    if request.method == "POST":
        try:
            if accepted := _accepted(request, digest, form):
                return accepted
        except ValidationError as refused:
            form.add_error(None, refused)
        except AlreadyHere:
            messages.info(request, _("Vous travaillez déjà dans ce lieu."))
            return redirect("desk")
        except Invitation.DoesNotExist:  # used meanwhile, in another tab
            return redirect("accept_invitation")
    context = {"invitation": invitation, "open": True, "form": form}
    return _accept(request, context, status=422 if form.errors else 200)


def _accepted(request: PalierRequest, digest: str, form: NewcomerForm) -> HttpResponse | None:
    if request.account and request.POST.get("do") == "join":
        actions.accept_invitation(request, digest=digest, newcomer=None, now=request.now)
        return redirect("desk")
    if request.account or not form.is_valid():
        return None
    newcomer = Newcomer(**form.cleaned_data)
    actions.accept_invitation(request, digest=digest, newcomer=newcomer, now=request.now)
    return redirect("desk")


def _accept(request: PalierRequest, context: dict[str, object], status: int) -> HttpResponse:
    said = {"account": request.account, **context}
    return render(request, "access/accept_invitation.html", said, status=status)
