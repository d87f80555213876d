"""A machine of the room: paired once, opened from the desk, claimed once, closed from anywhere."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from palier.access.models import Sitting, Station
from palier.access.queries import SITTING, STATION, digest_of
from palier.access.rules.sitting import AWAKE, CLAIM, IDLE
from palier.audit.models import Entry
from palier.people import actions as people
from tests.cast import MONDAY, Cast, assemble

SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def cast(db: None, clock: time_machine.Traveller) -> Cast:
    return assemble(MONDAY)


def open_on(cast: Cast, station: Station, name: str = "Leïla") -> int:
    address = reverse("open_on_station", args=[cast.visits[name].pk])
    return int(cast.signed_in(cast.nolwenn).post(address, {"station": str(station.pk)}).status_code)


def news(machine: Client) -> str:
    return machine.get(reverse("station_news")).content.decode()


def claims(machine: Client) -> bool:
    answer = machine.post(reverse("claim_screen"))
    return answer.headers["Location"] == reverse("accept_sight")


def holder(machine: Client) -> str:
    """Whose page this browser shows: a first name, or nobody's."""
    answer = machine.get(reverse("my_home"))
    if answer.status_code != 200:
        return ""
    return Sitting.objects.get(pk=machine.session[SITTING]).person.first_name


def copied(machine: Client) -> Client:
    """Another browser with every cookie of that one."""
    other = Client(headers={"accept-language": "fr"})
    for name, morsel in machine.cookies.items():
        other.cookies[name] = morsel.value
    return other


def test_a_helper_says_which_station_this_machine_is_and_is_signed_out_there(cast: Cast) -> None:
    machine = cast.signed_in(cast.nolwenn)
    assert reverse("stations") in machine.get(reverse("desk")).content.decode()
    assert 'value="8"' in machine.get(reverse("stations")).content.decode(), "after the 7th"
    answer = machine.post(reverse("pair_station"), {"number": "5"})
    assert answer.headers["Location"] == reverse("station")
    assert "/sign-in/" in machine.get(reverse("desk")).headers["Location"]
    assert "Poste 5" in machine.get(reverse("station"), follow=True).content.decode()
    assert machine.get("/").headers["Location"] == reverse("station")
    cookie = answer.cookies[STATION]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert cookie["max-age"] > 300 * 24 * 3600
    assert len(cookie.value) >= 128 / 6
    kept = Station.objects.get(number=5)
    assert kept.digest == digest_of(cookie.value)
    assert cookie.value not in str(kept.__dict__)


def test_the_cookie_travels_on_https_only_where_there_is_https(
    cast: Cast, settings: pytest.FixtureRequest
) -> None:
    settings.SESSION_COOKIE_SECURE = True  # type: ignore[attr-defined]
    answer = cast.signed_in(cast.nolwenn).post(reverse("pair_station"), {"number": "5"})
    assert answer.cookies[STATION]["secure"]


def test_a_number_is_replaced_only_when_asked_twice(cast: Cast) -> None:
    old, machine = cast.paired(5)
    new = cast.signed_in(cast.nolwenn)
    answer = new.post(reverse("pair_station"), {"number": "5"})
    assert answer.status_code == 422
    assert "Ce poste existe déjà." in answer.content.decode()
    new.post(reverse("pair_station"), {"number": "5", "do": "replace"})
    old.refresh_from_db()
    assert old.retired_at == MONDAY
    assert news(machine) == "unknown"
    assert news(new) == "waits"


def test_a_machine_that_changes_number_is_one_machine(cast: Cast) -> None:
    _, machine = cast.paired(5)
    machine.force_login(cast.nolwenn)
    machine.post(reverse("pair_station"), {"number": "6"})
    mine = Station.objects.filter(structure=cast.kerourien, retired_at=None)
    assert sorted(mine.values_list("number", flat=True)) == [6, 7]


