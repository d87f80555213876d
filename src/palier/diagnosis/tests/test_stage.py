"""The stage of the person: the cast of the study, then what must hold for anybody."""

from dataclasses import fields, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from palier.diagnosis.rules.conversation import Situation
from palier.diagnosis.rules.factors import factors
from palier.diagnosis.rules.stage import (
    ENOUGH_TASKS,
    RULES,
    UNREAD_MARKS,
    StageEvidence,
    StageOpinion,
    opinion,
)
from palier.diagnosis.tests.test_conversation import CONTENT, TALK, UNHURRIED
from palier.skillmap.queries import load
from palier.skillmap.schema import DOMAINS, STAGES
from palier.skillmap.tests.readability import faults


def seen(
    landings: str, *, alone: int = 0, with_help: int = 0, unknown: int = 0, **more: object
) -> StageEvidence:
    """Evidence from six characters, one a domain in the order of the map: ``4?1--2``.

    A digit is a landing that is sure, ``-`` is a domain that nobody watched.
    """
    steps = {d: None if c == "-" else int(c) for d, c in zip(DOMAINS, landings, strict=True)}
    sure = {domain: step is not None for domain, step in steps.items()}
    known = StageEvidence(alone, with_help, unknown, steps, sure)
    return replace(known, **more)  # type: ignore[arg-type]


def told(evidence: StageEvidence) -> set[str]:
    return {reason.rule for reason in opinion(evidence).because}


GENEVIEVE = seen(
    "2-1211",
    with_help=7,
    unknown=2,
    situation=Situation(phone="simple", computer="elsewhere", help="place", worry="people"),
)
CLAUDIA = seen(
    "312121",
    alone=2,
    with_help=3,
    unknown=3,
    situation=Situation(computer="unused", help="someone_does"),
)
LEILA = seen(
    "311111",
    alone=2,
    with_help=2,
    unknown=6,
    situation=Situation(computer="none", help="someone_does"),
    asked_to_learn=True,
)
LUC = seen("333233", alone=7, with_help=2, situation=Situation(computer="works", help="own_way"))
CAROLINE = seen(
    "422222",
    alone=6,
    with_help=3,
    situation=Situation(computer="none", practice="daily_leisure", help="someone_shows"),
)
GILLES = seen("444444", alone=12, situation=Situation(computer="works", help="own_way"))
NEVER = seen(
    "111111", unknown=8, situation=Situation(practice="rarely", help="someone_does"), by_others=2
)


@pytest.mark.parametrize(
    ("evidence", "stage"),
    [
        (GENEVIEVE, "investment"),
        (CLAUDIA, "minimal_use"),
        (LEILA, "minimal_use"),
        (LUC, "investment"),
        (CAROLINE, "minimal_use"),
        (GILLES, "mastery"),
        (NEVER, "avoidance"),
    ],
    ids=["Geneviève", "Claudia", "Leïla", "Luc", "Caroline", "Gilles", "somebody who hands over"],
)
def test_the_cast_stands_where_the_study_puts_them(evidence: StageEvidence, stage: str) -> None:
    assert opinion(evidence).stage == stage


def test_a_helper_reads_why() -> None:
    assert told(NEVER) == {"little_done", "others_do_most", "hardly_on_line"}
    messages = [reason.message.fr for reason in opinion(NEVER).because]
    assert "Fait par d’autres, le plus souvent : 2 fois." in messages


def test_a_helper_also_reads_what_points_elsewhere() -> None:
    also = {reason.rule for reason in opinion(LEILA).also}
    assert also == {"asks_to_learn"}


def test_too_little_seen_gives_no_opinion_and_says_so() -> None:
    few = opinion(seen("4444--", alone=ENOUGH_TASKS - 1))
    assert few.stage is None
    assert few.because[0].message.fr == "Pas encore assez vu. Exercices : 4. Domaines sûrs : 4."


def test_one_sitting_and_two_domains_are_enough() -> None:
    assert opinion(seen("2--2--", alone=ENOUGH_TASKS)).stage == "minimal_use"


def test_doing_it_together_more_often_than_not_is_taking_part() -> None:
    assert opinion(seen("1--1--", with_help=4, unknown=3)).stage == "minimal_use"
    assert opinion(seen("1--1--", with_help=4, unknown=4)).stage == "avoidance"


def test_a_domain_that_climbs_is_taking_part() -> None:
    assert opinion(seen("1--2--", with_help=3, unknown=4)).stage == "minimal_use"


def test_equipment_without_doing_anything_is_no_investment() -> None:
    equipped = Situation(computer="works", help="own_way")
    assert opinion(seen("1--1--", unknown=8, situation=equipped)).stage == "avoidance"


