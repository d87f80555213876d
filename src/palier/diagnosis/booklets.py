"""A booklet: which tasks go in it, and what its pages ask."""

from dataclasses import dataclass
from uuid import UUID

from palier.diagnosis import measure
from palier.diagnosis.content import conversation_version
from palier.diagnosis.models import Booklet, BookletTask, Diagnosis
from palier.diagnosis.rules.booklet import Printable, fixed_set, seconds_on_paper
from palier.diagnosis.rules.items import Response
from palier.simulators.bank import Ready, bank
from palier.simulators.models import Play
from palier.simulators.printed import Form, form_of

KIND = "booklet"
"""The kind of reference printed on its first page (``people.seals``)."""

MOST_SCREENS = 4
"""Presses of the way of a task that goes in a booklet: longer ones take half of its pages."""


@dataclass(frozen=True)
class Page:
    """One task of a booklet as its form is today; ``form`` is None when it changed since."""

    row: BookletTask
    ready: Ready | None
    form: Form | None
    first: int
    """The number printed on its first question."""

    @property
    def last(self) -> int:
        return self.first + len(self.form.questions if self.form else ()) - 1

    @property
    def seconds(self) -> int:
        """Expected; none for a page that counts no more."""
        if self.ready is None or self.form is None:
            return 0
        return seconds_on_paper(self.ready.task.seconds, len(self.ready.task.way))


def chosen_for(person_id: UUID, dice: int) -> tuple[Ready, ...]:
    """The tasks of a new booklet, none of them met before, on a screen or on paper."""
    met = {*Play.objects.filter(person=person_id).values_list("task_id", flat=True)}
    printed = BookletTask.objects.filter(booklet__person=person_id)
    met |= {*printed.values_list("task_id", flat=True)}
    short = {
        ready.task.id: len(ready.task.way)
        for ready in bank().tasks.values()
        if len(ready.task.way) <= MOST_SCREENS
    }
    items = fixed_set(measure.items(), _known(person_id), met, Printable(short), dice=dice)
    return tuple(bank().get(item.id) for item in items)


def _known(person_id: UUID) -> list[Response]:
    """What was seen the last time she took stock, if she did."""
    last = Diagnosis.objects.filter(person=person_id).order_by("-started_at").first()
    return measure.responses(measure.closed_attempts(last)) if last else []


def pages_of(booklet: Booklet) -> list[Page]:
    """Its tasks in their order; numbers run on over a task whose page changed."""
    pages: list[Page] = []
    number = 1
    for row in booklet.tasks.all():
        ready = bank().tasks.get(row.task_id)
        form = form_of(ready) if ready else None
        same = form is not None and form.digest == row.form
        pages.append(Page(row, ready, form if same else None, number))
        number += len(form.questions) if form else 1
    return pages


def has_questions(booklet: Booklet) -> bool:
    """Whether the ten questions are printed in it at all."""
    return bool(booklet.conversation)


def questions_hold(booklet: Booklet) -> bool:
    """Whether a letter of that page still means what was printed beside it."""
    return booklet.conversation == conversation_version()
