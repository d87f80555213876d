"""The screens where somebody is found, a name is mended, and two rows are put together."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.audit.models import Entry
from palier.people.models import Accompaniment, Beneficiary, Merge, NotTheSame
from tests.cast import Cast


@pytest.fixture
def nolwenn(cast: Cast) -> Client:
    return cast.signed_in(cast.nolwenn)


def read(client: Client, page: str, *args: Any) -> str:
    answer = client.get(reverse(page, args=args))
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def sought(client: Client, words: str) -> str:
    answer = client.post(reverse("search_people"), {"q": words})
    assert answer.headers["Location"] == reverse("search_people")
    return read(client, "search_people")


def test_somebody_is_found_and_the_address_says_nothing(nolwenn: Client) -> None:
    page = sought(nolwenn, "leyla")
    assert "Leïla-Rose" in page
    assert "J’ai reçu un message" in page
    assert "Claudia" not in page
    assert "Leïla-Rose" in read(nolwenn, "search_people"), "going back finds the list again"


def test_a_question_is_sealed_in_the_session_and_forgotten(cast: Cast, nolwenn: Client) -> None:
    sought(nolwenn, "leyla")
    assert "leyla" not in str(nolwenn.session["sought"])
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert "Leïla" not in read(nolwenn, "search_people")
    session = nolwenn.session
    session["sought"] = ["nonsense", timezone.now().isoformat()]
    session.save()
    assert "Chercher" in read(nolwenn, "search_people")


def test_nobody_found_says_what_to_try(nolwenn: Client) -> None:
    assert "comme vous l’entendez" in sought(nolwenn, "Zébulon")
    assert "comme vous l’entendez" not in sought(nolwenn, "")


def test_too_long_is_said(nolwenn: Client) -> None:
    answer = nolwenn.post(reverse("search_people"), {"q": "é" * 81})
    assert answer.status_code == 422
    assert "80 signes" in answer.content.decode()


def test_at_the_door_leyla_is_asked_about(nolwenn: Client) -> None:
    arrival = {"first_name": "Leyla", "ticket": str(uuid4())}
    answer = nolwenn.post(reverse("welcome_person"), arrival)
    assert "Leïla-Rose" in answer.content.decode()


def test_a_name_is_mended(cast: Cast, nolwenn: Client) -> None:
    leila = cast.beneficiary("Leïla").pk
    assert "Leïla-Rose" in nolwenn.get(reverse("correct_name", args=[leila])).content.decode()
    said = {
        "first_name": "Leyla",
        "last_name": "Ben Ali",
        "phone": "06 12.34 56 79",
        "born": "1989",
    }
    for _ in range(2):
        answer = nolwenn.post(reverse("correct_name", args=[leila]), said)
        assert answer.headers["Location"] == reverse("person", args=[leila])
    page = read(nolwenn, "person", leila)
    assert "Leyla Ben Ali" in page
    assert "06 12 34 56 79" in page
    assert "ne sert pas à la joindre" in page
    assert "Leyla" in sought(nolwenn, "benali")
    lines = Entry.objects.filter(verb="correct_name", person=leila)
    assert [set(line.facts) for line in lines] == [set(said) - {"born"} | {"birth_year"}]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"phone": "06 12"}, "pas complet"),
        ({"born": "78"}, "quatre chiffres"),
        ({"born": "2050"}, "quatre chiffres"),
        ({"first_name": "é" * 41}, "trop long"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    cast: Cast, nolwenn: Client, wrong: dict[str, str], sentence: str
) -> None:
    leila = cast.beneficiary("Leïla").pk
    answer = nolwenn.post(reverse("correct_name", args=[leila]), {"last_name": "Gardé", **wrong})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Gardé" in answer.content.decode()
    assert Beneficiary.objects.get(pk=leila).last_name == ""


def test_two_rows_are_proposed_put_together_and_taken_apart(cast: Cast, nolwenn: Client) -> None:
    page = read(nolwenn, "duplicates")
    assert "Nouria Belkacem" in page
    assert "Le même téléphone." in page
    one, other = Beneficiary.objects.filter(phoned="+33612345678")
    assert "Une autre fiche est peut-être la sienne" in read(nolwenn, "person", one.pk)
    for _ in range(2):
        pressed = nolwenn.post(reverse("merge_people", args=[one.pk]), {"other": str(other.pk)})
        assert pressed.headers["Location"] == reverse("person", args=[one.pk])
    assert nolwenn.get(reverse("person", args=[other.pk])).headers["Location"] == reverse(
        "person", args=[one.pk]
    )
    page = read(nolwenn, "person", one.pk)
    assert "réunion le" in page
    assert "Belkacem" not in read(nolwenn, "duplicates")
    merge = Merge.objects.get(kept=one)
    for _ in range(2):
        undone = nolwenn.post(reverse("undo_merge", args=[merge.pk]))
        assert undone.headers["Location"] == reverse("person", args=[one.pk])
    assert "Belkacem" in read(nolwenn, "duplicates")


def test_facts_written_since_are_told(cast: Cast, nolwenn: Client) -> None:
    one, other = (cast.beneficiary(name).pk for name in ("Leïla", "Caroline"))
    nolwenn.post(reverse("merge_people", args=[one]), {"other": str(other)})
    arrival = {"first_name": "x", "returning": str(one), "ticket": str(uuid4())}
    nolwenn.post(reverse("welcome_person"), arrival)
    undone = nolwenn.post(reverse("undo_merge", args=[Merge.objects.get(kept=one).pk]))
    assert "1 chose notée depuis reste ici." in read(nolwenn, "person", one)
    assert undone.status_code == 302


def test_two_persons_are_never_proposed_again(cast: Cast, nolwenn: Client) -> None:
    one, other = Beneficiary.objects.filter(phoned="+33612345678")
    before = NotTheSame.objects.count()
    for pair in ((one, other), (other, one)):
        nolwenn.post(reverse("tell_apart", args=[pair[0].pk]), {"other": str(pair[1].pk)})
    assert NotTheSame.objects.count() == before + 1
    assert "Belkacem" not in read(nolwenn, "duplicates")


def test_whom_another_place_knows_is_kept_or_both_stay(cast: Cast, nolwenn: Client) -> None:
    one, other = (cast.beneficiary(name) for name in ("Leïla", "Caroline"))
    Accompaniment.objects.create(person=other, structure=cast.port, since=cast.now)
    pressed = nolwenn.post(reverse("merge_people", args=[one.pk]), {"other": str(other.pk)})
    assert pressed.headers["Location"] == reverse("person", args=[other.pk])
    third = cast.beneficiary("Geneviève")
    Accompaniment.objects.create(person=third, structure=cast.port, since=cast.now)
    nolwenn.post(reverse("merge_people", args=[third.pk]), {"other": str(other.pk)})
    assert "Elles restent à part" in read(nolwenn, "duplicates")


@pytest.mark.parametrize("act", ["merge_people", "tell_apart"])
@pytest.mark.parametrize("forged", ["", "x", str(UUID(int=1)), "Gilles"])
def test_a_forged_other_is_not_found(cast: Cast, nolwenn: Client, act: str, forged: str) -> None:
    other = str(cast.beneficiary("Gilles").pk) if forged == "Gilles" else forged
    address = reverse(act, args=[cast.beneficiary("Leïla").pk])
    assert nolwenn.post(address, {"other": other}).status_code == 404
    same = {"other": str(cast.beneficiary("Leïla").pk)}
    assert nolwenn.post(address, same).headers["Location"] == reverse("duplicates")


def test_charlie_and_soizic_find_nothing_here(cast: Cast) -> None:
    charlie, soizic = cast.signed_in(cast.charlie), cast.signed_in(cast.soizic)
    assert "Leïla" not in sought(charlie, "Leïla")
    assert "Belkacem" not in read(charlie, "duplicates")
    assert soizic.post(reverse("search_people"), {"q": "Leïla"}).status_code == 404
    assert "Chercher" not in soizic.get(reverse("desk")).content.decode()
