"""Two rows that were one person, with points, booklets, three minutes and sheets on both; somebody
who leaves the place; somebody who wants everything erased."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.apps import apps

from palier.diagnosis import actions, keeping, measure, queries
from palier.diagnosis.content import conversation
from palier.diagnosis.models import (
    AnswerSheet,
    Attempt,
    Booklet,
    BookletTask,
    Diagnosis,
    Reception,
    Reply,
    SheetRefusal,
)
from palier.diagnosis.tests.booklet_hands import whole
from palier.people import actions as people
from palier.people.actions.leaving import erase_me
from palier.people.actions.likeness import merge_people, undo_merge
from palier.people.models import Accompaniment, Beneficiary, Merge
from palier.people.rules.actor import Matter
from palier.simulators.models import Play
from tests.cast import MONDAY, Cast, open_places, take_stock

LATER = MONDAY + timedelta(minutes=30)
KEPT, ABSORBED = "Christophe", "Christofe"


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    for name in (KEPT, ABSORBED):
        cast.arrive(name, "")
    return cast


def printed(places: Cast, name: str) -> Booklet:
    return actions.prepare_booklet(
        actor=places.helper(places.nolwenn),
        person_id=places.beneficiary(name).pk,
        large=False,
        dice=len(name),
        ticket=uuid4(),
        now=MONDAY,
    )


def entered(places: Cast, booklet: Booklet) -> Booklet:
    actor, typed = places.helper(places.yann), whole(booklet)
    told = {one.key: one.choices[0].key for one in conversation().questions[:3]}
    return actions.enter_booklet(
        actor=actor, booklet_id=booklet.pk, typed=typed, told=told, dice=3, now=LATER
    )


def finished(places: Cast, name: str, tasks: int = 2) -> Diagnosis:
    point = take_stock(places.person(name), MONDAY, tasks=tasks, outcome="unknown")
    actions.finish_point(actor=places.person(name), now=MONDAY)
    point.refresh_from_db()
    return point


def together(places: Cast) -> Merge:
    return merge_people(
        actor=places.helper(places.nolwenn),
        kept_id=places.beneficiary(KEPT).pk,
        absorbed_id=places.beneficiary(ABSORBED).pk,
        now=LATER,
    ).merge


def of(name: str, places: Cast) -> UUID:
    return places.beneficiary(name).pk


def test_points_booklets_and_three_minutes_of_both_are_hers(places: Cast) -> None:
    one, other = finished(places, KEPT), finished(places, ABSORBED)
    results = one.result, other.result
    actions.start_reception(actor=places.person(ABSORBED), domain="web", dice=1, now=MONDAY)
    booklets = [printed(places, name) for name in (KEPT, ABSORBED)]
    together(places)
    kept = of(KEPT, places)
    assert set(Diagnosis.objects.values_list("person", flat=True)) == {kept}
    assert {b.person_id for b in Booklet.objects.filter(pk__in=[b.pk for b in booklets])} == {kept}
    assert queries.last_reception(places.person(KEPT)) == Reception.objects.get()
    told = [Diagnosis.objects.get(pk=point.pk).result for point in (one, other)]
    assert tuple(told) == results


def test_both_had_a_point_under_way_the_kept_one_goes_on(places: Cast) -> None:
    mine = take_stock(places.person(KEPT), MONDAY, tasks=1)
    hers = take_stock(places.person(ABSORBED), MONDAY, tasks=1)
    together(places)
    assert actions.start_point(actor=places.person(KEPT), dice=1, now=LATER) == mine
    hers.refresh_from_db()
    assert hers.person_id == of(ABSORBED, places)  # nothing is lost, nothing is doubled


def test_a_booklet_of_the_absorbed_row_is_entered_in_the_point_of_the_kept_one(
    places: Cast,
) -> None:
    """Printed under one name, entered under the other: it counts for who she is."""
    point = take_stock(places.person(KEPT), MONDAY, tasks=1)
    booklet = printed(places, ABSORBED)
    together(places)
    done = entered(places, booklet)
    assert (done.person_id, done.diagnosis) == (of(KEPT, places), point)
    plays = Play.objects.filter(booklet_task__booklet=booklet)
    assert {play.person_id for play in plays} == {of(KEPT, places)}
    assert {reply.diagnosis_id for reply in booklet.replies.all()} == {point.pk}


def test_two_booklets_that_ask_the_same_count_each_exercise_once(places: Cast) -> None:
    """Printed for two rows, they may hold the same pages: the second tells what was learnt."""
    first, second = printed(places, KEPT), printed(places, ABSORBED)
    BookletTask.objects.filter(booklet=second).delete()
    for row in first.tasks.all():
        BookletTask.objects.create(
            booklet=second, position=row.position, task_id=row.task_id, form=row.form
        )
    take_stock(places.person(KEPT), MONDAY, tasks=0)
    together(places)
    points = {entered(places, booklet).diagnosis_id for booklet in (first, second)}
    assert len(points) == 1
    point = Diagnosis.objects.get(pk=points.pop())
    closed = measure.closed_attempts(point)
    assert len(closed) == 2 * first.tasks.count()
    assert len(measure.responses(closed)) == first.tasks.count()


def test_told_apart_again_each_has_what_was_hers(places: Cast) -> None:
    points = {name: finished(places, name) for name in (KEPT, ABSORBED)}
    booklets = {name: printed(places, name) for name in (KEPT, ABSORBED)}
    merge = together(places)
    undo_merge(actor=places.helper(places.nolwenn), merge_id=merge.pk, now=LATER)
    for name in (KEPT, ABSORBED):
        assert Diagnosis.objects.get(pk=points[name].pk).person_id == of(name, places)
        assert Booklet.objects.get(pk=booklets[name].pk).person_id == of(name, places)


def test_a_result_that_one_row_kept_to_herself_is_not_opened_by_the_other(places: Cast) -> None:
    people.give_consent(actor=places.person(KEPT), matter=Matter.RESULT, now=MONDAY)
    hidden = finished(places, ABSORBED)
    together(places)
    seen = queries.visible_to(places.helper(places.nolwenn), LATER)
    assert hidden not in seen


MONTH_AFTER = MONDAY + timedelta(days=25)


def due(places: Cast) -> list[UUID]:
    return [one.pk for one in keeping.due_before(MONTH_AFTER)]


@pytest.mark.parametrize("refused_as", [KEPT, ABSORBED])
@pytest.mark.parametrize("shown", [False, True])
def test_a_no_said_under_one_name_is_a_no_for_all_her_points(
    places: Cast, refused_as: str, shown: bool
) -> None:
    """``shown``: one row shows her results to the place, so those of the other do not move."""
    points = [finished(places, name).pk for name in (KEPT, ABSORBED)]
    if shown:
        people.give_consent(actor=places.person(KEPT), matter=Matter.RESULT, now=MONDAY)
    assert set(due(places)) == set(points)
    actions.refuse_answer_sheets(actor=places.person(refused_as), now=MONDAY)
    together(places)
    assert due(places) == []


def test_both_said_no_and_are_put_together(places: Cast) -> None:
    for name in (KEPT, ABSORBED):
        finished(places, name)
        actions.refuse_answer_sheets(actor=places.person(name), now=MONDAY)
    together(places)
    assert keeping.refuses_sheets(places.person(KEPT))
    assert due(places) == []
    actions.allow_answer_sheets(actor=places.person(KEPT), now=LATER)
    assert not SheetRefusal.objects.exists()
    assert due(places) == []  # what waited while she refused is not kept for all that


@pytest.mark.parametrize("shown", [False, True])
def test_a_yes_again_keeps_nothing_of_what_waited_under_either_name(
    places: Cast, shown: bool
) -> None:
    for name in (KEPT, ABSORBED):
        finished(places, name)
    if shown:
        people.give_consent(actor=places.person(KEPT), matter=Matter.RESULT, now=MONDAY)
    actions.refuse_answer_sheets(actor=places.person(ABSORBED), now=MONDAY)
    together(places)
    actions.allow_answer_sheets(actor=places.person(KEPT), now=LATER)
    assert due(places) == []


def hers() -> Iterator[str]:
    """Every table of this house and of the exercises that still holds a row."""
    for label in ("diagnosis", "simulators"):
        for model in apps.get_app_config(label).get_models():
            if model is not AnswerSheet and model._default_manager.exists():
                yield model.__name__


def test_erased_nothing_of_either_row_stays_but_what_has_no_name(places: Cast) -> None:
    for name in (KEPT, ABSORBED):
        finished(places, name)
        actions.start_reception(actor=places.person(name), domain="email", dice=1, now=MONDAY)
        actions.advance(actor=places.person(name), now=MONDAY)
        entered(places, printed(places, name))
        printed(places, name)
        actions.refuse_answer_sheets(actor=places.person(name), now=MONDAY)
    sheet = AnswerSheet.objects.create(
        month=MONDAY.date().replace(day=1), bank="x", medium="screen", answers=[], groups={}
    )
    together(places)
    assert {"Diagnosis", "Attempt", "Reception", "Booklet", "BookletTask", "Play"} <= set(hers())
    erase_me(actor=places.person(KEPT), now=LATER)
    assert list(hers()) == []
    assert list(AnswerSheet.objects.all()) == [sheet]


def test_erasing_one_person_takes_nothing_of_another(places: Cast) -> None:
    mine, other = finished(places, KEPT), finished(places, ABSORBED)
    booklet = entered(places, printed(places, ABSORBED))
    erase_me(actor=places.person(KEPT), now=LATER)
    assert not Diagnosis.objects.filter(pk=mine.pk).exists()
    other.refresh_from_db()
    booklet.refresh_from_db()
    assert other.attempts.count() == Attempt.objects.filter(diagnosis=other).count() > 0
    assert Play.objects.filter(booklet_task__booklet=booklet).count() == booklet.tasks.count()
    assert Reply.objects.filter(diagnosis=other).exists()


def test_once_she_left_the_place_its_paper_waits_for_nobody(places: Cast) -> None:
    booklet, nolwenn = printed(places, KEPT), places.helper(places.nolwenn)
    finished(places, KEPT)
    Accompaniment.objects.filter(person=of(KEPT, places)).update(until=MONDAY)
    assert booklet not in queries.booklets_of(nolwenn)
    with pytest.raises(Booklet.DoesNotExist):
        entered(places, booklet)
    with pytest.raises(Beneficiary.DoesNotExist):
        printed(places, KEPT)
    with pytest.raises(Beneficiary.DoesNotExist):
        actions.start_interview(actor=nolwenn, person_id=of(KEPT, places), dice=1, now=LATER)
    assert queries.under_way(nolwenn, of(KEPT, places)) is None
    booklet.refresh_from_db()
    assert booklet.entered_at is None
