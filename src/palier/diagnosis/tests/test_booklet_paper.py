"""The booklet on paper: a kind first page, large print, no surname, a code that leads back."""

import re
from uuid import uuid4

import pytest
from pypdfium2 import PdfDocument

from palier.diagnosis import actions
from palier.diagnosis.booklet_paper import address_of, booklet_pdf
from palier.diagnosis.booklets import KIND, pages_of
from palier.diagnosis.models import Booklet
from palier.people.models import Beneficiary
from palier.people.rules.reference import grouped
from palier.people.seals import reference_of
from tests.cast import MONDAY, Cast, open_places


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Christophe", "")
    return cast


def prepare(places: Cast, *, large: bool = False) -> Booklet:
    person = places.beneficiary("Christophe")
    Beneficiary.objects.filter(pk=person.pk).update(last_name="Quéméneur")
    return actions.prepare_booklet(
        actor=places.helper(places.nolwenn),
        person_id=person.pk,
        large=large,
        dice=11,
        ticket=uuid4(),
        now=MONDAY,
    )


def texts(paper: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in PdfDocument(paper)]


ASKS = "Quetouchez-vous"


def bare(text: str) -> str:
    return "".join(text.split())


def test_its_first_page_is_kind_and_names_no_surname(places: Cast) -> None:
    booklet = prepare(places)
    pages = texts(booklet_pdf(booklet))
    assert "Christophe" in pages[0]
    assert "Demandez à Nolwenn" in " ".join(pages[0].split())
    assert grouped(reference_of(KIND, booklet.pk)) in pages[0]
    assert "Quéméneur" not in "".join(pages)
    for word in ("diagnostic", "test", "niveau", "score", "faux"):
        assert not re.search(rf"\b{word}\b", "".join(pages), re.IGNORECASE)


@pytest.mark.parametrize("large", [False, True])
def test_every_page_has_its_number_of_how_many(places: Cast, large: bool) -> None:
    pages = texts(booklet_pdf(prepare(places, large=large)))
    assert len(pages) >= 10
    for n, page in enumerate(pages, 1):
        assert f"{n} / {len(pages)}" in page


def test_two_screens_of_one_task_never_share_a_page(places: Cast) -> None:
    booklet = prepare(places)
    pages = texts(booklet_pdf(booklet))
    for page in pages_of(booklet):
        assert page.ready
        asked = page.ready.task.question.fr.split(".")[0]
        on = [" ".join(text.split()).count(asked) for text in pages]
        assert max(on) == 1
        assert sum(on) == page.last - page.first + 1


def test_large_print_has_one_screen_a_page(places: Cast) -> None:
    booklet = prepare(places, large=True)
    pages = texts(booklet_pdf(booklet))
    asked = sum(page.last - page.first + 1 for page in pages_of(booklet))
    assert len(pages) >= asked + 1
    assert all(text.count("Je ne sais pas") <= 1 for text in pages)


def test_what_to_touch_is_asked_once_by_the_screen_itself(places: Cast) -> None:
    """It says « Sur quoi cliquez-vous ? » as well: our own sentence only says how to answer."""
    booklet = prepare(places)
    asked = [q for page in pages_of(booklet) if page.form for q in page.form.questions]
    windows = [bare(str(question.blocks)) for question in asked]
    assert any(ASKS in window for window in windows)
    printed = bare("".join(texts(booklet_pdf(booklet))))
    assert printed.count(ASKS) == sum(window.count(ASKS) for window in windows)


def test_the_drawing_holds_a_long_address_of_the_entry(places: Cast) -> None:
    booklet = prepare(places)
    assert address_of(booklet).endswith(f"/booklets/{booklet.pk}/")


def test_the_file_can_be_heard_and_kept(places: Cast) -> None:
    made = booklet_pdf(prepare(places))
    assert b"pdfuaid" in made
    assert b"pdfaid" in made
