"""From what is stored to what the rules measure: plays become responses, tasks become items."""

from collections.abc import Iterable
from functools import cache
from statistics import fmean

from palier.diagnosis.models import Attempt, Diagnosis, Reception
from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.engine import Next, next_step
from palier.diagnosis.rules.items import ALONE, HELPED, Item, Response
from palier.diagnosis.rules.landing import Landing
from palier.diagnosis.rules.model import expected_share
from palier.diagnosis.rules.posterior import posterior
from palier.diagnosis.rules.reception import Reach, reach
from palier.simulators import bank as content
from palier.simulators.contract import Task
from palier.simulators.models import Play

REMEMBERED = 240
"""Ten diagnoses of the longest kind. Whoever met more has met the whole bank, more than once."""


DRAWN = "pictures"
"""The simulator whose exercises are drawn situations: one points, and does nothing."""


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
        skill=task.skill,
        drawn=task.simulator == DRAWN,
    )


def closed_attempts(diagnosis: Diagnosis) -> list[Attempt]:
    return [a for a in attempts(diagnosis) if a.play.closed_at]


def attempts(diagnosis: Diagnosis) -> list[Attempt]:
    return list(diagnosis.attempts.select_related("play").order_by("position"))


def responses(closed: Iterable[Attempt]) -> list[Response]:
    """What counts as evidence. A task that left the bank, or whose steps changed, counts no more:
    its numbers would speak of another task. One that was met twice (on a screen, then in a booklet
    printed before) counts once, the first time: the second tells what was learnt from the first."""
    plays: dict[str, Play] = {}
    for attempt in closed:
        if _counts(attempt.play):
            plays.setdefault(attempt.play.task_id, attempt.play)
    return [response_of(play) for play in plays.values()]


def _counts(play: Play) -> bool:
    ready = content.bank().tasks.get(play.task_id)
    answered = play.outcome != Play.Outcome.SKIPPED
    return answered and ready is not None and play.task_version == ready.version


def response_of(play: Play) -> Response:
    item = items().items[items().index[play.task_id]]
    return Response(
        item,
        play.score,
        HELPED if play.helped else ALONE,
        pointed=play.medium == Play.Medium.PAPER,
    )


def expected_shares(landings: Iterable[Landing]) -> dict[str, float]:
    """Skill → the share of its steps that the abilities of ``landings`` let one expect without
    help, over the tasks of the bank; only in domains that were watched."""
    stands = {one.domain: one.mean for one in landings if one.step}
    shares: dict[str, list[float]] = {}
    for item in items().items:
        if item.domain in stands:
            shares.setdefault(item.skill, []).append(expected_share(item, stands[item.domain]))
    return {skill: fmean(found) for skill, found in shares.items()}


def skipped(closed: Iterable[Attempt]) -> set[str]:
    """Every task already met that gives no response: it is not proposed again."""
    closed = list(closed)
    return {a.play.task_id for a in closed} - {r.item.id for r in responses(closed)}


def met_before(diagnosis: Diagnosis) -> set[str]:
    """The tasks of her earlier finished diagnoses, the latest :data:`REMEMBERED`."""
    earlier = Attempt.objects.filter(
        diagnosis__person=diagnosis.person_id,
        diagnosis__finished_at__isnull=False,
        diagnosis__started_at__lt=diagnosis.started_at,
    ).order_by("-diagnosis__started_at", "-position")
    return set(earlier.values_list("play__task_id", flat=True)[:REMEMBERED])


def step_after(diagnosis: Diagnosis, closed: list[Attempt]) -> Next:
    """What the engine proposes after the closed attempts; replayable from ``diagnosis.dice``."""
    return next_step(
        items(),
        responses(closed),
        skipped(closed),
        dice=dice_after(diagnosis.dice, len(closed)),
        met=met_before(diagnosis),
    )


def dice_after(dice: int, closed: int) -> int:
    """The seed of the next choice: the same each time it is asked, another after each exercise."""
    return (dice + 7919 * closed) % 2**31


def reach_after(closed: list[Attempt], reception: Reception) -> Reach:
    """Where the three minutes at the counter stand; all that was seen of her counts."""
    return reach(
        items(),
        reception.domain,
        posterior(responses(closed)),
        {a.play.task_id for a in closed},
        {a.play.task_id for a in closed if a.reception_id == reception.pk},
        met_before(reception.diagnosis),
    )


def played(closed: Iterable[Attempt]) -> list[Attempt]:
    """What she did, or tried: an exercise that was passed is not said done."""
    return [a for a in closed if a.play.outcome != Play.Outcome.SKIPPED]


def seconds(closed: Iterable[Attempt]) -> int:
    """Expected seconds of what was played: it plans the pauses, whatever time was really taken."""
    known = content.bank().tasks
    return sum(
        known[a.play.task_id].task.seconds for a in played(closed) if a.play.task_id in known
    )
