"""The table for La Coop and France Travail: their codes, nobody's name, nothing that runs."""

import csv
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from palier.audit.models import Entry
from palier.autonomy.actions import ImpossiblePeriod, export_tasks
from palier.autonomy.content import catalogue
from palier.autonomy.models import TaskRecord
from palier.autonomy.rules.codes import COOP, FRANCE_TRAVAIL
from palier.autonomy.rules.export import AUTONOMY, FORMULA, Between, Counted, row, safe
from palier.autonomy.rules.level import HelpLevel, Outcome
from tests.cast import SECRETS, Cast

PARIS = ZoneInfo("Europe/Paris")


def read(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "a French spreadsheet needs the mark"
    return [*csv.DictReader(StringIO(content.decode("utf-8-sig")), delimiter=";")]


def asked(client: Client, **other: str) -> Any:
    today = timezone.localtime().date()
    days = {"of": str(today - timedelta(days=1)), "to": str(today), **other}
    return client.post(reverse("export_tasks"), days)


def test_it_speaks_the_codes_of_both_and_names_nobody(cast: Cast) -> None:
    answer = asked(cast.signed_in(cast.nolwenn))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    rows = {one["demarche"]: one for one in read(answer.content)}
    update = rows["S’actualiser à France Travail"]
    assert update["autonomie"] == "entierement_accompagne"
    assert update["thematiques"] == "insertion_professionnelle,travail_formation"
    assert update["france_travail_code"] == "B7"
    assert (update["type"], update["duree_minutes"], update["nombre"]) == ("individuel", "15", "1")
    text = answer.content.decode()
    names = ("Leïla", "Nolwenn", "Kérourien", *SECRETS)
    assert not [name for name in names if name in text]


def test_another_place_takes_its_own_away(cast: Cast) -> None:
    assert read(asked(cast.signed_in(cast.charlie)).content) == []
    soizic = cast.signed_in(cast.soizic)
    assert asked(soizic).status_code == soizic.get(reverse("export_tasks")).status_code == 404


def test_taking_it_away_is_written_once_for_a_trembling_hand(cast: Cast) -> None:
    for _ in range(2):
        asked(cast.signed_in(cast.nolwenn))
    assert Entry.objects.filter(verb="export_tasks").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"of": "", "to": ""},
        {"of": "2026-13-01"},
        {"of": "9999-12-31", "to": "0001-01-01"},
        {"of": "1970-01-01"},
        {"to": "2026-01-01\x00"},
        {"of": "9" * 400},
    ],
)
def test_two_days_that_cannot_be(cast: Cast, wrong: dict[str, str]) -> None:
    answer = asked(cast.signed_in(cast.nolwenn), **wrong)
    assert answer.status_code == 422
    assert "Choisissez deux jours" in answer.content.decode()


def test_the_last_days_of_the_calendar_are_days_too(cast: Cast) -> None:
    answer = asked(cast.signed_in(cast.nolwenn), of="9999-12-31", to="9999-12-31")
    assert answer.status_code < 500


def test_a_day_is_the_day_of_the_place(cast: Cast) -> None:
    """Half past midnight in Paris in summer is the day before in Greenwich."""
    TaskRecord.objects.all().delete()
    late = datetime(2026, 7, 2, 0, 30, tzinfo=PARIS)
    for minutes in (5, 5, None):
        TaskRecord.objects.create(
            structure=cast.kerourien,
            task="gone",
            level=HelpLevel.WITH,
            outcome=Outcome.WELL,
            minutes=minutes,
            done_at=late,
            recorded_at=late,
        )
    nolwenn = cast.helper(cast.nolwenn)
    day = date(2026, 7, 2)
    for wanted, times in ((day, ["1", "2"]), (day - timedelta(days=1), [])):
        table = export_tasks(actor=nolwenn, between=Between(wanted, wanted), now=late)
        assert [one["nombre"] for one in read(table.encode())] == times
    with pytest.raises(ImpossiblePeriod):
        export_tasks(actor=nolwenn, between=Between(day, day - timedelta(days=1)), now=late)


@given(st.text())
def test_no_cell_is_ever_run_by_a_spreadsheet(cell: str) -> None:
    assert not safe(cell).lstrip().startswith(FORMULA)
    assert safe(cell).endswith(cell)


def test_a_task_that_left_the_content_is_told_by_its_key_and_cannot_run() -> None:
    cells = row(Counted(date(2026, 3, 9), "=cmd()", HelpLevel.FOR, None, 2), None)
    assert "'=cmd()" in cells
    assert all(isinstance(cell, str) for cell in cells)


def test_every_kind_has_a_theme_and_every_code_serves() -> None:
    assert set(AUTONOMY) == set(HelpLevel)
    assert {theme for kind in catalogue().kinds for theme in kind.coop} <= set(COOP)
    assert {kind.ft for kind in catalogue().kinds} == {*FRANCE_TRAVAIL, ""}
