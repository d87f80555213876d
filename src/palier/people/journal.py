"""« Le journal »: what was done in a place, for its head. No name and no word of a person."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import StringIO
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palier.audit.models import Entry
from palier.audit.words import said_of
from palier.people.models import Helper
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import require

MOST_SHOWN: Final = 200
MOST_EXPORTED: Final = 20_000
"""Lines of one file: months of a busy place, and a file that a spreadsheet still opens."""

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""A cell that begins so may be run by a spreadsheet (OWASP, "CSV injection")."""


@dataclass(frozen=True)
class Asked:
    """Which lines: of one helper, of one day; ``None`` for all."""

    helper: UUID | None = None
    day: date | None = None


@dataclass(frozen=True)
class Line:
    """``person``: a short number, the same on every line about the same person, "" for nobody."""

    at: datetime
    who: str
    what: str
    person: str

    @property
    def day(self) -> date:
        """The day of the place, under which lines are read together."""
        return timezone.localtime(self.at).date()


def lines(actor: HelperActor, asked: Asked, *, most: int = MOST_SHOWN) -> list[Line]:
    """The last lines of the actor's place, the latest first.

    Raises :class:`NotAllowed` for anybody but its head.
    """
    require(actor, "see_journal")
    found = Entry.objects.filter(structure=actor.structure_id).order_by("-at", "-id")
    if asked.helper:
        found = found.filter(by_side="helper", by=asked.helper)
    if asked.day:
        start = timezone.make_aware(datetime.combine(asked.day, time()))
        end = timezone.make_aware(datetime.combine(asked.day + timedelta(days=1), time()))
        found = found.filter(at__gte=start, at__lt=end)
    shown = list(found[:most])
    names = Helper.objects.in_bulk({one.by for one in shown if one.by_side == "helper"})
    return [_line(one, names) for one in shown]


def _line(entry: Entry, names: dict[UUID, Helper]) -> Line:
    helper = names.get(entry.by) if entry.by else None
    who = {"person": _("La personne"), "system": _("Le programme")}.get(entry.by_side)
    return Line(
        at=entry.at,
        who=who or str(helper or _("Une personne partie")),
        what=said_of(entry.verb).said(get_language() or "fr"),
        person=number(entry.person) if entry.person else "",
    )


def number(person_id: UUID) -> str:
    """Six signs that stand for a person, and lead nowhere without the key of the place."""
    return salted_hmac("palier.journal", str(person_id)).hexdigest()[:6].upper()


def helpers_of(actor: HelperActor) -> list[Helper]:
    """Those who work or worked in this place, by name."""
    return list(
        Helper.objects.filter(memberships__structure=actor.structure_id).distinct().order_by("name")
    )


def table(told: Iterable[Line]) -> str:
    """Semicolons, CRLF and a byte-order mark: what a French spreadsheet opens by a double click."""
    out = StringIO()
    out.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow([_("Jour"), _("Heure"), _("Qui"), _("Quoi"), _("Personne numéro")])
    for one in told:
        local = timezone.localtime(one.at)
        cells = (f"{local:%Y-%m-%d}", f"{local:%H:%M}", one.who, one.what, one.person)
        writer.writerow([safe(cell) for cell in cells])
    return out.getvalue()


def safe(cell: str) -> str:
    """A cell that a spreadsheet shows and never runs."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) else cell
