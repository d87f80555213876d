"""Searching: every filter takes offers away, never adds one."""

from hypothesis import given
from hypothesis import strategies as st

from palier.simulators.jobboard import say
from palier.simulators.jobboard.finding import companies, found
from palier.simulators.jobboard.tests.hands import SCENARIOS

NO_CAR, CLOSED = SCENARIOS["jobboard-filter-no-car"], SCENARIOS["jobboard-check-closed"]
ASKED = st.fixed_dictionaries(
    {},
    optional={
        "words": st.sampled_from(["", "vente", "aide", "zzz"]),
        "place": st.sampled_from(["", "Valclair", "valclair", "Merville", "Nulle-Part"]),
        "km": st.sampled_from(["", *say.KM]),
        "contract": st.sampled_from(["", *say.CONTRACT]),
        "hours": st.sampled_from(["", *say.HOURS]),
        "since": st.sampled_from(["", *say.SINCE]),
        "no_car": st.sampled_from(["", "yes"]),
    },
)


@given(ASKED, st.sampled_from(["words", "contract", "hours", "since", "no_car"]))
def test_taking_a_condition_off_never_hides_an_offer(asked: dict[str, str], off: str) -> None:
    for scenario in SCENARIOS.values():
        fewer = {offer.id for offer in found(scenario, asked)}
        assert fewer <= {offer.id for offer in found(scenario, {**asked, off: ""})}


@given(ASKED)
def test_a_wider_distance_never_hides_an_offer(asked: dict[str, str]) -> None:
    here = {**asked, "place": "Valclair"}
    kept = [len(found(NO_CAR, {**here, "km": km})) for km in ("5", "10", "20", "50", "")]
    assert kept == sorted(kept)


def test_the_newest_comes_first() -> None:
    posted = [offer.posted for offer in found(NO_CAR, {})]
    assert posted == sorted(posted)


def test_another_town_shows_its_own_offers() -> None:
    assert {offer.town for offer in found(NO_CAR, {"place": "Merville"})} == {"Merville"}
    assert found(NO_CAR, {"place": "Paris"}) == []


def test_a_company_is_found_by_its_number_however_spaced_or_by_its_name() -> None:
    for asked in ("412 705 338 00019", "41270533800019"):
        assert [one.id for one in companies(CLOSED, asked)] == ["closed_co"]
    assert {one.id for one in companies(CLOSED, "blanchard")} == {"closed_co", "other_co"}
    assert companies(CLOSED, "Peintures Dupont") == companies(CLOSED, " ") == []


def luhn(number: str) -> int:
    """The key of real numbers: 0 when it holds."""
    doubled = [int(c) * (1 + at % 2) for at, c in enumerate(reversed(number))]
    return sum(n - 9 if n > 9 else n for n in doubled) % 10


def test_no_number_can_be_a_real_company_s() -> None:
    numbers = [one.number for scenario in SCENARIOS.values() for one in scenario.companies]
    assert numbers
    assert all(luhn(number) for number in numbers)
    assert luhn("73282932000074") == 0, "a number known to be whole"
