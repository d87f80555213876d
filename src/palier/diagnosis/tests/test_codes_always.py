"""Every code of France Travail for every situation there is: silence is never a no, what is said is
said for a reason, and one more fact never takes another one back."""

from collections.abc import Iterator
from itertools import product
from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from palier.diagnosis.content import conversation
from palier.diagnosis.rules.conversation import Situation
from palier.diagnosis.rules.factors import AT_EASE, situation
from palier.diagnosis.rules.france_travail import (
    ANSWERED_BY,
    NEVER_SAID,
    OBJECTIVES,
    SITUATIONS,
    Coded,
    Value,
    coded,
)
from palier.diagnosis.rules.typology import Profile, profile
from palier.skillmap.schema import DOMAINS

EVERY_SURE: dict[str, bool] = dict.fromkeys(DOMAINS, True)
LANDINGS = st.fixed_dictionaries(dict.fromkeys(DOMAINS, st.none() | st.integers(1, 4)))
SURE = st.fixed_dictionaries(dict.fromkeys(DOMAINS, st.booleans()))
LOOKED = ("email", "web", "jobsearch", "computer")
"""The domains that a code is said from."""


def options(fact: str) -> list[str | None]:
    """Everything that can be told of a fact, and its silence."""
    literal = next(
        one for one in get_args(Situation.model_fields[fact].annotation) if get_args(one)
    )
    return [None, *get_args(literal)]


FACTS = tuple(Situation.model_fields)
TOLD = st.builds(Situation, **{fact: st.sampled_from(options(fact)) for fact in FACTS})
REPLIES = st.fixed_dictionaries(
    {},
    optional={
        question.key: st.sampled_from([choice.key for choice in question.offered])
        for question in conversation().questions
    },
)


def machines() -> Iterator[Situation]:
    """All that can be said of a computer, a telephone and the Internet."""
    facts = ("computer", "phone", "connection")
    for values in product(*(options(fact) for fact in facts)):
        yield Situation.model_validate(dict(zip(facts, values, strict=True)))


def of(told: Situation, landings: dict[str, Any] | None = None) -> Coded:
    return coded(landings or {}, EVERY_SURE, told)


def test_for_every_machine_there_is_a_no_is_told_and_a_yes_is_told() -> None:
    for told in machines():
        said = of(told).situations
        if told.computer is None:
            assert said["43"] is Value.NOT_RAISED
        if told.phone in (None, "shared"):
            assert said["44"] is Value.NOT_RAISED
        if told.connection is None:
            assert said["49"] is Value.NOT_RAISED
        owns = told.computer in ("works", "unused") or told.phone == "smartphone"
        assert (said["42"] is Value.NO) == owns
        if said["42"] is Value.YES:
            assert told.computer in ("broken", "elsewhere", "none")
            assert told.phone in ("simple", "none")


def test_to_have_a_machine_and_to_lack_all_are_never_both_said() -> None:
    for told in machines():
        said = of(told).situations
        has = Value.YES in (said["43"], said["44"])
        assert not (has and said["42"] is Value.YES)
        assert not (said["43"] is said["44"] is Value.NO and said["42"] is Value.NO)


@given(LANDINGS, SURE, TOLD)
def test_whatever_is_known_every_code_has_a_value_and_the_shape_holds(
    landings: dict[str, int | None], sure: dict[str, bool], told: Situation
) -> None:
    found = coded(landings, sure, told)
    assert list(found.situations) == list(SITUATIONS)
    assert set(found.objectives) <= set(OBJECTIVES)
    for code, of_ in ANSWERED_BY.items():
        called = any(found.situations[one] is Value.YES for one in of_)
        assert (code in found.objectives) == called
    assert {found.situations[code] for code in NEVER_SAID} == {Value.NOT_RAISED}


@given(LANDINGS, SURE, TOLD)
def test_the_constraint_is_denied_only_when_all_was_looked_at(
    landings: dict[str, int | None], sure: dict[str, bool], told: Situation
) -> None:
    found = coded(landings, sure, told)
    if found.constraint is Value.NO:
        assert None not in (told.computer, told.phone, told.connection)
        assert all(landings[domain] and sure[domain] for domain in LOOKED)
        assert found.objectives == ()
    if found.constraint is Value.YES:
        assert found.objectives


@given(LANDINGS, SURE, TOLD, st.sampled_from(DOMAINS))
def test_a_domain_nobody_watched_or_is_unsure_is_the_same_silence(
    landings: dict[str, int | None], sure: dict[str, bool], told: Situation, domain: str
) -> None:
    unseen = coded({**landings, domain: None}, sure, told)
    unsure = coded(landings, {**sure, domain: False}, told)
    assert unseen == unsure


