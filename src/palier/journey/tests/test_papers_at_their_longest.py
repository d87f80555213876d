"""Paper of this house with the longest and the strangest words: one page each, nothing cut by the
printer, nothing that the checkers of PDF find; and the day of the place, at midnight too."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from typing import cast as typed
from uuid import uuid4
from zoneinfo import ZoneInfo

import numpy as np
import pdfua
import pypdfium2
import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from palier.journey import adviser_paper
from palier.journey.actions import advisers, facts
from palier.journey.adviser_paper import Sheet
from palier.journey.models import AdviserSeat, AdviserVisit, SharedFact, Step
from palier.journey.rules.facts import Said
from palier.journey.sheet import step_sheet_pdf
from palier.journey.shown import ShownStep
from palier.journey.tests.journeys import writes
from palier.people.models import Beneficiary, Consent
from palier.web.print import pages
from tests.cast import Cast
from tests.paper import faults_of

PARIS = ZoneInfo("Europe/Paris")
WIDEST = {
    "one word": "W" * 500,
    "many words": "Anticonstitutionnellement " * 20,
    "an address": "https://" + "m" * 60 + "/" + "w" * 400,
    "Arabic": "الوثائق " * 60,
    "Cyrillic": "Щ" * 500,
    "pictures": "\U0001f600" * 500,
    "typst": '#set page(height: 5mm) #panic("x") $ \\ ` _ * <a> @b ' * 9,
    "capitals": "ÉVIDEMMENT, MADAME ! " * 24,
}


@pytest.fixture(params=WIDEST)
def words(request: pytest.FixtureRequest) -> str:
    return WIDEST[request.param]


def step(words: str, *, exercise: str = "") -> ShownStep:
    return ShownStep(
        step=Step(day=date(2026, 9, 30), hour=time(23, 59), level="alone", near=True),
        words=words[:200],
        how=f"Sans aide, {words[:60]} à côté",
        where=words[:120],
        bring=(words[:90],) * 6,
        minutes=90,
        exercise=exercise,
        due=True,
        late=True,
    )


def sheet(words: str, count: int) -> bytes:
    about = ("mercredi 30 septembre 2026", words[:80])
    return step_sheet_pdf([step(words)] * count, language="fr", name=words, about=about)


def visit_of(words: str) -> AdviserVisit:
    found = SimpleNamespace(
        day=date(2026, 9, 30), adviser=words[:80], structure=SimpleNamespace(name=words[:80])
    )
    return typed(AdviserVisit, found)


def one_person(words: str) -> Sheet:
    return Sheet(
        uuid4(),
        words[:40].split(maxsplit=1)[0],
        words[:300],
        shows=True,
        steps=[f"{words[:200]} · avec · 30 septembre"] * 3,
        facts=[f"30 septembre · Nolwenn · {words[:500]}"] * 5,
    )


def visit_pages(words: str, sheets: Sequence[Sheet]) -> bytes:
    with override("fr"):
        return adviser_paper.pages(visit_of(words), sheets, "fr")


def margins(paper: bytes) -> float:
    """The narrowest white margin of any page, in millimetres."""
    narrowest = 1000.0
    for page in pypdfium2.PdfDocument(paper):
        dark = page.render(scale=1, grayscale=True).to_numpy().squeeze() < 250
        rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
        height, width = dark.shape
        sides = (rows[0], columns[0], height - rows[-1], width - columns[-1])
        narrowest = min(narrowest, *(float(side) for side in sides))
    return narrowest / 72 * 25.4


def checked(paper: bytes, tmp_path: Path) -> None:
    (file := tmp_path / "paper.pdf").write_bytes(paper)
    report = pdfua.validate(str(file))
    assert [(each.rule_id, each.message) for each in report.findings] == []
    page = pytest.importorskip("page", reason="page-validation is not installed")
    for profile in ("ua1", "2a"):
        assert faults_of(page.validate_pdf_bytes(paper, profile=profile), paper) == []


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_sheet_of_steps_is_one_page_that_no_printer_cuts(words: str, count: int) -> None:
    made = sheet(words, count)
    assert pages(made) == 1
    assert margins(made) > 10


def test_the_checkers_find_nothing_on_the_longest_sheet(words: str, tmp_path: Path) -> None:
    checked(sheet(words, 3), tmp_path)


def test_the_adviser_has_a_list_and_one_page_each_that_no_printer_cuts(words: str) -> None:
    made = visit_pages(words, [one_person(words)] * 2)
    assert pages(made) == 3
    assert margins(made) > 10


def test_the_checkers_find_nothing_on_the_longest_visit(words: str, tmp_path: Path) -> None:
    checked(visit_pages(words, [one_person(words), Sheet(uuid4(), "", "")]), tmp_path)


def test_the_checkers_find_nothing_on_an_empty_visit(tmp_path: Path) -> None:
    checked(made := visit_pages("Mission locale", []), tmp_path)
    assert pages(made) == 1


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=400), st.integers(0, 3))
def test_whatever_is_typed_is_printed_on_one_page(words: str, count: int) -> None:
    assert pages(sheet(words, count)) == 1


def text_of(made: bytes) -> str:
    said = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))
    return " ".join(said.split())


def test_more_than_three_steps_are_never_printed() -> None:
    four = [step(f"Pas numéro {n}.") for n in range(1, 5)]
    said = text_of(step_sheet_pdf(four, language="fr", name="", about=()))
    assert "Pas numéro 3." in said
    assert "Pas numéro 4." not in said


@dataclass
class Visit:
    """The visit of the cast, as its place prints it."""

    cast: Cast

    def printed(self) -> list[str]:
        visit = AdviserVisit.objects.get(structure=self.cast.kerourien)
        address = reverse("adviser_pages", args=[visit.pk])
        made = self.cast.signed_in(self.cast.nolwenn).get(address).content
        told = [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(made)]
        return [" ".join(one.split()) for one in told]


def seated(cast: Cast, name: str, **more: Any) -> AdviserSeat:
    return advisers.seat_person(
        actor=cast.helper(cast.nolwenn),
        person_id=cast.beneficiary(name).pk,
        adviservisit_id=AdviserVisit.objects.get(structure=cast.kerourien).pk,
        now=timezone.now(),
        **{"words": "Le logement", "shows_plan": True, **more},
    )


def test_what_was_agreed_for_the_adviser_ends_with_what_was_agreed_for_the_place(
    cast: Cast,
) -> None:
    writes(cast.person("Geneviève"), cast.beneficiary("Geneviève").pk, "Aubépine-pas", cast.now)
    told = Visit(cast).printed()
    assert "Aubépine-pas" in told[1]
    live = Consent.objects.filter(person=cast.beneficiary("Geneviève"), matter="plan")
    now = timezone.now()
    live.update(given_at=now - timedelta(days=370), until=now - timedelta(days=1))
    told = Visit(cast).printed()
    assert "Aubépine-pas" not in "".join(told)
    assert "Genêt-fil" not in "".join(told)
    assert "Ajonc-conseiller" in told[1], "what she wants to say is still hers to say"


def test_opened_to_the_place_and_not_to_the_adviser_nothing_is_printed(cast: Cast) -> None:
    seated(cast, "Claudia", shows_plan=False)
    told = "".join(Visit(cast).printed())
    assert "Le logement" in told
    assert "Bruyère-pas" not in told


def test_what_was_withdrawn_from_the_thread_is_not_printed(cast: Cast) -> None:
    person = cast.beneficiary("Geneviève").pk
    for one in SharedFact.objects.filter(person=person, by=None):
        facts.withdraw_my_fact(
            actor=cast.person("Geneviève"), sharedfact_id=one.pk, now=timezone.now()
        )
    said = Said("Saule-neuf")
    facts.write_my_fact(
        actor=cast.person("Geneviève"), said=said, ticket=uuid4(), now=timezone.now()
    )
    told = Visit(cast).printed()[1]
    assert told.count("Genêt-fil") == 1, "the line of Nolwenn"
    assert "Saule-neuf" in told


def test_a_line_written_after_midnight_bears_the_day_of_the_place(cast: Cast) -> None:
    """Half past midnight in Paris is yesterday for a server that counts in UTC."""
    night = datetime(2026, 7, 14, 0, 30, tzinfo=PARIS)
    fact = facts.write_my_fact(
        actor=cast.person("Geneviève"), said=Said("Saule-nuit"), ticket=uuid4(), now=timezone.now()
    )
    SharedFact.objects.filter(pk=fact.pk).update(at=night)
    told = Visit(cast).printed()[1]
    assert "14 juillet · Saule-nuit" in told


def test_fifty_persons_without_a_name_are_fifty_pages(cast: Cast) -> None:
    """A list of fifty is longer than a page: it goes on, and each still has one page."""
    sheets = [Sheet(uuid4(), "", f"Personne {n}.") for n in range(50)]
    visit = AdviserVisit.objects.get(structure=cast.kerourien)
    with override("fr"):
        made = adviser_paper.pages(visit, sheets, "fr")
    told = [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(made)]
    mine = [page for page in told if "Personne " in page]
    assert len(mine) == 50
    assert all(page.count("Personne ") == 1 for page in mine)


def test_a_person_who_gave_her_place_up_or_was_forgotten_is_not_on_the_list(cast: Cast) -> None:
    seat = seated(cast, "Leïla", words="Fougère-dit")
    assert "Fougère-dit" in "".join(Visit(cast).printed())
    advisers.give_up_adviser(
        actor=cast.person("Leïla"), adviservisit_id=seat.visit_id, now=timezone.now()
    )
    assert "Fougère-dit" not in "".join(Visit(cast).printed())
    seated(cast, "Leïla", words="Fougère-encore")
    leila = Beneficiary.objects.get(pk=cast.beneficiary("Leïla").pk)
    leila.accompaniments.update(until=timezone.now())
    assert "Fougère-encore" not in "".join(Visit(cast).printed())
