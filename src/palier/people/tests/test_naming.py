"""The words by which somebody is found, and what people are called for short."""

from importlib import import_module
from pathlib import Path

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from palier.kernel.content import ContentError
from palier.people.content import load_nicknames, nicknames
from palier.people.models import Beneficiary, NameWord
from palier.people.naming import write_names
from palier.people.rules.nicknames import widened
from palier.people.rules.wording import MOST, alternatives, words_of
from tests.cast import MONDAY, Cast

NAMES = st.text(st.sampled_from("abé’'- Benl"), max_size=30)


def test_a_particle_is_read_apart_and_glued() -> None:
    assert words_of("Jean-Marc", "N’Diaye") == ["Jean", "Marc", "N’Diaye"]
    assert words_of("", "Abdel Kader") == ["Abdel", "Kader", "AbdelKader"]
    assert alternatives("leïla") == [["leïla"]]


@given(NAMES, NAMES)
def test_whoever_says_the_whole_name_is_understood(first: str, last: str) -> None:
    known = words_of(first, last)
    for asked in (f"{first} {last}", f"{first}  -{last} "):
        assert all(set(some) & set(known) for some in alternatives(asked))
    assert all(word and len(word) <= 80 for word in known)


def test_a_sentence_in_the_box_of_a_name_is_cut() -> None:
    assert len(alternatives("un deux trois " * 40)) == MOST


@pytest.mark.django_db
def test_words_follow_the_name() -> None:
    one = Beneficiary.objects.create(first_name="Leïla", last_name="Ben Ali", created_at=MONDAY)
    write_names(one)
    write_names(one)
    assert sorted(NameWord.objects.values_list("word", flat=True)) == [
        *("Ali", "Ben", "BenAli", "Leïla")
    ]
    one.last_name = ""
    one.save()
    write_names(one)
    assert [row.word for row in one.name_words.all()] == ["Leïla"]
    assert NameWord.objects.filter(heard="Leyla").get().person == one


@pytest.mark.django_db
def test_a_thousand_names_are_two_questions(django_assert_num_queries: object) -> None:
    people = Beneficiary.objects.bulk_create(
        Beneficiary(first_name=f"Prénom{n}", created_at=MONDAY) for n in range(200)
    )
    with django_assert_num_queries(2):  # type: ignore[operator]
        write_names(*people)
    assert NameWord.objects.count() == 200


def test_whoever_is_welcomed_is_found_by_ear(cast: Cast) -> None:
    cast.arrive("Youssef", "")
    assert NameWord.objects.filter(heard="Yusuf").get().person == cast.beneficiary("Youssef")


def test_those_who_were_known_before_are_found_after_the_migration(cast: Cast) -> None:
    NameWord.objects.all().delete()
    migration = import_module("palier.people.migrations.0005_likeness_name_words")
    for _ in range(2):
        migration.write_words(apps, None)
    claudia = NameWord.objects.filter(person=cast.beneficiary("Claudia"))
    assert sorted(row.word for row in claudia) == ["Claudia", "Rose"]
    assert NameWord.objects.filter(called="claudia").count() == 1


def test_nicknames_are_read_in_both_directions() -> None:
    assert len(nicknames()) >= 240
    assert "Gérard" in widened("Gege", nicknames())
    assert "Gégé" in widened("gérard", nicknames())
    assert widened("Fred", nicknames())[-2:] == ["Frédéric", "Frédérique"]
    assert widened("Momo", nicknames())[:2] == ["Maurice", "Mohamed"]
    assert widened("Xyz", nicknames()) == []


@pytest.mark.parametrize(
    "lines",
    [
        "- {said: Gégé, means: []}",
        "- {said: Gégé, mean: [Gérard]}",
        "- {said: Gégé, means: [gege]}",
        "- {said: Gégé, means: [Gérard]}\n- {said: GEGE, means: [Geneviève]}",
    ],
)
def test_a_wrong_file_says_what_to_mend(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "nicknames.yaml"
    path.write_text(f"nicknames:\n{lines}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"nicknames\.yaml"):
        load_nicknames(path)
