"""How long a helper takes to note a booklet: looks and keys, counted and not timed.

``python bench/entry.py`` prints the table and writes it to ``bench/results/entry.md``. What is
counted is real: booklets drawn from the bank that ships. The seconds are those of the
keystroke-level model (Card, Moran & Newell, 1980, *Communications of the ACM* 23, 396-410), not of
a person; turning a page is our own guess.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import numpy as np
from report import commit, machine, publish, table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palier.config.settings")

import django  # noqa: E402

django.setup()

from palier.diagnosis import measure  # noqa: E402
from palier.diagnosis.booklet_paper import booklet_pdf  # noqa: E402
from palier.diagnosis.booklets import MOST_SCREENS  # noqa: E402
from palier.diagnosis.content import conversation, conversation_version  # noqa: E402
from palier.diagnosis.rules.booklet import Printable, fixed_set  # noqa: E402
from palier.simulators.bank import Ready, bank  # noqa: E402
from palier.simulators.printed import Question, form_of  # noqa: E402
from palier.web.print.press import pages as pages_in  # noqa: E402

GOAL_SECONDS = 120
BOOKLETS = 60

LOOK = 1.35
"""M of the model: finding one mark on the paper and reading it, or reading one line again."""
KEY = 0.5
"""K of the model for « typing random letters »: somebody who does not type for a living."""
TURN = 1.0
"""Turning one page of paper: a guess."""
ANSWER = 1.0
"""R of the model: the program answers twice, « Relire » then « C’est bon »; more than it takes."""


def noted(question: Question) -> float:
    """A letter typed; or, for a line written with a pen, each thing looked for and ticked."""
    if not question.writes:
        return LOOK + KEY
    ticks = len(question.judged) + question.asks_whether_written
    return ticks * (LOOK + 2 * KEY)


def seconds(chosen: list[Ready]) -> tuple[float, int, int]:
    """Seconds of one booklet, its screens and its pages; one side of each sheet is printed."""
    forms = [form_of(ready) for ready in chosen]
    asked = [question for form in forms for question in form.questions]
    pages = pages_in(booklet_pdf(printed(chosen)))
    # From a line to the next, Enter; one more look at each when it is read again.
    lines = (len(forms) + 1) * (KEY + LOOK)
    about_her = len(conversation().questions) * (LOOK + KEY)
    typing = sum(map(noted, asked)) + about_her
    return (pages - 1) * TURN + typing + lines + 2 * (KEY + ANSWER), len(asked), pages


def printed(chosen: list[Ready]) -> Any:
    """As a row of the table, without a database: what the paper asks of it."""
    tasks = [
        SimpleNamespace(position=n, task_id=ready.task.id, form=form_of(ready).digest)
        for n, ready in enumerate(chosen)
    ]
    return SimpleNamespace(
        pk=uuid4(),
        large=False,
        person=SimpleNamespace(first_name="Christophe"),
        made_by=SimpleNamespace(name="Nolwenn"),
        made_at=datetime(2026, 11, 22, 9, tzinfo=UTC),
        conversation=conversation_version(),
        tasks=SimpleNamespace(all=lambda: tasks),
    )


def booklet(dice: int) -> list[Ready]:
    tasks = bank().tasks.values()
    short = {r.task.id: len(r.task.way) for r in tasks if len(r.task.way) <= MOST_SCREENS}
    chosen = fixed_set(measure.items(), [], (), Printable(short), dice=dice)
    return [bank().get(item.id) for item in chosen]


def main() -> None:
    dice = np.random.default_rng(2026).integers(0, 2**31, BOOKLETS)
    figures = np.array([seconds(booklet(int(one))) for one in dice])
    middle, most, worst = np.quantile(figures[:, 0], [0.5, 0.9, 1.0])
    usual, nearly_all = (
        "reached" if one <= GOAL_SECONDS else "**not reached**" for one in (middle, most)
    )
    rows = [
        ["booklets", "screens", "pages", "median", "nine in ten within", "longest", "goal"],
        [
            str(BOOKLETS),
            f"{np.median(figures[:, 1]):.0f}",
            f"{np.median(figures[:, 2]):.0f}",
            f"{middle:.0f} s",
            f"{most:.0f} s",
            f"{worst:.0f} s",
            f"{GOAL_SECONDS} s: {usual} in the middle, {nearly_all} nine times in ten",
        ],
    ]
    said = [
        "# Noting a booklet, counted",
        f"Commit {commit()} · {machine()} · seed 2026 · made by `bench/entry.py`.",
        table(rows),
        f"A mark found and read: {LOOK} s. A key: {KEY} s. A page turned: {TURN} s (a guess). "
        "Every line is read again, and the ten questions "
        "are one of them. Not timed with a person: that must be done in a place.",
    ]
    publish("entry", "\n\n".join(said) + "\n")


if __name__ == "__main__":
    main()
