"""The entry screen of a booklet, row by row: what is asked of the helper, what she typed so far."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from palier.diagnosis.booklets import Page
from palier.diagnosis.typed import Typed, tick_name
from palier.kernel.phrase import Phrase
from palier.simulators.contract import Task
from palier.simulators.printed import Question

WRITTEN = Phrase(fr="C’est écrit", en="It is written")


@dataclass(frozen=True)
class Tick:
    """One thing that a helper reads on the page: seen, or not seen."""

    name: str
    says: Phrase
    on: bool


@dataclass(frozen=True)
class Written:
    """A question answered with a pen: what was expected there, and what to look for."""

    number: int
    expected: tuple[tuple[str, str], ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Row:
    """One task. ``gone``: its page changed since it was printed, so it does not count."""

    position: int
    first: int
    last: int
    task: Task | None
    gone: bool
    pointed: int
    choices: str
    written: tuple[Written, ...]
    typed: Typed


def rows_of(pages: Sequence[Page], typed: Mapping[int, Typed]) -> list[Row]:
    return [_row(page, typed[page.row.position]) for page in pages]


def _row(page: Page, typed: Typed) -> Row:
    questions = page.form.questions if page.form else ()
    pointed = [question for question in questions if not question.writes]
    return Row(
        position=page.row.position,
        first=page.first,
        last=page.last,
        task=page.ready.task if page.ready else None,
        gone=page.form is None,
        pointed=len(pointed),
        choices=", ".join(f"A–{question.letters[-1]}" for question in pointed),
        written=tuple(
            _written(page, number, question, typed)
            for number, question in enumerate(questions)
            if question.writes
        ),
        typed=typed,
    )


def _written(page: Page, number: int, question: Question, typed: Typed) -> Written:
    said = {step.id: step.says for step in page.ready.task.steps} if page.ready else {}
    names = [("", WRITTEN)] if question.asks_whether_written else []
    names += [(step, said[step]) for step in question.judged]
    ticks = tuple(
        Tick(tick_name(number, step), says, tick_name(number, step) in typed.ticks)
        for step, says in names
    )
    return Written(page.first + number, question.expected, ticks)
