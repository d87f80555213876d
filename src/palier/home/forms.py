"""What a helper types in a hurry. Too long is cut with a word about it; nothing else is refused."""

import uuid

from django import forms
from django.utils.translation import gettext_lazy as _

from palier.kernel.words import clean_line

USUAL = (
    _("Imprimer une offre"),
    _("J’ai reçu un message"),
    _("S’actualiser"),
    _("Refaire son CV"),
    _("Envoyer un mail"),
    _("Un mot de passe perdu"),
)
"""The requests heard most on a Monday: one press instead of typing."""


class ArrivalForm(forms.Form):
    first_name = forms.CharField(label=_("Prénom, si la personne veut"), required=False)
    request = forms.CharField(label=_("Pour quoi ?"), required=False)
    usual = forms.CharField(required=False, widget=forms.HiddenInput)
    ticket = forms.CharField(required=False, widget=forms.HiddenInput, initial=uuid.uuid4)
    returning = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_first_name(self) -> str:
        return self._short("first_name", 40)

    def clean_request(self) -> str:
        return self._short("request", 200)

    def clean_ticket(self) -> uuid.UUID:
        """A damaged ticket only loses its protection against a double press."""
        try:
            return uuid.UUID(self.cleaned_data["ticket"])
        except ValueError:
            return uuid.uuid4()

    def _short(self, name: str, limit: int) -> str:
        line = clean_line(self.cleaned_data[name])
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
    words = forms.CharField(
        label=_("Vous pouvez dire pourquoi, si vous voulez."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean_words(self) -> str:
        line = clean_line(self.cleaned_data["words"])
        if len(line) > 300:
            raise forms.ValidationError(_("C’est un peu long. Gardez l’essentiel : 300 signes."))
        return line
