from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from palier.access.models import Account
from palier.access.rules.answer import LONGEST, is_enough
from palier.access.rules.limits import is_pin
from palier.access.rules.pin import digits_in, is_guessed_first
from palier.kernel.words import first_word
from palier.web.lines import Line

UNSEEN = {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
KEYS = {"inputmode": "numeric", "autocomplete": "off"}
PIN_FORM = _("Votre code secret a 4 à 8 chiffres.")


class PinField(forms.CharField):
    """Digits of any alphabet, with or without spaces. Nothing is refused that would cost a try."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.PasswordInput(attrs=KEYS))
        super().__init__(error_messages={"required": _("Écrivez votre code secret.")}, **kwargs)

    def clean(self, value: Any) -> str:
        pin = digits_in(super().clean(value)[:64])
        if not is_pin(pin):
            raise forms.ValidationError(PIN_FORM)
        return pin


class AnswerField(Line):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.TextInput(attrs=UNSEEN))
        super().__init__(error_messages={"required": _("Écrivez votre réponse.")}, **kwargs)

    def to_python(self, value: Any) -> str:
        return super().to_python(value)[: 4 * LONGEST]


class PinForm(forms.Form):
    pin = PinField(
        label=_("Votre code secret"), widget=forms.PasswordInput(attrs={**KEYS, "autofocus": True})
    )


class NewPinForm(forms.Form):
    pin = PinField(label=_("Votre nouveau code secret"))
    again = PinField(label=_("Encore une fois, le même"))

    def clean_pin(self) -> str:
        pin: str = self.cleaned_data["pin"]
        if is_guessed_first(pin):
            raise forms.ValidationError(_("Ce code se devine vite. Choisissez-en un autre."))
        return pin

    def clean(self) -> None:
        first, second = self.cleaned_data.get("pin"), self.cleaned_data.get("again")
        if first and second and first != second:
            self.add_error("again", _("Les deux codes sont différents. Essayez encore."))


class NewPinByAnswerForm(NewPinForm):
    answer = AnswerField(label=_("Ce que vous avez choisi au début"))
    field_order = ("answer", "pin", "again")


class AnswerForm(forms.Form):
    answer = AnswerField(label=_("Votre réponse"))


class TheirAnswerForm(forms.Form):
    """On the helper's side: what the person says, or types herself."""

    answer = AnswerField(label=_("La réponse de la personne"))


class NewAnswerForm(AnswerForm):
    def clean_answer(self) -> str:
        answer: str = self.cleaned_data["answer"]
        if not is_enough(answer):
            raise forms.ValidationError(_("Il faut de 3 à 60 lettres."))
        return answer


class CardNameForm(forms.Form):
    name = Line(
        label=_("Le nom sur la carte"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_name(self) -> str:
        """One word, so that no surname lies on a table."""
        return first_word(self.cleaned_data["name"])[:20]


class VouchForm(forms.Form):
    account = forms.TypedChoiceField(label=_("La deuxième personne qui aide"), coerce=int)
    secret = forms.CharField(
        label=_("Son code ou son mot de passe"),
        max_length=128,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
    )
    pin_too = forms.BooleanField(label=_("Le code secret est oublié aussi"), required=False)

    def __init__(self, *args: object, colleagues: list[Account], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["account"].choices = [(a.pk, a.helper.name) for a in colleagues]  # type: ignore[attr-defined]


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
