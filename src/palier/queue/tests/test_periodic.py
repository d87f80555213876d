"""What comes back is enqueued once, whoever asks, and every house may say what comes back."""

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from palier.queue import periodic
from palier.queue.actions import forget_jobs
from palier.queue.models import Job
from palier.queue.rules.periods import Daily, Hourly, Rhythm
from palier.queue.tests import tasks
from palier.queue.worker import Worker

EVE_OF_AUTUMN = datetime(2026, 10, 24, 12, tzinfo=UTC)
EVE_OF_SPRING = datetime(2026, 3, 28, 12, tzinfo=UTC)


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Only what a test registers comes back."""
    monkeypatch.setattr(periodic, "_open_every_house", lambda: None)
    monkeypatch.setattr(periodic, "_known", {})
    tasks.ran.clear()
    yield
    tasks.ran.clear()


@pytest.mark.parametrize("eve", [EVE_OF_SPRING, EVE_OF_AUTUMN], ids=["spring", "autumn"])
@pytest.mark.parametrize(("rhythm", "times"), [(Daily(time(2, 30)), 2), (Hourly(), 25)])
@pytest.mark.django_db
def test_each_period_of_a_night_is_enqueued_once(
    only: None, eve: datetime, rhythm: Rhythm, times: int
) -> None:
    periodic.every(rhythm)(tasks.note)
    looks = [eve + timedelta(minutes=n) for n in range(0, 24 * 60 + 1, 10)]
    assert sum(periodic.enqueue_due(now) for now in looks) == times
    assert Worker().run_waiting() == times
    assert sum(periodic.enqueue_due(now) for now in looks) == 0


@pytest.mark.django_db
def test_a_place_that_was_closed_for_a_week_does_it_once(only: None) -> None:
    periodic.every(Daily(time(4)))(tasks.note)
    periodic.enqueue_due(EVE_OF_SPRING)
    assert periodic.enqueue_due(EVE_OF_SPRING + timedelta(days=7)) == 1


@pytest.mark.django_db
def test_a_clock_put_back_an_hour_repeats_nothing(only: None) -> None:
    periodic.every(Hourly())(tasks.note)
    hours = (0, 1, 2, 0, 1, 2, 3)
    news = [periodic.enqueue_due(EVE_OF_SPRING + timedelta(hours=hour)) for hour in hours]
    assert news == [1, 1, 1, 0, 0, 0, 1]


@pytest.mark.django_db
def test_forgetting_old_rows_never_brings_a_period_back(only: None) -> None:
    periodic.every(Daily(time(4)))(tasks.note)
    periodic.enqueue_due(EVE_OF_SPRING)
    Worker().run_waiting()
    later = EVE_OF_SPRING + timedelta(hours=13)
    Job.objects.update(finished_at=EVE_OF_SPRING)
    forget_jobs(now=later)
    assert periodic.enqueue_due(later) == 0


@pytest.mark.django_db(transaction=True)
def test_workers_that_ask_together_enqueue_one(only: None) -> None:
    periodic.every(Hourly())(tasks.note)
    gate, news = Barrier(4), []

    def ask() -> None:
        gate.wait()
        news.append(periodic.enqueue_due(EVE_OF_SPRING))
        connection.close()

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(news) == [0, 0, 0, 1]
    assert Job.objects.count() == 1


def test_every_periodic_task_bears_the_name_of_what_it_does() -> None:
    known = periodic.known()
    assert {"palier.access.jobs.forget_sessions", "palier.queue.jobs.forget_jobs"} <= set(known)
    for path, (task, _rhythm) in known.items():
        assert task.func.__code__.co_names.count(task.name) == 1, path


@pytest.mark.django_db
def test_every_periodic_task_runs() -> None:
    assert periodic.enqueue_due(EVE_OF_SPRING) == len(periodic.known())
    Job.objects.update(run_after=EVE_OF_SPRING)
    Worker().run_waiting()
    assert set(Job.objects.values_list("state", "last_error")) == {("done", "")}
