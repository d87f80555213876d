"""The pages around a booklet: printed, found by its code, entered, hostile fields and all."""

import re
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pypdfium2 import PdfDocument

from palier.diagnosis import actions
from palier.diagnosis.booklet_paper import address_of
from palier.diagnosis.booklets import KIND, pages_of
from palier.diagnosis.models import Booklet, BookletTask
from palier.diagnosis.rules.booklet import PAGE_SECONDS
from palier.diagnosis.tests.booklet_hands import fields_of, posted
from palier.diagnosis.typed import typed_of
from palier.people import actions as people
from palier.people.rules.actor import Matter
from palier.people.rules.reference import grouped
from palier.people.seals import reference_of
from palier.simulators.models import Play
from tests.cast import MONDAY, Cast, open_places

FOREIGN = "http://elsewhere.example/booklets/0d9f4b1e-0000-4000-8000-000000000000/"


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Christophe", "")
    cast.arrive("Gilles", "", cast.charlie)
    return cast


@pytest.fixture
def booklet(places: Cast) -> Booklet:
    return actions.prepare_booklet(
        actor=places.helper(places.nolwenn),
        person_id=places.beneficiary("Christophe").pk,
        large=False,
        dice=7,
        ticket=uuid4(),
        now=MONDAY,
    )


@pytest.fixture
def nolwenn(places: Cast) -> Client:
    return places.signed_in(places.nolwenn)


def entry(booklet: Booklet) -> str:
    return reverse("enter_booklet", args=[booklet.pk])


def test_it_is_prepared_printed_and_its_pages_are_announced(places: Cast, nolwenn: Client) -> None:
    address = reverse("prepare_booklet", args=[places.beneficiary("Christophe").pk])
    for _ in range(2):
        nolwenn.post(address, {"size": "large", "ticket": "not-a-ticket"})
    one, *_ = Booklet.objects.all()
    assert one.large
    printed = nolwenn.get(reverse("booklet_sheet", args=[one.pk])).content
    count = len(PdfDocument(printed))
    assert f"Imprimer ({count} pages)" in nolwenn.get(address).content.decode()


