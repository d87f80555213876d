"""« Le journal »: for the head alone, without a name of a person, and safe in a spreadsheet."""

import csv
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from palier.audit.models import Entry
from palier.people.journal import Line, number, table
from palier.people.models import Helper, Membership
from palier.people.rules.actor import Role
from tests.cast import SECRETS, Cast


@pytest.fixture
def head(cast: Cast) -> Client:
    Membership.objects.filter(helper=cast.nolwenn.helper_id).update(role=Role.HEAD)
    return cast.signed_in(cast.nolwenn)


def shown(client: Client, **asked: str) -> str:
    answer = client.get(reverse("see_journal"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def exported(client: Client, **asked: str) -> list[list[str]]:
    answer = client.post(reverse("export_journal"), asked)
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.content.startswith(b"\xef\xbb\xbf"), "a French spreadsheet needs the mark"
    return [*csv.reader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")]


@pytest.mark.parametrize("role", [Role.MEDIATOR, Role.COUNSELLOR, Role.VOLUNTEER])
def test_nobody_but_the_head_reads_it(cast: Cast, role: Role) -> None:
    Membership.objects.filter(helper=cast.nolwenn.helper_id).update(role=role)
    desk = cast.signed_in(cast.nolwenn)
    assert desk.get(reverse("see_journal")).status_code == 404
    assert desk.post(reverse("export_journal")).status_code == 404
    assert reverse("see_journal") not in desk.get(reverse("desk")).content.decode()


def test_it_says_who_did_what_without_a_name_of_a_person(cast: Cast, head: Client) -> None:
    page = shown(head)
    assert "Nolwenn a donné un autre avis" in page
    assert "La personne a fini un exercice" in page
    assert not [word for word in SECRETS if word in page]
    leila = cast.beneficiary("Leïla").pk
    assert str(leila) not in page
    assert f"personne n° {number(leila)}" in page.replace("\u00a0", " ")


def test_another_place_is_not_in_it(cast: Cast, head: Client) -> None:
    assert number(cast.beneficiary("Gilles").pk) not in shown(head)
    assert "Charlie" not in shown(head)


def test_it_is_filtered_by_helper_and_by_day(cast: Cast, head: Client) -> None:
    today = f"{timezone.localtime(cast.now):%Y-%m-%d}"
    assert "a donné un autre avis" in shown(head, helper=str(cast.nolwenn.helper_id), day=today)
    assert "Aucune trace" in shown(head, helper=str(cast.yann.helper_id))
    assert "Aucune trace" in shown(head, day="2001-01-01")
    assert "La personne a fini" not in shown(head, helper=str(cast.nolwenn.helper_id))


@pytest.mark.parametrize("asked", [{"helper": "x"}, {"day": "31/12/2026"}, {"day": "9" * 400}])
def test_what_makes_no_sense_asks_for_everything(head: Client, asked: dict[str, str]) -> None:
    assert "a donné un autre avis" in shown(head, **asked)


def test_the_table_is_the_page_and_taking_it_is_written_once(cast: Cast, head: Client) -> None:
    rows = exported(head)
    assert rows[0] == ["Jour", "Heure", "Qui", "Quoi", "Personne numéro"]
    assert len(rows) > 10
    assert all(len(row) == 5 for row in rows)
    exported(head)
    assert Entry.objects.filter(verb="export_journal").count() == 1
    only = exported(head, helper=str(cast.yann.helper_id))
    assert len(only) == 1


@pytest.mark.parametrize("start", ["=1+1", "+33", "-2", "@SUM(A1)", "\t=1", " =1", "%0A", "|cmd"])
def test_no_cell_is_a_formula(cast: Cast, start: str) -> None:
    line = Line(at=cast.now, who=f"{start}\nNolwenn", what="a regardé", person="")
    (_, row) = csv.reader(StringIO(table([line]).lstrip("\ufeff")), delimiter=";")
    assert row[2] == f"'{start}\nNolwenn"


def test_a_helper_who_left_still_bears_a_name_a_deleted_one_does_not(
    cast: Cast, head: Client
) -> None:
    Helper.objects.filter(pk=cast.nolwenn.helper_id).update(name='=Nolwenn;"x')
    assert any(row[2] == "'=Nolwenn;\"x" for row in exported(head))
