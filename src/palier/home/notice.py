"""The notice to persons: its six first sentences, the rights one by one, and the page to print.

Layers, as the regulator advises: first what anyone understands, then the detail. Source: GDPR,
articles 12 to 22 and 77; loi n° 78-17, article 85 (directives on what happens after death).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from palier.kernel.phrase import Phrase
from palier.people.models import Structure
from palier.people.rules.processings import KEEPINGS, Processing
from palier.web.print import pdf

TEMPLATE: Final = Path(__file__).parent / "templates" / "home" / "print_rights.typ"

FIRST: Final = (
    Phrase(
        fr="Ce lieu garde ce qu’il faut pour vous aider, rien de plus.",
        en="This place keeps what it needs to help you, nothing more.",
    ),
    Phrase(
        fr="Vos résultats sont à vous. Vous choisissez qui les voit.",
        en="Your results are yours. You choose who sees them.",
    ),
    Phrase(
        fr="Rien n’est vendu. Aucune machine ne décide à votre place.",
        en="Nothing is sold. No machine decides for you.",
    ),
    Phrase(
        fr="Vous pouvez demander à tout voir, corriger, emporter ou effacer.",
        en="You can ask to see, correct, take away or erase everything.",
    ),
    Phrase(
        fr="Dire non ne vous prive d’aucune aide.",
        en="Saying no takes no help away from you.",
    ),
    Phrase(
        fr="Pour cela, parlez à la personne qui vous reçoit.",
        en="To do so, talk to the person who welcomes you.",
    ),
)

RIGHTS: Final = (
    Phrase(fr="Voir ce que le lieu sait de vous, et le recevoir.", en="See what is known of you."),
    Phrase(fr="Faire corriger ce qui n’est pas juste.", en="Have what is not right corrected."),
    Phrase(fr="Faire effacer ce qui vous concerne.", en="Have what is about you erased."),
    Phrase(
        fr="Demander une pause : le lieu garde sans utiliser.", en="Ask for a pause in its use."
    ),
    Phrase(fr="Vous opposer à un usage, en disant pourquoi.", en="Object to a use, saying why."),
    Phrase(
        fr="Retirer un accord, aussi simplement que donné.", en="Withdraw an agreement as easily."
    ),
    Phrase(
        fr="Emporter ce que vous avez donné avec votre accord.",
        en="Take away what you gave with your agreement.",
    ),
    Phrase(
        fr="Dire ce que cela devient après votre mort.",
        en="Say what becomes of it after your death.",
    ),
)
"""GDPR, articles 15, 16, 17, 18, 21, 7.3 and 20; loi n° 78-17, article 85."""

ANSWERED: Final = Phrase(
    fr="Le lieu répond en un mois au plus.", en="The place answers within a month."
)
"""GDPR, article 12.3: one month, which may be prolonged by two when it is complex, said in time."""

COMPLAIN: Final = Phrase(
    fr="CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07. Téléphone : 01 53 73 22 22.",
    en="CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07. Telephone: 01 53 73 22 22.",
)
"""The regulator (GDPR, article 77); address checked in November 2026, second-hand."""

TITLE: Final = Phrase(fr="Vos droits", en="Your rights")
KEPT: Final = Phrase(fr="Ce qui est gardé, et combien de temps", en="What is kept, and how long")
ANSWERS: Final = Phrase(fr="Qui répond ici", en="Who answers here")
ELSEWHERE: Final = Phrase(
    fr="La réponse ne convient pas ? Écrivez à la CNIL, c’est gratuit.",
    en="The answer does not do? Write to the CNIL, it is free.",
)
ASK: Final = Phrase(
    fr="Demandez à la personne qui vous reçoit.", en="Ask the person who welcomes you."
)

MOST_CONTACT: Final = 200  # characters of one line of contact: as many as the form accepts


@dataclass(frozen=True)
class NoticeData:
    language: Literal["fr", "en"]
    place: Structure | None


def notice_pdf(
    data: NoticeData, done: Sequence[Processing], *, made: datetime | None = None
) -> bytes:
    """The short notice: exactly one A4 page, black and white."""
    speak = data.language
    contact = contact_lines(data.place) or [ASK.said(speak)]
    given = {
        "language": speak,
        "title": TITLE.said(speak),
        "place": data.place.name if data.place else "",
        "first": [phrase.said(speak) for phrase in FIRST],
        "kept": {"title": KEPT.said(speak), "rows": [_row(one, speak) for one in done]},
        "answers": {"title": ANSWERS.said(speak), "rows": contact},
        "answered": ANSWERED.said(speak),
        "elsewhere": [ELSEWHERE.said(speak), COMPLAIN.said(speak)],
    }
    return pdf(TEMPLATE, given, made=made, most=MOST_CONTACT)


def contact_lines(place: Structure | None) -> list[str]:
    """What the place gave of how to reach it."""
    return (
        [line for line in (place.address, place.phone, place.email, place.dpo) if line]
        if (place)
        else []
    )


def _row(one: Processing, language: str) -> dict[str, str]:
    return {"what": one.name.said(language), "until": KEEPINGS[one.keeping].says.said(language)}
