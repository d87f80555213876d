"""What a helper types in a hurry. Too long is cut with a word about it; nothing else is refused."""

import uuid
from typing import Any, ClassVar, Final

from django import forms
from django.core.validators import validate_email
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from palier.people.rules.opening import DAYS, ZONES
from palier.web.lines import Line, Ticket

USUAL = (
    _("Imprimer une offre"),
    _("J’ai reçu un message"),
    _("S’actualiser"),
    _("Refaire un CV"),
    _("Envoyer un mail"),
    _("Un mot de passe perdu"),
)
"""The requests heard most on a Monday: one press instead of typing."""


TYPED: Final = {"autocomplete": "off"}
"""The machine of the desk proposes nobody's name."""


def refuse_too_long(form: forms.Form, said: dict[str, Any], limits: dict[str, int]) -> None:
    for name, limit in limits.items():
        if len(said.get(name, "")) > limit:
            words = _("C’est trop long : %(limit)d signes au plus.")
            form.add_error(name, words % {"limit": limit})


class ArrivalForm(forms.Form):
    first_name = Line(
        label=_("Prénom, si la personne veut"), required=False, widget=forms.TextInput(TYPED)
    )
    request = Line(label=_("Pour quoi ?"), required=False, widget=forms.TextInput(TYPED))
    usual = Line(required=False, widget=forms.HiddenInput)
    ticket = Ticket()
    returning = Line(required=False, widget=forms.HiddenInput)

    def clean_first_name(self) -> str:
        return self._short("first_name", 40)

    def clean_request(self) -> str:
        return self._short("request", 200)

    def _short(self, name: str, limit: int) -> str:
        line: str = self.cleaned_data[name]
        if len(line) > limit:
            raise forms.ValidationError(
                _("C’est trop long : %(limit)d signes au plus."), params={"limit": limit}
            )
        return line

    def clean_returning(self) -> uuid.UUID | None:
        """A known person's id, "new" for somebody new, or nothing when nobody asked yet."""
        raw = self.cleaned_data["returning"]
        try:
            return uuid.UUID(raw) if raw not in ("", "new") else None
        except ValueError:
            raise forms.ValidationError(_("Cette personne n’est pas connue ici.")) from None


class TalkForm(forms.Form):
    words = Line(
        label=_("Vous pouvez dire pourquoi, si vous voulez."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def clean_words(self) -> str:
        line: str = self.cleaned_data["words"]
        if len(line) > 300:
            raise forms.ValidationError(_("C’est un peu long. Gardez l’essentiel : 300 signes."))
        return line


class PaperForm(forms.Form):
    """A scanner types the reference and presses Enter: the tick is asked for, never guessed."""

    reference = Line(
        label=_("Le code de la feuille"),
        max_length=60,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off"}),
    )
    signed = forms.BooleanField(label=_("La personne a signé"), required=False)


class PlaceForm(forms.Form):
    """How to reach the place, shown to everybody. All of it may stay empty."""

    address = Line(label=_("Adresse du lieu"), required=False)
    phone = Line(label=_("Téléphone"), required=False)
    email = Line(label=_("Adresse e-mail"), required=False)
    dpo = Line(label=_("Qui répond des données (DPO), et comment"), required=False)
    days = forms.MultipleChoiceField(
        label=_("Jours d’ouverture"),
        choices=list(zip(DAYS, WEEKDAYS.values(), strict=True)),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Cochez au moins un jour d’ouverture.")},
    )
    holidays = forms.ChoiceField(
        label=_("Jours fériés"),
        choices=[(zone, zone or _("Métropole")) for zone in ZONES],
        required=False,
    )

    LIMITS: ClassVar = {"address": 200, "phone": 40, "email": 254, "dpo": 200}

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        refuse_too_long(self, said, self.LIMITS)
        return said

    def clean_email(self) -> str:
        line: str = self.cleaned_data["email"]
        try:
            if line:
                validate_email(line)
        except forms.ValidationError:
            words = _("Cette adresse n’est pas complète. Par exemple : accueil@exemple.fr")
            raise forms.ValidationError(words) from None
        return line


class SearchForm(forms.Form):
    """A name in any order and spelling, or a telephone."""

    q = Line(
        label=_("Un nom, un surnom ou un téléphone"),
        required=False,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "off", "type": "search"}),
    )

    def clean_q(self) -> str:
        line: str = self.cleaned_data["q"]
        if len(line) > 80:
            raise forms.ValidationError(_("C’est un peu long : 80 signes au plus."))
        return line


class NameForm(forms.Form):
    """What names a person, as she says it. All of it may stay empty."""

    first_name = Line(label=_("Prénom"), required=False)
    last_name = Line(label=_("Nom de famille"), required=False)
    phone = Line(
        label=_("Téléphone"), required=False, widget=forms.TextInput(attrs={"inputmode": "tel"})
    )
    born = Line(
        label=_("Année de naissance"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    LIMITS: ClassVar = {"first_name": 40, "last_name": 80, "phone": 40, "born": 10}

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        refuse_too_long(self, said, self.LIMITS)
        return said
