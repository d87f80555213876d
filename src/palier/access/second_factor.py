"""What allauth asks us about the second factor: words, drawings, and forms that never break.

A passkey is always one that opens alone: kept by the device, and asked for with a finger, a face or
a code. Two kinds of keys would be one too many to explain.
"""

import struct
from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    LoginWebAuthnForm,
)
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palier.access.models import Account
from palier.web.print.qr import qr

BROKEN = (ValueError, TypeError, KeyError, AttributeError, IndexError, struct.error)
"""What decoding raises on an answer that no device of any maker ever gave."""

NAME_LENGTH = 40


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": gettext_lazy("Ce n’est pas le bon code. Essayez encore."),
        "cannot_delete_authenticator": gettext_lazy("Cela ne peut pas être retiré."),
    }

    def get_totp_issuer(self) -> str:
        return "Palier"

    def build_totp_svg(self, url: str) -> str:
        return qr(url).svg

    def generate_authenticator_name(self, user: Account, type: str) -> str:  # noqa: ARG002
        return _("Cet appareil")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "Palier"}


class _Unbroken(forms.Form):
    def _clean_fields(self) -> None:
        try:
            super()._clean_fields()  # type: ignore[misc]
        except BROKEN:
            self.add_error(None, _not_recognised())

    def _clean_form(self) -> None:
        try:
            super()._clean_form()  # type: ignore[misc]
        except BROKEN:
            self.add_error(None, _not_recognised())


class AddPasskeyForm(_Unbroken, AddWebAuthnForm):  # type: ignore[misc]
    passwordless = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def clean_passwordless(self) -> bool:
        return True

    def clean_name(self) -> str:
        name: str = super().clean_name()
        return name[:NAME_LENGTH]


class LoginPasskeyForm(_Unbroken, LoginWebAuthnForm):  # type: ignore[misc]
    def add_error(self, field: str | None, error: Any) -> None:
        super().add_error("credential" if field is None else field, error)


class AuthenticatePasskeyForm(_Unbroken, AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


def _not_recognised() -> ValidationError:
    return ValidationError(_("Cet appareil n’est pas reconnu. Essayez encore."))
