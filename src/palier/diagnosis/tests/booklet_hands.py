"""Answers of a booklet, as a helper types them."""

from collections.abc import Mapping

from palier.diagnosis.booklets import Page, pages_of
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Booklet
from palier.diagnosis.rules.talk import lettered
from palier.diagnosis.typed import Typed, tick_name, typed_of
from palier.simulators.printed import Question


def letter_of(question: Question) -> str:
    """The letter of what somebody at ease presses."""
    asked = [press.get("do") for press in question.presses]
    return question.letters[asked.index(question.way["do"])]


def fields_of(page: Page) -> dict[str, list[str]]:
    """What the form sends for a page answered whole."""
    if page.form is None:
        return {}
    key = page.row.position
    questions = [*enumerate(page.form.questions)]
    return {
        f"letters-{key}": ["".join(letter_of(q) for _, q in questions if not q.writes)],
        f"seen-{key}": [
            tick_name(number, step)
            for number, q in questions
            if q.writes
            for step in ("", *q.judged)
        ],
    }


def line_of(told: Mapping[str, str]) -> str:
    """The line that says ``told`` (question → choice): one sign for each question."""
    return "".join(
        next((sign for sign, one in lettered(question) if one.key == told.get(question.key)), "-")
        for question in conversation().questions
    )


def whole(booklet: Booklet) -> dict[int, Typed]:
    """Every page of ``booklet`` answered as by somebody at ease."""
    return {page.row.position: typed_of(page, fields_of(page)) for page in pages_of(booklet)}


def posted(booklet: Booklet) -> dict[str, list[str]]:
    """The whole form, as a browser posts it."""
    return {name: said for page in pages_of(booklet) for name, said in fields_of(page).items()}
