"""What is said of background work, to those who keep the place."""

from datetime import UTC, datetime, timedelta

import pytest

from palier.cli import checking, main
from palier.queue.models import Job

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
ROW = {"task": "palier.some.jobs.thing", "queue": "default", "enqueued_at": NOW}

pytestmark = pytest.mark.django_db


@pytest.fixture
def aside() -> Job:
    return Job.objects.create(
        **ROW, run_after=NOW, state=Job.State.SET_ASIDE, finished_at=NOW, last_error="OSError"
    )


def test_a_calm_place_has_nothing_to_say(capsys: pytest.CaptureFixture[str]) -> None:
    assert checking._work_goes_on(NOW)
    assert checking._nothing_set_aside()
    assert capsys.readouterr().out == ""


def test_what_was_set_aside_is_shown_with_what_to_do(
    aside: Job, capsys: pytest.CaptureFixture[str]
) -> None:
    assert not checking._nothing_set_aside()
    said = capsys.readouterr().out
    assert "palier.some.jobs.thing (OSError, 2026-11-22 12:00 UTC)" in said
    assert "palier work --again" in said


def test_work_that_nobody_does_is_said() -> None:
    Job.objects.create(**ROW, run_after=NOW)
    assert checking._work_goes_on(NOW + timedelta(minutes=1))
    assert not checking._work_goes_on(NOW + timedelta(hours=1))


def test_again_puts_back_what_was_set_aside(aside: Job, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["work", "--again"]) == 0
    assert "Remis à faire : 1." in capsys.readouterr().out
    aside.refresh_from_db()
    assert (aside.state, aside.attempts) == (Job.State.READY, 0)