def test_the_minutes_announced_are_those_of_paper_and_never_over_twenty(
    nolwenn: Client, booklet: Booklet
) -> None:
    """Turning the pages counts: on a screen the same exercises are quicker."""
    address = reverse("prepare_booklet", args=[booklet.person_id])
    read = nolwenn.get(address).content.decode()
    found = re.search(r"(\d+)\s+minutes\s+environ", read)
    assert found
    ready = [page.ready for page in pages_of(booklet) if page.ready]
    on_screen = sum(one.task.seconds for one in ready)
    turned = PAGE_SECONDS * sum(len(one.task.way) for one in ready)
    assert int(found[1]) == -(-(on_screen + turned) // 60)
    assert on_screen / 60 < int(found[1]) <= 20


def test_entered_in_two_presses_and_a_third_changes_nothing(
    booklet: Booklet, nolwenn: Client
) -> None:
    read = nolwenn.post(entry(booklet), {**posted(booklet), "preview": "yes"})
    assert "C’est bon" in read.content.decode()
    assert not Play.objects.filter(booklet_task__booklet=booklet).exists()
    for _ in range(2):
        nolwenn.post(entry(booklet), {**posted(booklet), "confirm": "yes"})
    assert Play.objects.filter(booklet_task__booklet=booklet).count() == booklet.tasks.count()
    assert "Noté le" in nolwenn.get(entry(booklet)).content.decode()


def test_entering_shows_nothing_of_what_it_tells(booklet: Booklet, nolwenn: Client) -> None:
    """Without her agreement, whoever typed the letters reads no landing and no sheet."""
    nolwenn.post(entry(booklet), {**posted(booklet), "confirm": "yes"})
    point = Booklet.objects.get(pk=booklet.pk).diagnosis_id
    assert point
    assert nolwenn.get(reverse("see_result", args=[point])).status_code == 404
    assert nolwenn.get(reverse("see_sheet", args=[point])).status_code == 404
    assert "Imprimer sa feuille" not in nolwenn.get(entry(booklet)).content.decode()


def test_with_her_agreement_her_sheet_is_printed(
    places: Cast, booklet: Booklet, nolwenn: Client
) -> None:
    people.give_consent(actor=places.person("Christophe"), matter=Matter.RESULT, now=MONDAY)
    nolwenn.post(entry(booklet), {**posted(booklet), "confirm": "yes"})
    page = nolwenn.get(entry(booklet)).content.decode()
    sheet = reverse("see_sheet", args=[Booklet.objects.get(pk=booklet.pk).diagnosis_id])
    assert sheet in page
    assert nolwenn.get(sheet).content.startswith(b"%PDF")


def test_a_letter_that_is_not_on_the_page_is_asked_again(booklet: Booklet, nolwenn: Client) -> None:
    fields = posted(booklet)
    name = next(name for name in fields if name.startswith("letters-") and fields[name][0])
    for forged in ("Z", "ABCDEFGH", "<script>", "É" * 500, "🙂"):
        answer = nolwenn.post(entry(booklet), {**fields, name: [forged], "confirm": "yes"})
        assert answer.status_code == 422
        assert "<script>" not in answer.content.decode()
    assert not Play.objects.filter(booklet_task__booklet=booklet).exists()


@given(st.data())
def test_any_letters_and_ticks_are_read_without_a_fault(data: st.DataObject) -> None:
    row = BookletTask(position=0, task_id="mailbox-answer-coffee", form="")
    page = _page_of(row)
    fields = {
        "letters-0": data.draw(st.lists(st.text(max_size=90), max_size=2)),
        "seen-0": data.draw(st.lists(st.text(max_size=9), max_size=3)),
        "outcome-0": data.draw(st.lists(st.sampled_from(["", "unknown", "forged"]), max_size=1)),
    }
    typed = typed_of(page, fields)
    assert page.form
    assert len(typed.answers) == len(page.form.questions)


def _page_of(row: BookletTask):  # type: ignore[no-untyped-def]
    from palier.diagnosis.booklets import Page  # noqa: PLC0415
    from palier.simulators.bank import bank  # noqa: PLC0415
    from palier.simulators.printed import form_of  # noqa: PLC0415

    ready = bank().get(row.task_id)
    return Page(row, ready, form_of(ready), 1)


def test_a_page_that_changed_says_that_it_does_not_count(booklet: Booklet, nolwenn: Client) -> None:
    row = booklet.tasks.all()[0]
    BookletTask.objects.filter(pk=row.pk).update(form="0" * 12)
    assert "Elle ne compte pas" in nolwenn.get(entry(booklet)).content.decode()
    nolwenn.post(entry(booklet), {**posted(booklet), "confirm": "yes"})
    assert "Il ne compte pas" in nolwenn.get(entry(booklet)).content.decode()


def test_its_code_typed_or_scanned_leads_to_the_entry(booklet: Booklet, nolwenn: Client) -> None:
    code = reference_of(KIND, booklet.pk)
    for typed in (code, grouped(code).lower(), f" {grouped(code)} ", address_of(booklet)):
        answer = nolwenn.post(reverse("find_booklet"), {"code": typed})
        assert answer.headers["Location"] == entry(booklet)


@pytest.mark.parametrize(
    "corrupted",
    ["", "BCDF-GHJK-LNPX", FOREIGN[:-9], FOREIGN, "\x00" * 50, "🙂"],
)
def test_a_corrupted_code_leads_nowhere(booklet: Booklet, nolwenn: Client, corrupted: str) -> None:
    assert nolwenn.post(reverse("find_booklet"), {"code": corrupted}).status_code == 422


def test_a_booklet_of_another_place_is_not_found(places: Cast, booklet: Booklet) -> None:
    charlie = places.signed_in(places.charlie)
    code = reference_of(KIND, booklet.pk)
    assert charlie.post(reverse("find_booklet"), {"code": code}).status_code == 422
    for name in ("enter_booklet", "booklet_sheet", "undo_booklet"):
        address = reverse(name, args=[booklet.pk])
        assert charlie.post(address, {"confirm": "yes"}).status_code in {404, 405}
        assert charlie.get(address).status_code in {404, 405}
    booklet.refresh_from_db()
    assert booklet.entered_at is None


def test_nobody_enters_without_signing_in(booklet: Booklet) -> None:
    answer = Client().get(entry(booklet))
    assert answer.status_code == 302
    assert "sign-in" in answer.headers["Location"]


def test_undone_by_a_press_it_is_entered_again(booklet: Booklet, nolwenn: Client) -> None:
    nolwenn.post(entry(booklet), {**posted(booklet), "confirm": "yes"})
    for _ in range(2):
        nolwenn.post(reverse("undo_booklet", args=[booklet.pk]))
    assert 'name="preview"' in nolwenn.get(entry(booklet)).content.decode()


def test_a_blank_row_is_read_back_as_passed_over_and_what_is_typed_next_counts(
    booklet: Booklet, nolwenn: Client
) -> None:
    """No list holds « Passé » by itself: letters typed in that row would be thrown away."""
    page, *_ = pages_of(booklet)
    answer = nolwenn.post(entry(booklet), {**fields_of(page), "preview": "yes"}).content.decode()
    assert answer.count('<strong class="tag due">Passé') == booklet.tasks.count() - 1
    assert "selected" not in answer


def test_enter_in_a_box_reads_back_and_writes_nothing(booklet: Booklet, nolwenn: Client) -> None:
    """Without JavaScript, Enter presses the first button of the form."""
    read = nolwenn.post(entry(booklet), {**posted(booklet), "preview": "yes"}).content.decode()
    assert read.index('name="preview"') < read.index('name="confirm"')


def test_the_hands_start_again_at_the_first_row_to_mend(booklet: Booklet, nolwenn: Client) -> None:
    fields = posted(booklet)
    wrong = [name for name in fields if name.startswith("letters-") and fields[name][0]][1:]
    forged = {**fields, **{name: ["ZZZZ"] for name in wrong}}
    answer = nolwenn.post(entry(booklet), {**forged, "preview": "yes"}).content.decode()
    (focused,) = re.findall(r'name="([^"]+)"[^>]*autofocus', answer)
    assert focused == wrong[0]
    answer = nolwenn.post(
        entry(booklet), {**forged, "told": "Z", "preview": "yes"}
    ).content.decode()
    (focused,) = re.findall(r'name="([^"]+)"[^>]*autofocus', answer)
    assert focused == "told"
