from datetime import datetime

from django.db import transaction

from palier.audit.actions import just_done, record
from palier.autonomy import exports
from palier.autonomy.rules.export import Between
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import require


class ImpossiblePeriod(Exception):  # noqa: N818  (a refusal, not a mistake)
    """It ends before it starts, or holds more than a year."""


@transaction.atomic
def export_tasks(*, actor: HelperActor, between: Between, now: datetime) -> str:
    """The tasks of the place, as a table for La Coop and for France Travail; it names nobody.

    Raises :class:`ImpossiblePeriod`.
    """
    require(actor, "export_tasks")
    if not between.is_possible:
        raise ImpossiblePeriod
    rows = exports.counted(actor, between)
    if not just_done("export_tasks", actor=actor, now=now):
        record("export_tasks", actor=actor, now=now, lines=len(rows))
    return exports.table(rows)
