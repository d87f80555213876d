"""What was answered is kept without who answered: what waits, and what stays of it.

A month goes by between the end of a diagnosis and its sheet, so that « Ne pas les garder » and
« Tout effacer » are in time. The batch is written in the order of its random numbers: the order of
the rows tells nothing of the order of the people.
"""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from palier.diagnosis.content import conversation
from palier.diagnosis.models import AnswerSheet, Diagnosis, SheetRefusal
from palier.diagnosis.queries import replies_of
from palier.diagnosis.rules.factors import situation
from palier.diagnosis.rules.sheets import groups_of, medium_of
from palier.people.rules.actor import PersonActor
from palier.simulators.models import Play


def hers(actor: PersonActor) -> Q:
    """What hangs from her, under this row or one that was she as well."""
    return Q(person=actor.id) | Q(person__merged_into=actor.id)


def refusals_of(actor: PersonActor) -> QuerySet[SheetRefusal]:
    return SheetRefusal.objects.filter(hers(actor))


def refuses_sheets(actor: PersonActor) -> bool:
    """Whether she said no, under this row or one that was she as well."""
    return refusals_of(actor).exists()


def due_before(before: datetime) -> QuerySet[Diagnosis]:
    """Finished before, and whose person said no under none of her rows. A point may stay with the
    row it was made under (``people/merging.py``): a no said under another one holds for it too."""
    said_no = SheetRefusal.objects.annotate(she=Coalesce("person__merged_into", "person"))
    return (
        Diagnosis.objects.filter(answers_due=True, finished_at__lt=before)
        .exclude(person__in=said_no.values("she"))
        .exclude(person__merged_into__in=said_no.values("she"))
    )


def nameless(diagnosis: Diagnosis) -> AnswerSheet:
    """What of this diagnosis may stay; nothing written, and no day."""
    plays = Play.objects.filter(attempt__diagnosis=diagnosis).exclude(closed_at=None)
    seen = [play for play in plays if play.outcome != Play.Outcome.SKIPPED]
    told = situation(conversation(), replies_of(diagnosis))
    return AnswerSheet(
        bank=diagnosis.bank,
        medium=medium_of(play.medium for play in seen),
        answers=sorted((_answer(play) for play in seen), key=lambda one: str(one["task"])),
        groups=groups_of(told, diagnosis.language),
    )


def _answer(play: Play) -> dict[str, object]:
    return {
        "task": play.task_id,
        "version": play.task_version,
        "steps": sorted(step for step, done in play.steps.items() if done),
        "helped": play.helped,
    }
