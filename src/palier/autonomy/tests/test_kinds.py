"""The kinds of tasks: complete, on the map, and guessed from the words of a request."""

from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from palier.autonomy.content import catalogue, kind_of, load_catalogue
from palier.autonomy.schema import GROUPS, OTHER
from palier.kernel.content import ContentError
from palier.skillmap.tests.readability import faults

FILE = settings.CONTENT / "autonomy" / "tasks.yaml"


@pytest.mark.parametrize(
    ("request_words", "key"),
    [
        ("Déclarer mes IMPÔTS", "taxes"),
        ("demander une formation de cariste", "training_form"),
        ("Mot de passe de la CAF", "password"),
        ("Scanner ma carte d’identité", "identity"),
        ("", OTHER),
        ("bonjour", OTHER),
        ("💥" * 50, OTHER),
    ],
)
def test_the_longest_word_decides(request_words: str, key: str) -> None:
    assert kind_of(request_words).key == key


@given(st.text(max_size=300))
def test_whatever_is_said_there_is_a_kind(request_words: str) -> None:
    assert kind_of(request_words) in catalogue().kinds


def test_there_are_about_thirty_of_them_in_three_groups() -> None:
    assert 30 <= len(catalogue().kinds) <= 40
    for _, kinds in catalogue().grouped():
        assert len(kinds) >= 8
    assert {kind.group for kind in catalogue().kinds} == set(GROUPS)


def test_their_names_are_short_and_kind() -> None:
    assert [fault for kind in catalogue().kinds for fault in faults(kind.name)] == []


def test_printing_asks_for_no_mandate_and_declaring_does() -> None:
    asked = {kind.key for kind in catalogue().kinds if kind.mandate}
    assert {"ft_update", "caf_declare", "taxes", "offer_apply"} <= asked
    assert not {"print", "cv", "machine", OTHER} & asked


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("computer.print", "computer.fly"),
        ("key: cv", "key: letter"),
        ("key: other", "key: another"),
        ("ft: B9", "ft: B99"),
        ("coop: [email]", "coop: [pigeon]"),
        ("group: life", "group: death"),
        ("words: [imprim, print]", "words: [Imprimé]"),
        ("words: [cv, curriculum]", "words: [cv, imprim]"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, before: str, after: str) -> None:
    wrong = tmp_path / "tasks.yaml"
    wrong.write_text(FILE.read_text().replace(before, after))
    with pytest.raises(ContentError, match=r"tasks\.yaml"):
        load_catalogue(wrong)
