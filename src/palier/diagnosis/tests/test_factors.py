"""From answers to a situation and to factors, each with its evidence."""

from hypothesis import given
from hypothesis import strategies as st

from palier.diagnosis.rules.conversation import RATHER_NOT, Situation
from palier.diagnosis.rules.factors import GAP, Factor, factors, situation
from palier.diagnosis.tests.test_conversation import ANSWERS, CONTENT, TALK, UNHURRIED
from palier.skillmap.queries import load
from palier.skillmap.schema import DOMAINS

LANDINGS = st.dictionaries(st.sampled_from(DOMAINS), st.none() | st.integers(1, 4))


def found(
    answers: dict[str, str], landings: dict[str, int | None] | None = None
) -> dict[str, bool]:
    return {factor.key: factor.firm for factor in factors(TALK, answers, landings)}


def test_a_situation_keeps_what_was_told_and_nothing_else() -> None:
    told = situation(TALK, {"working_computer": "unused", "monthly_cost": "over_50"})
    assert told == Situation(computer="unused", budget="over_50")
    assert told.known() == {"computer": "unused", "budget": "over_50"}


def test_not_knowing_and_keeping_silent_leave_a_fact_unknown() -> None:
    told = situation(TALK, {"monthly_cost": "dont_know", "worry": "rather_not"})
    assert told == Situation()


def test_silence_is_a_sign_of_nothing() -> None:
    silent = {question.key: RATHER_NOT.key for question in TALK.questions}
    assert factors(TALK, silent) == factors(TALK, {}) == ()


def test_each_factor_of_the_map_can_be_met() -> None:
    signs = {s.factor for q in TALK.questions for c in q.choices for s in c.signs}
    assert signs == {factor.key for factor in load(CONTENT / "skillmap").factors}


def test_what_is_said_plainly_is_firm_and_quoted() -> None:
    (factor,) = factors(TALK, {"worry": "privacy"})
    assert (factor.key, factor.firm) == ("mistrust", True)
    assert factor.evidence[0].source == "answer:worry"
    assert factor.evidence[0].says.fr == (
        "« Qu’est-ce qui vous inquiète sur Internet ? » Réponse : « Ce qu’on sait de moi »."
    )


def test_fearing_scams_is_prudence_first() -> None:
    assert found({"worry": "scams"}) == {"mistrust": False}


def test_having_no_machine_hints_at_little_practice_and_saying_so_makes_it_firm() -> None:
    assert found({"working_computer": "none"}) == {"no_daily_practice": False}
    assert found({"working_computer": "none", "every_day": "rarely"}) == {"no_daily_practice": True}


def test_two_answers_that_agree_make_one_factor_with_two_proofs() -> None:
    (factor,) = factors(TALK, {"working_computer": "none", "home_internet": "none"})
    assert [proof.source for proof in factor.evidence] == [
        "answer:working_computer",
        "answer:home_internet",
    ]


def test_caroline_is_at_ease_on_the_phone_and_the_gap_is_only_a_hint() -> None:
    (factor,) = factors(TALK, {}, {"phone": 4, "email": 2})
    assert factor == Factor("offbeat_use", factor.evidence)
    assert factor.evidence[0].says == GAP
    assert not factor.firm


def test_a_gap_begins_where_the_phone_is_almost_without_help() -> None:
    assert found({}, {"phone": 3, "jobsearch": 2}) == {"offbeat_use": False}
    assert found({}, {"phone": 2, "jobsearch": 1}) == {}


def test_a_domain_that_nobody_watched_shows_no_gap() -> None:
    assert found({}, {"phone": 4, "email": None}) == {}
    assert found({}, {"phone": None, "email": 1}) == {}
    assert found({}, {"phone": 4, "email": 3, "jobsearch": 3}) == {}


@UNHURRIED
@given(ANSWERS, LANDINGS)
def test_every_factor_has_evidence_and_comes_once(
    answers: dict[str, str], landings: dict[str, int | None]
) -> None:
    result = factors(TALK, answers, landings)
    assert all(factor.evidence for factor in result)
    assert len({factor.key for factor in result}) == len(result)


@UNHURRIED
@given(ANSWERS)
def test_answering_less_never_adds_a_factor(answers: dict[str, str]) -> None:
    whole = found(answers)
    for key in answers:
        less = found({k: v for k, v in answers.items() if k != key})
        assert less.keys() <= whole.keys()
