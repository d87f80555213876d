from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from palier.kernel.words import clean_line
from palier.people.rules.actor import Role
from palier.web.lines import Ticket

ROLES = (
    (Role.MEDIATOR.value, _("médiation numérique")),
    (Role.COUNSELLOR.value, _("conseil")),
    (Role.VOLUNTEER.value, _("bénévolat : voit seulement la journée")),
    (Role.HEAD.value, _("direction du lieu")),
)
"""The work rather than the worker: no word here has a gender."""


def password_field(label: Any, *, new: bool) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(
            attrs={"autocomplete": "new-password" if new else "current-password"}
        ),
    )


def pin_field() -> forms.CharField:
    return forms.CharField(
        label=_("Votre code, 4 à 8 chiffres, pour reprendre l’écran"),
        max_length=8,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )


NEW_PASSWORD = _("Nouveau mot de passe, 12 signes au moins")


class NameForm(forms.Form):
    name = forms.CharField(label=_("Votre prénom"), max_length=60)

    def clean_name(self) -> str:
        name = clean_line(self.cleaned_data["name"])
        if not name:
            raise forms.ValidationError(_("Écrivez un prénom."))
        return name


class PasswordForm(forms.Form):
    old = password_field(_("Votre mot de passe d’aujourd’hui"), new=False)
    new = password_field(NEW_PASSWORD, new=True)


class PinForm(forms.Form):
    old = password_field(_("Votre mot de passe"), new=False)
    pin = pin_field()


class ChoosePasswordForm(forms.Form):
    new = password_field(NEW_PASSWORD, new=True)


class NewcomerForm(NameForm):
    email = forms.EmailField(
        label=_("Votre adresse e-mail"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    password = password_field(_("Choisissez un mot de passe, 12 signes au moins"), new=True)
    pin = pin_field()


class RoleForm(forms.Form):
    role = forms.TypedChoiceField(label=_("Rôle"), choices=ROLES, coerce=Role)


class InviteForm(RoleForm):
    email = forms.EmailField(label=_("Adresse e-mail, si vous la connaissez"), required=False)
    ticket = Ticket()
