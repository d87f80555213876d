from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from palier.access.models import Account
from palier.access.roster import INVITED


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Helpers are invited, never self-registered; demonstration accounts stay in theirs."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def pre_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse | None:
        if user.is_demo and not settings.DEMO:
            messages.warning(request, _("Ce compte de démonstration ne s’ouvre pas ici."))
            return redirect("account_login")
        answer: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return answer

    def post_login(self, request: HttpRequest, user: Account, **kwargs: Any) -> HttpResponse:
        if user.closing_told_at:
            Account.objects.filter(pk=user.pk).update(closing_told_at=None)
            messages.info(request, _("Votre compte allait se fermer. Il reste ouvert."))
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        return answer

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Who came by an invitation, and signed in to an account she had, goes back to it."""
        return reverse("accept_invitation" if INVITED in request.session else "desk")

    def get_reauthentication_methods(self, user: Account) -> list[dict[str, str]]:
        """Before a change of the second factor: the password, which every account has."""
        if not user.is_authenticated:
            return []
        return [
            {"id": "reauthenticate", "url": reverse("account_reauthenticate"), "description": ""}
        ]

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """allauth's own messages ("Connexion avec … réussie") only add words to read."""
