"""Wrong tries are counted together, cost a wait that is told, and stop nobody else."""

import threading
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse

from palier.access import actions, locks
from palier.access.models import Attempt
from palier.access.queries import STATION
from palier.access.rules.limits import ADDRESS, DAY, MINUTE, PLACE, SECRET
from palier.access.rules.limits import STATION as MACHINE
from palier.access.tests.card_hands import card_for, is_hers, machine, sign_in, words_of
from palier.access.tries import TooManyTries, WrongSecret, refuse_a_wrong_secret
from palier.people.models import Structure
from tests.cast import CARD_PIN, MONDAY, PASSWORD, PIN, Cast, assemble

UNREAL = "main couronne peigne"


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def cast(db: None, clock: time_machine.Traveller) -> Cast:
    return assemble(MONDAY)


def tries(lock: str, count: int) -> None:
    Attempt.objects.bulk_create(Attempt(lock=lock, at=MONDAY) for _ in range(count))


def told(client: Client, typed: str, pin: str = CARD_PIN) -> str:
    return sign_in(client, typed, pin).content.decode()


def test_a_stolen_card_without_its_pin_opens_nothing_and_delays_grow(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    words, now, waits = words_of(card_for(cast, "Claudia")), MONDAY, list[timedelta]()
    for number in range(12):
        with pytest.raises(WrongSecret):
            locks.check_pin(person_id=cast.beneficiary("Claudia").pk, pin=f"73{number:02}", now=now)
        try:
            locks.check_pin(person_id=cast.beneficiary("Claudia").pk, pin="7300", now=now)
        except TooManyTries as wait:
            waits.append(wait.wait)
            now += wait.wait
        except WrongSecret:
            pass
    assert waits == sorted(waits)
    assert waits[-1] > timedelta(hours=1)
    clock.move_to(now - timedelta(minutes=90))
    page = told(machine(), words)
    assert "Attendez 2 heures." in page, "even with the right PIN"
    clock.move_to(now)
    assert is_hers_after(words)


def is_hers_after(words: str) -> bool:
    client = machine()
    sign_in(client, words)
    return is_hers(client)


def test_the_square_the_words_and_the_seam_count_the_same_tries(cast: Cast) -> None:
    card = card_for(cast, "Claudia")
    for typed in (card.token, words_of(card), card.token, words_of(card)):
        sign_in(machine(), typed, "7319")
    with pytest.raises(WrongSecret):
        locks.check_pin(person_id=card.person_id, pin="7319", now=MONDAY)
    with pytest.raises(TooManyTries) as refused:
        locks.check_pin(person_id=card.person_id, pin=CARD_PIN, now=MONDAY)
    assert refused.value.wait == MINUTE


def test_a_success_forgets_the_slips_of_the_card_and_not_those_of_the_machine(cast: Cast) -> None:
    _, station = cast.paired(5)
    for _ in range(3):
        sign_in(machine(station), words_of(card_for(cast, "Claudia")), "7319")
    assert is_hers_signed(station, cast)
    locks_left = set(Attempt.objects.values_list("lock", flat=True))
    assert {lock.split(":")[0] for lock in locks_left} == {"station", "place"}
    assert Attempt.objects.count() == 6


def is_hers_signed(station: Client, cast: Cast) -> bool:
    sign_in(station, words_of(card_for(cast, "Claudia")))
    return is_hers(station)


@pytest.mark.parametrize("scope", ["station", "place", "from", "outside"])
def test_many_wrong_words_stop_words_there_and_neither_a_square_nor_a_helper(
    cast: Cast, scope: str
) -> None:
    _, browser = cast.paired(5)
    if scope in ("from", "outside"):
        browser.cookies.pop(STATION)
    sign_in(browser, UNREAL, "7319")
    found = Attempt.objects.get(lock__startswith=f"{scope}:")
    tries(found.lock, 500)
    card = card_for(cast, "Claudia")
    assert "Trop d’essais." in told(
        machine(browser) if STATION in browser.cookies else browser, words_of(card)
    )
    sign_in(browser, card.token)
    assert is_hers(browser), "nobody invents a square: it waits for nobody"
    helper = Client(headers={"accept-language": "fr"})
    helper.post(reverse("account_login"), {"login": "nolwenn@example.org", "password": PASSWORD})
    assert helper.get(reverse("desk")).status_code == 200
    screen = cast.in_hands_of("Leïla")
    screen.post(reverse("take_back"), {"account": cast.nolwenn.pk, "secret": PIN})
    assert screen.get(reverse("desk")).status_code == 200


def test_one_machine_does_not_stop_another_until_the_place_does(cast: Cast) -> None:
    five, six = cast.paired(5), cast.paired(6)
    tries(f"station:{five[0].pk}", MACHINE.free)
    words = words_of(card_for(cast, "Claudia"))
    assert "Attendez une minute." in told(machine(five[1]), words)
    assert is_hers_signed(six[1], cast)
    tries(f"place:{cast.kerourien.pk}", PLACE.free)
    assert "Trop d’essais." in told(machine(six[1]), words)


def test_an_address_of_the_network_is_never_kept_in_clear(cast: Cast) -> None:
    sign_in(machine(), UNREAL, "7319")
    kept = set(Attempt.objects.values_list("lock", flat=True))
    assert {lock.split(":")[0] for lock in kept} == {"nobody", "from", "outside"}
    assert not any("127.0" in lock or "couronne" in lock or "crown" in lock for lock in kept)


@pytest.mark.parametrize("back", [timedelta(hours=3), timedelta(days=400)])
def test_a_clock_moved_back_makes_no_wait_longer_and_forgets_no_try(
    cast: Cast, clock: time_machine.Traveller, back: timedelta
) -> None:
    person = cast.beneficiary("Claudia").pk
    for _ in range(SECRET.free):
        with pytest.raises(WrongSecret):
            locks.check_pin(person_id=person, pin="7319", now=MONDAY)
    for now, passes in ((MONDAY - back, False), (MONDAY - back + MINUTE, True)):
        if not passes:
            with pytest.raises(TooManyTries) as refused:
                locks.check_pin(person_id=person, pin=CARD_PIN, now=now)
            assert refused.value.wait <= MINUTE
        else:
            locks.check_pin(person_id=person, pin=CARD_PIN, now=now)


def test_a_clock_moved_forward_shortens_one_wait_and_not_the_next(cast: Cast) -> None:
    person, later = cast.beneficiary("Claudia").pk, MONDAY + DAY
    for _ in range(SECRET.free):
        with pytest.raises(WrongSecret):
            locks.check_pin(person_id=person, pin="7319", now=MONDAY)
    with pytest.raises(WrongSecret):
        locks.check_pin(person_id=person, pin="7319", now=later)
    with pytest.raises(TooManyTries) as refused:
        locks.check_pin(person_id=person, pin=CARD_PIN, now=later)
    assert refused.value.wait == 2 * MINUTE


def test_tries_are_forgotten_each_at_its_own_time(cast: Cast) -> None:
    for kind, limit in (("person:1", SECRET), ("from:1", ADDRESS), ("station:1", MACHINE)):
        Attempt.objects.create(lock=kind, at=MONDAY - limit.memory)
        Attempt.objects.create(lock=kind, at=MONDAY - limit.memory + MINUTE)
    assert actions.forget_tries(now=MONDAY) == 3
    assert Attempt.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_many_tries_at_once_do_not_all_slip_through() -> None:
    """Threads with their own connections, on a lock of which no row exists."""
    lock, ends = f"nobody:{uuid4()}", list[str]()
    start = threading.Barrier(12)

    def one_try() -> None:
        start.wait()
        try:
            refuse_a_wrong_secret(
                lock=lock, also=("outside:", "from:x"), opens=lambda: False, now=MONDAY
            )
        except (WrongSecret, TooManyTries) as end:
            ends.append(type(end).__name__)
        finally:
            connection.close()

    hands = [threading.Thread(target=one_try) for _ in range(12)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert sorted(ends) == ["TooManyTries"] * 7 + ["WrongSecret"] * SECRET.free
    assert Attempt.objects.filter(lock=lock).count() == SECRET.free


@pytest.mark.django_db(transaction=True)
def test_two_screens_opened_at_once_leave_one_open() -> None:
    from palier.access.models import Sitting  # noqa: PLC0415
    from palier.access.sittings import open_sitting  # noqa: PLC0415
    from palier.people.models import Beneficiary  # noqa: PLC0415

    place = Structure.objects.create(name="Un lieu", kind="EPN")
    person = Beneficiary.objects.create(first_name="Ana", created_at=MONDAY)
    start = threading.Barrier(4)

    def opens() -> None:
        start.wait()
        try:
            open_sitting(
                person_id=person.pk, structure_id=place.pk, how=Sitting.How.CARD, now=MONDAY
            )
        finally:
            connection.close()

    hands = [threading.Thread(target=opens) for _ in range(4)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert Sitting.objects.filter(person=person).count() == 4
    assert Sitting.objects.filter(person=person, ended_at=None).count() == 1
