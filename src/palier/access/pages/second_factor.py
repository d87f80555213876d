"""allauth's pages of the second factor that we keep, in our words; the others are not routed."""

from typing import Any

from allauth.mfa.webauthn import views
from allauth.mfa.webauthn.internal import auth
from django.http import HttpResponseBase
from django.urls import reverse_lazy

from palier.access.request import HelperRequest


class AddPasskey(views.AddWebAuthnView):  # type: ignore[misc]
    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The device must keep the key and ask for its owner: it then opens alone."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        options = auth.begin_registration(self.request.user, passwordless=True)
        return context | {"js_data": options}


class RemovePasskey(views.RemoveWebAuthnView):  # type: ignore[misc]
    pk_url_kwarg = "authenticator_id"
    success_url = reverse_lazy("mfa_index")


def add_passkey(request: HelperRequest) -> HttpResponseBase:
    answer: HttpResponseBase = AddPasskey.as_view()(request)
    return answer


def remove_passkey(request: HelperRequest, authenticator_id: int) -> HttpResponseBase:
    answer: HttpResponseBase = RemovePasskey.as_view()(request, authenticator_id=authenticator_id)
    return answer
