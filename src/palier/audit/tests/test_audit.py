"""One act, one line, for ever; one look a day."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.audit.actions import record, record_look
from palier.audit.models import Entry

PARIS = ZoneInfo("Europe/Paris")
UTC = ZoneInfo("UTC")


@dataclass(frozen=True)
class Doer:
    side: str = "helper"
    id: UUID = field(default_factory=uuid4)
    structure_id: UUID = field(default_factory=uuid4)


NOLWENN, YANN = Doer(), Doer()
LEILA = uuid4()
NOON = datetime(2026, 3, 9, 12, tzinfo=PARIS)


def look(now: datetime, by: Doer = NOLWENN, person: UUID = LEILA, matter: str = "result") -> int:
    record_look(matter, actor=by, person_id=person, now=now)
    return Entry.objects.count()


@pytest.mark.django_db
def test_an_act_says_who_for_whom_where_and_when() -> None:
    record("grant", actor=NOLWENN, now=NOON, person_id=LEILA, visit="v", again=True)
    line = Entry.objects.get()
    assert (line.verb, line.at, line.by_side) == ("grant", NOON, "helper")
    assert (line.by, line.structure, line.person) == (NOLWENN.id, NOLWENN.structure_id, LEILA)
    assert line.facts == {"visit": "v", "again": True}


@pytest.mark.django_db
def test_what_the_program_does_by_itself_says_so() -> None:
    record("restart", actor=None, now=NOON)
    line = Entry.objects.get()
    assert (line.by_side, line.by, line.structure) == ("system", None, None)


@pytest.mark.django_db
def test_the_audit_is_append_only() -> None:
    record("grant", actor=NOLWENN, now=NOON)
    line = Entry.objects.get()
    line.verb = "rewritten"
    for rewrite in (
        line.save,
        line.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(verb="rewritten"),
        lambda: Entry.objects.bulk_update([line], ["verb"]),
    ):
        with pytest.raises(TypeError, match="append-only"), transaction.atomic():
            rewrite()
    assert list(Entry.objects.values_list("verb", flat=True)) == ["grant"]


@pytest.mark.django_db
def test_looking_all_day_writes_one_line() -> None:
    midnight = datetime(2026, 3, 9, 0, 0, tzinfo=PARIS)
    assert {look(midnight + timedelta(minutes=17 * n)) for n in range(84)} == {1}


@pytest.mark.django_db
def test_another_helper_person_or_matter_is_another_line() -> None:
    assert look(NOON) == 1
    assert look(NOON, by=YANN) == 2
    assert look(NOON, person=uuid4()) == 3
    assert look(NOON, matter="needs") == 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    "day",
    [
        pytest.param((2026, 3, 9), id="a Monday"),
        pytest.param((2026, 3, 28), id="the eve of summer time"),
        pytest.param((2026, 3, 29), id="the night of 23 hours"),
        pytest.param((2026, 10, 25), id="the night of 25 hours"),
        pytest.param((2026, 12, 31), id="New Year’s Eve"),
    ],
)
def test_a_day_ends_at_midnight_in_paris(day: tuple[int, int, int]) -> None:
    late = datetime(*day, 23, 59, 59, tzinfo=PARIS)
    assert look(late.replace(hour=0, minute=0, second=0).astimezone(UTC)) == 1
    assert look(late.astimezone(UTC)) == 1
    assert look(late.astimezone(UTC) + timedelta(seconds=1)) == 2


@pytest.mark.django_db
@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_lived_twice_belongs_to_one_day(fold: int) -> None:
    assert look(datetime(2026, 10, 25, 0, 30, tzinfo=PARIS)) == 1
    assert look(datetime(2026, 10, 25, 2, 30, tzinfo=PARIS, fold=fold)) == 1


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(st.lists(st.datetimes(datetime(2025, 1, 1), datetime(2027, 1, 1)), max_size=12))
def test_there_are_as_many_lines_as_days_in_paris(moments: list[datetime]) -> None:
    person = uuid4()
    for moment in moments:
        look(moment.replace(tzinfo=UTC), person=person)
    days = {moment.replace(tzinfo=UTC).astimezone(PARIS).date() for moment in moments}
    assert Entry.objects.filter(person=person).count() == len(days)
