"""A result carried to another service: because she asks, without her name, and what is sure."""

import json

from django.urls import reverse

from palier.audit.models import Entry
from palier.diagnosis import actions
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.rules.items import DOMAINS
from tests.cast import Cast, take_stock

TAKE = "take_result"


def ready(cast: Cast, name: str = "Caroline") -> Diagnosis:
    point = take_stock(cast.person(name), cast.now, tasks=6, outcome="unknown")
    actions.finish_point(actor=cast.person(name), now=cast.now)
    return Diagnosis.objects.get(pk=point.pk)


def test_opening_the_page_takes_nothing_away(cast: Cast) -> None:
    ready(cast)
    page = cast.in_hands_of("Caroline").get(reverse(TAKE))
    assert page.status_code == 200
    assert not Entry.objects.filter(verb=TAKE).exists()


def test_her_file_says_what_was_seen_and_never_who_she_is(cast: Cast) -> None:
    point = ready(cast)
    answer = cast.in_hands_of("Caroline").post(reverse(TAKE), {"do": "everything"})
    assert answer["Content-Disposition"] == 'attachment; filename="mon-resultat.json"'
    told = json.loads(answer.content)
    assert told["format"] == "palier-result"
    assert [one["key"] for one in told["domains"]] == list(DOMAINS)
    assert all(one["digcomp_3"] and one["crcn"] for one in told["skills"])
    assert told["made_with"]["bank"] == point.result["bank"]
    words = answer.content.decode()
    assert "Caroline" not in words
    assert str(point.pk) not in words
    assert str(point.person_id) not in words


def test_france_travail_reads_its_own_twelve_codes(cast: Cast) -> None:
    ready(cast)
    answer = cast.in_hands_of("Caroline").post(reverse(TAKE), {"do": "france_travail"})
    barrier = json.loads(answer.content)["contrainte"]
    assert barrier["code"] == "22"
    assert [one["code"] for one in barrier["situations"]] == [str(n) for n in range(42, 54)]
    assert {one["valeur"] for one in barrier["situations"]} <= {"OUI", "NON", "NON_ABORDEE"}
    assert Entry.objects.get(verb=TAKE).facts["what"] == "france_travail"


def test_a_file_asked_for_twice_by_a_trembling_hand_is_written_once(cast: Cast) -> None:
    ready(cast)
    for what in ("everything", "everything", "france_travail"):
        cast.in_hands_of("Caroline").post(reverse(TAKE), {"do": what})
    assert Entry.objects.filter(verb=TAKE).count() == 2


def test_a_file_that_does_not_exist_is_not_made(cast: Cast) -> None:
    ready(cast)
    answer = cast.in_hands_of("Caroline").post(reverse(TAKE), {"do": "../etc"})
    assert answer["Content-Type"].startswith("text/html")
    assert not Entry.objects.filter(verb=TAKE).exists()


def test_without_any_exercise_there_is_nothing_to_take(cast: Cast) -> None:
    Diagnosis.objects.filter(person=cast.beneficiary("Caroline")).delete()
    answer = cast.in_hands_of("Caroline").post(reverse(TAKE), {"do": "everything"})
    assert answer.headers["Location"] == reverse("point")
