"""One tap on the desk, a page that says why, and her own page."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.audit.models import Entry
from palier.autonomy.actions import record_task
from palier.autonomy.models import TaskRecord
from palier.autonomy.rules import fading
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.people.models import Visit
from tests.cast import Cast

LEVELS = [level.value for level in HelpLevel]


def page(client: Client, name: str, *args: object, status: int = 200) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == status
    return answer.content.decode()


def press(client: Client, cast: Cast, level: str, **other: str) -> str:
    """One tap on a button of the form, everything else as it was filled in advance."""
    address = reverse("record_task", args=[cast.visits["Leïla"].pk])
    said = {"task": "received", "level": level, "ticket": str(uuid4()), "minutes": "15", **other}
    return client.post(address, said, follow=True).content.decode().replace("\xa0", " ")


def selected(html: str) -> list[str]:
    return re.findall(r'<option value="(\w+)" selected', html)


def test_the_kind_is_guessed_from_the_request(cast: Cast) -> None:
    client = cast.signed_in(cast.nolwenn)
    assert selected(page(client, "record_task", cast.visits["Leïla"].pk)) == ["received"]
    assert selected(page(client, "record_task", cast.visits["Geneviève"].pk)) == ["ft_update"]
    assert selected(page(client, "record_anonymous_task")) == ["other"]


@pytest.mark.parametrize("level", LEVELS)
def test_one_tap_is_enough_and_another_takes_it_back(cast: Cast, level: str) -> None:
    client, before = cast.signed_in(cast.nolwenn), TaskRecord.objects.count()
    desk = press(client, cast, level)
    assert "Noté : Comprendre un message ou un courrier" in desk
    written = TaskRecord.objects.order_by("recorded_at").last()
    assert written
    assert (written.level, written.outcome, written.minutes) == (level, Outcome.WELL, 15)
    assert Visit.objects.get(pk=cast.visits["Leïla"].pk).helped_at
    undo = re.search(r'action="(/tasks/[\w-]+/undo/)"', desk)
    assert undo
    for _ in range(2):
        assert "C’est annulé." in client.post(undo[1], follow=True).content.decode()
    assert TaskRecord.objects.count() == before


def test_the_button_of_the_message_carries_its_seal(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True, headers={"accept-language": "fr"})
    client.force_login(cast.nolwenn)
    address = reverse("record_task", args=[cast.visits["Leïla"].pk])
    seal = re.search(r'csrfmiddlewaretoken" value="(\w+)"', client.get(address).content.decode())
    assert seal
    said = {"task": "print", "level": "with", "csrfmiddlewaretoken": seal[1]}
    desk = client.post(address, said, follow=True).content.decode()
    form = re.search(r'action="(/tasks/[\w-]+/undo/)".*?value="(\w+)"', desk, re.DOTALL)
    assert form
    assert client.post(form[1], {"csrfmiddlewaretoken": form[2]}).status_code == 302


def test_the_length_pressed_last_is_remembered(cast: Cast) -> None:
    client = cast.signed_in(cast.nolwenn)
    press(client, cast, "with", minutes="60", hard="on", words="Deux pages")
    html = page(client, "record_anonymous_task")
    assert re.search(r'value="60"[^>]*checked', html)
    assert TaskRecord.objects.filter(outcome=Outcome.HARD, minutes=60).exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"task": "fly"}, "Choisissez ce qui a été fait."),
        ({"level": "never"}, "Dites qui l’a fait"),
        ({"minutes": "7"}, "Choisissez une des durées."),
        ({"words": "é" * 300}, "C’est trop long"),
    ],
)
def test_what_cannot_be_gets_a_clear_sentence(
    cast: Cast, wrong: dict[str, str], words: str
) -> None:
    client, before = cast.signed_in(cast.nolwenn), TaskRecord.objects.count()
    assert words in press(client, cast, wrong.pop("level", "with"), **wrong)
    assert TaskRecord.objects.count() == before


def test_the_page_says_which_help_comes_next_and_why(cast: Cast) -> None:
    client, person = cast.signed_in(cast.nolwenn), cast.beneficiary("Caroline").pk
    for _ in range(2):
        with_her(cast, person)
    html = page(client, "tasks_of", person)
    assert fading.TWICE_WITH.fr in html
    assert "Avec quelqu’un." in html
    assert Entry.objects.filter(verb="look", person=person, facts__matter="tasks").count() == 1


def with_her(cast: Cast, person: object, level: HelpLevel = HelpLevel.WITH) -> TaskRecord:
    return record_task(
        actor=cast.helper(cast.nolwenn),
        task="received",
        level=level,
        outcome=Outcome.WELL,
        ticket=uuid4(),
        now=timezone.now(),
        person_id=person,  # type: ignore[arg-type]
    )


def test_she_reads_her_landings_and_what_was_done_for_her(cast: Cast) -> None:
    person = cast.beneficiary("Caroline").pk
    with_her(cast, person)
    with_her(cast, person, HelpLevel.FOR)
    html = page(cast.in_hands_of("Caroline"), "my_tasks")
    assert "Trouver une convocation parmi d’autres messages" in html
    assert "Ce qui a été fait pour moi" in html
    assert "Nolwenn" in html


def test_she_says_what_she_did(cast: Cast) -> None:
    client = cast.in_hands_of("Caroline")
    address = reverse("record_own_task")
    assert "Dites comment c’était." in client.post(address, {"task": "cv"}).content.decode()
    said = {"task": "cv", "outcome": "well", "ticket": str(uuid4())}
    for _ in range(2):
        assert "Corriger" in client.post(address, said, follow=True).content.decode()
    written = TaskRecord.objects.filter(person=cast.beneficiary("Caroline"))
    assert [one.recorded_by_id for one in written] == [None]
    helper = page(cast.signed_in(cast.nolwenn), "tasks_of", cast.beneficiary("Caroline").pk)
    assert "dit par la personne" in helper


def test_a_volunteer_notes_and_reads_nothing_of_before(cast: Cast) -> None:
    soizic = cast.signed_in(cast.soizic)
    html = page(soizic, "record_task", cast.visits["Leïla"].pk)
    assert "L’aide qui vient ensuite" not in html
    page(soizic, "tasks_of", cast.beneficiary("Leïla").pk, status=404)
    assert "Noté" in press(soizic, cast, "with")


def test_charlie_finds_nothing(cast: Cast) -> None:
    charlie = cast.signed_in(cast.charlie)
    written = with_her(cast, cast.beneficiary("Leïla").pk)
    page(charlie, "tasks_of", cast.beneficiary("Leïla").pk, status=404)
    page(charlie, "record_task", cast.visits["Leïla"].pk, status=404)
    assert charlie.post(reverse("undo_task", args=[written.pk])).status_code == 404
