"""Not done is no fault: what was hard decides what changes, and the help never shrinks for it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.autonomy.rules.level import HelpLevel
from palier.journey.rules.review import HARDS, TIRED, Hard, Tried, after_not_yet, another_day
from palier.skillmap.tests.readability import faults

ALONE, WITH, FOR = HelpLevel.ALONE, HelpLevel.WITH, HelpLevel.FOR
MONDAY = date(2026, 3, 9)


def tried(level: HelpLevel = ALONE, near: bool = False, **more: int) -> Tried:
    return Tried(level, near, more.get("times", 1), more.get("pieces", 0), bool(more.get("ex", 0)))


def test_a_step_that_was_too_big_is_cut_and_its_help_stays() -> None:
    change = after_not_yet(Hard.TOO_BIG, tried(WITH, pieces=3))
    assert (change.cut, change.level) == (True, WITH)


@pytest.mark.parametrize("hard", [Hard.TOO_BIG, Hard.NOBODY])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((ALONE, False), (ALONE, True)),
        ((ALONE, True), (WITH, False)),
        ((WITH, False), (FOR, False)),
        ((FOR, False), (FOR, False)),
    ],
)
def test_too_big_for_any_piece_or_nobody_there_the_help_goes_one_up(
    hard: Hard, before: tuple[HelpLevel, bool], after: tuple[HelpLevel, bool]
) -> None:
    change = after_not_yet(hard, tried(*before))
    assert (change.level, change.near) == after
    assert not change.cut


def test_without_a_machine_it_is_done_here() -> None:
    change = after_not_yet(Hard.NO_MACHINE, tried(ALONE))
    assert (change.here, change.level) == (True, ALONE)


def test_who_did_not_dare_practises_first_then_does_it_with_somebody() -> None:
    change = after_not_yet(Hard.AFRAID, tried(ALONE, near=True, ex=1))
    assert (change.level, change.near, change.practise) == (WITH, False, True)
    assert not after_not_yet(Hard.AFRAID, tried(ALONE)).practise


@pytest.mark.parametrize("hard", [Hard.NO_TIME, Hard.UNSAID])
def test_no_time_or_nothing_said_only_the_day_changes(hard: Hard) -> None:
    change = after_not_yet(hard, tried(ALONE))
    assert (change.level, change.near, change.cut, change.here) == (ALONE, False, False, False)


HELP = [(ALONE, False), (ALONE, True), (WITH, False), (FOR, False)]


@given(
    st.sampled_from(Hard),
    st.sampled_from(HELP),
    st.integers(1, 9),
    st.integers(0, 3),
    st.booleans(),
)
def test_the_help_never_shrinks_and_a_human_comes_the_third_time(
    hard: Hard, help_: tuple[HelpLevel, bool], times: int, pieces: int, exercise: bool
) -> None:
    change = after_not_yet(hard, Tried(*help_, times, pieces, exercise))
    before, after = HELP.index(help_), HELP.index((change.level, change.near))
    assert before <= after <= before + (2 if hard is Hard.AFRAID else 1)
    assert change.human == (times >= TIRED)
    assert change.cut == (hard is Hard.TOO_BIG and pieces > 0)
    assert not change.practise or exercise
    assert faults(change.says) == faults(change.because) == []


def test_every_answer_has_its_words_and_one_may_say_nothing() -> None:
    assert set(HARDS) == set(Hard)
    assert [fault for phrase in HARDS.values() for fault in faults(phrase)] == []


@given(
    today=st.dates(MONDAY, MONDAY + timedelta(days=900)),
    weekdays=st.sets(st.sampled_from("1234567"), min_size=1).map("".join),
    closed=st.sets(st.integers(0, 30), max_size=6),
    last=st.none() | st.integers(-20, 40),
)
def test_the_next_day_is_soon_open_and_before_what_closes(
    today: date, weekdays: str, closed: set[int], last: int | None
) -> None:
    holidays = {today + timedelta(days=n) for n in closed}
    limit = None if last is None else today + timedelta(days=last)
    day = another_day(today, weekdays, holidays, limit)
    assert today <= day <= today + timedelta(days=21)
    if limit and limit >= today:
        assert day <= limit
    elif not holidays:
        assert str(day.isoweekday()) in weekdays


def test_the_last_day_of_a_window_is_today_rather_than_too_late() -> None:
    assert another_day(MONDAY, "1", (), MONDAY) == MONDAY
    assert another_day(MONDAY, "3", ()) == date(2026, 3, 18)
