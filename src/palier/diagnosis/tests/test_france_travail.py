"""The codes of France Travail and the three profiles: what was not seen is never said."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from palier.diagnosis.rules.conversation import Situation
from palier.diagnosis.rules.france_travail import NEVER_SAID, SITUATIONS, Value, coded
from palier.diagnosis.rules.typology import Profile, profile
from palier.skillmap.schema import DOMAINS

ALL_SURE = dict.fromkeys(DOMAINS, True)
LANDINGS = st.dictionaries(st.sampled_from(DOMAINS), st.none() | st.integers(1, 4))
SURE = st.dictionaries(st.sampled_from(DOMAINS), st.booleans())
SITUATION = st.builds(
    Situation,
    phone=st.sampled_from([None, "smartphone", "simple", "shared", "none"]),
    computer=st.sampled_from([None, "works", "unused", "broken", "elsewhere", "none"]),
    connection=st.sampled_from([None, "home", "by_phone", "elsewhere", "none"]),
    practice=st.sampled_from([None, "daily", "daily_leisure", "sometimes", "rarely"]),
)


def codes(landings: dict[str, int | None], **told: Any) -> dict[str, str]:
    said = coded(landings, ALL_SURE, Situation(**told)).situations
    return {code: value.value for code, value in said.items() if value is not Value.NOT_RAISED}


def test_somebody_of_whom_nothing_is_known_has_no_code() -> None:
    nothing = coded({}, {}, Situation())
    assert set(nothing.situations) == set(SITUATIONS)
    assert set(nothing.situations.values()) == {Value.NOT_RAISED} == {nothing.constraint}
    assert nothing.objectives == ()


def test_christophe_has_no_machine_and_no_mailbox() -> None:
    told = {"phone": "simple", "computer": "none", "connection": "none"}
    assert codes({"email": 1, "web": 1}, **told) == {
        "42": "OUI", "43": "NON", "44": "NON", "49": "OUI", "50": "OUI", "52": "OUI",
    }  # fmt: skip
    said = coded({"email": 1, "web": 1}, ALL_SURE, Situation(**told))
    assert (said.constraint, said.objectives) == (Value.YES, ("1", "2", "3"))


def test_martine_manages_everything_that_we_look_at() -> None:
    said = coded(
        dict.fromkeys(DOMAINS, 4),
        ALL_SURE,
        Situation(phone="smartphone", computer="works", connection="home"),
    )
    assert (said.constraint, said.objectives) == (Value.NO, ())


def test_owning_a_machine_is_not_a_difficulty() -> None:
    assert coded({}, {}, Situation(computer="works", phone="smartphone")).objectives == ()


def test_what_is_not_sure_is_not_said_to_another_service() -> None:
    unsure = coded({"email": 1, "web": 1}, {"email": False}, Situation())
    assert set(unsure.situations.values()) == {Value.NOT_RAISED}


@given(LANDINGS, SURE, SITUATION)
def test_what_is_never_asked_is_never_said(
    landings: dict[str, int | None], sure: dict[str, bool], told: Situation
) -> None:
    said = coded(landings, sure, told)
    assert {said.situations[code] for code in NEVER_SAID} == {Value.NOT_RAISED}
    assert (said.constraint is Value.YES) == bool(said.objectives)


def test_the_three_profiles() -> None:
    at_ease = {"email": 3, "web": 4}
    assert profile(at_ease, ALL_SURE, Situation()) is Profile.AT_EASE
    assert profile(at_ease, {}, Situation(practice="daily")) is Profile.LITTLE_FAMILIAR
    assert profile({"email": 1}, ALL_SURE, Situation(practice="rarely")) is Profile.NO_WEB
    assert profile({}, {}, Situation(practice="sometimes")) is Profile.LITTLE_FAMILIAR
    assert profile({"phone": 4}, ALL_SURE, Situation()) is None


@given(LANDINGS, SURE, SITUATION)
def test_what_is_seen_being_done_weighs_more_than_what_is_said(
    landings: dict[str, int | None], sure: dict[str, bool], told: Situation
) -> None:
    found = profile(landings, sure, told)
    if any((landings.get(domain) or 0) > 1 for domain in ("email", "web")):
        assert found in {Profile.AT_EASE, Profile.LITTLE_FAMILIAR}
