from django import forms
from django.utils.translation import gettext_lazy as _

from palier.access.models import Account


class TakeBackForm(forms.Form):
    account = forms.TypedChoiceField(label=_("Votre prénom"), coerce=int)
    secret = forms.CharField(
        label=_("Votre code ou mot de passe"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "autofocus": True}),
    )

    def __init__(self, *args: object, colleagues: list[Account], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["account"].choices = [(a.pk, a.helper.name) for a in colleagues]  # type: ignore[attr-defined]


class TrustForm(forms.Form):
    """The code of a paper, for whoever is signed in."""

    code = forms.CharField(
        label=_("Le code que cette personne vous a donné"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )


class NewTrustForm(TrustForm):
    email = forms.EmailField(
        label=_("Votre adresse e-mail"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    password = forms.CharField(
        label=_("Un mot de passe à vous (12 signes ou plus)"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