def test_one_domain_is_not_the_whole_person() -> None:
    assert opinion(seen("---4--", alone=9)).stage is None


def test_owning_an_address_is_not_mastery() -> None:
    """Leïla: "j'en ai une, c'est déjà ça, mais je l'utilise pas". No field even carries it."""
    names = {field.name for field in fields(StageEvidence)} | set(Situation.model_fields)
    assert not any("address" in name or "age" in name for name in names)
    assert opinion(seen("444-44", alone=12)).stage != "mastery"


def test_mastery_needs_the_mailbox_and_the_text_surely() -> None:
    assert opinion(replace(GILLES, sure={**GILLES.sure, "email": False})).stage != "mastery"
    assert opinion(seen("442444", alone=12)).stage != "mastery"


def test_mastery_is_not_reached_over_the_shoulder() -> None:
    assert opinion(replace(GILLES, alone=3, with_help=9)).stage == "investment"


def test_a_computer_gathering_dust_is_no_investment() -> None:
    dusty = replace(CLAUDIA, situation=Situation(computer="works", help="someone_does"))
    assert opinion(dusty).stage == "minimal_use"


def test_finding_it_useless_holds_investment_back() -> None:
    useless = replace(LUC, factors=factors(TALK, {"worry": "useless"}))
    assert opinion(useless).stage == "minimal_use"


def test_every_rule_cites_a_mark_of_the_study_and_every_mark_is_read_or_explained() -> None:
    marks = load(CONTENT / "skillmap").marks
    cited = {rule.mark for rule in RULES}
    assert cited | set(UNREAD_MARKS) == marks
    assert not cited & set(UNREAD_MARKS)


def test_every_rule_can_fire_and_can_stay_silent() -> None:
    cast = [GENEVIEVE, CLAUDIA, LEILA, LUC, CAROLINE, GILLES, NEVER]
    cast.append(replace(LUC, practised=2, factors=factors(TALK, {"worry": "useless"})))
    for rule in RULES:
        assert {rule.when(person) for person in cast} == {True, False}, rule.key


def test_rules_have_names_of_their_own_and_kind_words() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES)
    assert [fault for rule in RULES for fault in faults(rule.says)] == []


COUNTS = st.integers(0, 12)
STEPS = st.fixed_dictionaries({domain: st.none() | st.integers(1, 4) for domain in DOMAINS})
SURE = st.fixed_dictionaries({domain: st.booleans() for domain in DOMAINS})
SITUATIONS = st.builds(
    Situation,
    computer=st.sampled_from([None, "works", "unused", "broken", "elsewhere", "none"]),
    practice=st.sampled_from([None, "daily", "daily_leisure", "sometimes", "rarely"]),
    help=st.sampled_from([None, "someone_does", "someone_shows", "place", "own_way", "nobody"]),
)
EVIDENCE = st.builds(
    StageEvidence,
    alone=COUNTS,
    with_help=COUNTS,
    unknown=COUNTS,
    landings=STEPS,
    sure=SURE,
    situation=SITUATIONS,
    factors=st.sampled_from([(), factors(TALK, {"worry": "useless"})]),
    by_others=COUNTS,
    practised=COUNTS,
    asked_to_learn=st.booleans(),
)


def height(given_opinion: StageOpinion) -> int:
    return STAGES.index(given_opinion.stage) if given_opinion.stage else -1


@UNHURRIED
@given(EVIDENCE)
def test_an_opinion_always_says_why(evidence: StageEvidence) -> None:
    result = opinion(evidence)
    assert result.because
    if result.stage:
        assert {reason.mark.partition(".")[0] for reason in result.because} == {result.stage}


@UNHURRIED
@given(EVIDENCE)
def test_doing_one_more_without_help_never_lowers_a_stage(evidence: StageEvidence) -> None:
    more = replace(evidence, alone=evidence.alone + 1)
    assert height(opinion(more)) >= height(opinion(evidence))


@UNHURRIED
@given(EVIDENCE)
def test_leaving_one_more_never_raises_a_stage(evidence: StageEvidence) -> None:
    assume(opinion(evidence).stage)
    more = replace(evidence, unknown=evidence.unknown + 1)
    assert height(opinion(more)) <= height(opinion(evidence))


@UNHURRIED
@given(EVIDENCE)
def test_practising_never_lowers_a_stage(evidence: StageEvidence) -> None:
    more = replace(evidence, practised=evidence.practised + 1, asked_to_learn=True)
    assert height(opinion(more)) >= height(opinion(evidence))


@UNHURRIED
@given(EVIDENCE)
def test_what_nobody_is_sure_of_decides_nothing(evidence: StageEvidence) -> None:
    blurred = replace(evidence, sure=dict.fromkeys(DOMAINS, False))
    assert opinion(blurred).stage is None
