"""The sheets of a morning without network: who is expected, what waits, and blank lines.

They lie in the printer tray: first names alone, and no word that somebody said.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palier.attention.models import Concern
from palier.autonomy.rules.level import LEVELS, HelpLevel
from palier.home.day_form import LINES
from palier.journey import queries as journey
from palier.journey.queries import Expected
from palier.kernel.words import first_word
from palier.people.models import Structure
from palier.web.print import pdf
from palier.web.shown import hour

TEMPLATE: Final = Path(__file__).parent / "templates" / "home" / "print_day.typ"

BLANK_STEPS: Final = 4
"""Two pages of two: more people than a morning gives a new step to."""


@dataclass(frozen=True)
class Pack:
    place: Structure
    day: date
    expected: Iterable[Expected]
    concerns: Iterable[Concern]


def pack_pdf(pack: Pack) -> bytes:
    language = "en" if (get_language() or "fr").startswith("en") else "fr"
    levels = [phrase.said(language) for phrase in LEVELS.values()]
    given = {
        "language": language,
        "title": _("La journée du %(day)s") % {"day": date_format(pack.day, "l j F")},
        "place": pack.place.name,
        "parts": [
            {
                "title": _("Qui doit venir"),
                "lines": [_coming(one) for one in pack.expected],
                "none": _("Personne n’est attendu, pour ce que nous savons."),
            },
            {
                "title": _("Attend une réponse"),
                "lines": [_waiting(one) for one in pack.concerns],
                "none": _("Personne n’attend de réponse."),
            },
        ],
        "arrivals": {
            "title": _("Qui est venu, pour quoi"),
            "says": _("À recopier ensuite dans « Noter la journée ». Une ligne par personne."),
            "columns": [
                *("", _("Prénom, ou rien"), _("Pour quoi ?")),
                *(word.capitalize() for word in levels),
                _("Minutes"),
            ],
            "count": LINES,
        },
        "steps": {
            "title": _("Mon prochain pas"),
            "lines": [_("Quoi"), _("Où, et avec qui"), _("Quel jour, à quelle heure")],
            "levels": [word.capitalize() for word in levels],
            "count": BLANK_STEPS,
        },
    }
    return pdf(TEMPLATE, given, most=200)


def _coming(one: Expected) -> str:
    """A first name, the hour, the name of a usual step and its help; never her own words."""
    usual = journey.of_path(one.step)
    language = get_language() or "fr"
    words = (
        first_word(one.person.first_name) or _("Une personne, sans nom"),
        time_format(one.hour, "G \\h i") if one.hour else "",
        usual.act.said(language) if usual else "",
        LEVELS[HelpLevel(one.step.level)].said(language),
    )
    return " · ".join(filter(None, words))


def _waiting(concern: Concern) -> str:
    """A first name, why in our words, who answers and by when; never what was said."""
    name = first_word(concern.person.first_name) if concern.person else ""
    return _("%(who)s · %(why)s · %(owner)s répond, %(day)s avant %(time)s") % {
        "who": name or _("Une personne, sans nom"),
        "why": concern.get_reason_display(),
        "owner": first_word(concern.owner.name),
        "day": date_format(timezone.localtime(concern.due), "l j F"),
        "time": hour(concern.due),
    }


def moment_in(day: date, now: datetime) -> datetime:
    """When what is open on ``day`` is asked about: noon of a day to come; today, ``now``, for what
    was opened or closed since noon counts."""
    local = timezone.localtime(now)
    if day == local.date():
        return local
    return local.replace(
        year=day.year, month=day.month, day=day.day, hour=12, minute=0, second=0, microsecond=0
    )
