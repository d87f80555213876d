"""Nothing about a person is held in secret: each house registers, tells and erases its tables."""

from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from palier.people.models import Beneficiary
from palier.people.registry import Holding, Kept, holdings, in_telling_order
from palier.skillmap.tests.readability import faults
from tests.cast import Cast

NAMED = {"person", "person_id", "beneficiary", "beneficiary_id"}
"""Columns that hold a person's number without a foreign key, as in the audit."""


def personal(tables: Iterable[type[models.Model]]) -> set[type[models.Model]]:
    """Tables from which foreign keys lead to a person, and those that hold her number."""
    known, every = {Beneficiary}, list(tables)
    while found := {one for one in every if one not in known and _leads(one, known)}:
        known |= found
    return known


def _leads(table: type[models.Model], known: set[Any]) -> bool:
    return any(
        field.related_model in known if field.is_relation else field.name in NAMED
        for field in table._meta.concrete_fields
    )


def forgotten(tables: Iterable[type[models.Model]]) -> list[str]:
    registered = {one.model for one in holdings()}
    return sorted(one._meta.label for one in personal(tables) if one not in registered)


def test_every_table_about_a_person_is_registered() -> None:
    assert len(holdings()) >= 12
    assert forgotten(apps.get_models()) == []


@isolate_apps("palier.people", "palier.diagnosis")
def test_a_table_that_nobody_registered_would_be_seen() -> None:
    class Card(models.Model):  # noqa: DJ008
        person = models.ForeignKey(Beneficiary, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "people"

    class Swipe(models.Model):  # noqa: DJ008
        card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "people"

    class Trace(models.Model):  # noqa: DJ008
        person_id = models.UUIDField()

        class Meta:
            app_label = "people"

    planted = [Card, Swipe, Trace]
    assert forgotten(planted) == ["people.Card", "people.Swipe", "people.Trace"]


def test_a_holding_is_told_or_says_why_not() -> None:
    with pytest.raises(ValueError, match="told, or silent"):
        Holding(model=Beneficiary, person="pk", name=holdings()[0].name, labels={})


def test_each_row_is_told_under_its_labels(cast: Cast) -> None:
    """In both directions: a label without a value is as wrong as a value without a label."""
    told = 0
    for one in holdings():
        for row in one.rows(one.model._default_manager.all()) if one.tell else ():
            assert one.tell is not None
            assert list(one.tell(row)) == list(one.labels), one.key
            told += 1
    assert told >= 30


def test_the_lookup_of_each_holding_leads_to_its_person(cast: Cast) -> None:
    claudia = cast.beneficiary("Claudia").pk
    filled = {one.key for one in holdings() if one.of(claudia).exists()}
    assert filled >= {"people.visit", "diagnosis.reply", "simulators.play", "audit.entry"}
    for one in holdings():
        assert one.of(cast.kerourien.pk).count() == 0, one.key


def test_dates_that_prove_a_contact_are_dates() -> None:
    for one in holdings():
        for name in one.contacts:
            assert isinstance(one.model._meta.get_field(name), models.DateTimeField), one.key


def words() -> Iterator[tuple[str, Any]]:
    for one in holdings():
        yield from ((one.key, phrase) for phrase in (one.name, *one.labels.values()))
        if isinstance(one.kept, Kept):
            yield from ((one.key, phrase) for phrase in (one.kept.why, one.kept.how_long))


def test_what_is_told_can_be_read() -> None:
    wrong = [
        f"{key}: {fault}"
        for key, phrase in words()
        if "m’a aidé" not in phrase.fr
        for fault in faults(phrase)
    ]
    assert wrong == []


def test_a_person_reads_herself_first_and_traces_last() -> None:
    told = in_telling_order()
    assert told[0].key == "people.beneficiary"
    kept = {"audit.entry", "people.erasure", "autonomy.mandateproof"}
    assert {one.key for one in told[-len(kept) :]} == kept
