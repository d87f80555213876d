"""What is typed about the people around: short lines, one day, nothing else required."""

from typing import Any, Final

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palier.journey.rules.adviser import DayFault
from palier.journey.rules.facts import CHANNELS, Channel, Fault, Kind, Said
from palier.people.models import Helper, Structure
from palier.web.lines import Line, Ticket

NONE: Final = "—"

FAULTS: Final = {
    Fault.NO_WORDS: ("words", _("Écrivez quelques mots.")),
    Fault.NO_WHOM: ("whom", _("Dites à qui, ou avec qui.")),
    Fault.NO_CHANNEL: ("channel", _("Choisissez un moyen.")),
    Fault.WRONG_DAY: ("day", _("Choisissez un jour passé, de moins d’un an.")),
}

DAY_FAULTS: Final = {
    DayFault.PAST: _("Ce jour est passé. Choisissez aujourd’hui ou plus tard."),
    DayFault.FAR: _("Ce jour est trop loin. Choisissez un jour avant un an."),
}


class Short(Line):
    """A line whose length is said in words; a browser would cut it without a word."""

    def __init__(self, *, limit: int, **given: Any) -> None:
        super().__init__(**given)
        self.limit = limit

    def clean(self, value: Any) -> str:
        line = str(super().clean(value))
        if len(line) > self.limit:
            raise forms.ValidationError(
                _("C’est trop long : %(limit)d signes au plus."), params={"limit": self.limit}
            )
        return line


class Day(forms.DateField):
    def __init__(self, *, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            input_formats=["%Y-%m-%d", "%d/%m/%Y"],
            error_messages={"invalid": _("Écrivez un jour, par exemple 09/03/2026.")},
        )


class Ticketed(forms.Form):
    """A form sent twice counts once."""

    ticket = Ticket()


LABELS: Final = {
    Kind.NOTE: {"words": _("Que faut-il savoir ?")},
    Kind.CALL: {"whom": _("Avec qui ?"), "words": _("Qu’est-ce qui s’est dit ?")},
    Kind.SENT: {
        "words": _("Qu’est-ce qui est parti ? Un CV, une lettre…"),
        "whom": _("À qui ?"),
        "channel": _("Par quel moyen ?"),
        "day": _("Quel jour ?"),
    },
    Kind.INTERVIEW: {
        "whom": _("Avec qui était l’entretien ?"),
        "day": _("Quel jour ?"),
        "words": _("Qu’est-ce qui s’est bien passé ?"),
        "change": _("Une seule chose à changer la prochaine fois"),
    },
}
"""Kind → what it asks, in this order."""


class FactForm(Ticketed):
    kind = Line(required=False, widget=forms.HiddenInput)
    words = Short(limit=500, required=False)
    whom = Short(limit=80, required=False)
    channel = forms.ChoiceField(required=False)
    day = Day(label="")
    change = Short(limit=160, required=False)

    def __init__(self, kind: Kind, *given: Any, **other: Any) -> None:
        super().__init__(*given, **other)
        self.what = kind
        self.fields["kind"].initial = kind.value
        language = get_language() or "fr"
        said = [(one.value, CHANNELS[one].said(language)) for one in Channel]
        self.fields["channel"] = forms.ChoiceField(required=False, choices=[("", NONE), *said])
        asked = LABELS[kind]
        for name in set(self.fields) - {"ticket", "kind"} - set(asked):
            del self.fields[name]
        for name, label in asked.items():
            self.fields[name].label = label
        self.order_fields(["ticket", "kind", *asked])

    def said(self) -> Said:
        told = self.cleaned_data
        return Said(
            words=told.get("words", ""),
            kind=self.what,
            whom=told.get("whom", ""),
            day=told.get("day"),
            channel=Channel(told["channel"]) if told.get("channel") else None,
            change=told.get("change", ""),
        )

    def refuse(self, fault: Fault) -> None:
        name, words = FAULTS[fault]
        self.add_error(name if name in self.fields else None, words)


class SupportForm(Ticketed):
    """For a helper: a colleague, or somebody from elsewhere."""

    helper = forms.ModelChoiceField(
        queryset=Helper.objects.none(),
        required=False,
        label=_("Quelqu’un d’ici"),
        empty_label=NONE,
        error_messages={"invalid_choice": _("Cette personne ne travaille pas ici.")},
    )
    called = Short(limit=60, required=False, label=_("Ou quelqu’un d’ailleurs : nom et lieu"))
    what_for = Short(limit=200, required=False, label=_("Pour quoi ?"))


class MySupportForm(Ticketed):
    called = Short(limit=60, required=False, label=_("Qui ? Un prénom suffit."))
    what_for = Short(limit=200, required=False, label=_("Pour quoi ?"))


class RelayForm(forms.Form):
    to = forms.ModelChoiceField(
        queryset=Structure.objects.none(),
        label=_("À quel lieu ?"),
        empty_label=None,
        error_messages={
            "required": _("Choisissez un lieu."),
            "invalid_choice": _("Choisissez un lieu de la liste."),
        },
    )
    words = Short(limit=300, required=False, label=_("Pour quoi ? La personne le lira."))


class VisitForm(forms.Form):
    adviser = Short(limit=80, required=False, label=_("Qui vient ? Un nom et un lieu."))
    day = Day(label=_("Quel jour ?"))


class SeatForm(forms.Form):
    words = Short(limit=300, required=False, label=_("Ce que la personne veut dire"))
    shows_plan = forms.BooleanField(required=False, label=_("Montrer ses prochains pas et son fil"))


class WishForm(forms.Form):
    words = Short(
        limit=300,
        required=False,
        label=_("Ce que vous voulez dire, si vous voulez."),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    shows_plan = forms.BooleanField(required=False, label=_("Montrer mes prochains pas et mon fil"))


class AnswerForm(Ticketed):
    words = Short(limit=300, required=False, label=_("Ce qui a été répondu"))
