"""Two years of silence: announced, seen by humans, erased; and everything that must prevent it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest

from palier.audit.models import Entry
from palier.people import farewells
from palier.people.actions import retention, welcome_person
from palier.people.jobs import forget_people
from palier.people.models import Accompaniment, Announcement, Beneficiary, Erasure
from palier.people.rules.actor import HelperActor, NotAllowed, Role
from palier.people.rules.farewell import DAYS_SEEN, FEW, STANDS
from palier.people.rules.retention import announce_on, erase_on
from tests.cast import Cast, open_places

START = datetime(2024, 1, 8, 9, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(START)
    cast.arrive("Annie", "")
    return cast


@pytest.fixture
def annie(places: Cast) -> Beneficiary:
    return places.beneficiary("Annie")


def a_day(now: datetime) -> int:
    retention.announce_erasures(now=now)
    return retention.erase_forgotten(now=now)


def live(since: datetime, until: datetime) -> Iterator[int]:
    now = since
    while now <= until:
        yield a_day(now)
        now += DAY


def head(places: Cast) -> HelperActor:
    return HelperActor(places.nolwenn.helper_id, places.kerourien.pk, Role.HEAD)


def is_there(person: Beneficiary) -> bool:
    return Beneficiary.objects.filter(pk=person.pk).exists()


def test_nobody_is_announced_before_time(annie: Beneficiary) -> None:
    assert retention.announce_erasures(now=announce_on(START) - timedelta(seconds=1)) == 0
    assert retention.announce_erasures(now=announce_on(START)) == 1
    assert annie.announcement.erase_at == erase_on(START)


def test_after_two_years_of_silence_she_is_erased_on_the_day_that_was_said(
    places: Cast, annie: Beneficiary
) -> None:
    first, said = announce_on(START), erase_on(START)
    assert sum(live(first, said - timedelta(seconds=1))) == 0
    assert is_there(annie)
    assert a_day(said) == 1
    assert not is_there(annie)
    assert Erasure.objects.get().person_id == annie.pk
    told = list(Entry.objects.filter(person=annie.pk, by_side="system").values_list("verb"))
    assert told == [("announce_erasures",), ("erase_forgotten",)]


def test_run_again_the_same_day_nothing_changes(annie: Beneficiary) -> None:
    now = announce_on(START)
    a_day(now)
    before = list(Announcement.objects.values())
    entries = Entry.objects.count()
    a_day(now + timedelta(hours=3))
    assert list(Announcement.objects.values()) == before
    assert Entry.objects.count() == entries


def test_a_visit_takes_the_announcement_back(places: Cast, annie: Beneficiary) -> None:
    now = announce_on(START)
    a_day(now)
    welcome_person(
        actor=places.helper(places.nolwenn),
        first_name="",
        request="",
        ticket=uuid4(),
        now=now + DAY,
        returning=annie.pk,
    )
    assert not farewells.soon_erased(places.helper(places.nolwenn), now + DAY).exists()
    a_day(now + 2 * DAY)
    assert not Announcement.objects.exists()
    assert sum(live(erase_on(START) - DAY, erase_on(START) + 3 * DAY)) == 0


def test_still_here_counts_as_a_contact(places: Cast, annie: Beneficiary) -> None:
    now = announce_on(START)
    a_day(now)
    actor = places.helper(places.nolwenn)
    assert [one.person for one in farewells.soon_erased(actor, now)] == [annie]
    retention.keep_person(actor=actor, person_id=annie.pk, now=now + DAY)
    retention.keep_person(actor=actor, person_id=annie.pk, now=now + DAY)
    assert farewells.last_contacts(now + 2 * DAY)[annie.pk] == now + DAY
    assert Entry.objects.filter(verb="keep_person").count() == 1
    a_day(now + 2 * DAY)
    assert not Announcement.objects.exists()


def test_another_place_neither_sees_nor_keeps_her(places: Cast, annie: Beneficiary) -> None:
    a_day(announce_on(START))
    charlie = places.helper(places.charlie)
    assert not farewells.soon_erased(charlie, announce_on(START)).exists()
    with pytest.raises(Beneficiary.DoesNotExist):
        retention.keep_person(actor=charlie, person_id=annie.pk, now=announce_on(START))


def test_a_clock_that_jumps_three_years_and_comes_back_erases_nobody(annie: Beneficiary) -> None:
    today = START + 30 * DAY
    for years in (3, 3, 4, 10):
        assert a_day(today + years * 365 * DAY) == 0
        assert a_day(today + timedelta(hours=1)) == 0
        assert not Announcement.objects.exists(), "an announcement dated tomorrow is a wrong clock"
    assert is_there(annie)


def test_a_clock_that_stays_wrong_two_days_erases_nobody(annie: Beneficiary) -> None:
    wrong = START + 3 * 365 * DAY
    assert sum(a_day(when) for when in (wrong, wrong + 40 * DAY, wrong + 80 * DAY)) == 0
    assert is_there(annie)


def test_a_date_to_come_proves_nothing(places: Cast, annie: Beneficiary) -> None:
    """A visit written while the clock was ten years ahead would keep her ten years more."""
    Accompaniment.objects.filter(person=annie).update(kept_at=START + 3650 * DAY)
    assert farewells.last_contacts(START + DAY)[annie.pk] == START


def crowd(places: Cast, number: int) -> list[Beneficiary]:
    return [places.arrive(f"Nom{n}", "").person for n in range(number)]


def announced_and_seen(now: datetime) -> None:
    retention.announce_erasures(now=now)
    Announcement.objects.update(
        announced_at=now - STANDS, erase_at=now, days_seen=DAYS_SEEN, last_seen_on=now.date()
    )


def test_a_crowd_waits_for_the_head_who_confirms(places: Cast, annie: Beneficiary) -> None:
    people = [annie, *crowd(places, FEW)]
    now = erase_on(START) + DAY
    announced_and_seen(now)
    assert retention.erase_forgotten(now=now) == 0
    assert all(map(is_there, people))
    with pytest.raises(NotAllowed):
        retention.confirm_erasures(actor=places.helper(places.nolwenn), now=now)
    elsewhere = HelperActor(places.charlie.helper_id, places.port.pk, Role.HEAD)
    assert retention.confirm_erasures(actor=elsewhere, now=now) == 0
    assert retention.erase_forgotten(now=now) == 0
    assert retention.confirm_erasures(actor=head(places), now=now) == len(people)
    assert retention.confirm_erasures(actor=head(places), now=now) == 0
    assert retention.erase_forgotten(now=now) == len(people)


def test_a_few_do_not_wait(places: Cast, annie: Beneficiary) -> None:
    crowd(places, FEW - 1)
    now = erase_on(START) + DAY
    announced_and_seen(now)
    assert retention.erase_forgotten(now=now) == FEW


def test_cut_in_the_middle_nothing_is_half_done_and_the_rest_comes_later(
    places: Cast, annie: Beneficiary, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [annie, *crowd(places, 2)]
    now = erase_on(START) + DAY
    announced_and_seen(now)
    real, calls = retention.erase, []

    def cut(person_id: object, at: datetime) -> None:
        real(person_id, at)  # type: ignore[arg-type]
        calls.append(person_id)
        if len(calls) == 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(retention, "erase", cut)
    with pytest.raises(KeyboardInterrupt):
        retention.erase_forgotten(now=now)
    assert sum(map(is_there, people)) == 2
    assert Entry.objects.filter(verb="erase_forgotten").count() == Erasure.objects.count() == 1
    monkeypatch.undo()
    assert retention.erase_forgotten(now=now) == 2


def test_the_daily_job_runs(annie: Beneficiary) -> None:
    forget_people.call()
    assert Announcement.objects.exists() is (announce_on(START) <= datetime.now(UTC))
