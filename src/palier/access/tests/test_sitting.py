"""A screen stays a person's while somebody touches it, and closes from anywhere."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from palier.access import actions
from palier.access.models import Sitting, Station
from palier.access.queries import SITTING, STATION, station_of
from palier.access.rules.sitting import IDLE, MARK, is_live, is_worth_marking
from tests.cast import MONDAY, Cast, assemble

SECOND = timedelta(seconds=1)


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def cast(db: None, clock: time_machine.Traveller) -> Cast:
    return assemble(MONDAY)


def is_hers(screen: Client) -> bool:
    return screen.get(reverse("my_home")).status_code == 200


@given(st.timedeltas(min_value=-timedelta(days=9999), max_value=timedelta(days=9999)))
def test_an_untouched_screen_is_hers_for_five_minutes_and_a_clock_that_jumps_closes_it(
    passed: timedelta,
) -> None:
    assert is_live(seen_at=MONDAY, now=MONDAY + passed) == (-IDLE < passed < IDLE)


@given(st.timedeltas(min_value=timedelta(0), max_value=IDLE))
def test_a_screen_in_use_never_closes_for_want_of_a_mark(passed: timedelta) -> None:
    """However often she presses, what is written is never older than what is judged by a mark."""
    if not is_worth_marking(seen_at=MONDAY, now=MONDAY + passed):
        assert passed < MARK < IDLE


def test_a_screen_left_alone_waits_for_the_helper(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    screen = cast.in_hands_of("Claudia")
    clock.move_to(MONDAY + IDLE - SECOND)
    assert is_hers(screen)
    clock.move_to(MONDAY + 2 * IDLE - 2 * SECOND)
    assert is_hers(screen)
    clock.move_to(MONDAY + 3 * IDLE)
    for page in ("my_home", "result", "sheet", "talk"):
        assert screen.get(reverse(page)).headers["Location"] == reverse("take_back")
    assert "Je continue" not in screen.get(reverse("take_back")).content.decode()


def test_time_ends_the_row_too(cast: Cast) -> None:
    idle, used = cast.sits("Claudia"), cast.sits("Leïla")
    Sitting.objects.filter(pk=idle.pk).update(seen_at=MONDAY - IDLE)
    assert actions.end_idle_sittings(now=MONDAY) == 1
    idle.refresh_from_db()
    used.refresh_from_db()
    assert (idle.ending, idle.ended_at, used.ended_at) == (Sitting.Ending.IDLE, MONDAY, None)


def test_leaving_kills_the_session_on_the_server(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")
    stolen = Client()
    stolen.cookies["sessionid"] = screen.session.session_key
    assert is_hers(stolen)
    screen.post(reverse("leave"))
    assert stolen.get(reverse("my_home")).headers["Location"] == reverse("welcome")
    assert Sitting.objects.get(pk=screen.session[SITTING]).ending == Sitting.Ending.LEFT


def test_a_screen_closed_from_elsewhere_closes_at_the_next_press(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")
    Sitting.objects.update(ended_at=MONDAY, ending=Sitting.Ending.LEFT)
    for send in (screen.get, screen.post):
        assert send(reverse("talk")).headers["Location"] == reverse("take_back")


def test_a_machine_is_a_station_by_its_word_until_it_is_retired(cast: Cast) -> None:
    station, client = cast.paired(5)
    asked = client.get("/").wsgi_request
    assert station_of(asked) == station
    assert station_of(cast.in_hands_of("Claudia").get("/").wsgi_request) is None
    for word in ("", "poste-6", station.digest, "x" * 10_000, "é\x00"):
        asked.COOKIES[STATION] = word
        assert station_of(asked) is None
    asked.COOKIES[STATION] = "poste-5"
    Station.objects.update(retired_at=MONDAY)
    assert station_of(asked) is None
