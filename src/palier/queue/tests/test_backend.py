"""The django.tasks API: with the caller's transaction, once per key, codes only."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task_backends
from django_tasks.exceptions import InvalidTaskError, TaskResultDoesNotExist

from palier.queue.backend import LeasedBackend, enqueue_once
from palier.queue.models import Job
from palier.queue.tests import tasks
from palier.queue.worker import Worker

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_ran() -> Iterator[None]:
    tasks.ran.clear()
    yield
    tasks.ran.clear()


def test_a_job_leaves_with_its_transaction() -> None:
    with transaction.atomic():
        tasks.note.enqueue("never")
        transaction.set_rollback(True)
    with transaction.atomic():
        tasks.note.enqueue("kept")
    Worker().run_waiting()
    assert tasks.ran == [("kept",)]


def test_a_result_says_where_the_job_is() -> None:
    result = tasks.note.enqueue(1, key="b")
    assert result.status == TaskResultStatus.READY
    Worker().run_waiting()
    result.refresh()
    assert (result.status, result.attempts) == (TaskResultStatus.SUCCESSFUL, 1)
    assert result.return_value is None
    assert tasks.note.get_result(result.id).args == [1]


@pytest.mark.parametrize("asked", ["0", "-1", "x", "²", "9" * 30])
def test_a_result_nobody_has_is_said_so(asked: str) -> None:
    with pytest.raises(TaskResultDoesNotExist):
        tasks.note.get_result(asked)


@pytest.mark.parametrize("words", ["je cherche du travail", "Leïla", "l@example.org"])
def test_words_of_somebody_are_never_written(words: str) -> None:
    for told in ((words,), ([{"k": words}],)):
        with pytest.raises(InvalidTaskError):
            tasks.note.enqueue(*told)
    with pytest.raises(InvalidTaskError):
        enqueue_once("key", tasks.note, who=words)
    assert not Job.objects.exists()


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises((TypeError, ValueError)):
        tasks.note.enqueue(object())


def test_a_key_waits_once_and_may_come_back_when_finished() -> None:
    first = enqueue_once("purge:7", tasks.note, 1)
    assert enqueue_once("purge:7", tasks.note, 2).id == first.id
    assert enqueue_once("purge:8", tasks.note, 3).id != first.id
    Worker().run_waiting()
    assert enqueue_once("purge:7", tasks.note, 4).id != first.id
    Worker().run_waiting()
    assert sorted(tasks.ran) == [(1,), (3,), (4,)]


def test_the_database_refuses_a_second_open_job_of_a_key() -> None:
    result = enqueue_once("one", tasks.note)
    row = Job.objects.filter(pk=result.id).values().get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Job.objects.create(**row | {"id": None})


def test_later_is_later() -> None:
    tasks.note.using(run_after=timezone.now() + timedelta(hours=1)).enqueue("later")
    assert Worker().run_waiting() == 0
    Job.objects.update(run_after=timezone.now())
    assert Worker().run_waiting() == 1


def test_what_hurries_passes_first_and_equals_keep_their_order() -> None:
    for number in range(3):
        tasks.note.enqueue(number)
    tasks.hurry.enqueue("first")
    Worker().run_waiting()
    assert tasks.ran == [("first",), (0,), (1,), (2,)]


def test_a_worker_takes_the_queues_it_was_given() -> None:
    tasks.note.enqueue("default")
    assert Worker({"letters"}).run_waiting() == 0
    assert Worker().run_waiting() == 1


def test_a_task_may_know_which_try_it_is() -> None:
    tasks.count.enqueue()
    Worker().run_waiting()
    assert tasks.ran == [(1,)]


def test_our_backend_is_the_one_of_the_settings() -> None:
    assert isinstance(task_backends["default"], LeasedBackend)
