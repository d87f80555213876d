"""At most three steps, each with its reason: dates, what was asked for, then the rest."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from palier.autonomy.rules.fading import Done, proposal
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.journey.content import paths, skill_of
from palier.journey.rules.plan import (
    ASKED,
    MOST_CURRENT,
    SEEN,
    Deadline,
    Situation,
    Wish,
    deadlines,
    propose,
    still_taken,
)

TODAY = date(2026, 3, 9)
NEED, OTHER = UUID(int=1), UUID(int=2)
KEYS = [path.key for path in paths().paths]
NAMES = [name for name, _ in paths().named()]
SKILLS = {name: skill_of(step.exercise) for name, step in paths().named()}


def names(known: Situation) -> list[str]:
    return [one.name for one in propose(paths(), known, SKILLS)]


def test_nothing_known_nothing_proposed() -> None:
    assert names(Situation(TODAY)) == []


def test_what_has_a_date_comes_before_what_was_asked_for_first() -> None:
    known = Situation(
        TODAY,
        wishes=(Wish(NEED, ("cv",)), Wish(OTHER, ("update",))),
        deadlines=(Deadline("update", date(2026, 3, 15)),),
        skills=("phone.photo_paper", "web.plan_route"),
    )
    first, second, third = propose(paths(), known, SKILLS)
    assert (first.name, first.day, first.need) == ("update/payslips", date(2026, 3, 15), OTHER)
    assert "15/03" in first.reason.fr
    assert (second.name, second.reason, second.need) == ("cv/jobs", ASKED, NEED)
    assert (third.name, third.reason) == ("papers/piles", SEEN)


def test_the_next_step_of_a_path_is_the_first_that_is_not_taken() -> None:
    asked = (Wish(NEED, ("cv",)),)
    assert names(Situation(TODAY, taken={"cv/jobs"}, wishes=asked)) == ["cv/type"]
    every = {name for name in NAMES if name.startswith("cv/")}
    assert names(Situation(TODAY, taken=every, wishes=asked)) == []


def test_with_three_steps_under_way_only_what_has_a_date_is_said() -> None:
    known = Situation(
        TODAY,
        current=3,
        wishes=(Wish(NEED, ("cv", "update")),),
        deadlines=(Deadline("update", TODAY),),
    )
    assert names(known) == ["update/payslips"]


def test_a_date_that_is_over_is_no_reason() -> None:
    over = (Deadline("update", TODAY - timedelta(days=1)),)
    assert names(Situation(TODAY, deadlines=over)) == []


def test_the_help_is_what_comes_next_for_that_kind_of_task() -> None:
    twice = proposal([Done(HelpLevel.WITH, Outcome.WELL)] * 2)
    known = Situation(TODAY, wishes=(Wish(NEED, ("cv", "offer")),), helps={"cv": twice})
    cv, offer = propose(paths(), known, SKILLS)
    assert (cv.help.level, cv.help.near) == (HelpLevel.ALONE, True)
    assert offer.help.level is HelpLevel.WITH


def test_only_the_paths_she_is_on_have_dates() -> None:
    assert deadlines(paths(), {"cv"}, TODAY) == ()
    assert deadlines(paths(), {"update"}, TODAY) == (Deadline("update", date(2026, 3, 15)),)
    assert deadlines(paths(), {"update"}, date(2026, 3, 20)) == ()


def test_what_comes_back_each_month_is_proposed_again_when_its_window_opens() -> None:
    done = {"update/declare": date(2026, 2, 27), "cv/jobs": date(2020, 1, 1)}
    assert still_taken(paths(), done, date(2026, 3, 10)) == set(done)
    assert still_taken(paths(), done, date(2026, 3, 28)) == {"cv/jobs"}


@given(
    current=st.integers(0, 3),
    taken=st.sets(st.sampled_from(NAMES)),
    wishes=st.lists(st.lists(st.sampled_from([*KEYS, "unknown"]), max_size=4), max_size=5),
    dated=st.lists(
        st.tuples(st.sampled_from([*KEYS, "unknown"]), st.integers(-40, 40)), max_size=5
    ),
    skills=st.lists(st.sampled_from([*SKILLS.values(), "unknown.skill"]), max_size=5),
)
def test_whatever_is_known_at_most_three_are_proposed_in_order_and_none_is_taken(
    current: int,
    taken: set[str],
    wishes: list[list[str]],
    dated: list[tuple[str, int]],
    skills: list[str],
) -> None:
    known = Situation(
        TODAY,
        current=current,
        taken=taken,
        wishes=tuple(Wish(uuid4(), tuple(keys)) for keys in wishes),
        deadlines=tuple(Deadline(key, TODAY + timedelta(days=n)) for key, n in dated),
        skills=tuple(skills),
    )
    found = propose(paths(), known, SKILLS)
    undated = [one for one in found if not one.day]
    assert len(found) <= MOST_CURRENT
    assert current + len(undated) <= max(MOST_CURRENT, current)
    assert not {one.name for one in found} & taken
    assert len({one.path.key for one in found}) == len(found)
    ranks = [0 if one.day else 1 if one.reason == ASKED else 2 for one in found]
    assert ranks == sorted(ranks)
    days = [one.day for one in found if one.day]
    assert days == sorted(days)
    assert all(day >= TODAY for day in days)
