"""The next doors: what a real step needs, then the nearest to be held, e-mail among equals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.diagnosis.rules.factors import factors
from palier.diagnosis.rules.suggest import HELD, MOST_DOORS, Result, propose
from palier.diagnosis.tests.test_conversation import CONTENT, TALK, UNHURRIED
from palier.skillmap.queries import load
from palier.skillmap.schema import DOMAINS
from palier.skillmap.tests.readability import faults

SKILLMAP = load(CONTENT / "skillmap")
SKILLS = [skill.key for skill in SKILLMAP.skills]


def result(landings: dict[str, int | None], **skills: float) -> Result:
    shares = {key.replace("__", "."): share for key, share in skills.items()}
    return Result(landings, dict.fromkeys(landings, True), shares)


def doors(seen: Result, *wanted: str) -> list[str]:
    return [door.skill for door in propose(seen, wanted, SKILLMAP).doors]


def test_the_mailbox_comes_first_among_equals() -> None:
    assert doors(result(dict.fromkeys(DOMAINS, 2)))[0].startswith("email.")


def test_the_skill_nearest_to_being_held_comes_before_the_mailbox() -> None:
    seen = result({"email": 1, "web": 2}, email__answer=0.25, web__search=0.75)
    assert doors(seen) == ["web.search", "email.answer"]


def test_where_nothing_was_watched_abilities_say_which_skill_is_near() -> None:
    seen = Result({"email": 2}, {}, {}, expected={"email.attach": 0.6, "email.answer": 0.5})
    assert doors(seen) == ["email.attach"]


def test_what_was_seen_weighs_more_than_what_was_expected() -> None:
    seen = Result(
        {"email": 2}, {}, {"email.attach": 0.1}, (), {"email.attach": 0.7, "email.answer": 0.5}
    )
    assert doors(seen) == ["email.answer"]


def test_what_a_real_step_needs_comes_before_all() -> None:
    seen = result({"email": 1, "computer": 3}, email__answer=0.7)
    assert doors(seen, "computer.print")[0] == "computer.print"
    assert doors(seen, "computer")[0].startswith("computer.")


def test_the_nearest_of_what_was_watched_and_not_held_is_the_door() -> None:
    seen = result({"email": 2}, email__answer=0.5, email__attach=0.2, email__find_message=1.0)
    assert doors(seen) == ["email.answer"]


def test_without_any_watched_skill_left_the_next_to_learn_is_the_door() -> None:
    assert doors(result({"email": 2}, email__find_message=1.0)) == ["email.answer"]


def test_a_domain_that_nobody_watched_opens_only_when_asked_for() -> None:
    unseen = result({"web": None})
    assert doors(unseen) == []
    (door,) = propose(unseen, ["web"], SKILLMAP).doors
    assert door.because.fr == (
        "Internet et recherche : pas encore regardé. Un pas en cours en a besoin."
    )


def test_among_wishes_what_was_watched_comes_before_what_was_not() -> None:
    seen = result({"web": None, "documents": 3})
    assert doors(seen, "web", "documents") == ["documents.type_special", "web.search"]


def test_what_is_known_without_help_opens_nothing() -> None:
    everything = result(dict.fromkeys(DOMAINS, 4))
    proposal = propose(everything, None, SKILLMAP)
    assert (proposal.doors, proposal.step) == ((), None)


def test_a_skill_that_is_held_is_not_offered_again_even_when_asked() -> None:
    assert doors(result({"email": 4}, email__attach=HELD), "email.attach") == []


def test_a_helper_reads_where_it_comes_from_and_how_sure() -> None:
    unsure = Result({"email": 2}, {"email": False}, {})
    (door,) = propose(unsure, (), SKILLMAP).doors
    assert door.because.fr == (
        "Messagerie électronique : avec quelqu’un, à confirmer."
        " Attendu : 0 gestes sur 10 sans aide."
    )
    assert door.because.en == (
        "E-mail: with somebody, to be confirmed. Expected: 0 steps in 10 without help."
    )


def test_the_step_begins_the_first_door_with_a_kind_word() -> None:
    wary = Result({"email": 2}, {"email": True}, {}, factors(TALK, {"worry": "privacy"}))
    proposal = propose(wary, (), SKILLMAP)
    assert proposal.step is not None
    assert proposal.step.skill == proposal.doors[0].skill
    assert proposal.step.beside == SKILLMAP.factor("mistrust").beside


def test_without_a_factor_there_is_nothing_to_add() -> None:
    step = propose(result({"email": 2}), (), SKILLMAP).step
    assert step is not None
    assert step.beside is None


@pytest.mark.parametrize("forged", ["email.fly", "", "..", "stage", "é" * 999])
def test_a_wish_that_is_not_on_the_map_changes_nothing(forged: str) -> None:
    seen = result({"email": 2, "web": 3})
    assert propose(seen, [forged], SKILLMAP) == propose(seen, (), SKILLMAP)


RESULTS = st.builds(
    Result,
    landings=st.dictionaries(st.sampled_from(DOMAINS), st.none() | st.integers(1, 4)),
    sure=st.dictionaries(st.sampled_from(DOMAINS), st.booleans()),
    skills=st.dictionaries(st.sampled_from(SKILLS), st.floats(0, 1), max_size=12),
)
WANTED = st.lists(st.sampled_from([*SKILLS, *DOMAINS]) | st.text(max_size=9), max_size=5)


@UNHURRIED
@given(RESULTS, WANTED)
def test_never_more_than_three_doors_and_never_the_same_twice(
    seen: Result, wanted: list[str]
) -> None:
    proposal = propose(seen, wanted, SKILLMAP)
    opened = [door.skill for door in proposal.doors]
    assert len(set(opened)) == len(opened) <= MOST_DOORS
    assert (proposal.step is None) == (not opened)


@UNHURRIED
@given(RESULTS, WANTED)
def test_the_order_in_which_wishes_were_said_changes_nothing(
    seen: Result, wanted: list[str]
) -> None:
    assert propose(seen, wanted, SKILLMAP) == propose(seen, wanted[::-1], SKILLMAP)


@UNHURRIED
@given(RESULTS, WANTED)
def test_a_door_is_never_one_already_open(seen: Result, wanted: list[str]) -> None:
    for door in propose(seen, wanted, SKILLMAP).doors:
        assert seen.skills.get(door.skill, 0.0) < HELD


@UNHURRIED
@given(RESULTS, WANTED)
def test_a_suggestion_never_shames(seen: Result, wanted: list[str]) -> None:
    for door in propose(seen, wanted, SKILLMAP).doors:
        assert faults(door.opens) == faults(door.because) == []
