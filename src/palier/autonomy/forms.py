"""What a helper says of a task in one tap, and of a mandate in a minute."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palier.autonomy.content import catalogue
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.kernel.words import clean_line
from palier.web.lines import Ticket

MINUTES = (5, 15, 30, 60)
USUAL_MINUTES = 15
LONGEST = 200


class Line(forms.CharField):
    """What cannot be seen is removed before anything is judged: nobody could mend it by hand."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


def kinds_offered() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every kind under its group, in the language of the screen."""
    language = get_language() or "fr"
    return [
        (group.said(language), [(kind.key, kind.name.said(language)) for kind in kinds])
        for group, kinds in catalogue().grouped()
    ]


class TaskForm(forms.Form):
    """``level`` is the button that was pressed; all the rest was filled in advance."""

    ticket = Ticket()

    task = forms.ChoiceField(
        label=_("Quoi ?"),
        error_messages={
            "required": _("Choisissez ce qui a été fait."),
            "invalid_choice": _("Choisissez ce qui a été fait."),
        },
    )
    level = forms.ChoiceField(
        choices=[(one.value, one.value) for one in HelpLevel],
        error_messages={
            "required": _("Dites qui l’a fait : pour, avec ou sans aide."),
            "invalid_choice": _("Dites qui l’a fait : pour, avec ou sans aide."),
        },
    )
    minutes = forms.TypedChoiceField(
        label=_("Environ combien de temps ?"),
        choices=[(one, str(one)) for one in MINUTES],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choisissez une des durées.")},
    )
    hard = forms.BooleanField(label=_("C’était difficile"), required=False)
    words = Line(
        label=_("Une précision, si elle est utile"),
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": _("C’est trop long : %(limit_value)d signes au plus.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["task"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = kinds_offered()

    @property
    def said(self) -> dict[str, Any]:
        """What ``record_task`` asks, once the form is valid."""
        given = self.cleaned_data
        return {
            "task": given["task"],
            "level": HelpLevel(given["level"]),
            "outcome": Outcome.HARD if given["hard"] else Outcome.WELL,
            "minutes": given["minutes"],
            "words": given["words"],
            "ticket": given["ticket"],
        }


class OwnTaskForm(forms.Form):
    """She says what she did, and how it went."""

    ticket = Ticket()

    task = forms.ChoiceField(
        label=_("Qu’est-ce que vous avez fait ?"),
        error_messages={
            "required": _("Choisissez ce que vous avez fait."),
            "invalid_choice": _("Choisissez ce que vous avez fait."),
        },
    )
    outcome = forms.ChoiceField(
        choices=[(Outcome.WELL.value, ""), (Outcome.HARD.value, "")],
        error_messages={
            "required": _("Dites comment c’était."),
            "invalid_choice": _("Dites comment c’était."),
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["task"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = kinds_offered()