@pytest.mark.parametrize("number", ["", "0", "100", "cinq", "9" * 400, "-1"])
def test_a_number_that_is_none_is_said_so(cast: Cast, number: str) -> None:
    answer = cast.signed_in(cast.nolwenn).post(reverse("pair_station"), {"number": number})
    assert answer.status_code == 422
    assert "Un numéro de 1 à 99." in answer.content.decode()


def test_the_page_opens_there_and_the_helper_keeps_her_own_screen(cast: Cast) -> None:
    station, machine = cast.paired(5)
    assert news(machine) == "waits"
    desk = cast.signed_in(cast.nolwenn)
    assert "Ouvrir sur le poste 5" in desk.get(reverse("desk")).content.decode()
    visit = cast.visits["Leïla"]
    address = reverse("open_on_station", args=[visit.pk])
    assert desk.post(address, {"station": station.pk}).headers["Location"] == reverse("desk")
    page = desk.get(reverse("desk")).content.decode()
    assert "Fermer le poste 5" in page
    assert news(machine) == "ready"
    assert "Leïla" not in machine.get(reverse("station")).content.decode(), "seen by the room"
    before = machine.session.session_key
    assert claims(machine)
    assert machine.session.session_key != before
    assert set(machine.session.keys()) == {SITTING}
    assert holder(machine) == "Leïla-Rose"
    assert news(machine) == "held"
    sitting = Sitting.objects.get(person=visit.person, ended_at=None)
    assert (sitting.how, sitting.station, sitting.visit) == (Sitting.How.STATION, station, visit)
    assert "Rendre l’écran" not in machine.get(reverse("my_home")).content.decode()
    verbs = Entry.objects.filter(person=visit.person_id).values_list("verb", flat=True)
    assert {"open_on_station", "claim_screen"} <= set(verbs)


def test_of_two_browsers_with_the_same_cookie_one_gets_the_page_and_the_other_nothing(
    cast: Cast,
) -> None:
    """First come, first served; then the copied word is worth nothing any more."""
    station, machine = cast.paired(5)
    thief = copied(machine)
    open_on(cast, station)
    assert [claims(machine), claims(thief)] == [True, False]
    assert holder(thief) == ""
    assert news(thief) == "unknown"
    machine.post(reverse("leave"))
    open_on(cast, station, "Claudia")
    assert [claims(thief), claims(machine)] == [False, True]


def test_a_thief_who_comes_first_locks_the_machine_out_and_everybody_sees_it(cast: Cast) -> None:
    station, machine = cast.paired(5)
    thief = copied(machine)
    open_on(cast, station)
    assert [claims(thief), claims(machine)] == [True, False]
    assert machine.get(reverse("station")).headers["Location"] == reverse("welcome")
    cast.signed_in(cast.nolwenn).post(reverse("close_station", args=[station.pk]))
    assert holder(thief) == ""


def test_two_tabs_of_the_machine_show_the_same_page_once(cast: Cast) -> None:
    station, machine = cast.paired(5)
    open_on(cast, station)
    assert [claims(machine), claims(machine)] == [True, False]
    assert machine.get(reverse("station")).headers["Location"] == reverse("my_home")
    assert Sitting.objects.filter(station=station).count() == 1


def test_nobody_at_the_machine_and_the_page_goes(cast: Cast, clock: time_machine.Traveller) -> None:
    station, machine = cast.paired(5)
    open_on(cast, station)
    clock.move_to(MONDAY + CLAIM - SECOND)
    assert news(machine) == "ready"
    clock.move_to(MONDAY + CLAIM)
    assert news(machine) == "waits"
    assert not claims(machine)
    assert open_on(cast, station, "Claudia") == 302


def test_somebody_who_left_at_the_desk_has_no_page_waiting(cast: Cast) -> None:
    station, machine = cast.paired(5)
    open_on(cast, station)
    people.end_visit(actor=cast.helper(cast.nolwenn), visit_id=cast.visits["Leïla"].pk, now=MONDAY)
    assert news(machine) == "waits"
    assert not claims(machine)


