"""Asking for a human ends with a name and a time; closing it says how it ended."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from palier.attention import queries
from palier.attention.actions import ask_for_human, close_concern, take_concern
from palier.attention.models import Concern
from palier.audit.models import Entry
from palier.people.actions import end_visit
from tests.cast import MONDAY, Cast, open_places

LATER = MONDAY + timedelta(minutes=3)


@pytest.fixture
def places(db: None) -> Cast:
    cast = open_places(MONDAY)
    cast.arrive("Leïla", "")
    cast.arrive("Gilles", "", cast.charlie)
    return cast


def ask(places: Cast, words: str = "", name: str = "Leïla") -> Concern:
    return ask_for_human(actor=places.person(name), words=words, now=MONDAY)


def test_a_request_has_an_owner_and_a_time(places: Cast) -> None:
    concern = ask(places, "Tenir la souris")
    assert concern.owner_id == places.nolwenn.helper_id
    assert concern.due == MONDAY + timedelta(minutes=10)
    assert Entry.objects.get(verb="ask_for_human").person == places.person("Leïla").id


def test_what_she_said_is_not_in_the_audit(places: Cast) -> None:
    ask(places, "Tenir la souris")
    assert "souris" not in str(list(Entry.objects.values()))


def test_asked_twice_it_is_one_request_with_both_words(places: Cast) -> None:
    first, again = ask(places, "La souris"), ask(places, "Le clavier aussi")
    assert first.pk == again.pk
    assert again.words == "La souris Le clavier aussi"
    assert ask(places, "La souris").words == again.words
    assert ask(places, "").words == again.words
    assert Entry.objects.filter(verb="ask_for_human").count() == 1


@pytest.mark.parametrize("words", ["é" * 10_000, "\x00\x07", "\u202eabc", "🙂" * 400, " \n "])
def test_any_words_are_kept_or_cut_never_refused(places: Cast, words: str) -> None:
    for _ in range(2):
        concern = ask(places, words)
    concern.refresh_from_db()
    assert len(concern.words) <= 300
    assert concern.words.isprintable()


def test_somebody_who_left_is_answered_on_the_next_opening_day(places: Cast) -> None:
    visit = places.visits["Leïla"]
    end_visit(actor=places.helper(places.nolwenn), visit_id=visit.pk, now=MONDAY)
    assert ask(places).due == (MONDAY + timedelta(days=1)).replace(hour=12, minute=0)


def test_a_visit_of_yesterday_is_not_a_presence(places: Cast) -> None:
    late = MONDAY + timedelta(days=1)
    concern = ask_for_human(actor=places.person("Leïla"), words="", now=late)
    assert concern.due == (late + timedelta(days=1)).replace(hour=12, minute=0)


def test_a_colleague_takes_it_and_the_person_sees_who_answers(places: Cast) -> None:
    concern = ask(places)
    take_concern(actor=places.helper(places.yann), concern_id=concern.pk, now=LATER)
    mine = queries.concerns_visible_to(places.person("Leïla")).get()
    assert mine.owner.name == "Yann"
    assert mine.due == concern.due


def test_it_is_closed_with_a_reason_and_may_then_be_asked_again(places: Cast) -> None:
    concern = ask(places)
    actor = places.helper(places.yann)
    closed = close_concern(actor=actor, concern_id=concern.pk, closing="talked", now=LATER)
    assert (closed.closed_by_id, closed.closed_at) == (places.yann.helper_id, LATER)
    assert not queries.concerns_visible_to(actor)
    assert ask(places).pk != concern.pk


def test_closed_twice_the_first_time_counts(places: Cast) -> None:
    concern = ask(places)
    nolwenn, yann = places.helper(places.nolwenn), places.helper(places.yann)
    close_concern(actor=nolwenn, concern_id=concern.pk, closing="talked", now=MONDAY)
    for act in (
        lambda: close_concern(actor=yann, concern_id=concern.pk, closing="not_needed", now=LATER),
        lambda: take_concern(actor=yann, concern_id=concern.pk, now=LATER),
    ):
        with pytest.raises(Concern.DoesNotExist):
            act()
    concern.refresh_from_db()
    assert (concern.closing, concern.closed_by_id) == ("talked", places.nolwenn.helper_id)


@pytest.mark.parametrize(
    "closing", ["", "none", "TALKED", "talked ", "signed", "x" * 10_000, "\x00"]
)
def test_it_is_not_closed_without_one_of_our_reasons(places: Cast, closing: str) -> None:
    concern = ask(places)
    with pytest.raises(ValueError, match=f"^{re.escape(closing)}$"):
        close_concern(
            actor=places.helper(places.yann), concern_id=concern.pk, closing=closing, now=LATER
        )
    concern.refresh_from_db()
    assert concern.closed_at is None


def test_another_place_neither_sees_nor_touches_it(places: Cast) -> None:
    concern, charlie = ask(places), places.helper(places.charlie)
    assert not queries.concerns_visible_to(charlie)
    for identifier in (concern.pk, uuid4()):
        with pytest.raises(Concern.DoesNotExist):
            take_concern(actor=charlie, concern_id=identifier, now=LATER)
        with pytest.raises(Concern.DoesNotExist):
            close_concern(actor=charlie, concern_id=identifier, closing="talked", now=LATER)
    assert not queries.concerns_visible_to(places.person("Gilles"))


def test_of_two_asked_at_once_the_most_urgent_comes_first(places: Cast) -> None:
    places.arrive("Caroline", "")
    end_visit(actor=places.helper(places.nolwenn), visit_id=places.visits["Leïla"].pk, now=MONDAY)
    tomorrow, soon = ask(places), ask(places, name="Caroline")
    assert list(queries.concerns_visible_to(places.helper(places.yann))) == [soon, tomorrow]


def test_the_database_refuses_a_closing_without_a_word(places: Cast) -> None:
    concern = ask(places)
    for wrong in ({"closed_at": LATER}, {"closing": "talked"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Concern.objects.filter(pk=concern.pk).update(**wrong)
