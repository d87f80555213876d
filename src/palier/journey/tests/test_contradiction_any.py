"""Whatever was said and seen, what does not agree is told once, and never without a reason."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from palier.autonomy.content import catalogue
from palier.autonomy.rules.level import HelpLevel
from palier.journey.rules.contradiction import SEEN_LITTLE, Declared, contradictions
from palier.kernel.phrase import Phrase
from palier.skillmap.tests.readability import faults

START = datetime(2026, 3, 9, 9, 30, tzinfo=ZoneInfo("Europe/Paris"))
SKILLS = {"mail": "email.answer", "cv": "documents.write", "gone": "email.answer"}
NAMES = {"mail": Phrase(fr="Un mail", en="A mail"), "cv": Phrase(fr="Un CV", en="A CV")}
TOLD = st.builds(
    lambda task, level, day, by_her: Declared(
        task, SKILLS[task], level, START + timedelta(days=day), by_her
    ),
    st.sampled_from(sorted(SKILLS)),
    st.sampled_from(HelpLevel),
    st.integers(0, 6),
    st.booleans(),
)
SAID = st.lists(TOLD, max_size=12)
SHARES = st.dictionaries(st.sampled_from(sorted(SKILLS.values())), st.floats(0, 1))


def done_for_later(one: Declared, said: list[Declared]) -> bool:
    others = [other for other in said if other.task == one.task and not other.by_her]
    return any(other.level is HelpLevel.FOR and other.at > one.at for other in others)


@given(SAID, SHARES)
def test_each_has_a_reason_and_each_reason_is_told(
    said: list[Declared], shares: dict[str, float]
) -> None:
    alone = [one for one in said if one.level is HelpLevel.ALONE and one.task in NAMES]
    reasons = {
        one.task
        for one in alone
        if done_for_later(one, said) or (one.by_her and shares.get(one.skill, 1) < SEEN_LITTLE)
    }
    found = [one.about for one in contradictions(said, shares, NAMES)]
    assert len(found) == len(set(found))
    assert set(found) == reasons


@given(SAID, SHARES)
def test_without_alone_said_nothing_is_contradicted(
    said: list[Declared], shares: dict[str, float]
) -> None:
    helped = [one for one in said if one.level is not HelpLevel.ALONE]
    assert contradictions(helped, shares, NAMES) == ()


@given(SAID, SHARES, st.randoms(use_true_random=False))
def test_which_are_told_does_not_depend_on_the_order_of_the_rows(
    said: list[Declared], shares: dict[str, float], dice: object
) -> None:
    mixed = list(said)
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    told = [contradictions(rows, shares, NAMES) for rows in (said, mixed)]
    assert {one.about for one in told[0]} == {one.about for one in told[1]}


@given(SAID, SHARES)
def test_doing_better_in_exercises_takes_reasons_away_and_adds_none(
    said: list[Declared], shares: dict[str, float]
) -> None:
    better = {skill: min(1, share + 0.5) for skill, share in shares.items()}
    before = {one.about for one in contradictions(said, shares, NAMES)}
    assert {one.about for one in contradictions(said, better, NAMES)} <= before


@given(SAID, SHARES)
def test_half_of_the_steps_agrees_well_enough(
    said: list[Declared], shares: dict[str, float]
) -> None:
    """The limit itself is on the side of the person."""
    half = dict.fromkeys(shares, SEEN_LITTLE)
    told = contradictions([one for one in said if one.by_her], half, NAMES)
    assert told == ()


def test_every_kind_of_task_is_told_in_words_that_everybody_reads() -> None:
    for kind in catalogue().kinds:
        said = [Declared(kind.key, "s", HelpLevel.ALONE, START, by_her=True)]
        since = Declared(kind.key, "s", HelpLevel.FOR, START + timedelta(days=1), by_her=False)
        for rows, shares in ((said, {"s": 0.0}), ([*said, since], {})):
            (one,) = contradictions(rows, shares, {kind.key: kind.name})
            assert kind.name.fr in one.says.fr
            assert kind.name.en in one.says.en
            assert faults(one.says) == [], kind.key
