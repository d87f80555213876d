from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from palier.access.models import Account


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

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """allauth's own messages ("Connexion avec … réussie") only add words to read."""
