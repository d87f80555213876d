"""The page that a person signs at a counter when she wants everything erased."""

from datetime import datetime
from pathlib import Path
from typing import Final, Literal

from palier.kernel.phrase import Phrase
from palier.kernel.words import first_word
from palier.web.print import pdf

TEMPLATE: Final = Path(__file__).parent / "templates" / "people" / "erasure_form.typ"

WORDS: Final = {
    "title": Phrase(fr="Ma demande", en="My request"),
    "asks": Phrase(
        fr="Je demande d’effacer tout ce que Palier garde sur moi.",
        en="I ask for everything that Palier keeps about me to be erased.",
    ),
    "knows": Phrase(
        fr="Je sais que cela ne se répare pas. Il reste des numéros sans nom, pour trois ans.",
        en="I know that it cannot be undone. Numbers without a name stay, for three years.",
    ),
    "name": Phrase(fr="Nom et prénom", en="Name and first name"),
    "signature": Phrase(fr="Date et signature", en="Date and signature"),
    "helper": Phrase(fr="Reçue par", en="Received by"),
}


def form_pdf(
    language: Literal["fr", "en"], *, name: str, place: str, day: str, made: datetime
) -> bytes:
    """One A4 page; the surname is written by hand, for the program does not know it."""
    said = {key: phrase.said(language) for key, phrase in WORDS.items()}
    about = " · ".join(filter(None, (first_word(name), day, place)))
    data = {"language": language, "title": said["title"], "about": about, "words": said}
    return pdf(TEMPLATE, data, made=made, most=300)
