"""The audit is append-only for whoever opens the database by another door, and forgets in time."""

from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from palier.audit.actions import TREMBLING, forget_entries, just_done, record
from palier.audit.models import Entry
from palier.audit.rules.keeping import ALWAYS, KEPT, SLICE, most_at_once
from palier.audit.tests.test_audit import NOLWENN, YANN

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def executed(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def lines(number: int, at: datetime) -> None:
    Entry.objects.bulk_create(Entry(at=at, verb="look", by_side="helper") for _ in range(number))


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET verb = 'x'",
        "UPDATE audit_entry SET at = '2001-01-01 00:00:00'",
        "DELETE FROM audit_entry",
        "DELETE FROM audit_entry WHERE verb = 'look'",
    ],
)
def test_the_database_itself_refuses(sql: str) -> None:
    lines(2, timezone.now())
    with pytest.raises(DatabaseError, match="append-only"):
        executed(sql)
    assert Entry.objects.filter(verb="look").count() == 2


def test_a_line_of_three_years_may_leave_and_never_change() -> None:
    lines(1, timezone.now() - KEPT - timedelta(days=1))
    with pytest.raises(DatabaseError, match="append-only"):
        executed("UPDATE audit_entry SET verb = 'x'")
    executed("DELETE FROM audit_entry")
    assert not Entry.objects.exists()


def test_the_database_keeps_as_long_as_the_rule() -> None:
    migration = import_module("palier.audit.migrations.0002_append_only")
    assert timedelta(days=migration.DAYS) == KEPT


def test_old_lines_are_forgotten_and_it_is_written() -> None:
    now = timezone.now()
    lines(3, now - KEPT - timedelta(days=2))
    lines(2, now - KEPT + timedelta(days=2))
    assert forget_entries(now=now) == 3
    assert forget_entries(now=now) == 0
    assert Entry.objects.filter(verb="look").count() == 2
    assert Entry.objects.get(verb="forget_entries").facts == {"lines": 3}


def test_a_clock_that_jumps_ten_years_does_not_empty_the_audit() -> None:
    """The database refuses what its own clock finds young; were both wrong, a slice goes a day."""
    lines(30, timezone.now())
    with pytest.raises(DatabaseError), transaction.atomic():
        forget_entries(now=timezone.now() + timedelta(days=3650))
    assert Entry.objects.count() == 30
    old = timezone.now() - KEPT - timedelta(days=1)
    lines(ALWAYS * SLICE * 2, old)
    assert forget_entries(now=timezone.now()) == most_at_once(ALWAYS * SLICE * 2 + 30)


def test_two_presses_in_a_minute_are_one_act_of_one_actor() -> None:
    record("take_away", actor=NOLWENN, now=NOW)
    assert just_done("take_away", actor=NOLWENN, now=NOW + timedelta(seconds=2))
    assert not just_done("take_away", actor=NOLWENN, now=NOW + TREMBLING + timedelta(seconds=1))
    assert not just_done("take_away", actor=YANN, now=NOW)
    assert not just_done("export_journal", actor=NOLWENN, now=NOW)


def test_two_files_taken_in_a_minute_are_two_acts() -> None:
    record("take_result", actor=NOLWENN, now=NOW, what="everything")
    assert just_done("take_result", actor=NOLWENN, now=NOW, what="everything")
    assert not just_done("take_result", actor=NOLWENN, now=NOW, what="france_travail")
