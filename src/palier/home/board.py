"""What the desk shows: rows ready to be drawn, asked in the same number of questions for two people
as for two hundred."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from palier.access.room import seats_of, with_screens
from palier.attention import queries as concerns
from palier.attention.models import Concern
from palier.audit.actions import record_looks
from palier.home.help_shown import help_of
from palier.journey import queries as journey
from palier.journey.circle import adviser_visits_soon
from palier.kernel.phrase import Phrase
from palier.people import queries
from palier.people.farewells import soon_erased, waiting_for_head
from palier.people.models import Visit
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import may

MOST_SOON: Final = 8
"""Names of « Bientôt effacé » on the desk: the nearest first, the others come in their turn."""

MOST_DUE: Final = 12
"""Steps to go over on the desk: the oldest first; a page of them would be read by nobody."""

TOO_LONG: Final = timedelta(minutes=10)
"""Somebody who came to a room waits a few minutes: past ten, people leave."""

IN_MINUTES: Final = timedelta(minutes=60)
"""Up to an hour, how long; then since when, which needs no counting."""

GONE_BY: Final = timedelta(hours=3)
"""Leaving is free: somebody helped three hours ago, at no machine, is folded away, not lost."""


@dataclass(frozen=True)
class Row:
    """Somebody who came today. ``minutes``: how long ago, when that is an hour at most; ``help``:
    what was given, or what is proposed."""

    visit: Visit
    help: Phrase | None
    minutes: int | None
    waits: bool
    late: bool
    gone_by: bool


def row_of(visit: Visit, helped: Phrase | None, now: datetime) -> Row:
    since, waits = now - visit.arrived_at, visit.helped_at is None
    return Row(
        visit=visit,
        help=helped,
        minutes=int(since.total_seconds() // 60) if since <= IN_MINUTES else None,
        waits=waits,
        late=waits and since > TOO_LONG,
        gone_by=not waits and since > GONE_BY and not getattr(visit, "screens", ()),
    )


def board(actor: HelperActor, now: datetime) -> dict[str, Any]:
    """The lists of the desk; what this helper may not see is not in them."""
    visits = list(with_screens(queries.here_now(actor, now), now))
    helped = help_of(actor, visits)
    rows = [row_of(one, helped.get(one.pk), now) for one in visits]
    seats = seats_of(actor, now)
    return {
        "here": [one for one in rows if not one.gone_by],
        "gone_by": [one for one in rows if one.gone_by],
        "left": list(queries.left_today(actor, now)),
        "waiting_now": sum(one.waits for one in rows),
        "stations": bool(seats),
        "ready": [seat.station for seat in seats if seat.free and seat.awake],
        "knows_people": may(actor, "know_people"),
        "is_head": may(actor, "confirm_erasures"),
        "now": now,
        **_of_those_known(actor, now),
        "advisers": list(adviser_visits_soon(actor, now)),
        **_steps(actor, {one.person_id for one in visits}, now),
    }


PAGES: Final = {"unsigned": "tasks_of", "step": "plan", "relay": "circle"}
"""Where what waits is settled: a mandate is prepared, a step changed, somebody welcomed."""


@dataclass(frozen=True)
class Waiting:
    """What waits for a human; ``page``: the name of the page where it is settled."""

    concern: Concern
    page: str

    @property
    def called(self) -> str:
        """Nothing when something was done for somebody who gave no name."""
        return self.concern.person.first_name if self.concern.person else ""


def _waiting(actor: HelperActor) -> list[Waiting]:
    found = concerns.concerns_visible_to(actor)
    return [Waiting(one, PAGES.get(one.reason, "person")) for one in found]


def _of_those_known(actor: HelperActor, now: datetime) -> dict[str, Sequence[Any] | int]:
    return {
        "concerns": _waiting(actor),
        "lately": queries.came_lately(actor, now),
        "soon": list(soon_erased(actor, now)[:MOST_SOON]),
        "to_confirm": len(waiting_for_head(actor, now)),
    }


def _steps(actor: HelperActor, here: Collection[UUID], now: datetime) -> dict[str, Any]:
    """Who is to come and is not here yet; the steps whose day is today or before. Only of those who
    opened their plan to this place, and each of them reads that it was looked at."""
    expected = [one for one in journey.expected_today(actor, now) if one.person.pk not in here]
    coming = {one.step.pk for one in expected}
    due = [one for one in journey.steps_due(actor, now) if one.pk not in coming]
    shown = due[:MOST_DUE]
    seen = {one.person.pk for one in expected} | {one.plan.person_id for one in shown}
    record_looks("plan", actor=actor, people=seen, now=now)
    return {"expected": expected, "due": shown, "due_count": len(due)}
