"""The same recorded steps, and the same answers of the conversation, tell the same whatever the
medium; only paper says that it is paper."""

from datetime import timedelta
from uuid import uuid4

import pytest

from palier.diagnosis import actions, measure, witnessed
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.result import Told, frozen, result_of
from palier.diagnosis.rules.talk import read_line
from palier.diagnosis.tests.booklet_hands import line_of
from palier.diagnosis.under_way import begun
from palier.simulators.bank import bank
from palier.simulators.models import Play
from tests.cast import MONDAY, Cast, open_places

TASKS = (
    *("phone-missed-call", "computer-click-which", "type-accents", "mailbox-find-summons"),
    *("browser-03-advert", "jobsearch-filter-near", "mailbox-scam-pair"),
)
MEDIA = tuple(Play.Medium)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    for medium in MEDIA:
        cast.arrive(str(medium), "")
    return cast


def seen_by(places: Cast, medium: Play.Medium, done: int) -> Diagnosis:
    """The first ``done`` steps of each task, seen in this medium."""
    person = places.beneficiary(str(medium))
    point, _ = begun(person.pk, places.kerourien.pk, dice=7, now=MONDAY)
    for task_id in TASKS:
        ready = bank().get(task_id)
        steps = {step.id: place < done for place, step in enumerate(ready.task.steps)}
        seen = witnessed.Witnessed(ready, medium, steps, Play.Outcome.DONE, helped=False)
        witnessed.keep(point, seen, MONDAY)
    assert witnessed.freeze(point, MONDAY + timedelta(minutes=30))
    return point


@pytest.mark.parametrize("done", [0, 1, 2, 6])
def test_the_same_steps_give_the_same_landings_in_every_medium(places: Cast, done: int) -> None:
    points = {medium: seen_by(places, medium, done) for medium in MEDIA}
    told = {
        medium: [(one.domain, one.step, pytest.approx(one.mean, abs=0.01)) for one in frozen(point)]
        for medium, point in points.items()
    }
    assert told[Play.Medium.PAPER] == told[Play.Medium.SCREEN] == told[Play.Medium.SHOWN]
    scores = {
        medium: [one.score for one in measure.responses(measure.closed_attempts(point))]
        for medium, point in points.items()
    }
    assert scores[Play.Medium.PAPER] == scores[Play.Medium.SCREEN] == scores[Play.Medium.SHOWN]


def test_only_what_was_pointed_at_on_paper_says_so(places: Cast) -> None:
    pointed = {
        medium: {
            one.pointed
            for one in measure.responses(measure.closed_attempts(seen_by(places, medium, 2)))
        }
        for medium in MEDIA
    }
    assert pointed == {
        Play.Medium.SCREEN: {False},
        Play.Medium.SHOWN: {False},
        Play.Medium.PAPER: {True},
    }


def answered(places: Cast, medium: Play.Medium, told: dict[str, str]) -> Told:
    """The ten questions as each medium really keeps them, and the result they make."""
    name, nolwenn = str(medium), places.helper(places.nolwenn)
    person_id = places.beneficiary(name).pk
    if medium == Play.Medium.SCREEN:
        actions.start_point(actor=places.person(name), dice=7, now=MONDAY)
        for question, choice in told.items():
            actions.reply(actor=places.person(name), question=question, choice=choice, now=MONDAY)
        actions.finish_point(actor=places.person(name), now=MONDAY)
    elif medium == Play.Medium.SHOWN:
        who = {"actor": nolwenn, "person_id": person_id, "now": MONDAY}
        actions.start_interview(dice=7, **who)
        actions.record_told(told=told, **who)
        actions.finish_interview(**who)
    else:
        booklet = actions.prepare_booklet(
            actor=nolwenn, person_id=person_id, large=False, dice=7, ticket=uuid4(), now=MONDAY
        )
        actions.enter_booklet(
            actor=nolwenn,
            booklet_id=booklet.pk,
            typed={},
            told=read_line(conversation(), line_of(told)).replies,
            dice=7,
            now=MONDAY,
        )
    return result_of(Diagnosis.objects.get(person=person_id))


@pytest.mark.parametrize("place", range(6))
def test_the_same_answers_give_the_same_result_in_every_medium(places: Cast, place: int) -> None:
    """Each answer of each question at least once: a choice, silence, or no answer at all."""
    told = {
        question.key: question.offered[place].key
        for question in conversation().questions
        if place < len(question.offered)
    }
    results = [answered(places, medium, told) for medium in MEDIA]
    first = results[0]
    for other in results[1:]:
        assert other.situation == first.situation
        assert other.factors == first.factors
        assert other.stage == first.stage
        assert other.profile == first.profile
        assert other.coded == first.coded


def test_what_was_said_is_in_the_result_of_every_medium(places: Cast) -> None:
    told = {"working_computer": "broken", "shared_phone": "none", "home_internet": "none"}
    for medium in MEDIA:
        result = answered(places, medium, told)
        assert result.situation.known() == {
            "phone": "none",
            "computer": "broken",
            "connection": "none",
        }
        assert [result.coded.situations[code] for code in ("42", "43", "44", "49")] == [
            *("OUI", "NON", "NON", "OUI")
        ]
