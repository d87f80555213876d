"""« Ma feuille »: what the person takes home after *Faire le point*, on one A4 page.

It may wait in a printer tray that everybody sees: a first name at most, a neutral title, no score.
Strengths come first. However long the texts, the page stays one: they end with « … ».
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from palier.kernel.phrase import Phrase
from palier.kernel.words import first_word
from palier.web.print import clipped, pages, pdf

TEMPLATE: Final = Path(__file__).parent / "templates" / "diagnosis" / "sheet.typ"

MOST_STRENGTHS: Final = 6
MOST_LANDINGS: Final = 6
MOST_DOORS: Final = 3
MOST_TEXT: Final = 300  # characters: four lines, more than any one text of a sheet deserves
GUESSES: tuple[int, ...] = (1150, 1350, 1500)
"""Characters (labels included) that usually fit at 14, 13 and 12 points: a first guess, which
spares measuring (it doubles the price of a page). An overflowing guess is measured after all."""
MOST_SURE: Final = 60  # characters: how sure we are is never cut by the page, so it stays short

Step = Literal[1, 2, 3, 4]

WORDS: Final[Mapping[str, Phrase]] = {
    "title": Phrase(fr="Ma feuille", en="My page"),
    "can": Phrase(fr="Ce que je sais faire", en="What I can do"),
    "landings": Phrase(fr="Mes paliers", en="My landings"),
    "unseen": Phrase(fr="Pas encore regardé", en="Not looked at yet"),
    "doors": Phrase(fr="Pour ouvrir la prochaine porte", en="To open the next door"),
    "next_step": Phrase(fr="Mon prochain pas", en="My next step"),
    "ask_for": Phrase(fr="Qui m’aide", en="Who helps me"),
    "remember": Phrase(fr="À ne pas oublier", en="To remember"),
}
SAID: Final[Mapping[Step, Phrase]] = {
    1: Phrase(fr="au début", en="at the beginning"),
    2: Phrase(fr="avec quelqu’un", en="with somebody"),
    3: Phrase(fr="presque sans aide", en="almost without help"),
    4: Phrase(fr="sans aide", en="without help"),
}
DRAWN: Final[Mapping[Step, Phrase]] = {
    1: Phrase(fr="Quatre marches, une remplie", en="Four steps, one filled"),
    2: Phrase(fr="Quatre marches, deux remplies", en="Four steps, two filled"),
    3: Phrase(fr="Quatre marches, trois remplies", en="Four steps, three filled"),
    4: Phrase(fr="Quatre marches, toutes remplies", en="Four steps, all filled"),
}
WITH: Final = Phrase(fr="avec", en="with")


@dataclass(frozen=True)
class Landing:
    """Where the person is in one domain; ``step`` is None when nobody watched it yet.

    ``words`` say what she does, ``sure`` how sure we are ("" when there is nothing to say).
    """

    domain: str
    step: Step | None
    words: str = ""
    sure: str = ""


@dataclass(frozen=True)
class NextStep:
    """One small thing to do next, with whom ("" for nobody named), and how long it takes."""

    what: str
    who: str
    minutes: int


@dataclass(frozen=True)
class AskFor:
    """Who to ask, where, and when it is open, in words ("le lundi, de 9 h à 12 h")."""

    who: str
    place: str
    opening: str


@dataclass(frozen=True)
class SheetData:
    """Everything the sheet says. Lists longer than what a page holds are cut at their end.

    ``name`` is a first name or "": only its first word is printed, so that a surname typed in the
    wrong box never waits in a printer tray. ``date`` and ``place`` are words for people.
    """

    language: Literal["fr", "en"]
    name: str
    date: str
    place: str
    can: tuple[str, ...] = ()
    landings: tuple[Landing, ...] = ()
    doors: tuple[str, ...] = ()
    next_step: NextStep | None = None
    ask_for: AskFor | None = None


def sheet_pdf(data: SheetData, *, made: datetime | None = None) -> bytes:
    """The sheet: exactly one A4 page, black and white, PDF/UA-1 and PDF/A-2a.

    ``made`` is the date written inside the file; the moment of printing when absent.
    """
    told = _told(data)
    letters = _letters(told)
    guess = next((n for n, most in enumerate(GUESSES) if letters <= most), None)
    made_of = _page(told, letters, guess, made)
    if guess is not None and pages(made_of) > 1:
        made_of = _page(told, letters, None, made)
    return made_of


def _page(told: dict[str, object], letters: int, guess: int | None, made: datetime | None) -> bytes:
    given = {**told, "letters": letters, "guess": guess}
    return pdf(TEMPLATE, given, made=made, most=MOST_TEXT)


def _letters(told: object) -> int:
    if isinstance(told, str):
        return min(len(told), MOST_TEXT)
    if isinstance(told, Mapping):
        return sum(map(_letters, told.values()))
    return sum(map(_letters, told)) if isinstance(told, list) else 0


def _told(data: SheetData) -> dict[str, object]:
    said = {key: phrase.said(data.language) for key, phrase in WORDS.items()}
    looked_at = [each for each in data.landings[:MOST_LANDINGS] if each.step is not None]
    unseen = [each.domain for each in data.landings[:MOST_LANDINGS] if each.step is None]
    return {
        "language": data.language,
        "title": said["title"],
        "words": said,
        "about": _joined(first_word(data.name), data.date, data.place),
        "can": [*filter(None, data.can)][:MOST_STRENGTHS],
        "landings": [_landing(each, data.language) for each in looked_at],
        "unseen": ", ".join(unseen),
        "doors": [*filter(None, data.doors)][:MOST_DOORS],
        "next_step": _next_step(data.next_step, data.language),
        "ask_for": _ask_for(data.ask_for),
    }


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part.strip())


def _landing(landing: Landing, language: str) -> dict[str, object]:
    step = landing.step
    if step is None:
        raise ValueError("a domain that nobody watched has no staircase")
    said = SAID[step].said(language)
    return {
        "domain": landing.domain,
        "step": step,
        "said": said,
        "drawn": f"{DRAWN[step].said(language)} ({said})",
        "words": landing.words,
        "sure": _sentence(clipped(landing.sure.strip(), MOST_SURE)),
    }


def _sentence(words: str) -> str:
    ended = words if words.endswith((".", "…", "!", "?")) else f"{words}."
    return ended[0].upper() + ended[1:] if words else ""


def _next_step(step: NextStep | None, language: str) -> dict[str, object] | None:
    if step is None:
        return None
    minutes = f"{step.minutes}\u00a0minute{'s' if step.minutes > 1 else ''}"
    company = f"{WITH.said(language)} {step.who}" if step.who else ""
    return {"what": step.what, "how": ", ".join(filter(None, (minutes, company)))}


def _ask_for(ask: AskFor | None) -> dict[str, object] | None:
    return None if ask is None else {"who": ask.who, "place": ask.place, "opening": ask.opening}
