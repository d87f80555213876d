"""What is typed about a need or a step. Whatever is refused says why, and stays on the screen."""

import uuid
from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from palier.journey.rules.when import NotADay, Wrong, day_of, hour_of
from palier.journey.shown import HELPS, helped
from palier.journey.writing import Said
from palier.kernel.words import clean_line
from palier.people.models import Helper
from palier.web.lines import Ticket

TOO_LONG = _("C’est trop long : %(limit)d signes au plus.")

WRONGS = {
    Wrong.UNREADABLE_DAY: _("Écrivez le jour comme ceci : 12/03/2027."),
    Wrong.NO_SUCH_DAY: _("Ce jour n’existe pas. Choisissez un autre jour."),
    Wrong.PAST: _("Ce jour est déjà passé. Choisissez un jour à venir."),
    Wrong.FAR: _("C’est trop loin. Choisissez un jour dans l’année."),
    Wrong.UNREADABLE_HOUR: _("Écrivez l’heure comme ceci : 9h30."),
    Wrong.HOUR_WITHOUT_DAY: _("Dites aussi quel jour, ou effacez l’heure."),
}


class Line(forms.CharField):
    """What cannot be seen is removed before anything is judged; ``most`` signs are kept."""

    def __init__(self, most: int, **given: Any) -> None:
        self.most = most
        super().__init__(**given)

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value) > self.most:
            raise forms.ValidationError(TOO_LONG, params={"limit": self.most})


class NeedForm(forms.Form):
    words = Line(
        300,
        label=_("Avec vos mots"),
        error_messages={"required": _("Dites-le en quelques mots.")},
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, *given: Any, hers: bool = True, **more: Any) -> None:
        super().__init__(*given, **more)
        if not hers:
            self.fields["words"].label = _("Avec ses mots")


class ReviewForm(forms.Form):
    words = Line(
        300,
        required=False,
        label=_("Avec vos mots, si vous voulez"),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


def _plain() -> forms.TextInput:
    return forms.TextInput(attrs={"autocomplete": "off"})


class StepForm(forms.Form):
    """A step, as she or a helper writes it. Day and hour are judged together, by our own rules:
    a browser sends what it wants."""

    words = Line(
        200,
        label=_("Quoi ?"),
        error_messages={"required": _("Dites le pas en quelques mots.")},
        widget=_plain(),
    )
    help = forms.ChoiceField(label=_("Comment ?"))
    helper = forms.ChoiceField(label=_("Avec qui, ici ?"), required=False)
    with_whom = Line(60, label=_("Ou avec quelqu’un d’autre"), required=False, widget=_plain())
    where = Line(120, label=_("Où ?"), required=False, widget=_plain())
    day = forms.CharField(
        label=_("Quel jour ?"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    hour = forms.CharField(
        label=_("À quelle heure ?"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    version = forms.CharField(required=False, widget=forms.HiddenInput)
    ticket = Ticket()

    def __init__(
        self,
        *given: Any,
        team: Iterable[Helper],
        today: date,
        language: str,
        kept: date | None = None,
        **more: Any,
    ) -> None:
        super().__init__(*given, **more)
        self.today, self.kept = today, kept
        offered = [(key, phrase.said(language)) for key, phrase in HELPS.items()]
        self._offer("help", offered)
        self._offer("helper", [("", "—"), *((str(one.pk), one.name) for one in team)])

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
            field.error_messages["invalid_choice"] = _("Choisissez dans la liste.")
            field.error_messages["required"] = _("Choisissez dans la liste.")

    def clean(self) -> dict[str, Any]:
        said: dict[str, Any] = super().clean() or {}
        day = self._read("day", lambda raw: day_of(raw, self.today, self.kept))
        hour = self._read("hour", lambda raw: hour_of(raw, day or self._meant()))
        return {**said, "day": day, "hour": hour}

    def _meant(self) -> date | None:
        """A day that was refused was meant all the same: its hour is not refused for want of it."""
        return self.today if "day" in self.errors else None

    def _read(self, name: str, read: Any) -> Any:
        try:
            return read(str(self.data.get(self.add_prefix(name), ""))[:40])
        except NotADay as refused:
            self.add_error(name, WRONGS[refused.wrong])
            return None

    def clean_version(self) -> int:
        return version_of(self.cleaned_data["version"])

    @property
    def said(self) -> Said:
        """Once it is valid."""
        given = self.cleaned_data
        level, near = helped(given["help"])
        day: date | None = given["day"]
        hour: time | None = given["hour"]
        return Said(
            words=given["words"],
            level=level,
            near=near,
            where=given["where"],
            day=day,
            hour=hour,
            helper_id=uuid.UUID(given["helper"]) if given["helper"] else None,
            with_whom=given["with_whom"],
        )


def version_of(raw: str) -> int:
    """0, which no step has, for what is not one of our numbers."""
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) < 10 else 0
