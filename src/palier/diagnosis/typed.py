"""What a helper typed of a booklet: letters and ticks, hostile until they are read here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from palier.diagnosis.booklets import Page
from palier.diagnosis.rules.talk import NOTHING
from palier.simulators.models import Play
from palier.simulators.printed import Answer, Form


@dataclass(frozen=True)
class Typed:
    """What the helper typed for one task. ``wrong``: letters that are not on the page."""

    letters: str = ""
    ticks: frozenset[str] = frozenset()
    outcome: str = ""
    helped: bool = False
    wrong: bool = False
    answers: tuple[Answer, ...] = field(default=())

    @property
    def ending(self) -> str:
        """A row left as it was printed is a task passed over."""
        if self.outcome in (Play.Outcome.UNKNOWN, Play.Outcome.SKIPPED):
            return self.outcome
        given = self.letters.strip() or self.ticks
        return Play.Outcome.DONE if given else Play.Outcome.SKIPPED


def typed_of(page: Page, fields: Mapping[str, Sequence[str]]) -> Typed:
    """One row of the entry screen, as a browser sent it: hostile until here."""
    key = str(page.row.position)
    letters = "".join(fields.get(f"letters-{key}", ())[:1])[:80].upper()
    ticks = frozenset(fields.get(f"seen-{key}", ()))
    outcome = "".join(fields.get(f"outcome-{key}", ())[:1])
    helped = bool(fields.get(f"helped-{key}"))
    if page.form is None:
        return Typed(helped=helped)
    places = _places(page.form, letters)
    answers = _answers(page.form, places or (), ticks)
    typed = Typed(letters, ticks & {*_tick_names(page.form)}, outcome, helped)
    wrong = places is None and typed.ending == Play.Outcome.DONE
    return Typed(typed.letters, typed.ticks, typed.outcome, helped, wrong, answers)


def _places(form: Form, letters: str) -> tuple[int | None, ...] | None:
    """One place for each question to point at; None when what was typed cannot be that."""
    asked = [question for question in form.questions if not question.writes]
    marks = _marks(letters)
    if not marks:
        return (None,) * len(asked)
    if len(marks) != len(asked):
        return None
    places: list[int | None] = []
    for question, mark in zip(asked, marks, strict=True):
        if mark not in NOTHING and mark not in question.letters:
            return None
        places.append(None if mark in NOTHING else question.letters.index(mark))
    return tuple(places)


def _marks(letters: str) -> list[str]:
    """« BC-A », « B C - A » or « AA, B »: with spaces or commas, each part is one mark."""
    parts = letters.replace(",", " ").replace(";", " ").split()
    return parts if len(parts) > 1 else list("".join(parts))


def tick_name(number: int, step: str) -> str:
    return f"{number}:{step}"


def _tick_names(form: Form) -> list[str]:
    return [
        tick_name(number, step)
        for number, question in enumerate(form.questions)
        if question.writes
        for step in ("", *question.judged)
    ]


def _answers(form: Form, places: Sequence[int | None], ticks: frozenset[str]) -> tuple[Answer, ...]:
    left = iter(places)
    return tuple(
        _written(number, question.judged, ticks)
        if question.writes
        else Answer(place=next(left, None))
        for number, question in enumerate(form.questions)
    )


def _written(number: int, judged: Sequence[str], ticks: frozenset[str]) -> Answer:
    seen = frozenset(step for step in judged if tick_name(number, step) in ticks)
    return Answer(written=tick_name(number, "") in ticks or bool(seen), seen=seen)
