"""The day noted afterwards: twelve lines, one submit. What was typed stays; each line says what is
wrong with it."""

import uuid
from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palier.autonomy.content import catalogue, kind_of
from palier.autonomy.rules.level import LEVELS, HelpLevel
from palier.autonomy.rules.tasks import MOST_MINUTES
from palier.autonomy.schema import Kind
from palier.home.forms import TYPED
from palier.people import queries
from palier.people.models import Beneficiary
from palier.people.rules.actor import HelperActor
from palier.people.searching import people_called
from palier.web.lines import Line, Ticket

LINES: Final = 12
"""The morning of one mediator, and the lines of a blank sheet (``pack.py``)."""

USUAL_MINUTES: Final = 15
NEW: Final = "new"


def levels() -> list[tuple[str, str]]:
    """« Pour », « avec », « sans aide », in the language of the screen."""
    language = get_language() or "fr"
    return [(level.value, phrase.said(language)) for level, phrase in LEVELS.items()]


def _line(label: Any, most: int, **attributes: str) -> Line:
    too_long = _("C’est trop long : %(limit_value)d signes au plus.")
    return Line(
        label=label,
        required=False,
        max_length=most,
        widget=forms.TextInput({**TYPED, **attributes}),
        error_messages={"max_length": too_long},
    )


class LineForm(forms.Form):
    """One person. A line without a name and without a task is nobody."""

    first_name = _line(_("Prénom, ou rien"), 40)
    what = _line(_("Pour quoi ?"), 200, list="kinds")
    level = forms.ChoiceField(label=_("Avec quelle aide"), choices=levels, required=False)
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=1, max_value=MOST_MINUTES, required=False
    )
    who = Line(required=False)
    ticket = Ticket()

    def __init__(self, data: QueryDict | None, prefix: str) -> None:
        usual = {"level": HelpLevel.WITH.value, "minutes": USUAL_MINUTES}
        super().__init__(data, prefix=prefix, initial=usual)
        self.known: Sequence[Beneficiary] = ()

    @property
    def is_empty(self) -> bool:
        said = self.cleaned_data
        return not (said.get("first_name") or said.get("what"))

    def clean_level(self) -> HelpLevel:
        return HelpLevel(self.cleaned_data["level"] or HelpLevel.WITH)

    def clean_minutes(self) -> int:
        minutes: int | None = self.cleaned_data["minutes"]
        return USUAL_MINUTES if minutes is None else minutes

    def asks_who(self, actor: HelperActor, written: Collection[uuid.UUID]) -> bool:
        """A first name already known here is asked about, once, as at the door. ``written``: the
        tickets of the lines that a first press wrote."""
        said = self.cleaned_data
        if self.is_empty or not said["first_name"] or said["ticket"] in written:
            return False
        self.known = list(people_called(actor, said["first_name"]).distinct())
        answers = {NEW, *(str(one.pk) for one in self.known)}
        return bool(self.known) and said["who"] not in answers

    @property
    def returning(self) -> uuid.UUID | None:
        who = self.cleaned_data["who"]
        return uuid.UUID(who) if who in {str(one.pk) for one in self.known} else None


class DayForm:
    """The chosen day and its lines; ``data`` is what was sent, or nothing."""

    def __init__(self, days: Sequence[date], data: QueryDict | None = None) -> None:
        self.days = [(one.isoformat(), date_format(one, "l j F")) for one in days]
        asked = data.get("day", "") if data is not None else ""
        self.day = next((one for one in days if one.isoformat() == asked), days[0])
        self.wrong_day = data is not None and self.day.isoformat() != asked
        self.lines = [LineForm(data, prefix=f"line{n}") for n in range(LINES)]

    def is_valid(self) -> bool:
        wrong = [line for line in self.lines if not line.is_valid()]  # each says what is wrong
        if not wrong:
            self._tell_tickets_apart()
        return not wrong and not self.wrong_day

    def _tell_tickets_apart(self) -> None:
        """Two lines that carry one ticket are two people. The new one follows from the old: the
        sheet sent twice is still one."""
        seen = set[uuid.UUID]()
        for line in self.lines:
            ticket = line.cleaned_data["ticket"]
            if ticket in seen:
                line.cleaned_data["ticket"] = uuid.uuid5(ticket, str(line.prefix))
            seen.add(ticket)

    def asking(self, actor: HelperActor) -> list[LineForm]:
        """The lines whose first name is already known here."""
        tickets = [line.cleaned_data["ticket"] for line in self.lines]
        sent = queries.visits_sent(actor, tickets).values_list("ticket", flat=True)
        written = set(sent)
        return [line for line in self.lines if line.asks_who(actor, written)]

    def written(self) -> list[LineForm]:
        return [line for line in self.lines if not line.is_empty]


def kind_said(what: str) -> Kind:
    """The kind whose name was chosen in the list, else the one that the words seem to be."""
    said = what.casefold()
    named = (k for k in catalogue().kinds if said in {k.name.fr.casefold(), k.name.en.casefold()})
    return next(named, None) or kind_of(what)
