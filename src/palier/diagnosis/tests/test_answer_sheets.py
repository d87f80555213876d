"""What was answered is kept without who answered: nothing links, and a no writes nothing."""

import json
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from palier.audit.models import Entry
from palier.diagnosis import actions, keeping
from palier.diagnosis.models import AnswerSheet, Attempt, Diagnosis, Reply, SheetRefusal
from palier.diagnosis.rules.sheets import LEAST_AT_ONCE
from palier.people.erasing import erase
from palier.people.models import Beneficiary
from palier.simulators.bank import bank
from palier.simulators.models import Play
from tests.cast import MONDAY, Cast, open_places, take_stock

NEXT_MONTH = MONDAY + timedelta(days=25)
NAMES = [f"Passante-{n}" for n in range(LEAST_AT_ONCE)]


def takes_stock(cast: Cast, name: str, now: datetime = MONDAY, *, tasks: int = 2) -> Diagnosis:
    """As the acts leave it (see the first test), in ten rows instead of a hundred presses."""
    if name not in cast.visits:
        cast.arrive(name, "")
    actor, ready = cast.person(name), list(bank().tasks.values())
    point = Diagnosis.objects.create(
        person_id=actor.id,
        structure_id=actor.structure_id,
        started_at=now,
        finished_at=now,
        dice=1,
        bank=bank().version,
        result={"landings": []},
        answers_due=True,
        language="fr",
    )
    Reply.objects.create(diagnosis=point, question="shared_phone", choice="shared", at=now)
    for position, one in enumerate(ready[:tasks]):
        play = Play.objects.create(
            person_id=actor.id,
            purpose=Play.Purpose.POINT,
            task_id=one.task.id,
            task_version=one.version,
            state={"typed": "Zoulikha-CV"},
            started_at=now,
            closed_at=now,
            outcome=Play.Outcome.DONE,
            steps={step.id: True for step in one.task.steps},
        )
        Attempt.objects.create(diagnosis=point, play=play, position=position)
    return point


@pytest.fixture
def places(db: None) -> Cast:
    """As many as a batch needs, all finished in March."""
    cast = open_places(MONDAY)
    for name in NAMES:
        takes_stock(cast, name)
    return cast


def test_a_point_that_ends_waits_to_be_kept_with_the_language_of_its_screen(places: Cast) -> None:
    places.arrive("Leïla", "")
    point = take_stock(places.person("Leïla"), MONDAY, tasks=1, outcome="unknown")
    point.refresh_from_db()
    assert not point.answers_due
    with override("en"):
        actions.finish_point(actor=places.person("Leïla"), now=MONDAY)
    point.refresh_from_db()
    assert point.answers_due
    assert point.language == "en"
    assert actions.keep_answer_sheets(now=NEXT_MONTH) == len(NAMES) + 1
    last = [one for one in AnswerSheet.objects.all() if one.groups.get("language") == "other"]
    assert [answer["steps"] for answer in last[0].answers] == [[]]
    assert last[0].groups["reading"] == "easy"


def test_after_the_month_a_sheet_is_kept_for_each(places: Cast) -> None:
    assert actions.keep_answer_sheets(now=MONDAY + timedelta(days=5)) == 0
    assert actions.keep_answer_sheets(now=NEXT_MONTH) == len(NAMES)
    assert {sheet.month for sheet in AnswerSheet.objects.all()} == {date(2026, 3, 1)}
    assert {len(sheet.answers) for sheet in AnswerSheet.objects.all()} == {2}


def test_run_again_it_keeps_nothing_more(places: Cast) -> None:
    actions.keep_answer_sheets(now=NEXT_MONTH)
    assert actions.keep_answer_sheets(now=NEXT_MONTH) == 0
    assert AnswerSheet.objects.count() == len(NAMES)
    assert Entry.objects.filter(verb="keep_answer_sheets").count() == 1


def test_a_sheet_has_no_column_that_could_name_anybody() -> None:
    """Column by column: a new one must be thought about here before it exists."""
    columns = {field.name: field for field in AnswerSheet._meta.get_fields()}
    assert set(columns) == {"id", "month", "bank", "medium", "answers", "groups"}
    assert not any(field.is_relation for field in columns.values())


def test_nothing_that_is_kept_is_found_in_what_is_known_of_a_person(places: Cast) -> None:
    """No identifier of hers, of her plays or of her place, no day, no word that she typed."""
    actions.keep_answer_sheets(now=NEXT_MONTH)
    known = {str(MONDAY.date()), "Zoulikha", "Passante", places.kerourien.name}
    for model in (Beneficiary, Diagnosis, Play):
        known |= {str(pk) for pk in model._default_manager.values_list("pk", flat=True)}
    known |= set(Reply.objects.values_list("question", flat=True))
    for sheet in AnswerSheet.objects.all():
        told = json.dumps([str(sheet.pk), str(sheet.month), sheet.answers, sheet.groups])
        assert [one for one in known if one in told] == []
        assert set(sheet.groups) <= {"reading", "computer", "practice", "language"}
        assert all(set(one) == {"task", "version", "steps", "helped"} for one in sheet.answers)


