"""Limits, PINs, answers and codes: the rules, and the arithmetic of the decision."""

import re
from datetime import datetime, timedelta
from itertools import pairwise
from math import log2, perm
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from palier.access.rules.answer import is_enough, normal
from palier.access.rules.code import (
    LETTERS,
    MOST,
    ONE_IN,
    PICTURES,
    TOKEN_LENGTH,
    pictures_for,
    room,
    token_in,
)
from palier.access.rules.limits import DAY, HOUR, LIMITS, OUTSIDE, PLACE, SECRET, STATION, Limit
from palier.access.rules.pin import (
    MOST_FREQUENT_LEFT,
    digits_in,
    is_guessed_first,
    may_be_chosen,
)
from tests.cast import MONDAY

DECISION = Path(settings.ROOT) / "docs" / "decisions" / "2026-11-22-card.md"
LIMIT = st.sampled_from(sorted(LIMITS.values(), key=str))
AGES = st.lists(st.timedeltas(-timedelta(days=400), timedelta(days=400)), max_size=60)


def tries(limit: Limit, during: timedelta) -> int:
    """How many tries somebody gets who tries again at the first second it is allowed."""
    now, made = MONDAY, list[datetime]()
    while (now := now + limit.wait(made, now)) < MONDAY + during:
        made.append(now)
    return len(made)


@given(LIMIT, AGES)
def test_no_wait_lasts_for_ever_whatever_the_clock_did(limit: Limit, ages: list[timedelta]) -> None:
    wait = limit.wait([MONDAY - age for age in ages], MONDAY)
    assert timedelta(0) <= wait <= limit.longest


@given(LIMIT, AGES)
def test_who_waited_as_told_may_try(limit: Limit, ages: list[timedelta]) -> None:
    made = [MONDAY - abs(age) for age in ages]
    assert not limit.wait(made, MONDAY + limit.wait(made, MONDAY))


@given(LIMIT, st.integers(0, 10_000))
def test_a_further_failure_never_shortens_the_wait(limit: Limit, failures: int) -> None:
    assert limit.wait_after(failures) <= limit.wait_after(failures + 1) <= limit.longest


def test_the_first_slips_cost_nothing_then_waits_double() -> None:
    minutes = [SECRET.wait_after(n) / timedelta(minutes=1) for n in range(12)]
    assert minutes == [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64]


@pytest.mark.parametrize(
    "pin",
    [
        "1234",
        "4321",
        "0000",
        "7777",
        "1212",
        "1122",
        "123123",
        "2580",
        "1987",
        "2024",
        "98765432",
        "7890",
        "0123",
        "0852",
    ],
)
def test_a_pin_that_everybody_tries_first_is_refused(pin: str) -> None:
    assert is_guessed_first(pin)


@given(st.integers(0, 9999))
def test_most_pins_may_be_chosen_and_each_refusal_has_its_reason(number: int) -> None:
    pin = f"{number:04}"
    if not may_be_chosen(pin):
        year, pairs = 1920 <= number <= 2029, pin[0] == pin[1] and pin[2] == pin[3]
        steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
        line = {abs(int(b) - int(a)) for a, b in pairwise(pin[1:])} == {3}
        assert year or pairs or pin[:2] == pin[2:] or len(steps) == 1 or line


def test_digits_of_any_alphabet_are_the_same_pin() -> None:
    assert digits_in("٤٨ 12") == digits_in("4812") == "4812"
    assert digits_in("48½2") == "48½2"


@given(st.text(max_size=200))
def test_an_answer_in_its_one_form_stays_so(answer: str) -> None:
    assert normal(answer.upper()) == normal(answer.lower()) or not answer.isascii()
    assert is_enough(answer) in (True, False)


def test_an_answer_is_the_same_with_its_little_words_accents_and_plural() -> None:
    assert normal("La Tarte aux poires !") == normal("tartes aux POIRE")
    assert normal("La tarte aux pommes") != normal("La tarte aux poires")
    assert normal("طاجين") == normal(" طاجين ") != ""


@pytest.mark.parametrize("answer", ["", "a", "aaa", "!!!", "la", "x" * 61])
def test_an_answer_that_is_not_one_is_refused(answer: str) -> None:
    assert not is_enough(answer)


@given(st.text(LETTERS + LETTERS.lower() + " ", max_size=70) | st.text(max_size=70))
def test_only_thirty_letters_of_the_square_are_a_token(typed: str) -> None:
    token = token_in(typed)
    assert token is None or (len(token) == TOKEN_LENGTH and set(token) <= set(LETTERS))


def test_a_token_survives_shift_lock_and_is_never_four_words() -> None:
    token = (LETTERS * 2)[:TOKEN_LENGTH]
    assert token_in(token.lower() + "\n") == token_in(token) == token
    assert token_in("soleil bateau moulin") is None
    assert token_in(token * 10_000) is None


@given(st.dictionaries(st.integers(3, 5), st.integers(0, 10**9)))
def test_a_code_has_room_for_those_who_invent_one(living: dict[int, int]) -> None:
    length = pictures_for(living)
    assert length == MOST or living.get(length, 0) < room(length)


def test_the_decision_s_figures_are_those_of_the_rules() -> None:
    """Each line « name: figure » of the decision, computed again."""
    told = dict(re.findall(r"^\| ([a-zP][^|]*?) \| ([\d,.]+) \|", DECISION.read_text(), re.M))
    a_guess = MOST_FREQUENT_LEFT / ONE_IN
    computed = {
        "codes of three pictures": perm(PICTURES, 3),
        "codes of four pictures": perm(PICTURES, 4),
        "codes of five pictures": perm(PICTURES, 5),
        "live cards with three": room(3),
        "live cards with four": room(4),
        "live cards with five": room(5),
        "bits of the square": round(TOKEN_LENGTH * log2(len(LETTERS)), 1),
        "PINs of four digits that may be chosen": sum(
            may_be_chosen(f"{n:04}") for n in range(10_000)
        ),
        "tries on one stolen card in a day": tries(SECRET, DAY),
        "tries on one stolen card in thirty days": tries(SECRET, 30 * DAY),
        "tries in a place in a day of eight hours": tries(PLACE, 8 * HOUR),
        "tries on one machine in a day of eight hours": tries(STATION, 8 * HOUR),
        "tries outside, the whole server, in a day": tries(OUTSIDE, DAY),
        "days in one place to open one card of somebody": round(
            1 / (tries(PLACE, 8 * HOUR) * a_guess)
        ),
        "days outside to open one card of somebody": round(1 / (tries(OUTSIDE, DAY) * a_guess)),
    }
    assert {key: float(told.get(key, "nan").replace(",", "")) for key in computed} == computed