def test_a_taken_machine_is_refused_and_a_second_press_counts_once(cast: Cast) -> None:
    station, machine = cast.paired(5)
    assert [open_on(cast, station), open_on(cast, station)] == [302, 302]
    assert Sitting.objects.filter(station=station).count() == 1
    assert open_on(cast, station, "Claudia") == 422
    claims(machine)
    assert open_on(cast, station, "Claudia") == 422
    page = cast.signed_in(cast.nolwenn).get(
        reverse("open_on_station", args=[cast.visits["Claudia"].pk])
    )
    assert "Poste 5 : occupé" in " ".join(page.content.decode().split()).replace("\xa0", " ")


def test_a_machine_of_elsewhere_or_retired_is_not_found(cast: Cast) -> None:
    station, machine = cast.paired(5)
    address = reverse("open_on_station", args=[cast.visits["Gilles"].pk])
    charlie = cast.signed_in(cast.charlie)
    assert charlie.post(address, {"station": str(station.pk)}).status_code == 404
    for name in ("close_station", "retire_station"):
        assert charlie.post(reverse(name, args=[station.pk])).status_code == 404
    open_on(cast, station)
    cast.signed_in(cast.nolwenn).post(reverse("retire_station", args=[station.pk]))
    assert news(machine) == "unknown"
    assert not claims(machine)
    assert open_on(cast, station) == 404


def test_the_desk_closes_a_page_and_the_machine_is_ready_for_the_next(cast: Cast) -> None:
    station, machine = cast.paired(5)
    open_on(cast, station)
    claims(machine)
    cast.signed_in(cast.nolwenn).post(reverse("close_station", args=[station.pk]))
    assert news(machine) == "waits"
    answer = machine.get(reverse("screen_closed"), follow=True)
    assert answer.status_code == 200
    assert "La page d’avant s’est fermée. Rien n’est perdu." in answer.content.decode()
    open_on(cast, station, "Claudia")
    assert claims(machine)
    assert holder(machine) == "Claudia-Rose"


def test_whoever_leaves_or_forgets_leaves_the_machine_to_the_next(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    station, machine = cast.paired(5)
    open_on(cast, station)
    claims(machine)
    assert machine.post(reverse("leave")).headers["Location"] == reverse("station")
    assert news(machine) == "waits"
    open_on(cast, station, "Claudia")
    claims(machine)
    clock.move_to(MONDAY + IDLE)
    answer = machine.get(reverse("result"), follow=True)
    assert "Poste 5" in answer.content.decode()
    assert news(machine) == "waits"
    assert open_on(cast, station) == 302


def test_a_person_has_one_open_screen_and_the_newer_ends_the_older(cast: Cast) -> None:
    station, machine = cast.paired(5)
    handed = cast.in_hands_of("Leïla")
    open_on(cast, station)
    assert handed.get(reverse("my_home")).headers["Location"] == reverse("take_back")
    claims(machine)
    first = Sitting.objects.get(pk=handed.session[SITTING])
    assert first.ending == Sitting.Ending.ELSEWHERE
    other, second = cast.paired(6)
    open_on(cast, other)
    assert holder(machine) == ""
    assert claims(second)


def test_a_machine_that_is_off_is_not_proposed(cast: Cast, clock: time_machine.Traveller) -> None:
    _, machine = cast.paired(5)
    news(machine)
    desk = cast.signed_in(cast.nolwenn)
    assert "Ouvrir sur le poste 5" in desk.get(reverse("desk")).content.decode()
    clock.move_to(MONDAY + AWAKE)
    assert "Ouvrir sur le poste 5" not in desk.get(reverse("desk")).content.decode()
    assert "Allumé" not in desk.get(reverse("stations")).content.decode()


def test_waiting_for_hours_is_nobody_s_sign_of_life(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    station, machine = cast.paired(5)
    open_on(cast, station)
    claims(machine)
    for minutes in range(1, 6):
        clock.move_to(MONDAY + timedelta(minutes=minutes))
        said = news(machine)
        machine.get(reverse("are_you_there"))
        machine.get(reverse("station"))
    assert said == "waits"
