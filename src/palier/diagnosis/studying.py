"""From nameless sheets to what the rules study: which answers still speak of today's exercises."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import numpy as np

from palier.diagnosis import measure
from palier.diagnosis.models import AnswerSheet
from palier.diagnosis.rules.model import Flags
from palier.diagnosis.rules.sheets import FOCAL, Answer, Sheet
from palier.diagnosis.rules.study.crowd import Crowd
from palier.simulators import bank as content


def sheets() -> Iterator[Sheet]:
    """Every sheet kept, in no order that means anything."""
    for row in AnswerSheet.objects.order_by("pk"):
        answers = tuple(_answer(one) for one in row.answers if _is_whole(one))
        told = row.groups if isinstance(row.groups, dict) else {}
        yield Sheet(row.medium, answers, {**told, "medium": _group_of(row.medium)})


SHAPE: Final = {"task": str, "version": str, "steps": list, "helped": bool}


def _is_whole(one: object) -> bool:
    """A restore or a version to come may leave something else: it says nothing, and stops no study
    of the others."""
    return isinstance(one, dict) and all(isinstance(one.get(k), kind) for k, kind in SHAPE.items())


def _answer(one: Mapping[str, Any]) -> Answer:
    return Answer(one["task"], one["version"], tuple(map(str, one["steps"])), one["helped"])


def _group_of(medium: str) -> str:
    return "paper" if medium == "paper" else "screen"


def crowd_of(sheets: Iterable[Sheet], *, helped: bool = False) -> Crowd:
    """Answers in the bank's present versions; those that somebody helped with, only if asked."""
    known = content.bank().tasks
    items = measure.items().items
    return Crowd.of(
        items,
        (
            {
                answer.task: _score(known[answer.task], answer)
                for answer in sheet.answers
                if answer.task in known
                and known[answer.task].version == answer.version
                and (helped or not answer.helped)
            }
            for sheet in sheets
        ),
    )


def _score(ready: content.Ready, answer: Answer) -> int:
    """Steps of the task, each once."""
    return len({step.id for step in ready.task.steps} & {*answer.steps})


def grouped(sheets: Iterable[Sheet], by: str) -> tuple[list[Sheet], Flags]:
    """The sheets that tell their group, and which are in the one that might be wronged."""
    told = [sheet for sheet in sheets if by in sheet.groups]
    return told, np.array([sheet.groups[by] == FOCAL[by] for sheet in told], dtype=np.bool_)
