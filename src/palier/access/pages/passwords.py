"""« Mon compte »: one's name, one's secrets, and a new way in for a colleague."""

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from palier.access import actions, queries, roster
from palier.access.actions.passwords import WorksElsewhere
from palier.access.forms.team import ChoosePasswordForm, NameForm, PasswordForm, PinForm
from palier.access.links import code_of
from palier.access.models import Account, NewWayIn
from palier.access.request import HelperRequest, PalierRequest
from palier.access.sides import sign_in_side
from palier.access.tries import TooManyTries, WrongSecret
from palier.people.rules.actor import NotAllowed
from palier.people.rules.may import require


@require_GET
def my_account(request: HelperRequest) -> HttpResponse:
    known = Authenticator.objects.filter(user=request.account).order_by("created_at")
    context = {
        "account": request.account,
        "totp": known.filter(type=Authenticator.Type.TOTP).exists(),
        "passkeys": [one.wrap() for one in known.filter(type=Authenticator.Type.WEBAUTHN)],
        "codes": known.filter(type=Authenticator.Type.RECOVERY_CODES).exists(),
        "several": queries.memberships_of(request.account).count() > 1,
    }
    return render(request, "access/my_account.html", context)


@require_http_methods(["GET", "POST"])
def change_name(request: HelperRequest) -> HttpResponse:
    form = NameForm(request.POST or None, initial={"name": request.helper.name})
    if request.method == "POST" and form.is_valid():
        actions.change_name(actor=request.actor, name=form.cleaned_data["name"], now=request.now)
        return _done(request)
    return render(request, "access/change_name.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "POST"])
def change_password(request: HelperRequest) -> HttpResponse:
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_password(request, **form.cleaned_data, now=request.now)
            return _done(request)
        except (ValidationError, WrongSecret, TooManyTries) as refused:
            _refuse(form, "new", refused)
    return render(request, "access/change_password.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "POST"])
def change_pin(request: HelperRequest) -> HttpResponse:
    form = PinForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_pin(request, **form.cleaned_data, now=request.now)
            return _done(request)
        except (ValidationError, WrongSecret, TooManyTries) as refused:
            _refuse(form, "pin", refused)
    return render(request, "access/change_pin.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "POST"])
def give_new_way_in(request: HelperRequest, account_id: int) -> HttpResponse:
    """GET asks; POST shows the link, once."""
    require(request.actor, "give_new_way_in")
    account = Account.objects.filter(
        pk=account_id, helper__in=roster.team_of(request.actor).values("helper")
    ).first()
    if account is None:
        raise NotAllowed
    context: dict[str, object] = {"account": account, "link": "", "elsewhere": False}
    if request.method == "POST":
        try:
            way, token = actions.give_new_way_in(
                actor=request.actor,
                account_id=account_id,
                forgets_second_factor=request.POST.get("forgets") == "1",
                now=request.now,
            )
            link = request.build_absolute_uri(reverse("choose_password", args=[token]))
            context |= {"link": link, "code": code_of(link), "until": way.expires_at}
        except WorksElsewhere:
            context["elsewhere"] = True
    return render(request, "access/give_new_way_in.html", context)


@sign_in_side
@require_http_methods(["GET", "POST"])
def choose_password(request: PalierRequest, token: str) -> HttpResponse:
    """By a link that opens once. Nobody is signed in by it."""
    way = roster.way_in_behind(token, request.now)
    form = ChoosePasswordForm(request.POST or None)
    if way and request.method == "POST" and form.is_valid():
        try:
            actions.choose_password(
                actor=None, token=token, password=form.cleaned_data["new"], now=request.now
            )
            messages.success(request, _("C’est fait. Connectez-vous avec ce mot de passe."))
            return redirect("account_login")
        except ValidationError as refused:
            form.add_error("new", refused)
        except NewWayIn.DoesNotExist:  # used meanwhile, in another tab
            way = None
    status = _status(form) if way else 410
    context = {"way": way, "form": form}
    return render(request, "access/choose_password.html", context, status=status)


def _status(form: NameForm | PasswordForm | PinForm | ChoosePasswordForm) -> int:
    return 422 if form.errors else 200


def _done(request: HelperRequest) -> HttpResponse:
    messages.success(request, _("C’est enregistré."))
    return redirect("mfa_index")


def _refuse(form: PasswordForm | PinForm, new: str, refused: Exception) -> None:
    match refused:
        case ValidationError():
            form.add_error(new, refused)
        case WrongSecret():
            form.add_error("old", _("Ce n’est pas le bon mot de passe. Essayez encore."))
        case _:
            form.add_error("old", _("Trop d’essais. Attendez un quart d’heure."))