def test_without_the_key_nobody_brings_a_sheet_and_a_person_together(places: Cast) -> None:
    actions.keep_answer_sheets(now=NEXT_MONTH)
    with connection.cursor() as cursor:
        cursor.execute("SELECT answers, groups FROM diagnosis_answersheet")
        raw = str(cursor.fetchall())
    shown = set(Play.objects.values_list("task_id", flat=True))
    assert [task for task in shown if task in raw] == []


def test_the_order_of_the_rows_is_not_the_order_of_the_people(places: Cast) -> None:
    """Sent by their random numbers: the hidden order of a table is that of its writing."""
    with CaptureQueriesContext(connection) as queries:
        actions.keep_answer_sheets(now=NEXT_MONTH)
    sent = next(one["sql"] for one in queries if 'INTO "diagnosis_answersheet"' in one["sql"])
    bare = sent.replace("-", "")
    written = sorted((one.pk.hex for one in AnswerSheet.objects.all()), key=bare.index)
    assert len(written) == len(NAMES)
    assert written == sorted(written)


def test_fewer_than_a_batch_wait_for_others(places: Cast) -> None:
    Diagnosis.objects.filter(person=places.person(NAMES[0]).id).delete()
    assert actions.keep_answer_sheets(now=NEXT_MONTH) == 0
    takes_stock(places, "Tardive", NEXT_MONTH)
    assert actions.keep_answer_sheets(now=NEXT_MONTH) == 0
    assert actions.keep_answer_sheets(now=NEXT_MONTH + timedelta(days=30)) == len(NAMES)


def test_who_says_no_is_in_no_sheet(places: Cast) -> None:
    takes_stock(places, "Refus")
    refuses = places.person("Refus")
    actions.refuse_answer_sheets(actor=refuses, now=MONDAY)
    actions.refuse_answer_sheets(actor=refuses, now=MONDAY)
    assert actions.keep_answer_sheets(now=NEXT_MONTH) == len(NAMES)
    assert SheetRefusal.objects.filter(person=refuses.id).count() == 1
    assert Entry.objects.filter(verb="refuse_answer_sheets", person=refuses.id).count() == 1


def test_a_yes_after_a_no_is_for_what_comes_next(places: Cast) -> None:
    takes_stock(places, "Refus")
    refuses = places.person("Refus")
    actions.refuse_answer_sheets(actor=refuses, now=MONDAY)
    actions.allow_answer_sheets(actor=refuses, now=MONDAY)
    assert not keeping.refuses_sheets(refuses)
    assert actions.keep_answer_sheets(now=NEXT_MONTH) == len(NAMES)
    takes_stock(places, "Refus", NEXT_MONTH)
    assert Diagnosis.objects.filter(answers_due=True).count() == 1


def test_a_no_said_under_a_row_that_was_she_as_well_holds(places: Cast) -> None:
    takes_stock(places, "Elle")
    takes_stock(places, "Elle aussi")
    actions.refuse_answer_sheets(actor=places.person("Elle aussi"), now=MONDAY)
    Beneficiary.objects.filter(pk=places.person("Elle aussi").id).update(
        merged_into=places.person("Elle").id
    )
    assert keeping.refuses_sheets(places.person("Elle"))
    assert actions.keep_answer_sheets(now=NEXT_MONTH) == len(NAMES)


def test_who_is_erased_in_time_leaves_no_sheet_and_later_ones_stay(places: Cast) -> None:
    takes_stock(places, "Efface")
    erase(places.person("Efface").id, MONDAY)
    assert actions.keep_answer_sheets(now=NEXT_MONTH) == len(NAMES)
    before = set(AnswerSheet.objects.values_list("pk", flat=True))
    erase(places.person(NAMES[0]).id, NEXT_MONTH)
    assert set(AnswerSheet.objects.values_list("pk", flat=True)) == before


def test_what_was_finished_before_anybody_was_told_is_never_kept(places: Cast) -> None:
    Diagnosis.objects.update(answers_due=False)
    assert actions.keep_answer_sheets(now=NEXT_MONTH) == 0


def test_a_point_that_nobody_played_leaves_no_sheet(places: Cast) -> None:
    takes_stock(places, "Sans exercice", tasks=0)
    assert actions.keep_answer_sheets(now=NEXT_MONTH) == len(NAMES)


def test_she_says_no_and_yes_again_where_she_sees_who_sees(places: Cast) -> None:
    browser = places.in_hands_of(NAMES[0])
    assert "Ne pas les garder" in browser.get(reverse("who_sees")).content.decode()
    page = browser.post(reverse("refuse_answer_sheets"), follow=True).content.decode()
    assert "Vos exercices restent à vous seulement" in page
    assert "Ne pas les garder" not in page
    page = browser.post(reverse("allow_answer_sheets"), follow=True).content.decode()
    assert "Ne pas les garder" in page


def test_the_result_says_it_while_there_is_time_to_say_no(places: Cast) -> None:
    places.arrive("Leïla", "")
    take_stock(places.person("Leïla"), MONDAY, tasks=1)
    browser = places.in_hands_of("Leïla")
    assert "sans votre nom" not in browser.get(reverse("result")).content.decode()
    actions.finish_point(actor=places.person("Leïla"), now=MONDAY)
    assert "sans votre nom" in browser.get(reverse("result")).content.decode()
    actions.keep_answer_sheets(now=NEXT_MONTH)
    assert "sans votre nom" not in browser.get(reverse("result")).content.decode()
