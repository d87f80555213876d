"""The sheet of a day in hostile hands, twice, and on the nights when the clock changes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, time, timedelta
from threading import Barrier
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from palier.autonomy.models import TaskRecord
from palier.home.day_form import LINES
from palier.people.actions.day import TooLongAgo, record_day
from palier.people.actions.likeness import merge_people
from palier.people.models import Accompaniment, Beneficiary, Visit
from palier.people.queries import here_now
from palier.people.rules.day import WITHIN, days_to_note, moment_of
from tests.cast import PARIS, Cast, open_places

SPRING, AUTUMN = date(2026, 3, 29), date(2026, 10, 25)
"""In Paris, 02:00 becomes 03:00; 03:00 becomes 02:00."""


def sheet(*lines: dict[str, str], on: date) -> dict[str, str]:
    sent = {"day": on.isoformat()}
    for n in range(LINES):
        line = {"ticket": str(uuid4()), "level": "with", "minutes": "15"}
        line |= lines[n] if n < len(lines) else {}
        sent |= {f"line{n}-{name}": value for name, value in line.items()}
    return sent


def today() -> date:
    return timezone.localtime().date()


def written_for(names: tuple[str, ...]) -> list[str]:
    found = Visit.objects.filter(person__first_name__isnull=False).select_related("person")
    return sorted(one.person.first_name for one in found if one.person.first_name in names)


@pytest.fixture
def nolwenn(cast: Cast) -> Client:
    return cast.signed_in(cast.nolwenn)


def send(client: Client, sent: dict[str, str]) -> Any:
    return client.post(reverse("record_day"), sent)


MOMENTS = [
    *(datetime(2026, 3, 29, 0, minute, tzinfo=UTC) for minute in (59, 5)),  # 01:59, 01:05
    *(datetime(2026, 3, 29, 1, minute, tzinfo=UTC) for minute in (0, 1, 10, 59)),  # 03:00 …
    *(datetime(2026, 10, 25, 0, minute, tzinfo=UTC) for minute in (0, 30, 59)),  # 02:00 …
    *(datetime(2026, 10, 25, 1, minute, tzinfo=UTC) for minute in (0, 10, 59)),  # 02:00 again
    *(datetime(2026, 10, 25, 2, minute, tzinfo=UTC) for minute in (0, 10)),  # 03:00
]


@pytest.mark.parametrize("now", MOMENTS, ids=str)
@pytest.mark.parametrize("minutes", [1, 15, 70, 600])
def test_on_the_night_when_the_clock_changes_minutes_are_minutes(
    db: None,
    now: datetime,
    minutes: int,
) -> None:
    places = open_places(datetime(2026, 3, 1, 9, tzinfo=PARIS))
    actor = places.helper(places.nolwenn)
    visit = record_day(
        actor=actor,
        day=timezone.localtime(now).date(),
        first_name="Ana",
        request="Imprimer",
        minutes=minutes,
        ticket=uuid4(),
        now=now,
    )
    visit.refresh_from_db()
    assert visit.left_at == now
    assert visit.left_at - visit.arrived_at == timedelta(minutes=minutes)
    assert visit.helped_at == visit.arrived_at
    assert not here_now(actor, now).exists()


@pytest.mark.parametrize("night", [SPRING, AUTUMN])
def test_the_day_of_the_change_is_noted_at_noon_the_week_after(
    db: None,
    night: date,
) -> None:
    places = open_places(datetime(2026, 3, 1, 9, tzinfo=PARIS))
    now = datetime(night.year, night.month, night.day, 18, tzinfo=PARIS) + timedelta(days=4)
    visit = record_day(
        actor=places.helper(places.nolwenn),
        day=night,
        first_name="",
        request="",
        minutes=600,  # ten hours before noon there is no two o'clock, or there are two
        ticket=uuid4(),
        now=now,
    )
    visit.refresh_from_db()
    assert visit.left_at is not None
    noon = timezone.localtime(visit.left_at)
    assert (noon.date(), noon.hour, noon.minute) == (night, 12, 0)
    assert visit.left_at - visit.arrived_at == timedelta(hours=10)


@given(st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)))
def test_seven_days_may_be_noted_in_any_season_and_none_is_to_come(moment: datetime) -> None:
    local = moment.astimezone(PARIS)
    days = days_to_note(local.date(), only_today=False)
    assert len(set(days)) == WITHIN.days
    assert all(moment_of(day, local) <= local for day in days)
    assert [moment_of(day, local).astimezone(PARIS).date() for day in days] == days


@pytest.mark.parametrize("night", [SPRING, AUTUMN])
def test_on_that_night_a_page_of_yesterday_keeps_what_was_typed(cast: Cast, night: date) -> None:
    """The sheet was drawn before midnight, by a volunteer, and is sent after it."""
    soizic = cast.signed_in(cast.soizic)
    late = datetime(night.year, night.month, night.day, 3, 30, tzinfo=PARIS)
    with time_machine.travel(late, tick=False):
        soizic.force_login(cast.soizic)
        before = Visit.objects.count()
        typed = {"first_name": "Zoé", "what": "Son CV à elle"}
        answer = send(soizic, sheet(typed, on=night - timedelta(days=1)))
        assert answer.status_code == 422
        assert 'value="Son CV à elle"' in answer.content.decode()
        assert Visit.objects.count() == before
        assert send(soizic, sheet(typed, on=night)).status_code == 302
        assert Visit.objects.count() == before + 1


@pytest.mark.parametrize("days", [-1, 7, 30, 20000])
def test_the_act_itself_refuses_another_day(cast: Cast, days: int) -> None:
    before = Visit.objects.count(), Beneficiary.objects.count()
    with pytest.raises(TooLongAgo):
        record_day(
            actor=cast.helper(cast.nolwenn),
            day=today() - timedelta(days=days),
            first_name="Ana",
            request="",
            minutes=15,
            ticket=uuid4(),
            now=timezone.now(),
        )
    assert (Visit.objects.count(), Beneficiary.objects.count()) == before


HOSTILE = (
    *("<b>Éva</b>", "=cmd|' /C calc'!A0", "Robert'); DROP TABLE", "%s %(x)s", "{{ me }}"),
    *("\u202eanA", "\u200f\u200fRuth", "🦄🦄", "ا" * 40, "e\u0301" * 20, "\ufdfa" * 40, "١٢٣"),
)


def test_twelve_hostile_lines_are_twelve_people_with_their_words(
    cast: Cast, nolwenn: Client
) -> None:
    lines = [{"first_name": name, "what": name} for name in HOSTILE]
    assert len(lines) == LINES
    sent = sheet(*lines, on=today())
    before = set(Visit.objects.values_list("pk", flat=True))
    for _ in range(2):
        assert send(nolwenn, sent).status_code == 302
    visits = Visit.objects.exclude(pk__in=before).select_related("person")
    assert visits.count() == TaskRecord.objects.filter(visit__in=visits).count() == LINES
    names = {one.person.first_name for one in visits}
    assert {"<b>Éva</b>", "anA", "Ruth", "{{ me }}", "é" * 20, "١٢٣"} <= names
    page = nolwenn.get(reverse("desk")).content.decode()
    assert "<b>Éva</b>" not in page
    assert "&lt;b&gt;Éva&lt;/b&gt;" in page
    assert "\u202e" not in page
    assert all(one.structure_id == cast.kerourien.pk for one in visits)


@pytest.mark.parametrize(
    "minutes", ["0", "601", "1e3", "１２", "15.5", " ", "-0", "0x10", "nan", "9" * 5000, "١٥"]
)
def test_minutes_are_minutes_or_a_sentence(nolwenn: Client, minutes: str) -> None:
    before = Visit.objects.count()
    ana = {"first_name": "Anaïg", "minutes": minutes}
    answer = send(nolwenn, sheet(ana, on=today()))
    assert answer.status_code in (302, 422)
    written = list(Visit.objects.order_by("-pk"))
    if answer.status_code == 422:
        assert 'role="alert"' in answer.content.decode()
        assert 'value="Anaïg"' in answer.content.decode()
        assert len(written) == before
    else:
        assert len(written) == before + 1
        one = next(each for each in written if each.person.first_name == "Anaïg")
        assert one.left_at is not None
        stayed = one.left_at - one.arrived_at
        assert timedelta(minutes=1) <= stayed <= timedelta(minutes=600)


def test_a_sheet_without_its_fields_or_with_too_many_writes_nobody(nolwenn: Client) -> None:
    before = Visit.objects.count()
    assert send(nolwenn, {"day": today().isoformat()}).status_code == 302
    more = {f"line{n}-first_name": "Trop" for n in (LINES, 99, -1)}
    assert send(nolwenn, sheet(on=today()) | more).status_code == 302
    assert Visit.objects.count() == before


def test_two_lines_that_carry_one_ticket_are_still_two_people(nolwenn: Client) -> None:
    """A page that was copied, or restored by its browser: nobody is lost, nobody is doubled."""
    one = str(uuid4())
    lines = [{"first_name": name, "what": "Son CV", "ticket": one} for name in ("Enora", "Malo")]
    sent = sheet(*lines, on=today())
    for _ in range(2):
        assert send(nolwenn, sent).status_code == 302
    assert written_for(("Enora", "Malo")) == ["Enora", "Malo"]


def test_a_ticket_of_another_place_neither_finds_nor_hides_anybody(
    cast: Cast, nolwenn: Client
) -> None:
    gilles = cast.visits["Gilles"]
    Visit.objects.filter(pk=gilles.pk).update(ticket=UUID(int=77))
    line = {"first_name": "Enora", "what": "Son CV", "ticket": str(UUID(int=77))}
    assert send(nolwenn, sheet(line, on=today())).status_code == 302
    assert Visit.objects.get(ticket=UUID(int=77), structure=cast.kerourien).person != gilles.person
    assert TaskRecord.objects.filter(person=gilles.person_id).count() == 0


def test_a_ticket_of_somebody_who_is_still_here_doubles_nothing(
    cast: Cast, nolwenn: Client
) -> None:
    here = cast.visits["Leïla"]
    line = {"first_name": "", "what": "Son CV", "ticket": str(here.ticket)}
    before = Visit.objects.count()
    for _ in range(2):
        assert send(nolwenn, sheet(line, on=today())).status_code == 302
    here.refresh_from_db()
    assert here.left_at is None
    assert Visit.objects.count() == before
    assert TaskRecord.objects.filter(visit=here, ticket=here.ticket).count() == 1


@pytest.mark.parametrize("hour", [9, 16])
def test_a_departure_taken_back_then_the_sheet_again_is_one(
    cast: Cast, nolwenn: Client, hour: int
) -> None:
    """At an hour when a place is open: a departure is taken back by who came the same day."""
    with time_machine.travel(datetime.combine(today(), time(hour), tzinfo=PARIS), tick=False):
        nolwenn.force_login(cast.nolwenn)
        sent = sheet({"first_name": "Enora", "what": "Son CV"}, on=today())
        send(nolwenn, sent)
        visit = next(v for v in Visit.objects.all() if v.person.first_name == "Enora")
        nolwenn.post(reverse("undo_departure", args=[visit.pk]))
        assert send(nolwenn, sent).status_code == 302
    visit.refresh_from_db()
    assert visit.left_at is None
    assert written_for(("Enora",)) == ["Enora"]
    assert TaskRecord.objects.filter(visit=visit).count() == 1
    assert visit.structure_id == cast.kerourien.pk


def test_who_was_put_together_since_the_question_is_asked_about_again(
    cast: Cast, nolwenn: Client
) -> None:
    """The sheet says « c’est elle » of a row that a colleague just put together with another."""
    claudia, caroline = cast.beneficiary("Claudia"), cast.beneficiary("Caroline")
    line = {"first_name": "Caroline-Rose", "what": "Son CV", "who": str(caroline.pk)}
    before = Visit.objects.count()
    merge_people(
        actor=cast.helper(cast.yann), kept_id=claudia.pk, absorbed_id=caroline.pk, now=cast.now
    )
    send(nolwenn, sheet(line, on=today()))
    assert caroline.visits.count() == 0, "nothing hangs from a row that is seen nowhere"
    assert Visit.objects.count() in (before, before + 1)


@pytest.mark.parametrize("who", ["gilles", "absorbed", "nonsense", "0" * 32])
def test_a_forged_answer_names_nobody(cast: Cast, nolwenn: Client, who: str) -> None:
    rows = {
        "gilles": cast.beneficiary("Gilles"),
        "absorbed": Beneficiary.objects.exclude(merged_into=None)[0],
    }
    forged = str(rows[who].pk) if who in rows else who
    before = Visit.objects.count()
    answer = send(nolwenn, sheet({"first_name": "Claudia-Rose", "who": forged}, on=today()))
    assert answer.status_code == 200, "she is asked about"
    assert f'<option value="{forged}"' not in answer.content.decode()
    assert Visit.objects.count() == before


@pytest.mark.django_db(transaction=True)
def test_the_same_line_from_eight_machines_is_one_person_and_one_visit() -> None:
    places = open_places(timezone.now() - timedelta(minutes=5))
    actor, ticket, now = places.helper(places.nolwenn), uuid4(), timezone.now()
    before, start = Beneficiary.objects.count(), Barrier(8)

    def press(_: int) -> UUID:
        start.wait()
        try:
            return record_day(
                actor=actor,
                day=timezone.localtime(now).date(),
                first_name="Enora",
                request="Son CV",
                minutes=15,
                ticket=ticket,
                now=now,
            ).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(press, range(8)))) == 1
    assert Visit.objects.filter(ticket=ticket).count() == 1
    assert Beneficiary.objects.count() == before + 1
    assert Accompaniment.objects.filter(person__visits__ticket=ticket).count() == 1
    assert connection.vendor
