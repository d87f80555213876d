"""« Mes prochains pas » on paper: always one page, for the eyes and for the ears, no surname."""

from datetime import date, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from palier.journey.models import Step
from palier.journey.sheet import step_sheet_pdf
from palier.journey.shown import ShownStep
from palier.web.print import pages
from tests.cast import Cast


def read(made: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in PdfDocument(made))


def step(words: str, long: int = 1) -> ShownStep:
    return ShownStep(
        step=Step(day=date(2026, 3, 9), hour=time(9, 30), level="with"),
        words=words,
        how="Avec Nolwenn " * long,
        where="Espace multimédia de Kérourien " * long,
        bring=("Votre pièce d’identité", "Votre carte Vitale", "Votre RIB") * long,
        minutes=20,
        exercise="",
        due=True,
        late=False,
    )


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("words", ["Écrivez à l’employeur.", "mot " * 50, "x" * 200, "ليلى " * 40])
@pytest.mark.parametrize("long", [1, 8])
def test_it_is_one_page_however_long_the_words(count: int, words: str, long: int) -> None:
    made = step_sheet_pdf(
        [step(words, long)] * count, language="fr", name="Ibrahim Diallo", about=("9 mars", "Ici")
    )
    assert pages(made) == 1
    assert b"pdfuaid" in made


def test_it_says_what_when_where_with_whom_and_leaves_boxes_to_tick() -> None:
    made = step_sheet_pdf(
        [step("Écrivez à l’employeur.")], language="fr", name="Ibrahim Diallo", about=("9 mars",)
    )
    said = " ".join(read(made).split())
    for words in (
        *("Mes prochains pas", "Ibrahim", "Écrivez à l’employeur.", "lundi 9 mars, 09:30"),
        *("Avec Nolwenn", "Kérourien", "carte Vitale", "20 minutes"),
        *("C’est fait", "Pas encore", "C’était difficile"),
    ):
        assert words in said
    assert "Diallo" not in said


def test_without_a_step_it_is_a_page_to_fill_by_hand() -> None:
    made = step_sheet_pdf([], language="fr", name="", about=())
    assert pages(made) == 1
    assert "À apporter" in " ".join(read(made).split())


def test_she_prints_hers_and_a_helper_prints_it_where_she_agreed(cast: Cast) -> None:
    claudia, caroline = cast.beneficiary("Claudia").pk, cast.beneficiary("Caroline").pk
    hers = cast.in_hands_of("Claudia").get(reverse("step_sheet"))
    assert "Bruyère-pas" in read(hers.content)
    desk = cast.signed_in(cast.nolwenn)
    assert "Bruyère-pas" in read(desk.get(reverse("see_step_sheet", args=[claudia])).content)
    assert desk.get(reverse("see_step_sheet", args=[caroline])).status_code == 404
    assert Client().get(reverse("see_step_sheet", args=[claudia])).status_code == 302


def test_one_step_alone_is_printed_bigger(cast: Cast) -> None:
    today = cast.now.date() + timedelta(days=0)
    chosen = Step.objects.get(plan__person=cast.beneficiary("Claudia"), path="cv/jobs")
    made = cast.in_hands_of("Claudia").get(reverse("step_sheet"), {"step": str(chosen.pk)})
    assert "Bruyère-pas" not in read(made.content)
    assert "Racontez trois choses" in read(made.content)
    assert str(today.year) in read(made.content)
