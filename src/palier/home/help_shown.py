"""Beside each request on the desk, the help: what was noted today, else what is proposed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from palier.autonomy.content import kind_of
from palier.autonomy.models import TaskRecord
from palier.autonomy.queries import done, tasks_of_place
from palier.autonomy.rules.fading import Proposal, proposal
from palier.autonomy.rules.level import LEVELS, HelpLevel
from palier.kernel.phrase import Phrase
from palier.people.models import Visit
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import may

NEAR = Phrase(fr="sans aide, à côté", en="alone, somebody near")
"""Somebody stays beside: the last landing before doing it alone."""


def help_of(actor: HelperActor, visits: Sequence[Visit]) -> Mapping[UUID, Phrase]:
    """Visit → the help, in one question for all of them. A proposal follows from what this place
    noted before, so a volunteer, who sees the day, reads what was noted today and nothing else."""
    noted = list(_noted(actor, visits))
    today = {one.visit_id: LEVELS[HelpLevel(one.level)] for one in noted if one.visit_id}
    if not may(actor, "know_people"):
        return today
    before = defaultdict[UUID | None, list[TaskRecord]](list)
    for one in noted:
        before[one.person_id].append(one)
    proposed = {one.pk: _proposed(one, before[one.person_id]) for one in visits}
    return {pk: said for pk, said in proposed.items() if said} | today


def _noted(actor: HelperActor, visits: Sequence[Visit]) -> Iterable[TaskRecord]:
    """What was noted here with those who are here, the oldest first; words are left sealed."""
    rows = tasks_of_place(actor).filter(person__in={one.person_id for one in visits})
    return rows.defer("words").order_by("done_at", "recorded_at")


def _proposed(visit: Visit, noted: Iterable[TaskRecord]) -> Phrase | None:
    """Nothing for whoever does this for the first time: the desk says what it knows."""
    kind = kind_of(visit.request)
    same = [
        one for one in noted if (one.skill == kind.skill if kind.skill else one.task == kind.key)
    ]
    return _said(proposal([done(one) for one in same])) if same else None


def _said(proposed: Proposal) -> Phrase:
    return NEAR if proposed.near else LEVELS[proposed.level]
