"""A lease, tries that space out, a poison set aside in view, and a worker believed dead."""

import logging
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from palier.queue import actions, leases, queries
from palier.queue.heartbeat import Heartbeat
from palier.queue.models import Job
from palier.queue.rules.delays import TRIES, retry_delay
from palier.queue.rules.keeping import DONE, LATE, SET_ASIDE
from palier.queue.rules.leases import LEASE, LONGEST_RUN
from palier.queue.tests import tasks
from palier.queue.worker import Worker

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
QUEUES = ("default",)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    tasks.ran.clear()
    with time_machine.travel(NOON, tick=False) as travelling:
        yield travelling


def taken(now: datetime = NOON) -> Job:
    job = leases.take(QUEUES, now=now, lease=LEASE)
    assert job is not None
    return job


def test_a_job_is_running_while_it_runs_and_done_after() -> None:
    tasks.see_oneself.enqueue()
    Worker().run_waiting()
    assert tasks.ran == [("running", 1)]
    assert Job.objects.get().state == Job.State.DONE


def test_a_leased_job_is_free_only_when_its_lease_is_over() -> None:
    tasks.note.enqueue()
    first = taken()
    assert leases.take(QUEUES, now=NOON + LEASE - timedelta(microseconds=1), lease=LEASE) is None
    second = taken(NOON + LEASE)
    assert (second.pk, second.attempts) == (first.pk, 2)
    assert second.lease != first.lease


def test_a_renewed_lease_lasts_longer() -> None:
    tasks.note.enqueue()
    job = taken()
    assert leases.renew(job, now=NOON + LEASE / 2, lease=LEASE)
    assert leases.take(QUEUES, now=NOON + LEASE, lease=LEASE) is None


def test_a_worker_believed_dead_changes_nothing_when_it_wakes_up() -> None:
    tasks.note.enqueue()
    frozen, other = taken(), taken(NOON + LEASE)
    assert not leases.renew(frozen, now=NOON + LEASE, lease=LEASE)
    assert not leases.end(frozen, error="", now=NOON + LEASE)
    assert not leases.end(frozen, error="LookupError", now=NOON + LEASE)
    assert Job.objects.get().lease == other.lease
    assert leases.end(other, error="", now=NOON + LEASE)


def test_what_fails_is_tried_again_later_and_later_then_set_aside(
    clock: time_machine.Traveller,
) -> None:
    tasks.fail.enqueue()
    worker = Worker()
    for attempt in range(1, TRIES):
        assert worker.run_waiting() == 1
        job = Job.objects.get()
        assert (job.state, job.attempts) == (Job.State.READY, attempt)
        assert job.run_after == timezone.now() + retry_delay(attempt)
        clock.shift(retry_delay(attempt))
    assert worker.run_waiting() == 1
    assert Job.objects.get().state == Job.State.SET_ASIDE
    clock.shift(timedelta(days=2))
    assert worker.run_waiting() == 0


def test_a_poison_never_stops_the_others() -> None:
    tasks.fail.enqueue()
    tasks.note.enqueue("after")
    assert Worker().run_waiting() == 2
    assert tasks.ran == [("after",)]


def test_a_job_that_kills_its_workers_is_set_aside_without_a_try_more() -> None:
    tasks.note.enqueue("poison")
    Job.objects.update(attempts=TRIES)
    Worker().run_waiting()
    job = Job.objects.get()
    assert (job.state, job.last_error, tasks.ran) == (Job.State.SET_ASIDE, "WorkerDied", [])


def test_what_is_set_aside_is_seen_and_may_be_tried_again() -> None:
    tasks.fail.enqueue()
    Job.objects.update(attempts=TRIES - 1)
    Worker().run_waiting()
    assert [job.last_error for job in queries.set_aside()] == ["LookupError"]
    assert actions.try_again(now=NOON) == 1
    assert not queries.set_aside()
    assert Worker().run_waiting() == 1


def test_a_key_taken_meanwhile_stays_aside() -> None:
    row = {"queue": "default", "enqueued_at": NOON, "run_after": NOON, "unique_key": "one"}
    Job.objects.create(task="x", state=Job.State.SET_ASIDE, finished_at=NOON, **row)
    Job.objects.create(task="y", **row)
    assert actions.try_again(now=NOON) == 0


def test_words_of_somebody_never_reach_the_row_or_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    tasks.fail.enqueue("code")
    with caplog.at_level(logging.DEBUG):
        Worker().run_waiting()
    assert "LookupError in tasks.py" in caplog.text
    assert "Claudia" not in caplog.text
    assert Job.objects.get().last_error == "LookupError"


@pytest.mark.parametrize("path", ["palier.queue.tests.tasks.no_task", "nowhere.at.all", "os.abort"])
def test_only_what_was_meant_to_be_a_task_is_run(path: str) -> None:
    tasks.note.enqueue()
    Job.objects.update(task=path)
    Worker().run_waiting()
    assert (Job.objects.get().attempts, tasks.ran) == (1, [])


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "done"},
        {"finished_at": NOON},
        {"state": "running"},
        {"lease": uuid4(), "leased_until": NOON},
    ],
)
def test_the_database_lets_no_row_contradict_itself(wrong: dict[str, object]) -> None:
    tasks.note.enqueue()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.update(**wrong)


def test_a_queue_that_nobody_works_on_is_seen() -> None:
    assert queries.is_moving(NOON)
    tasks.note.enqueue()
    assert queries.is_moving(NOON + LATE - timedelta(seconds=1))
    assert not queries.is_moving(NOON + LATE)


def test_finished_jobs_are_forgotten_in_their_time(clock: time_machine.Traveller) -> None:
    for task in (tasks.note, tasks.fail):
        task.enqueue()
    Job.objects.update(attempts=TRIES - 1)
    Worker().run_waiting()
    tasks.note.enqueue()
    assert actions.forget_jobs(now=NOON + DONE - timedelta(seconds=1)) == 0
    assert actions.forget_jobs(now=NOON + DONE) == 1
    assert actions.forget_jobs(now=NOON + SET_ASIDE) == 1
    assert Job.objects.get().state == Job.State.READY


class Dead(Exception):  # noqa: N818
    pass


def beat(job: Job) -> Heartbeat:
    def die() -> None:
        raise Dead

    heart = Heartbeat(LEASE, die)
    heart._job = job
    return heart


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """A beat closes its own thread's connections; here it is the test's."""
    monkeypatch.setattr("palier.queue.heartbeat.connections.close_all", lambda: None)


def test_a_worker_whose_lease_is_lost_stops(kept: None) -> None:
    tasks.note.enqueue()
    job = taken()
    heart = beat(job)
    with heart.holding(job):
        heart._beat(job)
        Job.objects.update(lease=uuid4())
        with pytest.raises(Dead):
            heart._beat(job)


def test_a_job_that_hangs_stops_its_worker(kept: None, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks.note.enqueue()
    job = taken()
    heart = beat(job)
    with heart.holding(job):
        heart._begun -= LONGEST_RUN.total_seconds() + 1
        with pytest.raises(Dead):
            heart._beat(job)


def test_a_busy_database_is_waited_for_as_long_as_the_lease_holds(
    kept: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object, **__: object) -> bool:
        raise DatabaseError("locked")

    monkeypatch.setattr(leases, "renew", busy)
    tasks.note.enqueue()
    job = taken()
    heart = beat(job)
    with heart.holding(job):
        heart._beat(job)
        heart._renewed -= LEASE.total_seconds() + 1
        with pytest.raises(Dead):
            heart._beat(job)
