"""The booklet on paper: a kind first page, then screens to point at. A4, black and white.

It waits in a printer tray: a first name at most, no surname, no word about how well one does.
"""

from datetime import UTC
from pathlib import Path
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from palier.diagnosis.booklets import KIND, pages_of, questions_hold
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Booklet
from palier.diagnosis.rules.talk import lettered
from palier.kernel.words import first_word
from palier.people.rules.reference import grouped
from palier.people.seals import reference_of
from palier.simulators.printed import Question, signs
from palier.web.print import pdf, qr

TEMPLATE: Final = Path(__file__).parent / "templates" / "diagnosis" / "booklet.typ"

MOST: Final = 2000
"""Characters of one text: a letter to correct is printed whole."""

KIND_WORDS: Final = (
    "Ce cahier est pour vous.",
    "Il montre des écrans, comme sur un téléphone ou un ordinateur.",
    "Prenez votre temps. Vous pouvez vous arrêter quand vous voulez.",
)
ASK: Final = "Une question ? Demandez à {name}."
WORDS: Final = {
    "how": "Comment faire",
    "point": "Montrez du doigt, ou entourez la lettre.",
    "write": "Parfois, écrivez avec un stylo.",
    "unknown": "Vous ne savez pas ? Cochez la case, et tournez la page.",
    "dont_know": "Je ne sais pas",
}
TALK: Final = {
    "title": "Un peu de vous",
    "kind": "Entourez une lettre par question. Vous pouvez passer une question, ou toute la page.",
}
POINT: Final = "Montrez du doigt."
WRITE: Final = "Écrivez ici, ou cochez, dans les cases."
TICK: Final = "Barrez une coche, ou cochez une case."
SCAN: Final = "Pour la personne qui aide : lisez ce dessin, ou tapez ce code."


def address_of(booklet: Booklet) -> str:
    """Where a helper of the place enters it: long, unguessable, and closed without her session."""
    return f"{settings.URL}{reverse('enter_booklet', args=[booklet.pk])}"


def booklet_pdf(booklet: Booklet) -> bytes:
    """Every screen of the booklet that can still be entered, in French as the exercises are."""
    with translation.override("fr"):
        return pdf(TEMPLATE, _given(booklet), made=booklet.made_at.astimezone(UTC), most=MOST)


def _talk(booklet: Booklet) -> dict[str, object] | None:
    """The ten questions, before the exercises, as on a screen: a pen learns to circle a letter
    where no answer can be wrong, and what she says of reading tells who reads the rest aloud."""
    if not questions_hold(booklet):
        return None
    drawings = signs(render_to_string("diagnosis/question_icons.html"))
    return {
        **TALK,
        "questions": [
            {
                "number": number,
                "drawing": drawings[question.icon],
                "asks": question.asks.said("fr"),
                "detail": question.detail.said("fr") if question.detail else "",
                "choices": [
                    {"letter": letter, "says": each.says.said("fr")}
                    for letter, each in lettered(question)
                ],
            }
            for number, question in enumerate(conversation().questions, 1)
        ],
    }


def _given(booklet: Booklet) -> dict[str, object]:
    code = grouped(reference_of(KIND, booklet.pk))
    helper = first_word(booklet.made_by.name)
    return {
        "language": "fr",
        "title": "Mon cahier",
        "name": first_word(booklet.person.first_name),
        "large": booklet.large,
        "kind": [*KIND_WORDS, ASK.format(name=helper)],
        "words": WORDS,
        "drawing": qr(address_of(booklet)),
        "alt": f"Code à lire : {code}",
        "scan": SCAN,
        "code": code,
        "talk": _talk(booklet),
        "questions": [
            {
                "number": page.first + place,
                "task": page.row.task_id,
                "question": page.ready.task.question.said("fr"),
                "blocks": question.blocks,
                "lettered": not question.writes,
                "told": _told(question),
            }
            for page in pages_of(booklet)
            if page.form and page.ready
            for place, question in enumerate(page.form.questions)
        ],
    }


def _told(question: Question) -> str:
    if not question.writes:
        return POINT
    return WRITE if question.expected else TICK
