"""What is always true of the diagnoses of a person, whatever was pressed."""

from collections.abc import Sequence
from uuid import UUID

from palier.audit.models import Entry
from palier.diagnosis.models import Diagnosis, Reply
from palier.diagnosis.rules.items import DOMAINS
from palier.simulators.models import Play


def consistent(person: UUID) -> None:
    """Fails when a record says two things at once."""
    points = list(Diagnosis.objects.filter(person=person))
    assert sum(one.finished_at is None for one in points) <= 1
    for one in points:
        attempts = list(one.attempts.select_related("play"))
        assert [a.position for a in attempts] == list(range(len(attempts)))
        still_open = [a for a in attempts if a.play.closed_at is None]
        assert len(still_open) <= (one.finished_at is None)
        assert len({a.play.task_id for a in attempts}) == len(attempts), "an exercise came twice"
        assert (one.result is None) == (one.finished_at is None)
        if one.result:
            assert [each["domain"] for each in one.result["landings"]] == list(DOMAINS)
    plays = Play.objects.filter(person=person, purpose=Play.Purpose.POINT)
    assert not plays.filter(attempt=None).exists()
    replies = [(reply.diagnosis_id, reply.question) for reply in Reply.objects.all()]
    assert len(set(replies)) == len(replies)
    _told_in_the_audit(person, points, plays.exclude(closed_at=None).count())


def _told_in_the_audit(person: UUID, points: Sequence[Diagnosis], closed: int) -> None:
    told = [entry.verb for entry in Entry.objects.filter(person=person)]
    assert told.count("start_point") == len(points)
    assert told.count("finish_point") == sum(one.finished_at is not None for one in points)
    assert told.count("close_play") + told.count("put_off") == closed
