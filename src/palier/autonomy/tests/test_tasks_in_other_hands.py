"""A task noted by the wrong hands, twice, after midnight; a table across a change of clock."""

import csv
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from palier.audit.models import Entry
from palier.autonomy.actions import (
    TooLateToUndo,
    export_tasks,
    record_own_task,
    record_task,
    undo_task,
)
from palier.autonomy.models import TaskRecord
from palier.autonomy.rules.export import HEADINGS, Between, Counted, row, safe
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.people.actions import welcome_person
from palier.people.models import Visit
from palier.people.rules.actor import PersonActor
from tests.cast import MONDAY, Cast, open_places

PARIS = ZoneInfo("Europe/Paris")
LATER = MONDAY + timedelta(minutes=20)
LAST_SUNDAY_OF = {"winter": date(2026, 10, 25), "summer": date(2026, 3, 29)}


def opened(now: datetime = MONDAY) -> Cast:
    cast = open_places(now)
    for name in ("Leïla", "Martine"):
        cast.arrive(name, "")
    cast.arrive("Gilles", "", cast.charlie)
    return cast


@pytest.fixture
def places(db: None) -> Cast:
    return opened()


def note(cast: Cast, account: Any = None, **other: Any) -> TaskRecord:
    given = {
        "actor": cast.helper(account or cast.nolwenn),
        "task": "received",
        "level": HelpLevel.WITH,
        "outcome": Outcome.WELL,
        "ticket": uuid4(),
        "now": LATER,
        **other,
    }
    return record_task(**given)


def own(actor: PersonActor, ticket: Any, task: str = "cv", now: datetime = LATER) -> TaskRecord:
    return record_own_task(actor=actor, task=task, outcome=Outcome.WELL, ticket=ticket, now=now)


def helped(visit: Visit) -> datetime | None:
    return Visit.objects.get(pk=visit.pk).helped_at


def undo(cast: Cast, written: TaskRecord, now: datetime = LATER) -> None:
    undo_task(actor=cast.helper(cast.nolwenn), record_id=written.pk, now=now)


# Taken back.


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0), (0, 2, 1)])
def test_once_every_task_is_taken_back_she_waits_again_in_any_order(
    places: Cast, order: tuple[int, ...]
) -> None:
    visit = places.visits["Leïla"]
    times = [LATER + timedelta(minutes=5 * n) for n in range(3)]
    written = [note(places, visit_id=visit.pk, now=when) for when in times]
    left = dict(zip(times, written, strict=True))
    for at in order:
        undo(places, written[at], times[2])
        del left[times[at]]
        assert helped(visit) == min(left, default=None)


def test_what_she_said_herself_does_not_say_that_somebody_helped(places: Cast) -> None:
    visit = places.visits["Leïla"]
    slip = note(places, visit_id=visit.pk)
    own(places.person("Leïla"), uuid4())
    undo(places, slip)
    assert helped(visit) is None


def test_a_screen_given_before_any_task_still_counts(places: Cast) -> None:
    visit, given_at = places.visits["Leïla"], MONDAY + timedelta(minutes=2)
    Visit.objects.filter(pk=visit.pk).update(helped_at=given_at)
    for written in [note(places, visit_id=visit.pk) for _ in range(2)]:
        undo(places, written)
    assert helped(visit) == given_at


def test_the_day_ends_at_midnight_in_paris_not_in_greenwich(places: Cast) -> None:
    evening = datetime(2026, 7, 1, 23, 50, tzinfo=PARIS)
    written = note(places, now=evening)
    before_midnight = evening.astimezone(UTC) + timedelta(minutes=9)
    kept = note(places, now=evening.astimezone(UTC))
    undo(places, written, before_midnight)
    with pytest.raises(TooLateToUndo):
        undo(places, kept, before_midnight + timedelta(minutes=1))
    assert set(TaskRecord.objects.all()) == {kept}


def test_the_audit_keeps_that_it_was_there_and_not_what_it_was(places: Cast) -> None:
    leila = places.beneficiary("Leïla").pk
    written = note(places, person_id=leila, words="Aubépine aux impôts", task="taxes")
    undo(places, written)
    entries = Entry.objects.filter(person=leila, verb__in=["record_task", "undo_task"])
    assert {entry.facts["task"] for entry in entries} == {str(written.pk)}
    assert len(entries) == 2
    told = " ".join(str(entry.facts) for entry in entries)
    assert not [secret for secret in ("taxes", "Aubépine", "with", "well") if secret in told]


# Whose form it is.


def test_a_form_left_on_the_screen_counts_for_who_presses_it(places: Cast) -> None:
    """Leïla left; her page was still there. Martine presses: hers is written, Leïla's stays."""
    ticket = uuid4()
    first = own(places.person("Leïla"), ticket)
    hers = own(places.person("Martine"), ticket)
    assert (first.person_id, hers.person_id) == (
        places.beneficiary("Leïla").pk,
        places.beneficiary("Martine").pk,
    )
    assert own(places.person("Martine"), ticket) == hers, "pressed twice, once"
    assert own(places.person("Leïla"), ticket) == first


