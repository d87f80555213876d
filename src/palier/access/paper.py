"""The card on paper: one, or eight on an A4 sheet, with marks to cut along.

It may be left on a table: the name she chose, her drawings with their words, her square. Never the
PIN, no surname, no place, and nothing that says what it is for.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from palier.access.pictograms import Pictogram
from palier.kernel.phrase import Phrase
from palier.web.print import Drawing, pdf, qr

TEMPLATE: Final = Path(__file__).parent / "templates" / "access" / "print_cards.typ"

WORDS: Final = {
    "title": Phrase(fr="Cartes à découper", en="Cards to cut out"),
    "square": Phrase(fr="Le carré à montrer au lecteur", en="The square to show to the reader"),
    "yours": Phrase(fr="Ma carte", en="My card"),
}
SVG: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" fill="none" stroke="#000"'
    ' stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round">{}</svg>'
)
SIDE: Final = 12.0  # millimetres of a drawing


@dataclass(frozen=True)
class PaperCard:
    """``name`` is "" or one word."""

    name: str
    pictures: Sequence[Pictogram]
    token: str


def cards_pdf(cards: Sequence[PaperCard], language: str, *, made: datetime | None = None) -> bytes:
    """``cards`` on A4, eight a page, black and white, PDF/UA-1 and PDF/A-2a."""
    said = {key: phrase.said(language) for key, phrase in WORDS.items()}
    given = {
        "language": "en" if language.startswith("en") else "fr",
        "title": said["title"],
        "words": said,
        "cards": [_card(card, language) for card in cards],
    }
    return pdf(TEMPLATE, given, made=made)


def _card(card: PaperCard, language: str) -> dict[str, object]:
    return {
        "name": card.name,
        "square": qr(card.token),
        "pictures": [
            {
                "word": one.word.said(language),
                "drawing": Drawing(SVG.format(one.drawing), SIDE),
            }
            for one in card.pictures
        ],
    }
