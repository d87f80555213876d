"""Whatever the order of merges, new facts and undos: no row is lost, none is doubled."""

from contextlib import suppress
from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palier.people.actions.likeness import (
    MergedSince,
    SamePerson,
    merge_people,
    tell_apart,
    undo_merge,
)
from palier.people.models import Beneficiary, Merge, Visit
from palier.people.queries import people_known_to
from tests.at_once import at_once
from tests.cast import MONDAY, Cast, open_places

NAMES = "abcd"
WHO = st.sampled_from(NAMES)
STEPS = st.lists(
    st.tuples(st.just("merge"), WHO, WHO)
    | st.tuples(st.just("visit"), WHO, WHO)
    | st.tuples(st.just("undo"), st.integers(0, 3), st.none()),
    max_size=14,
)


@pytest.fixture
def places(db: None) -> Cast:
    return open_places(MONDAY)


def known(cast: Cast) -> dict[str, UUID]:
    for name in NAMES:
        cast.arrive(name, "")
    return {name: cast.beneficiary(name).pk for name in NAMES}


def root_of(pk: UUID) -> UUID:
    person = Beneficiary.objects.get(pk=pk)
    return person.merged_into_id or person.pk


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_nothing_is_lost_and_nothing_is_doubled(places: Cast, steps: list[tuple[str, ...]]) -> None:
    Beneficiary.objects.all().delete()
    people, actor, now = known(places), places.helper(places.nolwenn), MONDAY
    born_with = {visit.pk: visit.person_id for visit in Visit.objects.all()}
    for what, one, other in steps:
        now += timedelta(minutes=1)
        before = set(Visit.objects.values_list("pk", flat=True))
        if what == "visit":
            made = places.arrive("x", "")
            Visit.objects.filter(pk=made.pk).update(person=root_of(people[one]), arrived_at=now)
            Beneficiary.objects.filter(pk=made.person_id).delete()
            assert set(Visit.objects.values_list("pk", flat=True)) == before | {made.pk}
        elif what == "merge":
            with suppress(SamePerson, Beneficiary.DoesNotExist):
                pair = {"kept_id": people[one], "absorbed_id": people[other]}
                merge_people(actor=actor, now=now, **pair)
        else:
            live = list(Merge.objects.filter(undone_at=None).order_by("at"))
            if live:
                with suppress(MergedSince):
                    undo_merge(actor=actor, merge_id=live[int(one) % len(live)].pk, now=now)
        _holds(people, before)
    for merge in Merge.objects.filter(undone_at=None).order_by("-at"):
        undo_merge(actor=actor, merge_id=merge.pk, now=now)
    back = Visit.objects.in_bulk(born_with)
    assert {pk: visit.person_id for pk, visit in back.items()} == born_with
    assert people_known_to(actor).count() == len(NAMES)


def _holds(people: dict[str, UUID], before: set[UUID]) -> None:
    """Every visit is there, and hangs from somebody who is seen; nobody is absorbed by a row that
    is absorbed itself."""
    visits = Visit.objects.select_related("person")
    assert before <= {visit.pk for visit in visits}
    assert all(visit.person.merged_into_id is None for visit in visits)
    chained = Beneficiary.objects.filter(merged_into__merged_into__isnull=False)
    assert not chained.exists()
    absorbed = set(Beneficiary.objects.exclude(merged_into=None).values_list("pk", flat=True))
    live = Merge.objects.filter(undone_at=None).values_list("absorbed", flat=True)
    assert set(live) == absorbed
    assert Beneficiary.objects.filter(pk__in=people.values()).count() == len(NAMES)


@pytest.fixture
def committed(transactional_db: None) -> Cast:
    return open_places(MONDAY)


@pytest.mark.parametrize("swapped", [False, True])
def test_two_mediators_put_the_same_two_together_at_once(committed: Cast, swapped: bool) -> None:
    people = known(committed)
    pairs = [("a", "b"), ("b", "a") if swapped else ("a", "b")]
    actors = [committed.helper(committed.nolwenn), committed.helper(committed.yann)]

    def press(n: int) -> None:
        kept, absorbed = (people[name] for name in pairs[n])
        merge_people(actor=actors[n], kept_id=kept, absorbed_id=absorbed, now=MONDAY)

    wrong = at_once(lambda: press(0), lambda: press(1))
    assert [type(error) for error in wrong] == ([Beneficiary.DoesNotExist] if swapped else [])
    assert Merge.objects.filter(undone_at=None).count() == 1
    kept = Merge.objects.get().kept_id
    assert Visit.objects.filter(person=kept).count() == 2


def test_undone_on_two_machines_at_once_and_told_apart_meanwhile(committed: Cast) -> None:
    people, actor = known(committed), committed.helper(committed.nolwenn)
    merged = merge_people(actor=actor, kept_id=people["a"], absorbed_id=people["b"], now=MONDAY)
    calls = [
        lambda: undo_merge(actor=actor, merge_id=merged.merge.pk, now=MONDAY),
        lambda: undo_merge(actor=actor, merge_id=merged.merge.pk, now=MONDAY),
        lambda: tell_apart(
            actor=actor, one_id=people["c"], other_id=people["d"], now=MONDAY + timedelta(hours=1)
        ),
    ]
    assert at_once(*calls) == []
    assert {visit.person_id for visit in Visit.objects.all()} == set(people.values())
