"""« Mes prochains pas » on paper: one A4 page, big, for the fridge or the pocket.

It may wait in a printer tray that everybody sees: a first name at most. However long the texts, the
page stays one: they end with « … ». Without a step it is a page to fill by hand.
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from django.utils.formats import date_format, time_format
from django.utils.translation import override

from palier.journey.models import Step
from palier.journey.rules.plan import MOST_CURRENT
from palier.journey.shown import ShownStep
from palier.kernel.phrase import Phrase
from palier.kernel.words import first_word
from palier.web.print import pdf

TEMPLATE: Final = Path(__file__).parent / "templates" / "journey" / "step_sheet.typ"
MOST_TEXT: Final = 220

WORDS: Final = {
    "title": Phrase(fr="Mes prochains pas", en="My next steps"),
    "step": Phrase(fr="Pas", en="Step"),
    "when": Phrase(fr="Quand", en="When"),
    "where": Phrase(fr="Où", en="Where"),
    "how": Phrase(fr="Comment", en="How"),
    "bring": Phrase(fr="À apporter", en="To bring"),
    "lasts": Phrase(fr="Durée", en="How long"),
    "done": Phrase(fr="C’est fait", en="Done"),
    "not_yet": Phrase(fr="Pas encore", en="Not yet"),
    "hard": Phrase(fr="C’était difficile", en="It was hard"),
    "what": Phrase(fr="Ce qui était difficile", en="What was hard"),
}


def step_sheet_pdf(
    steps: Sequence[ShownStep],
    *,
    language: str,
    name: str,
    about: Sequence[str],
    made: datetime | None = None,
) -> bytes:
    """Exactly one page, PDF/UA-1 and PDF/A-2a. ``name``: a first name or ""; ``about``: the day and
    the place, in words; ``made``: the date inside the file, the moment of printing when absent."""
    tongue = "en" if language.startswith("en") else "fr"
    said = {key: phrase.said(tongue) for key, phrase in WORDS.items()}
    given: dict[str, object] = {
        "language": tongue,
        "title": said["title"],
        "words": said,
        "about": " · ".join(part for part in (first_word(name), *about) if part.strip()),
    }
    with override(tongue):  # days of the week
        told = [_step(one, said) for one in steps[:MOST_CURRENT]]
    given["steps"] = told or [_blank(said)]
    return pdf(TEMPLATE, given, made=made, most=MOST_TEXT)


def _step(one: ShownStep, said: dict[str, str]) -> dict[str, object]:
    lasts = f"{one.minutes}\N{NO-BREAK SPACE}minutes" if one.minutes else ""
    rows = {
        "when": when(one.step),
        "where": one.where,
        "how": one.how,
        "bring": " · ".join(one.bring),
        "lasts": lasts,
    }
    kept = [{"label": said[key], "text": text} for key, text in rows.items() if text]
    return {"act": one.words, "rows": kept, "blank": False}


def _blank(said: dict[str, str]) -> dict[str, object]:
    labels = ("when", "where", "how", "bring")
    return {"act": "", "rows": [{"label": said[key], "text": ""} for key in labels], "blank": True}


def when(step: Step) -> str:
    """ "lundi 9 mars, 9:30"; "" without a day."""
    if step.day is None:
        return ""
    day = date_format(step.day, "l j F")
    return f"{day}, {time_format(step.hour, 'H:i')}" if step.hour else day