def test_a_form_that_a_helper_sent_is_not_answered_to_a_person(places: Cast) -> None:
    ticket = uuid4()
    note(places, ticket=ticket, words="Aubépine")
    mine = own(places.person("Leïla"), ticket)
    assert (mine.words, mine.recorded_by_id) == ("", None)


def test_the_page_of_the_person_before_answers_the_next_one_with_a_page(cast: Cast) -> None:
    said = {"task": "cv", "outcome": "well", "ticket": str(uuid4())}
    for name in ("Caroline", "Martine"):
        client = cast.in_hands_of(name)
        for _ in range(2):
            assert client.post(reverse("record_own_task"), said).status_code == 302
        assert TaskRecord.objects.filter(person=cast.beneficiary(name)).count() == 1


def test_two_places_may_draw_the_same_ticket(places: Cast) -> None:
    ticket = uuid4()
    here, there = (note(places, who, ticket=ticket) for who in (places.nolwenn, places.charlie))
    assert here != there
    assert (here.structure_id, there.structure_id) == (places.kerourien.pk, places.port.pk)


def test_her_page_shows_nothing_that_was_done_with_somebody_else(cast: Cast) -> None:
    for name, words in (("Caroline", "Ajonc-un"), ("Martine", "Ajonc-deux")):
        record_task(
            actor=cast.helper(cast.nolwenn),
            task="taxes" if name == "Martine" else "cv",
            level=HelpLevel.FOR,
            outcome=Outcome.WELL,
            ticket=uuid4(),
            now=cast.now,
            person_id=cast.beneficiary(name).pk,
            words=words,
        )
    html = cast.in_hands_of("Caroline").get(reverse("my_tasks")).content.decode()
    assert "sans mandat" not in html, "a CV asks for none"
    assert "impôts" not in html
    assert "Ajonc" not in html, "a note between helpers' hands is read in the take-away, not here"


def test_the_words_of_a_task_are_written_as_they_are_and_never_run(cast: Cast) -> None:
    client, words = cast.signed_in(cast.nolwenn), "<img src=x onerror=alert(1)>"
    address = reverse("record_task", args=[cast.visits["Caroline"].pk])
    said = {"task": "cv", "level": "with", "words": words, "ticket": str(uuid4())}
    client.post(address, said, follow=True)
    page = client.get(reverse("tasks_of", args=[cast.beneficiary("Caroline").pk]))
    assert words not in page.content.decode()
    assert "&lt;img src=x" in page.content.decode()


def test_opening_the_mandates_of_somebody_is_a_look_that_she_reads(cast: Cast) -> None:
    """Claudia's mandate waits, and nothing was done yet: what she confides was seen."""
    claudia = cast.beneficiary("Claudia").pk
    TaskRecord.objects.filter(person=claudia).delete()
    address = reverse("tasks_of", args=[claudia])
    for account in (cast.yann, cast.charlie, cast.soizic):
        cast.signed_in(account).get(address)
    looks = Entry.objects.filter(verb="look", person=claudia, by=cast.yann.helper_id)
    assert looks.count() == 1
    others = (cast.charlie.helper_id, cast.soizic.helper_id)
    assert not Entry.objects.filter(verb="look", person=claudia, by__in=others).exists()


def test_a_note_in_the_hand_of_a_volunteer_is_not_hers_to_read_later(places: Cast) -> None:
    """Soizic may note today; the day after, not even the visit that she noted is in her hands."""
    visit = places.visits["Leïla"]
    note(places, places.soizic, visit_id=visit.pk)
    with pytest.raises(Visit.DoesNotExist):
        note(places, places.soizic, visit_id=visit.pk, now=LATER + timedelta(days=1))
    assert TaskRecord.objects.filter(visit=visit).count() == 1


# Two hands.


@pytest.fixture
def committed(transactional_db: None) -> Cast:
    return opened(timezone.now())


def at_once(*acts: Callable[[], object]) -> list[object]:
    def alone(act: Callable[[], object]) -> object:
        try:
            return act()
        except Exception as raised:
            return raised
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as hands:
        return list(hands.map(alone, acts))


def test_her_own_form_pressed_by_trembling_hands_is_one(committed: Cast) -> None:
    ticket, now = uuid4(), timezone.now()
    own(committed.person("Martine"), ticket, now=now)  # the page was left open by somebody else
    leila = committed.person("Leïla")
    answers = at_once(*[lambda: own(leila, ticket, now=now).pk] * 4)
    assert len({str(one) for one in answers}) == 1
    assert TaskRecord.objects.filter(person=leila.id).count() == 1


def test_taken_back_by_two_colleagues_at_once_it_is_taken_back_once(committed: Cast) -> None:
    now = timezone.now()
    written = note(committed, visit_id=committed.visits["Leïla"].pk, now=now)
    hands = [committed.helper(account) for account in (committed.nolwenn, committed.yann)]

    def taken_back_by(actor: Any) -> Callable[[], object]:
        return lambda: undo_task(actor=actor, record_id=written.pk, now=now)

    answers = at_once(*[taken_back_by(actor) for actor in hands])
    assert sorted(type(one).__name__ for one in answers) == ["DoesNotExist", "NoneType"]
    assert Entry.objects.filter(verb="undo_task").count() == 1
    assert helped(committed.visits["Leïla"]) is None


