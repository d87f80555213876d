"""A sealed column is plain in Python, unreadable in the database, and never compared silently."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from palier.vault import keyring, seal
from palier.vault.errors import BadKeyFile, Damaged, NoKey, WrongKey
from palier.vault.fields import (
    BlindIndexField,
    EncryptedCharField,
    EncryptedJSONField,
    EncryptedTextField,
)
from palier.vault.indexed import Indexed, StaleIndex
from palier.vault.lookups import SealedFilter
from palier.vault.rules.names import as_name

pytestmark = pytest.mark.django_db


@pytest.fixture
def letters() -> Iterator[Any]:
    with isolate_apps("palier.vault"):

        class Letter(models.Model):
            name = EncryptedCharField(max_length=40, blank=True)
            called = BlindIndexField(of="name", form="name")
            words = EncryptedTextField(blank=True)
            facts = EncryptedJSONField(null=True, blank=True)
            objects = Indexed.as_manager()

            class Meta:
                app_label = "vault"

            def __str__(self) -> str:
                return self.name

        with connection.cursor() as cursor:  # undone with the transaction of the test
            cursor.execute(*connection.schema_editor().table_sql(Letter))
        yield Letter.objects


@pytest.fixture
def key_file(settings: Any, tmp_path: Path) -> Path:
    """A key of its own for this test."""
    settings.VAULT_KEY = tmp_path / "vault.key"
    keyring.make(settings.VAULT_KEY)
    return tmp_path / "vault.key"


def raw(column: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM vault_letter ORDER BY id")
        return [row[0] for row in cursor.fetchall()]


def test_what_is_written_comes_back_and_is_not_in_the_database(letters: Any) -> None:
    facts = {"étape": True, "n": [1, 2.5, None, "Ibrahim"]}
    letters.create(name="Leïla", words="deux\nlignes 🙂", facts=facts)
    row = letters.get()
    assert (row.name, row.words, row.facts) == ("Leïla", "deux\nlignes 🙂", facts)
    stored = [raw(column)[0] for column in ("name", "called", "words", "facts")]
    assert {value.partition(":")[0] for value in stored} == {keyring.current().newest.id}
    assert not [v for v in stored for word in ("Le", "ila", "lignes", "Ibrahim") if word in v[9:]]


@given(text=st.text(max_size=200))
def test_any_text_comes_back(text: str) -> None:
    assert seal.unseal(seal.seal(text)) == text


def test_the_same_word_is_never_sealed_twice_alike(letters: Any) -> None:
    for _ in range(2):
        letters.create(name="Leïla", words="Leïla")
    assert len({*raw("name"), *raw("words")}) == 4
    assert len(set(raw("called"))) == 1


def test_empty_is_stored_empty_and_nothing_is_null(letters: Any) -> None:
    letters.create()
    assert (raw("name"), raw("called"), raw("words"), raw("facts")) == ([""], [""], [""], [None])
    assert letters.filter(name="", words="", facts=None, facts__isnull=True).count() == 1
    assert letters.exclude(name="").count() == 0
    letters.update(facts={})
    assert letters.get(facts__isnull=False).facts == {}


@pytest.mark.parametrize(
    "asked",
    [
        {"name": "Leïla"},
        {"name__iexact": "Leïla"},
        {"name__in": ["Leïla"]},
        {"words__contains": "L"},
        {"words__startswith": "L"},
        {"words__gt": "L"},
        {"words__regex": "L"},
        {"name": models.F("words")},
        {"facts": {"a": 1}},
        {"facts__a": 1},
        {"facts__has_key": "a"},
        {"facts__contains": {"a": 1}},
        {"called__startswith": "L"},
        {"called__iexact": "L"},
        {"called": 3},
    ],
    ids=str,
)
def test_a_filter_that_would_silently_find_nothing_is_refused(letters: Any, asked: Any) -> None:
    letters.create(name="Leïla", words="Leïla", facts={"a": 1})
    for ask in (letters.filter, letters.exclude, letters.get):
        with pytest.raises(SealedFilter):
            list(ask(**asked))


def test_a_name_is_found_whatever_its_case_and_accents(letters: Any) -> None:
    for name in ("Leïla", "LEILA", "Élodie", "Jean-Pierre", ""):
        letters.create(name=name)
    found = {
        asked: letters.filter(called=asked).count()
        for asked in ("leïla", "élodie", "jean pierre", "Jean", "", "🙂")
    }
    assert found == {
        **{"leïla": 2, "élodie": 1, "jean pierre": 1},
        **{"Jean": 0, "": 1, "🙂": 0},
    }
    assert letters.filter(called__in=["Leila", "Elodie"]).count() == 3
    assert letters.filter(called__in=[]).count() == 0


@given(name=st.text(max_size=40))
def test_a_name_has_one_form_and_only_nothing_has_none(name: str) -> None:
    assert as_name(as_name(name)) == as_name(name)
    assert bool(as_name(name)) == bool(name)


def test_the_index_follows_the_name_however_it_is_written(letters: Any) -> None:
    row = letters.create(name="Leïla")
    row.name = "Nouria"
    with pytest.raises(StaleIndex):
        row.save(update_fields=["name"])
    with pytest.raises(StaleIndex):
        letters.bulk_update([row], ["name", "called"])
    row.save()
    assert letters.filter(called="nouria").count() == 1
    letters.update(name="Annie")
    assert (letters.filter(called="annie").count(), letters.filter(called="nouria").count()) == (
        1,
        0,
    )
    letters.bulk_create([row.__class__(name="Luc")])
    assert letters.filter(called="luc").count() == 1


def test_two_columns_give_one_word_two_indexes() -> None:
    assert seal.index("luc", "people.name") != seal.index("luc", "people.town")


def test_a_line_that_is_too_long_is_refused_by_its_own_length(letters: Any) -> None:
    row = letters.model(name="é" * 41)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert set(refused.value.message_dict) == {"name"}


def test_an_altered_value_says_so(letters: Any) -> None:
    letters.create(words="Leïla")
    for change in (
        "substr(words, 1, 50) || 'AAAA' || substr(words, 55)",
        "'Leïla'",
        "substr(words, 1, 40)",
        "substr(words, 1, 9)",
    ):
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE vault_letter SET words = {change}")
        with pytest.raises((Damaged, WrongKey)):
            letters.get()


def test_a_key_that_is_missing_or_wrong_is_told_by_name(key_file: Path) -> None:
    sealed = seal.seal("Leïla")
    assert key_file.stat().st_mode & 0o777 == 0o600
    key_file.unlink()
    with pytest.raises(NoKey, match="missing"):
        seal.seal("Leïla")
    keyring.make(key_file)
    assert seal.unseal(seal.seal("Luc")) == "Luc"
    with pytest.raises(WrongKey, match=sealed[:8]):
        seal.unseal(sealed)
    for wrong in ("", "clé", "a" * 43, "a" * 60, "é"):
        key_file.write_text(wrong)
        with pytest.raises(BadKeyFile):
            seal.seal("Leïla")


def test_a_new_first_line_is_used_at_once_and_the_former_still_opens(key_file: Path) -> None:
    sealed, former = seal.seal("Leïla"), key_file.read_text().strip()
    keyring.rewrite(key_file, [keyring.fresh(), former])
    assert seal.unseal(sealed) == "Leïla"
    assert seal.seal("Leïla")[:8] == keyring.current().newest.id != sealed[:8]
    assert seal.index("luc", "x") in seal.indexes("luc", "x")
    assert len(seal.indexes("luc", "x")) == 2


def test_making_a_key_never_replaces_one(key_file: Path) -> None:
    before = key_file.read_text()
    assert not keyring.make(key_file)
    assert key_file.read_text() == before
    assert [path.name for path in key_file.parent.iterdir()] == [key_file.name]


def test_a_sealed_column_cannot_be_unique_ordered_or_indexed_for_nothing() -> None:
    with isolate_apps("palier.vault"):

        class Wrong(models.Model):
            name = EncryptedCharField(max_length=9, unique=True)
            town = EncryptedCharField(max_length=9, db_index=True)
            plain = models.CharField(max_length=9)
            called = BlindIndexField(of="plain", form="loose")

            class Meta:
                app_label = "vault"
                ordering = ("-town",)

            def __str__(self) -> str:
                return ""

        told = [wrong.msg for wrong in Wrong.check()]
    assert [m for m in told if "sealed" in m] == [
        "a sealed column cannot be unique",
        "a sealed column cannot be db_index",
        "a sealed column cannot be in Meta.ordering",
        "plain is not a sealed column",
    ]
    assert {"there is no form loose", "the model’s manager is not Indexed.as_manager()"} <= {*told}