@given(LANDINGS, SURE, TOLD, st.sampled_from(FACTS))
def test_a_fact_kept_to_herself_only_makes_silences(
    landings: dict[str, int | None], sure: dict[str, bool], told: Situation, fact: str
) -> None:
    """Not answering may hide a yes or a no; it never makes one. What one owns is another matter:
    without her telephone, a computer still says that she lacks nothing."""
    full = coded(landings, sure, told).situations
    less = coded(landings, sure, told.model_copy(update={fact: None})).situations
    for code, value in less.items():
        assert value in (full[code], Value.NOT_RAISED), code


@given(LANDINGS, TOLD, st.sampled_from(LOOKED))
def test_climbing_never_brings_a_difficulty(
    landings: dict[str, int | None], told: Situation, domain: str
) -> None:
    """One landing higher, surely: a yes may go, none may come."""
    low = {**landings, domain: min(landings[domain] or 1, 3)}
    high = {**low, domain: low[domain] + 1}  # type: ignore[operator]
    before, after = of(told, low).situations, of(told, high).situations
    for code in ("46", "50", "52"):
        assert not (after[code] is Value.YES and before[code] is not Value.YES)
    assert set(of(told, high).objectives) <= set(of(told, low).objectives)


@given(REPLIES)
def test_any_answers_of_the_conversation_are_a_situation_that_can_be_coded(
    replies: dict[str, str],
) -> None:
    told = situation(conversation(), replies)
    found = coded({}, {}, told)
    assert found.constraint in (Value.YES, Value.NOT_RAISED)  # no exercise: never a no
    answered = {conversation().question(key).fact for key in replies}  # type: ignore[union-attr]
    assert set(told.known()) <= answered


@given(REPLIES)
def test_rather_not_is_the_same_as_never_asked(replies: dict[str, str]) -> None:
    kept = {key: choice for key, choice in replies.items() if choice != "rather_not"}
    told, silent = (situation(conversation(), one) for one in (replies, kept))
    assert coded({}, {}, told) == coded({}, {}, silent)
    assert profile({}, {}, told) is profile({}, {}, silent)


ORDER = (Profile.NO_WEB, Profile.LITTLE_FAMILIAR, Profile.AT_EASE)


@given(LANDINGS, SURE, TOLD)
def test_the_profile_follows_its_three_sentences(
    landings: dict[str, int | None], sure: dict[str, bool], told: Situation
) -> None:
    found = profile(landings, sure, told)
    reached = [landings["email"], landings["web"]]
    at_ease = all((step or 0) >= AT_EASE for step in reached) and sure["email"] and sure["web"]
    assert (found is Profile.AT_EASE) == at_ease
    if found is Profile.NO_WEB:
        assert told.practice == "rarely"
        assert all(step in (None, 1) for step in reached)
    if found is None:
        assert (told.practice, reached) == (None, [None, None])


@given(LANDINGS, SURE, TOLD, st.sampled_from(("email", "web")))
def test_climbing_never_takes_a_profile_back(
    landings: dict[str, int | None], sure: dict[str, bool], told: Situation, domain: str
) -> None:
    low = {**landings, domain: min(landings[domain] or 1, 3)}
    high = {**low, domain: low[domain] + 1}  # type: ignore[operator]
    before, after = profile(low, sure, told), profile(high, sure, told)
    assert before is not None
    assert after is not None
    assert ORDER.index(after) >= ORDER.index(before)


@given(LANDINGS, SURE, TOLD, st.sampled_from(sorted(set(DOMAINS) - {"email", "web"})))
def test_what_is_not_the_web_says_nothing_of_the_profile(
    landings: dict[str, int | None], sure: dict[str, bool], told: Situation, domain: str
) -> None:
    for step in (None, 1, 4):
        moved = profile({**landings, domain: step}, sure, told)
        assert moved is profile(landings, sure, told)


@given(LANDINGS, SURE, TOLD)
def test_no_code_and_no_profile_comes_from_reading_money_help_or_worry(
    landings: dict[str, int | None], sure: dict[str, bool], told: Situation
) -> None:
    """Neither how she reads nor what she pays is said to another service."""
    private = dict.fromkeys(("reading", "budget", "help", "worry", "printing", "work"))
    silent = told.model_copy(update=private)
    assert coded(landings, sure, told) == coded(landings, sure, silent)
    assert profile(landings, sure, told) is profile(landings, sure, silent)
