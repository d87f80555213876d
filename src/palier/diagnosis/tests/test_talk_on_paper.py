"""The ten questions of a booklet: printed, entered before the result, taken back alone."""

from datetime import timedelta
from html import escape
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from palier.diagnosis import actions, queries
from palier.diagnosis.booklet_paper import booklet_pdf
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Booklet, Diagnosis, Reply
from palier.diagnosis.result import result_of
from palier.diagnosis.tests.booklet_hands import line_of, posted
from palier.kernel.words import spaced
from tests.cast import MONDAY, Cast, open_places

NAME = "Christophe"
LATER = MONDAY + timedelta(minutes=40)
TOLD = {"working_computer": "none", "shared_phone": "own_simple", "who_helps": "nobody"}


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive(NAME, "")
    return cast


@pytest.fixture
def booklet(places: Cast) -> Booklet:
    return prepare(places)


@pytest.fixture
def nolwenn(places: Cast) -> Client:
    return places.signed_in(places.nolwenn)


def prepare(places: Cast, *, large: bool = False) -> Booklet:
    return actions.prepare_booklet(
        actor=places.helper(places.nolwenn),
        person_id=places.beneficiary(NAME).pk,
        large=large,
        dice=7,
        ticket=uuid4(),
        now=MONDAY,
    )


def enter(places: Cast, booklet: Booklet, told: dict[str, str]) -> Diagnosis:
    entered = actions.enter_booklet(
        actor=places.helper(places.nolwenn),
        booklet_id=booklet.pk,
        typed={},
        told=told,
        dice=7,
        now=LATER,
    )
    assert entered.diagnosis
    return entered.diagnosis


def undo(places: Cast, booklet: Booklet) -> None:
    actor = places.helper(places.nolwenn)
    actions.undo_booklet(actor=actor, booklet_id=booklet.pk, now=LATER)


def entry(booklet: Booklet) -> str:
    return reverse("enter_booklet", args=[booklet.pk])


def tells(places: Cast, question: str, choice: str) -> None:
    """On the screen, in a point under way or a new one, where an exercise stays open."""
    me = places.person(NAME)
    actions.start_point(actor=me, dice=7, now=MONDAY)
    actions.reply(actor=me, question=question, choice=choice, now=MONDAY)
    actions.skip_questions(actor=me, now=MONDAY)
    actions.advance(actor=me, now=MONDAY)


@pytest.mark.parametrize(("large", "most"), [(False, 1), (True, 2)])
def test_they_are_printed_before_the_exercises_each_with_the_right_to_keep_silent(
    places: Cast, large: bool, most: int
) -> None:
    pages = [
        " ".join(page.get_textpage().get_text_range().split())
        for page in PdfDocument(booklet_pdf(prepare(places, large=large)))
    ]
    talk = " ".join(pages[1 : 1 + most])
    for question in conversation().questions:
        for says in (question.asks.fr, *(choice.says.fr for choice in question.choices)):
            assert spaced(says).replace("\u00a0", " ").replace("\u202f", " ") in talk
    assert talk.count("Je préfère ne pas répondre") == 10
    assert "Exercice" in pages[1 + most]


def test_what_was_circled_is_in_the_result_as_it_is_frozen(places: Cast, booklet: Booklet) -> None:
    point = enter(places, booklet, TOLD)
    told = result_of(point)
    assert told.situation.known() == {"phone": "simple", "computer": "none", "help": "nobody"}
    assert {"thin_network", "no_daily_practice"} <= {one.key for one in told.factors}
    assert told.coded.situations["42"] == "OUI"
    assert point.result


def test_her_answer_on_a_screen_is_not_written_over_by_a_blank(
    places: Cast, booklet: Booklet
) -> None:
    tells(places, "shared_phone", "shared")
    point = enter(places, booklet, {"working_computer": "none"})
    held = queries.replies_of(point)
    assert (held["shared_phone"], held["working_computer"]) == ("shared", "none")


def test_what_was_skipped_on_a_screen_and_circled_on_paper_is_an_answer(
    places: Cast, booklet: Booklet
) -> None:
    tells(places, "shared_phone", "shared")
    point = enter(places, booklet, {"shared_phone": "none", "who_helps": "rather_not"})
    held = queries.replies_of(point)
    assert (held["shared_phone"], held["who_helps"]) == ("none", "rather_not")


def test_undone_its_answers_leave_and_hers_hold_again(places: Cast, booklet: Booklet) -> None:
    tells(places, "shared_phone", "shared")
    before = Diagnosis.objects.get().replies.values_list("question", "choice")
    kept = sorted(before)
    point = enter(places, booklet, {**TOLD, "shared_phone": "none"})
    undo(places, booklet)
    assert sorted(point.replies.values_list("question", "choice")) == kept
    assert queries.replies_of(point)["shared_phone"] == "shared"