# The table.


def table(cast: Cast, first: date, last: date, account: Any = None) -> list[dict[str, str]]:
    actor = cast.helper(account or cast.nolwenn)
    text = export_tasks(actor=actor, between=Between(first, last), now=LATER)
    return [*csv.DictReader(StringIO(text.lstrip("\ufeff")), delimiter=";")]


def at(cast: Cast, moment: datetime, **other: Any) -> None:
    TaskRecord.objects.create(
        structure=other.pop("structure", cast.kerourien),
        task=other.pop("task", "gone"),
        level=HelpLevel.WITH,
        outcome=Outcome.WELL,
        done_at=moment,
        recorded_at=moment,
        **other,
    )


@pytest.mark.parametrize("season", sorted(LAST_SUNDAY_OF))
def test_a_day_of_23_or_25_hours_counts_each_of_its_hours_once(places: Cast, season: str) -> None:
    """Every half hour of three days, told in Greenwich: 48 a day, two more or two fewer that one;
    the days told together are the days told one by one."""
    day = LAST_SUNDAY_OF[season]
    start = datetime(day.year, day.month, day.day, tzinfo=PARIS) - timedelta(days=1)
    moment, end = start.astimezone(UTC), datetime(day.year, day.month, day.day + 2, tzinfo=PARIS)
    while moment < end.astimezone(UTC):
        at(places, moment)
        moment += timedelta(minutes=30)
    days = [day - timedelta(days=1), day, day + timedelta(days=1)]
    counts = [[int(one["nombre"]) for one in table(places, each, each)] for each in days]
    assert counts == [[48], [50 if season == "winter" else 46], [48]]
    together = {one["date"]: int(one["nombre"]) for one in table(places, days[0], days[-1])}
    assert together == {each.isoformat(): sum(n) for each, n in zip(days, counts, strict=True)}


def test_the_edges_of_a_period_are_midnights_of_the_place(places: Cast) -> None:
    day = LAST_SUNDAY_OF["winter"]
    midnight = datetime(day.year, day.month, day.day, tzinfo=PARIS)
    second = timedelta(seconds=1)
    next_midnight = datetime(day.year, day.month, day.day + 1, tzinfo=PARIS)
    for moment in (midnight - second, midnight, next_midnight - second, next_midnight):
        at(places, moment)
    assert [one["nombre"] for one in table(places, day, day)] == ["2"]


def test_a_leap_year_fits_and_a_day_more_does_not() -> None:
    first = date(2028, 1, 1)
    assert Between(first, date(2028, 12, 31)).is_possible
    assert not Between(first, date(2029, 1, 1)).is_possible


def test_nothing_that_a_helper_types_reaches_the_table(places: Cast) -> None:
    """The words of a task are hers; a formula in them stays in Palier."""
    leila = places.beneficiary("Leïla").pk
    note(places, person_id=leila, words="=HYPERLINK(1)", minutes=5)
    note(places, words="=HYPERLINK(1)", minutes=5)
    text = export_tasks(
        actor=places.helper(places.nolwenn),
        between=Between(MONDAY.date(), MONDAY.date()),
        now=LATER,
    )
    assert "HYPERLINK" not in text
    assert not re.search(str(leila), text)
    (line,) = table(places, MONDAY.date(), MONDAY.date())
    assert line["nombre"] == "2", "with a name and without one, they are one line"


def test_each_place_counts_its_own(places: Cast) -> None:
    at(places, LATER)
    at(places, LATER, structure=places.port)
    at(places, LATER, structure=places.port)
    day = MONDAY.date()
    for account, times in ((places.nolwenn, "1"), (places.charlie, "2")):
        assert [one["nombre"] for one in table(places, day, day, account)] == [times]


@given(st.sampled_from("=+-@|%＝＋－＠\t\r\n"), st.text(max_size=8), st.integers(0, 3))
def test_a_key_that_begins_like_a_formula_is_text_in_any_width(
    sign: str, rest: str, spaces: int
) -> None:
    key = " " * spaces + sign + rest
    told = row(Counted(date(2026, 3, 9), key, HelpLevel.FOR, None, 1), None)
    out = StringIO()
    csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL).writerow(told)
    (read,) = csv.reader(StringIO(out.getvalue(), newline=""), delimiter=";")
    cell = read[HEADINGS.index("demarche")]
    assert len(read) == len(HEADINGS)
    assert cell.startswith("'") or (sign.isspace() and spaces)


@given(st.text())
def test_made_safe_twice_a_cell_is_the_same(cell: str) -> None:
    assert safe(safe(cell)) == safe(cell)


def test_a_coming_without_a_name_is_still_a_task_of_a_visit(places: Cast) -> None:
    visit = welcome_person(
        actor=places.helper(places.nolwenn), first_name="", request="", ticket=uuid4(), now=MONDAY
    )
    written = note(places, visit_id=visit.pk, level=HelpLevel.FOR, task="taxes")
    assert (written.person_id, written.mandate_id) == (visit.person_id, None)
    assert helped(visit) == LATER
