"""The door of a trusted helper: the code that a person gave him."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palier.access import actions
from palier.access.forms.persons import NewTrustForm, TrustForm
from palier.access.request import PalierRequest
from palier.access.sides import sign_in_side


@sign_in_side
@require_http_methods(["GET", "POST"])
def accept_trust(request: PalierRequest) -> HttpResponse:
    """The code, and an address with a password for whoever is not signed in yet."""
    kind = TrustForm if request.account else NewTrustForm
    form = kind(request.POST or None, initial={"code": request.GET.get("code", "")[:40]})
    taken = False
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.accept_trust(
                request,
                code=said["code"],
                email=said.get("email", ""),
                password=said.get("password", ""),
                now=request.now,
            )
            return redirect("people_i_help")
        except actions.CodeRefused:
            form.add_error("code", _("Ce code ne marche pas. Demandez-en un autre."))
        except actions.AddressTaken:
            taken = True
            form.add_error("email", _("Cette adresse a déjà un compte. Connectez-vous d’abord."))
        except ValidationError as refused:
            box = "email" if hasattr(refused, "error_dict") else "password"
            form.add_error(box, refused.messages)
    context = {
        "form": form,
        "taken": taken,
        # Without the code: addresses stay in histories, and a secret has no place there.
        "way_back": urlencode({"next": reverse("accept_trust")}),
    }
    status = 422 if form.errors else 200
    return render(request, "access/accept_trust.html", context, status=status)