def test_undone_another_booklet_of_the_same_point_keeps_its_answers(
    places: Cast, booklet: Booklet
) -> None:
    tells(places, "shared_phone", "shared")
    second = prepare(places)
    enter(places, booklet, {"who_helps": "nobody"})
    point = enter(places, second, {"who_helps": "place"})
    undo(places, second)
    assert queries.replies_of(point)["who_helps"] == "nobody"


def test_undone_a_point_that_only_the_booklet_told_is_gone(places: Cast, booklet: Booklet) -> None:
    enter(places, booklet, TOLD)
    undo(places, booklet)
    assert not Diagnosis.objects.exists()
    assert not Reply.objects.exists()


def test_a_forged_question_or_choice_tells_nothing(places: Cast, booklet: Booklet) -> None:
    point = enter(places, booklet, {"forged": "shared", "shared_phone": "forged", "worry": ""})
    assert queries.replies_of(point) == {}


def test_questions_that_changed_since_do_not_count_and_the_screen_says_so(
    booklet: Booklet, nolwenn: Client
) -> None:
    Booklet.objects.update(conversation="0" * 12)
    assert "les questions ont changé depuis l’impression" in says(nolwenn, booklet)
    fields = {**posted(booklet), "told": line_of(TOLD), "confirm": "yes"}
    nolwenn.post(entry(booklet), fields)
    booklet.refresh_from_db()
    assert booklet.entered_at
    assert booklet.tasks.exclude(play=None).count() == booklet.tasks.count()
    assert not Reply.objects.exists()
    assert "les questions ont changé depuis" in says(nolwenn, booklet)


def says(client: Client, booklet: Booklet) -> str:
    return " ".join(client.get(entry(booklet)).content.decode().split())


def test_a_booklet_of_before_is_entered_as_before(booklet: Booklet, nolwenn: Client) -> None:
    Booklet.objects.update(conversation="")
    page = says(nolwenn, booklet)
    assert "Un peu de vous" not in page
    assert 'name="told"' not in page
    pages = PdfDocument(booklet_pdf(Booklet.objects.get()))
    assert all("Un peu de vous" not in one.get_textpage().get_text_range() for one in pages)
    nolwenn.post(entry(booklet), {**posted(booklet), "told": "AAAAAAAAAA", "confirm": "yes"})
    assert Booklet.objects.get().entered_at
    assert not Reply.objects.exists()


def test_relire_says_in_words_what_was_circled_and_keeps_nothing_yet(
    booklet: Booklet, nolwenn: Client
) -> None:
    fields = {**posted(booklet), "told": line_of(TOLD).lower(), "preview": "yes"}
    page = nolwenn.post(entry(booklet), fields).content.decode()
    assert f"<strong>{spaced('Non, je n’en ai pas')}</strong>" in page
    assert page.count("Pas de réponse") == 7
    assert not Reply.objects.exists()
    nolwenn.post(entry(booklet), {**fields, "confirm": "yes"})
    assert queries.replies_of(Diagnosis.objects.get()) == TOLD


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("AAAAAAAAA", "il faut 10 lettres ou tirets. Il y en a 9."),
        ("A" * 79, "il faut 10 lettres ou tirets. Il y en a 79."),
        ("AAAAAAAZAA", "question 8 : « Z » n’est pas sur la page."),
        ("AAAAAAA<AA", "question 8 : « &lt; » n’est pas sur la page."),
        ("\x00AAAAAAAAA", "question 1"),
    ],
)
def test_a_wrong_line_is_said_clearly_and_nothing_typed_is_lost(
    booklet: Booklet, nolwenn: Client, typed: str, sentence: str
) -> None:
    for press in ("preview", "confirm"):
        answer = nolwenn.post(entry(booklet), {**posted(booklet), "told": typed, press: "yes"})
        assert answer.status_code == 422
        page = " ".join(answer.content.decode().replace("\u00a0", " ").split())
        assert sentence in page
        assert "Une lettre n’est pas sur sa page" not in page  # one reason, the true one
        assert f'value="{escape(typed)}"' in page
        for name, letters in posted(booklet).items():
            if name.startswith("letters-") and letters[0]:
                assert f'value="{letters[0]}"' in page
    assert Booklet.objects.get().entered_at is None
    assert not Reply.objects.exists()


def test_once_entered_the_answers_are_shown_to_nobody_without_her_agreement(
    booklet: Booklet, nolwenn: Client
) -> None:
    nolwenn.post(entry(booklet), {"told": line_of(TOLD), "confirm": "yes"})
    page = says(nolwenn, booklet)
    for question in conversation().questions:
        assert all(spaced(choice.says.fr) not in page for choice in question.choices)


def test_the_database_itself_refuses_a_reply_twice_and_of_two_ways(
    places: Cast, booklet: Booklet
) -> None:
    point = enter(places, booklet, TOLD)
    one = {"diagnosis": point, "choice": "none", "at": LATER}
    for wrong in (
        {"question": "who_helps", "booklet": booklet},
        {"question": "worry", "booklet": booklet, "asked_by": places.kerourien},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Reply.objects.create(**one, **wrong)
