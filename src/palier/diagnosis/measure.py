"""From what is stored to what the rules measure: plays become responses, tasks become items."""

from collections.abc import Iterable
from functools import cache

from palier.diagnosis.models import Attempt, Diagnosis
from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.engine import Next, next_step
from palier.diagnosis.rules.items import ALONE, HELPED, Item, Response
from palier.simulators import bank as content
from palier.simulators.contract import Task
from palier.simulators.models import Play


@cache
def items() -> Bank:
    """The bank as the engine sees it, laid out once."""
    return Bank.of(item_of(ready.task) for ready in content.bank().tasks.values())


def item_of(task: Task) -> Item:
    return Item(
        id=task.id,
        domain=task.domain,
        discrimination=task.discrimination,
        thresholds=tuple(step.difficulty for step in task.steps),
        seconds=task.seconds,
        band=task.band,
    )


def closed_attempts(diagnosis: Diagnosis) -> list[Attempt]:
    return [a for a in attempts(diagnosis) if a.play.closed_at]


def attempts(diagnosis: Diagnosis) -> list[Attempt]:
    return list(diagnosis.attempts.select_related("play").order_by("position"))


def responses(closed: Iterable[Attempt]) -> list[Response]:
    """What counts as evidence. A task that left the bank, or whose steps changed, counts no more:
    its numbers would speak of another task."""
    known = items().index
    return [
        response_of(attempt.play)
        for attempt in closed
        if attempt.play.outcome != Play.Outcome.SKIPPED
        and attempt.play.task_id in known
        and attempt.play.task_version == content.bank().get(attempt.play.task_id).version
    ]


def response_of(play: Play) -> Response:
    item = items().items[items().index[play.task_id]]
    return Response(item, play.score, HELPED if play.helped else ALONE)


def skipped(closed: Iterable[Attempt]) -> set[str]:
    """Every task already met that gives no response: it is not proposed again."""
    closed = list(closed)
    return {a.play.task_id for a in closed} - {r.item.id for r in responses(closed)}


def step_after(diagnosis: Diagnosis, closed: list[Attempt]) -> Next:
    """What the engine proposes after the closed attempts; replayable from ``diagnosis.dice``."""
    return next_step(
        items(),
        responses(closed),
        skipped(closed),
        dice=(diagnosis.dice + 7919 * len(closed)) % 2**31,
    )


def seconds(closed: Iterable[Attempt]) -> int:
    """Expected seconds of what was played: it plans the pauses, whatever time was really taken."""
    known = content.bank().tasks
    return sum(
        known[a.play.task_id].task.seconds
        for a in closed
        if a.play.task_id in known and a.play.outcome != Play.Outcome.SKIPPED
    )
