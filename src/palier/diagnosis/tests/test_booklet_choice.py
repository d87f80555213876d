"""Which tasks a booklet holds: two a domain, never met, within twenty minutes."""

from collections import Counter
from statistics import fmean

from hypothesis import given
from hypothesis import strategies as st

from palier.diagnosis import measure
from palier.diagnosis.rules.booklet import EACH, MOST_SECONDS, Printable, fixed_set
from palier.diagnosis.rules.items import DOMAINS, Response
from palier.simulators.bank import bank

BANK = measure.items()
PRINTABLE = Printable({one.task.id: len(one.task.way) for one in bank().tasks.values()})
IDS = [item.id for item in BANK.items]
dice = st.integers(0, 2**31 - 1)


@given(dice, st.sets(st.sampled_from(IDS), max_size=40))
def test_at_most_two_a_domain_none_met_none_twice_within_the_time(dice: int, met: set[str]) -> None:
    chosen = fixed_set(BANK, [], met, PRINTABLE, dice=dice)
    assert not met & {item.id for item in chosen}
    assert len({item.id for item in chosen}) == len(chosen)
    assert max(Counter(item.domain for item in chosen).values(), default=0) <= EACH
    assert sum(map(PRINTABLE.seconds, chosen)) <= MOST_SECONDS


@given(dice)
def test_a_first_booklet_looks_at_the_six_domains_the_gentler_task_first(dice: int) -> None:
    short = Printable({i: n for i, n in PRINTABLE.screens.items() if n <= 4})
    chosen = fixed_set(BANK, [], (), short, dice=dice)
    assert 10 <= len(chosen) <= 12
    assert [*dict.fromkeys(item.domain for item in chosen)] == list(DOMAINS)
    bands = {domain: [i.band for i in chosen if i.domain == domain] for domain in DOMAINS}
    assert all(band == sorted(band) for band in bands.values())


def test_what_is_known_of_her_changes_the_second_task() -> None:
    hard = [item for item in BANK.items if item.domain == "email" and item.band == 3]
    able = [Response(item, item.steps) for item in hard[:4]]
    unable = [Response(item, 0) for item in hard[:4]]
    met = {item.id for item in hard[:4]}
    ends = [
        fmean(
            item.thresholds[-1]
            for dice in range(12)
            for item in fixed_set(BANK, seen, met, PRINTABLE, dice=dice)
            if item.domain == "email"
        )
        for seen in (able, unable)
    ]
    assert ends[0] > ends[1]


def test_two_neighbours_do_not_get_the_same_pages() -> None:
    drawn = {
        tuple(item.id for item in fixed_set(BANK, [], (), PRINTABLE, dice=dice))
        for dice in range(30)
    }
    assert len(drawn) > 5
