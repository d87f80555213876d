"""Three minutes, one cut: never longer, never a word too many, and the side said when it is."""

from hypothesis import given
from hypothesis import strategies as st

from palier.diagnosis.measure import items
from palier.diagnosis.rules.items import DOMAINS, HELPED, Item, Response
from palier.diagnosis.rules.posterior import posterior
from palier.diagnosis.rules.reception import (
    CLEAR,
    MOST_ITEMS,
    MOST_SECONDS,
    Decision,
    Reach,
    chance_above,
    decide,
    reach,
)

DOMAIN = st.sampled_from(DOMAINS)
SHARES = st.lists(st.floats(0, 1), min_size=MOST_ITEMS, max_size=MOST_ITEMS)


def course(domain: str, shares: list[float]) -> tuple[list[Response], Reach]:
    """Somebody who does these shares of the steps, until the decision."""
    seen: list[Response] = []
    for share in [*shares, 1.0]:
        asked = [one.item.id for one in seen]
        at = reach(items(), domain, posterior(seen), asked, asked)
        if at.item is None:
            return seen, at
        seen.append(Response(at.item, round(share * at.item.steps)))
    raise AssertionError("more than the most")


@given(DOMAIN, SHARES)
def test_it_is_over_in_three_minutes_and_six_exercises_of_one_domain(
    domain: str, shares: list[float]
) -> None:
    seen, at = course(domain, shares)
    assert 1 <= len(seen) <= MOST_ITEMS
    assert sum(one.item.seconds for one in seen) <= MOST_SECONDS
    assert {one.item.domain for one in seen} == {domain}
    assert len({one.item.id for one in seen}) == len(seen)
    assert at.decision is decide(at.above)


@given(DOMAIN)
def test_somebody_who_does_everything_does_it_alone_and_who_does_nothing_does_not(
    domain: str,
) -> None:
    assert course(domain, [1.0] * MOST_ITEMS)[1].decision is Decision.ALONE
    assert course(domain, [0.0] * MOST_ITEMS)[1].decision is Decision.NOT_TODAY


@given(DOMAIN, SHARES, st.integers(0, MOST_ITEMS - 1))
def test_doing_more_in_an_exercise_never_sends_further_from_alone(
    domain: str, shares: list[float], place: int
) -> None:
    seen, _ = course(domain, shares)
    place %= len(seen)
    better = [*seen]
    better[place] = Response(seen[place].item, seen[place].item.steps)
    before, after = (
        chance_above(posterior(some).marginals[0, DOMAINS.index(domain)]) for some in (seen, better)
    )
    assert after >= before - 1e-9


def test_the_three_words_share_the_chances() -> None:
    assert decide(0.5) is Decision.ALONE
    assert decide(0.49) is Decision.WITH_SOMEBODY
    assert decide(1 - CLEAR) is Decision.NOT_TODAY


def test_what_was_seen_before_counts_but_one_exercise_is_always_asked() -> None:
    able = [Response(item, item.steps) for item in items().items if item.domain == "web"][:8]
    asked = [one.item.id for one in able]
    first = reach(items(), "web", posterior(able), asked, [])
    assert isinstance(first.item, Item)
    after = posterior([*able, Response(first.item, first.item.steps)])
    assert reach(items(), "web", after, [*asked, first.item.id], [first.item.id]).decision


def test_when_every_exercise_was_met_something_is_still_decided() -> None:
    everything = [item.id for item in items().items]
    one = next(item for item in items().items if item.domain == "email")
    at = reach(items(), "email", posterior([Response(one, 0, HELPED)]), everything, [])
    assert at.item is None
    assert at.decision is Decision.WITH_SOMEBODY


@given(DOMAIN, DOMAIN, st.floats(0, 1))
def test_who_skips_everything_is_told_no_side_whatever_was_seen_elsewhere(
    domain: str, other: str, share: float
) -> None:
    """Else what is supposed of everybody, or of another domain, would decide alone."""
    elsewhere = [item for item in items().items if item.domain == other != domain]
    belief = posterior([Response(item, round(share * item.steps)) for item in elsewhere])
    spent: list[str] = []
    while item := (at := reach(items(), domain, belief, spent, spent)).item:
        spent.append(item.id)
    assert 1 <= len(spent) <= MOST_ITEMS
    assert (at.decision, at.above) == (Decision.UNWATCHED, None)


@given(DOMAIN, st.integers(0, MOST_ITEMS - 1))
def test_one_exercise_looked_at_is_enough_to_decide(domain: str, place: int) -> None:
    """« Je ne sais pas » is a score of 0; the others are skipped."""
    seen: list[Response] = []
    spent: list[str] = []
    while item := (at := reach(items(), domain, posterior(seen), spent, spent)).item:
        seen += [Response(item, 0)] if len(spent) == place else []
        spent.append(item.id)
    assert len(seen) == (place < len(spent))
    assert (at.decision is Decision.UNWATCHED) is not bool(seen)
