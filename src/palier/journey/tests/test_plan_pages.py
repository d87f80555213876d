"""The pages of a plan: what each side reads, what is refused, and that nothing typed is lost."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from palier.audit.models import Entry
from palier.autonomy.actions.tasks import record_own_task, record_task
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.journey import queries
from palier.journey.models import Step, StepReview
from palier.journey.tests.journeys import opens_plan, takes, writes
from palier.simulators.actions import start_practice
from palier.simulators.models import Play
from tests.cast import Cast


def read(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def form_of(step: Step, **typed: str) -> dict[str, str]:
    step.refresh_from_db()
    blank = {"words": step.words, "help": "with", "helper": "", "with_whom": "", "where": ""}
    return {**blank, "day": "", "hour": "", "version": str(step.version), **typed}


def test_a_plan_that_is_not_open_says_how_to_ask_and_shows_nothing(cast: Cast) -> None:
    caroline = cast.beneficiary("Caroline").pk
    writes(cast.person("Caroline"), caroline, "Coquelicot-pas", cast.now)
    page = read(cast.signed_in(cast.nolwenn), "plan", caroline)
    assert "La personne garde ses pas pour elle" in page
    assert "Coquelicot-pas" not in page
    assert not Entry.objects.filter(verb="look", person=caroline).exists()


def test_an_open_plan_is_read_and_she_knows_who_read_it(cast: Cast) -> None:
    claudia = cast.beneficiary("Claudia").pk
    page = read(cast.signed_in(cast.nolwenn), "plan", claudia)
    for words in ("Mimosa-besoin", "Bruyère-pas", "Racontez trois choses"):
        assert words in page
    look = Entry.objects.get(verb="look", person=claudia, facts__matter="plan")
    assert look.by == cast.nolwenn.helper_id
    assert "a regardé vos prochains pas" in read(cast.in_hands_of("Claudia"), "who_sees")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"day": "1970-01-01"}, "Ce jour est déjà passé"),
        ({"day": "2100-01-01"}, "C’est trop loin"),
        ({"day": "31/02/2027"}, "Ce jour n’existe pas"),
        ({"hour": "9:30"}, "Dites aussi quel jour"),
        ({"hour": "midi"}, "Écrivez l’heure comme ceci"),
        ({"words": " "}, "Dites le pas en quelques mots"),
        ({"words": "mot " * 60}, "C’est trop long"),
        ({"help": "magic"}, "Choisissez dans la liste"),
        ({"helper": str(uuid4())}, "Choisissez dans la liste"),
    ],
)
def test_what_cannot_be_is_refused_clearly_and_stays_on_the_screen(
    cast: Cast, typed: dict[str, str], says: str
) -> None:
    hers, leila = cast.in_hands_of("Leïla"), cast.beneficiary("Leïla").pk
    step = writes(cast.person("Leïla"), leila, "Appeler", cast.now)
    sent = form_of(step, where="À la médiathèque", **typed)
    answer = hers.post(reverse("change_step", args=[step.pk]), sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert says in page
    assert "À la médiathèque" in page
    step.refresh_from_db()
    assert step.version == 1


def test_two_people_who_change_a_step_see_both_texts(cast: Cast) -> None:
    leila = opens_plan(cast, "Leïla")
    step = writes(cast.person("Leïla"), leila, "Appeler", cast.now)
    address = reverse("change_step", args=[step.pk])
    read_before = form_of(step, words="Appeler ma sœur")
    theirs = form_of(step, words="Appeler le centre")
    assert cast.signed_in(cast.nolwenn).post(address, theirs).status_code == 302
    hers = cast.in_hands_of("Leïla")
    answer = hers.post(address, read_before)
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Nolwenn vient de changer ce pas.", "Appeler ma sœur", "Appeler le centre"):
        assert words in page
    assert 'name="version" value="2"' in page
    assert hers.post(address, {**read_before, "version": "2"}).status_code == 302
    step.refresh_from_db()
    assert (step.words, step.version) == ("Appeler ma sœur", 3)


def test_a_step_reviewed_while_it_changed_is_asked_again(cast: Cast) -> None:
    leila = opens_plan(cast, "Leïla")
    step = writes(cast.person("Leïla"), leila, "Appeler", cast.now)
    change = form_of(step, words="Appeler le centre")
    cast.signed_in(cast.nolwenn).post(reverse("change_step", args=[step.pk]), change)
    pressed = {"version": "1", "do": "not_yet:too_big", "words": "Orchidée-dur"}
    answer = cast.in_hands_of("Leïla").post(reverse("review_step", args=[step.pk]), pressed)
    assert answer.status_code == 422
    assert "Orchidée-dur" in answer.content.decode()
    assert not StepReview.objects.filter(step=step).exists()


def test_a_press_that_means_nothing_asks_again(cast: Cast) -> None:
    step = writes(cast.person("Leïla"), cast.beneficiary("Leïla").pk, "Appeler", cast.now)
    address = reverse("review_step", args=[step.pk])
    for do in ("", "done:", "done:magic", "not_yet:magic", "x" * 99):
        answer = cast.in_hands_of("Leïla").post(address, {"version": "1", "do": do})
        assert answer.status_code == 422, do
    assert not StepReview.objects.exists()


def test_an_exercise_leads_back_to_the_step_it_prepares_and_to_hers_only(cast: Cast) -> None:
    leila = cast.person("Leïla")
    step = takes(leila, leila.id, "offer/send", cast.now)
    for name, leads in (("Leïla", True), ("Caroline", False)):
        hers, task = cast.in_hands_of(name), step.exercise
        assert ("Revenir à mon pas" in read(hers, "practise", task)) is leads
        play = start_practice(actor=cast.person(name), task_id=task, now=cast.now)
        Play.objects.filter(pk=play.pk).update(closed_at=cast.now, outcome="skipped")
        page = read(hers, "after_practice", play.pk)
        assert (f"{reverse('my_plan')}#step-{step.pk}" in page) is leads


def test_her_home_says_her_next_step_and_its_day(cast: Cast) -> None:
    leila = cast.person("Leïla")
    assert "Mon prochain pas" not in read(cast.in_hands_of("Leïla"), "my_home")
    writes(leila, leila.id, "Plus tard", cast.now, day=cast.now.date() + timedelta(days=9))
    writes(leila, leila.id, "Bientôt", cast.now, day=cast.now.date() + timedelta(days=2))
    page = read(cast.in_hands_of("Leïla"), "my_home")
    assert "Bientôt" in page
    assert "Plus tard" not in page


def test_a_contradiction_is_for_the_helper_only(cast: Cast) -> None:
    leila = opens_plan(cast, "Leïla")
    said = {"task": "offer_apply", "outcome": Outcome.WELL}
    record_own_task(actor=cast.person("Leïla"), ticket=uuid4(), now=cast.now, **said)
    later = cast.now + timedelta(minutes=5)
    record_task(
        actor=cast.helper(cast.nolwenn),
        person_id=leila,
        level=HelpLevel.FOR,
        ticket=uuid4(),
        now=later,
        **said,
    )
    words = "puis fait pour la personne"
    assert words in read(cast.signed_in(cast.nolwenn), "plan", leila)
    assert words not in read(cast.in_hands_of("Leïla"), "my_plan")


def test_the_desk_knows_what_is_due_and_who_is_expected_by_consent_only(cast: Cast) -> None:
    now, today = timezone.now(), timezone.localtime().date()
    nolwenn, charlie = cast.helper(cast.nolwenn), cast.helper(cast.charlie)
    leila, caroline = opens_plan(cast, "Leïla"), cast.beneficiary("Caroline").pk
    due = writes(cast.person("Leïla"), leila, "Appeler", now, day=today)
    writes(cast.person("Leïla"), leila, "Hier", now, day=today - timedelta(days=1))
    writes(cast.person("Leïla"), leila, "Demain", now, day=today + timedelta(days=1))
    writes(cast.person("Caroline"), caroline, "Caché", now, day=today)
    words = [one.words for one in queries.steps_due(nolwenn, now)]
    assert words.index("Hier") < words.index("Appeler")
    assert not {"Demain", "Caché"} & set(words)
    expected = queries.expected_today(nolwenn, now)
    assert [one.step for one in expected if one.person.pk == leila] == [due]
    assert not list(queries.steps_due(charlie, now))
    assert queries.expected_today(charlie, now) == []
    assert not list(queries.steps_due(cast.helper(cast.soizic), now))


def test_among_those_expected_without_an_hour_the_first_written_comes_first(cast: Cast) -> None:
    now, today = timezone.now(), timezone.localtime().date()
    for name, minute in (("Caroline", 1), ("Leïla", 0)):
        person, written = opens_plan(cast, name), now + timedelta(minutes=minute)
        writes(cast.person(name), person, "Appeler", written, day=today)
    expected = queries.expected_today(cast.helper(cast.nolwenn), now)
    names = [one.person.first_name for one in expected if one.hour is None]
    assert names.index("Leïla-Rose") < names.index("Caroline-Rose")


def counted(read: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        read()
    return len(asked)


def test_a_plan_asks_the_database_as_often_whatever_it_holds(cast: Cast) -> None:
    leila, nolwenn = opens_plan(cast, "Leïla"), cast.helper(cast.nolwenn)
    desk, now = cast.signed_in(cast.nolwenn), timezone.now()
    writes(nolwenn, leila, "Un", now, day=timezone.localtime(now).date())
    desk.get(reverse("plan", args=[leila]))  # who looked is written once
    few = (
        counted(lambda: desk.get(reverse("plan", args=[leila]))),
        counted(lambda: list(queries.steps_due(nolwenn, now))),
        counted(lambda: queries.expected_today(nolwenn, now)),
    )
    for n in range(12):
        writes(nolwenn, leila, f"Pas {n}", now, day=timezone.localtime(now).date())
    many = (
        counted(lambda: desk.get(reverse("plan", args=[leila]))),
        counted(lambda: list(queries.steps_due(nolwenn, now))),
        counted(lambda: queries.expected_today(nolwenn, now)),
    )
    assert many == few
