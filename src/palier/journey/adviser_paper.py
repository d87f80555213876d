"""What the adviser holds: a list, then one A4 page for each person who wishes it.

Sheets wait in a printer tray: a first name and no surname. Her steps and her thread are there only
as she agreed, both on the list and, today, with this place.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Final
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from palier.autonomy.rules.level import LEVELS, HelpLevel
from palier.journey import circle
from palier.journey.models import AdviserSeat, AdviserVisit, SharedFact, Step
from palier.journey.rules.telling import told
from palier.kernel.words import first_word
from palier.people.rules.actor import HelperActor
from palier.web.answers import language
from palier.web.print import pdf

TEMPLATE: Final = Path(__file__).parent / "templates" / "journey" / "adviser_pages.typ"


@dataclass(frozen=True)
class Sheet:
    """One person: ``name`` is one word, or "" for nobody's. ``shows``: her steps are printed."""

    person_id: UUID
    name: str
    words: str
    shows: bool = False
    steps: Sequence[str] = field(default=())
    facts: Sequence[str] = field(default=())


def sheets_of(actor: HelperActor, visit: AdviserVisit, now: datetime) -> list[Sheet]:
    """In the order of asking."""
    seats = circle.seats_visible_to(actor).filter(visit=visit)
    return [_sheet(actor, seat, now) for seat in seats]


def _sheet(actor: HelperActor, seat: AdviserSeat, now: datetime) -> Sheet:
    name = first_word(seat.person.first_name)
    if not (seat.shows_plan and circle.is_open_to(actor, seat.person_id, now)):
        return Sheet(seat.person_id, name, seat.words)
    return Sheet(
        seat.person_id,
        name,
        seat.words,
        shows=True,
        steps=[_step(one) for one in circle.current_steps(seat.person_id)],
        facts=[_fact(one) for one in circle.last_facts(seat.person_id)],
    )


def _step(step: Step) -> str:
    how = LEVELS[HelpLevel(step.level)].said(language())
    day = date_format(step.day, "j F") if step.day else ""
    return " · ".join(filter(None, (step.words, how, day)))


def _fact(fact: SharedFact) -> str:
    who = first_word(fact.by.name) if fact.by else ""
    words = told(fact.kind, fact.words, fact.whom, language())
    day = date_format(fact.day or timezone.localtime(fact.at), "j F")
    return " · ".join(filter(None, (day, who, words)))


def pages(visit: AdviserVisit, sheets: Sequence[Sheet], language: str) -> bytes:
    """``len(sheets) + 1`` pages, black and white."""
    day = date_format(visit.day, "l j F Y")
    return pdf(
        TEMPLATE,
        {
            "language": "en" if language.startswith("en") else "fr",
            "title": _("Visite : %(who)s") % {"who": visit.adviser},
            "about": f"{day} · {visit.structure.name}",
            "none": _("Personne n’est encore sur la liste."),
            "nobody": _("Sans nom"),
            "seen": _("vu"),
            "wants": _("Ce que je veux dire"),
            "steps": _("Mes prochains pas"),
            "facts": _("Mon fil, les dernières lignes"),
            "answer": _("Ce qui est répondu"),
            "sheets": [
                {
                    "name": one.name,
                    "words": one.words,
                    "steps": list(one.steps),
                    "facts": list(one.facts),
                }
                for one in sheets
            ],
        },
        most=500,
    )
