"""What a proposal and a path of progress always hold, whatever was seen and wanted."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from palier.diagnosis.rules.evolution import SURE_CHANGE, Change, change, paths
from palier.diagnosis.rules.landing import Landing, step_of
from palier.diagnosis.rules.suggest import HELD, MOST_DOORS, TOP, Result, propose
from palier.diagnosis.tests.test_conversation import CONTENT, UNHURRIED
from palier.skillmap.queries import load
from palier.skillmap.schema import DOMAINS, Skillmap

SKILLMAP = load(CONTENT / "skillmap")
SKILLS = {skill.key: domain.key for domain in SKILLMAP.domains for skill in domain.skills}
SHARES = st.dictionaries(st.sampled_from(sorted(SKILLS)), st.floats(0, 1), max_size=14)
RESULTS = st.builds(
    Result,
    landings=st.fixed_dictionaries(dict.fromkeys(DOMAINS, st.none() | st.integers(1, 4))),
    sure=st.fixed_dictionaries(dict.fromkeys(DOMAINS, st.booleans())),
    skills=SHARES,
    expected=SHARES,
)
WANTED = st.sets(st.sampled_from([*SKILLS, *DOMAINS]), max_size=4)


def doors(seen: Result, wanted: object = (), skillmap: Skillmap = SKILLMAP) -> list[str]:
    return [door.skill for door in propose(seen, wanted, skillmap).doors]  # type: ignore[arg-type]


def is_wanted(skill: str, wanted: set[str]) -> bool:
    return skill in wanted or SKILLS[skill] in wanted


@UNHURRIED
@given(RESULTS, WANTED)
def test_what_is_held_is_never_proposed_even_when_it_is_wanted(
    seen: Result, wanted: set[str]
) -> None:
    for skill in doors(seen, wanted):
        assert seen.skills.get(skill, 0.0) < HELD


@UNHURRIED
@given(RESULTS, WANTED)
def test_a_wanted_skill_is_before_all_that_is_not(seen: Result, wanted: set[str]) -> None:
    flags = [is_wanted(skill, wanted) for skill in doors(seen, wanted)]
    assert flags == sorted(flags, reverse=True)


@UNHURRIED
@given(RESULTS, st.sampled_from(sorted(SKILLS)))
def test_one_wanted_skill_that_is_not_held_is_the_first_door(seen: Result, skill: str) -> None:
    assume(seen.skills.get(skill, 0.0) < HELD)
    assert doors(seen, {skill})[0] == skill


@UNHURRIED
@given(RESULTS)
def test_unasked_nothing_unwatched_nor_at_the_top_is_opened(seen: Result) -> None:
    opened = doors(seen)
    for skill in opened:
        landing = seen.landings[SKILLS[skill]]
        assert landing is not None
        assert landing < TOP
    assert len({SKILLS[skill] for skill in opened}) == len(opened)  # one a domain


@UNHURRIED
@given(RESULTS)
def test_whoever_has_something_to_climb_has_a_door(seen: Result) -> None:
    left = {
        domain
        for domain, landing in seen.landings.items()
        if landing
        and landing < TOP
        and any(seen.skills.get(s, 0.0) < HELD for s, d in SKILLS.items() if d == domain)
    }
    assert len(doors(seen)) == min(MOST_DOORS, len(left))


@UNHURRIED
@given(RESULTS)
def test_the_nearest_to_be_held_comes_first(seen: Result) -> None:
    shares = [seen.share(next(s for s in SKILLMAP.skills if s.key == key)) for key in doors(seen)]
    assert shares == sorted(shares, reverse=True)


@UNHURRIED
@given(RESULTS)
def test_a_door_brought_nearer_never_goes_further(seen: Result) -> None:
    """She did more of a skill that was a door: it stays one, at the same place or before, unless
    she holds it now."""
    opened = doors(seen)
    assume(opened)
    for place, skill in enumerate(opened):
        share = seen.skills.get(skill, seen.expected.get(skill, 0.0))
        if share >= HELD:  # only expected so far: seen, it would be held
            continue
        after = doors(replace(seen, skills={**seen.skills, skill: max(share, 0.79)}))
        assert skill in after
        assert after.index(skill) <= place


@UNHURRIED
@given(RESULTS, WANTED)
def test_what_the_helper_reads_says_why(seen: Result, wanted: set[str]) -> None:
    for door in propose(seen, wanted, SKILLMAP).doors:
        asked = is_wanted(door.skill, wanted)
        assert ("Un pas en cours en a besoin" in door.because.fr) == asked
        unsure = seen.landings[door.domain] is not None and not seen.sure[door.domain]
        assert ("à confirmer" in door.because.fr) == unsure
        assert ("to be confirmed" in door.because.en) == unsure


@UNHURRIED
@given(RESULTS, WANTED, st.text(max_size=12))
def test_words_that_are_not_on_the_map_open_nothing(
    seen: Result, wanted: set[str], stranger: str
) -> None:
    assume(stranger not in SKILLS)
    assume(stranger not in DOMAINS)
    assert doors(seen, {*wanted, stranger}) == doors(seen, wanted)


MARCH = datetime(2026, 3, 9, tzinfo=UTC)
MEANS, DOUBTS = st.floats(-3.5, 3.5), st.floats(0.05, 1.0)


@st.composite
def landings(draw: st.DrawFn) -> tuple[Landing, ...]:
    """The six domains of one diagnosis, some of them never watched."""
    found = []
    for domain in DOMAINS:
        mean, sd, seen = draw(MEANS), draw(DOUBTS), draw(st.integers(0, 4))
        step = step_of(mean) if seen else None
        found.append(Landing(domain, step, True, mean - sd, mean + sd, mean, sd, seen, 0.8))
    return tuple(found)


TIMES = st.lists(st.integers(0, 2000), min_size=0, max_size=5, unique=True)


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[datetime, tuple[Landing, ...]]]:
    return [(MARCH + timedelta(days=day), draw(landings())) for day in draw(TIMES)]


@UNHURRIED
@given(histories(), st.randoms(use_true_random=False))
def test_paths_are_told_the_same_in_whatever_order_points_are_read(
    told: list[tuple[datetime, tuple[Landing, ...]]], dice: object
) -> None:
    mixed = [*told]
    dice.shuffle(mixed)  # type: ignore[attr-defined]
    assert paths(mixed) == paths(told)


@UNHURRIED
@given(histories())
def test_a_path_is_of_one_domain_watched_twice_in_the_order_of_days(
    told: list[tuple[datetime, tuple[Landing, ...]]],
) -> None:
    found = paths(told)
    watched = [one.domain for _, all_ in told for one in all_ if one.step]
    assert {path.domain for path in found} == {d for d in watched if watched.count(d) > 1}
    for path in found:
        assert all(a.at < b.at for a, b in pairwise(path.moments))
        assert all(one.landing.step for one in path.moments)
        assert {one.landing.domain for one in path.moments} == {path.domain}


@UNHURRIED
@given(histories(), histories())
def test_a_point_between_never_changes_what_is_said_from_the_first_to_the_last(
    told: list[tuple[datetime, tuple[Landing, ...]]],
    others: list[tuple[datetime, tuple[Landing, ...]]],
) -> None:
    """Change is read between the two ends, whatever the way."""
    ends = {path.domain: (path.moments[0], path.moments[-1], path.change) for path in paths(told)}
    both = {path.domain: path for path in paths([*told, *others])}
    for domain, (first, last, said) in ends.items():
        path = both[domain]
        if (path.moments[0], path.moments[-1]) == (first, last):
            assert path.change is said


@UNHURRIED
@given(MEANS, st.floats(0, 3), DOUBTS, DOUBTS)
def test_the_further_one_went_the_surer_it_is_said(
    mean: float, further: float, sd: float, other: float
) -> None:
    def stands(where: float, doubt: float) -> Landing:
        return Landing("web", step_of(where), True, where, where, where, doubt, 3, 0.8)

    near, far = mean + further, mean + further + 0.5
    first = change(stands(mean, sd), stands(near, other))
    then = change(stands(mean, sd), stands(far, other))
    assert first in (Change.UP, Change.UNSURE)
    assert then is Change.UP or first is Change.UNSURE
    assert SURE_CHANGE > 1.28  # more than eight chances in ten, or it would be said too soon
