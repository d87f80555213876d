from django import forms
from django.utils.translation import gettext_lazy as _

from palier.access.models import Account


class TakeBackForm(forms.Form):
    account = forms.TypedChoiceField(
        label=_("Votre prénom"), coerce=int, widget=forms.Select(attrs={"autocomplete": "off"})
    )
    secret = forms.CharField(
        label=_("Votre code ou mot de passe"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off", "autofocus": True}),
    )

    def __init__(self, *args: object, colleagues: list[Account], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["account"].choices = [(a.pk, a.helper.name) for a in colleagues]  # type: ignore[attr-defined]


class StationForm(forms.Form):
    number = forms.IntegerField(
        label=_("Cette machine est le poste"),
        min_value=1,
        max_value=99,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Un numéro de 1 à 99.")
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
