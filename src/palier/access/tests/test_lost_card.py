"""A card is made, printed, lost, replaced; a PIN is forgotten. The trace never says what."""

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from palier.access import actions
from palier.access.actions.cards import AlreadyChosen, GuessedFirst, NotChosenYet
from palier.access.cards import PRINTABLE, HasCard, card_of, new_card, to_print
from palier.access.models import Attempt, Card, Lock, Sitting
from palier.access.rules.answer import Question
from palier.access.rules.limits import SECRET
from palier.access.tests.card_hands import card_for, is_hers, machine, post, sign_in, words_of
from palier.access.tries import TooManyTries, WrongSecret
from palier.audit.models import Entry
from tests.cast import ANSWER, CARD_PIN, PASSWORD, PIN, Cast

NEW_PIN = "8203"


def about(page: str, cast: Cast, name: str) -> str:
    return reverse(page, args=[cast.beneficiary(name).pk])


def test_a_person_makes_her_card_one_question_a_screen(cast: Cast) -> None:
    screen = cast.in_hands_of("Leïla")
    assert "Avoir ma carte" in screen.get(reverse("my_home")).content.decode()
    at = screen.get(reverse("make_card"), follow=True)
    assert at.request["PATH_INFO"] == reverse("choose_pin")
    refused = post(screen, "choose_pin", pin="1987", again="1987").content.decode()
    assert "Ce code se devine vite." in refused
    assert "différents" in post(screen, "choose_pin", pin="8203", again="8204").content.decode()
    post(screen, "choose_pin", pin=NEW_PIN, again=NEW_PIN)
    at = screen.get(reverse("make_card"), follow=True)
    assert at.request["PATH_INFO"] == reverse("choose_question")
    assert "Un plat que vous aimez" in at.content.decode()
    post(screen, "choose_question", about="song", answer="Au clair de la lune")
    page = post(screen, "make_card", name="  Lili Durand ")
    assert page.headers["Location"] == reverse("make_card")
    post(screen, "make_card", name="encore")
    card = card_for(cast, "Leïla")
    assert card.shown_name == "Lili", "no surname lies on a table"
    lock = Lock.objects.get(person=card.person_id)
    assert NEW_PIN not in lock.pin.split("$"), "four digits may stand in any digest"
    assert "lune" not in lock.answer
    home = machine()
    sign_in(home, words_of(card), NEW_PIN)
    assert is_hers(home)


@pytest.mark.parametrize("name", ["x" * 10_000, "\x00\u202e", "🙂", "", "<b>Ana</b>"])
def test_any_name_makes_a_card(cast: Cast, name: str) -> None:
    actor = cast.person("Leïla")
    actions.choose_pin(actor=actor, pin=NEW_PIN, now=cast.now)
    actions.choose_question(actor=actor, question=Question.SONG, answer=ANSWER, now=cast.now)
    post(cast.in_hands_of("Leïla"), "make_card", name=name)
    card = card_for(cast, "Leïla")
    assert len(card.shown_name) <= 20
    printed = post_print(cast.signed_in(cast.nolwenn), cast, "Leïla")
    assert printed.startswith(b"%PDF")


def test_a_pin_or_a_question_chosen_once_is_not_chosen_again_by_whoever_holds_the_screen(
    cast: Cast,
) -> None:
    actor = cast.person("Claudia")
    with pytest.raises(AlreadyChosen):
        actions.choose_pin(actor=actor, pin=NEW_PIN, now=cast.now)
    with pytest.raises(AlreadyChosen):
        actions.choose_question(actor=actor, question=Question.SONG, answer="x y z", now=cast.now)
    with pytest.raises(HasCard):
        actions.make_card(actor=actor, name="", now=cast.now)
    with pytest.raises(NotChosenYet):
        actions.make_card(actor=cast.person("Leïla"), name="", now=cast.now)
    with pytest.raises(GuessedFirst):
        actions.choose_pin(actor=cast.person("Leïla"), pin="1234", now=cast.now)


def post_print(client: Client, cast: Cast, *names: str) -> bytes:
    chosen = [str(cast.beneficiary(name).pk) for name in names]
    answer = client.post(reverse("print_cards"), {"person": chosen}, follow=True)
    return bytes(answer.content)


def test_a_helper_prints_the_cards_of_the_week_of_her_place(cast: Cast) -> None:
    cast.makes_card("Leïla")
    paper = PdfDocument(post_print(cast.signed_in(cast.nolwenn), cast, "Claudia", "Leïla"))
    text = paper[0].get_textpage().get_text_range()
    assert len(paper) == 1
    assert "Claudia" in text
    for word in words_of(card_for(cast, "Leïla")).split():
        assert word in text
    assert Entry.objects.filter(verb="print_cards").count() == 2
    assert b"%PDF" not in post_print(cast.signed_in(cast.charlie), cast, "Claudia", "Leïla")
    late = cast.now + PRINTABLE
    assert not to_print(cast.helper(cast.nolwenn), late).exists()


@pytest.mark.parametrize("person", ["", "x", "é\x00", "9" * 400])
def test_a_forged_choice_prints_nothing(cast: Cast, person: str) -> None:
    answer = cast.signed_in(cast.nolwenn).post(
        reverse("print_cards"), {"person": person}, follow=True
    )
    assert "Aucune carte à imprimer." in answer.content.decode()


def test_a_lost_card_is_dead_at_once_and_closes_the_screens_it_opened(cast: Cast) -> None:
    card, thief = card_for(cast, "Claudia"), machine()
    token, words = card.token, words_of(card)
    sign_in(thief, words)
    assert is_hers(thief)
    cast.signed_in(cast.nolwenn).post(about("stop_card", cast, "Claudia"))
    told = thief.get(reverse("my_home"), follow=True).content.decode()
    assert "Cette carte ne sert plus." in told
    for typed in (words, token):
        again = machine()
        assert "ne va pas" in sign_in(again, typed).content.decode()
        assert not is_hers(again)
    card.refresh_from_db()
    assert (card.why, card.code, card.token, card.coded, card.scanned) == ("lost", "", "", "", "")


def test_a_screen_a_helper_gave_is_not_closed_by_a_lost_card(cast: Cast) -> None:
    given = cast.in_hands_of("Claudia")
    actions.stop_card(
        actor=cast.helper(cast.nolwenn), person_id=cast.beneficiary("Claudia").pk, now=cast.now
    )
    assert is_hers(given)


def test_a_card_told_lost_between_the_card_and_the_pin_opens_nothing(cast: Cast) -> None:
    slow = machine()
    post(slow, "use_card", shown=words_of(card_for(cast, "Claudia")))
    cast.signed_in(cast.nolwenn).post(about("stop_card", cast, "Claudia"))
    assert post(slow, "enter_pin", pin=CARD_PIN).status_code == 422


def test_the_answer_replaces_the_card_and_its_square_replayed_opens_nothing(cast: Cast) -> None:
    old, nolwenn = card_for(cast, "Claudia"), cast.signed_in(cast.nolwenn)
    page = nolwenn.get(about("replace_card", cast, "Claudia")).content.decode()
    assert "Un plat que vous aimez" in page
    assert "poires" not in page
    wrong = nolwenn.post(about("replace_card", cast, "Claudia"), {"answer": "Claudia"})
    assert wrong.status_code == 422
    assert card_for(cast, "Claudia").pk == old.pk
    nolwenn.post(about("replace_card", cast, "Claudia"), {"answer": "tarte aux POIRES"})
    new = card_for(cast, "Claudia")
    assert new.pk != old.pk
    assert new.shown_name == old.shown_name
    replayed, hers = machine(), machine()
    sign_in(replayed, old.token)
    sign_in(hers, new.token)
    assert (is_hers(replayed), is_hers(hers)) == (False, True), "the PIN outlives the card"


def test_the_answer_too_is_tried_few_times(cast: Cast) -> None:
    nolwenn, page = cast.signed_in(cast.nolwenn), about("replace_card", cast, "Claudia")
    for number in range(SECRET.free):
        nolwenn.post(page, {"answer": f"gâteau {number}"})
    told = nolwenn.post(page, {"answer": ANSWER}).content.decode()
    assert "Attendez une minute." in told
    assert Card.objects.filter(person=cast.beneficiary("Claudia")).count() == 1


def vouch(client: Client, cast: Cast, account: object, secret: str, **more: str) -> int:
    fields = {"account": str(getattr(account, "pk", account)), "secret": secret, **more}
    return int(client.post(about("vouch_for_person", cast, "Claudia"), fields).status_code)


def test_without_the_answer_two_who_work_there_vouch_for_her(cast: Cast) -> None:
    old, nolwenn = card_for(cast, "Claudia"), cast.signed_in(cast.nolwenn)
    assert vouch(nolwenn, cast, cast.nolwenn, PIN) == 422, "oneself twice is one"
    assert vouch(nolwenn, cast, cast.charlie, PASSWORD) == 422, "works elsewhere"
    assert vouch(nolwenn, cast, cast.yann, "0000") == 422
    assert card_for(cast, "Claudia").pk == old.pk
    assert vouch(nolwenn, cast, cast.yann, PIN) == 302
    lock = Lock.objects.get(person=old.person_id)
    assert (lock.answer, bool(lock.pin)) == ("", True)
    trace = Entry.objects.get(verb="vouch_for_person")
    assert trace.by == cast.nolwenn.helper_id
    assert trace.facts["second"] == str(cast.yann.helper_id)
    at = cast.in_hands_of("Claudia").get(reverse("make_card"), follow=True)
    assert at.request["PATH_INFO"] == reverse("choose_question")


def test_when_the_pin_is_forgotten_too_nothing_opens_until_she_chooses_another(cast: Cast) -> None:
    vouch(cast.signed_in(cast.nolwenn), cast, cast.yann, PIN, pin_too="on")
    home = machine()
    sign_in(home, words_of(card_for(cast, "Claudia")))
    assert not is_hers(home)
    Attempt.objects.all().delete()
    post(cast.in_hands_of("Claudia"), "choose_pin", pin=NEW_PIN, again=NEW_PIN)
    sign_in(home, words_of(card_for(cast, "Claudia")), NEW_PIN)
    assert is_hers(home)


@pytest.mark.parametrize("where", ["at sign-in", "on her screen"])
def test_a_forgotten_pin_is_chosen_again_with_the_answer(cast: Cast, where: str) -> None:
    card = card_for(cast, "Claudia")
    page = "forgot_pin" if where == "at sign-in" else "choose_new_pin"
    client = machine() if where == "at sign-in" else cast.in_hands_of("Claudia")
    post(client, "use_card", shown=words_of(card))
    for _ in range(SECRET.free):
        sign_in(machine(), card.token, "7319")
    said = {"pin": NEW_PIN, "again": NEW_PIN}
    assert post(client, page, answer="la soupe", **said).status_code == 422
    assert post(client, page, answer=ANSWER, pin="2024", again="2024").status_code == 422
    assert post(client, page, answer=ANSWER, **said).status_code == 302
    home = machine()
    sign_in(home, card.token, NEW_PIN)
    assert is_hers(home), "the waits of the forgotten one are forgotten with it"


def test_a_person_of_another_place_is_not_found(cast: Cast) -> None:
    charlie = cast.signed_in(cast.charlie)
    for page in ("issue_card", "stop_card", "replace_card", "vouch_for_person"):
        assert charlie.post(about(page, cast, "Claudia")).status_code == 404
    assert card_of(cast.beneficiary("Claudia").pk)


def test_the_trace_says_who_and_never_what(cast: Cast) -> None:
    before = card_for(cast, "Claudia")
    kept = {*words_of(before).split(), *before.code.split(), before.token, CARD_PIN, ANSWER}
    nolwenn = cast.signed_in(cast.nolwenn)
    nolwenn.post(about("replace_card", cast, "Claudia"), {"answer": ANSWER})
    sign_in(machine(), card_for(cast, "Claudia").token)
    verbs = {"choose_pin", "choose_question", "make_card", "replace_card", "use_card"}
    traces = Entry.objects.filter(person=before.person_id, verb__in=verbs)
    assert {entry.verb for entry in traces} == verbs
    assert not kept & {str(fact) for entry in traces for fact in entry.facts.values()}


def test_nothing_of_a_card_is_in_clear_in_the_database(cast: Cast) -> None:
    from django.db import connection  # noqa: PLC0415

    card = card_for(cast, "Claudia")
    with connection.cursor() as cursor:
        cursor.execute("SELECT shown_name, code, coded, token, scanned FROM access_card")
        kept = " ".join(map(str, cursor.fetchall()))
    for clear in (*card.code.split(), card.token, card.shown_name):
        assert clear not in kept


def test_one_live_card_a_person_is_what_the_database_says_too(cast: Cast) -> None:
    card = card_for(cast, "Claudia")
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.create(
            person_id=card.person_id, structure=cast.kerourien, pictures=3, issued_at=cast.now
        )


def test_every_card_has_its_own_code(cast: Cast) -> None:
    def draw(person_id: UUID) -> Card:
        return new_card(
            person_id=person_id,
            structure_id=cast.kerourien.pk,
            name="",
            issued_by_id=None,
            now=cast.now,
        )

    names = [name for name in cast.visits if name != "Claudia"]
    cards = [draw(cast.beneficiary(name).pk) for name in names]
    assert len({card.code for card in cards}) == len({card.token for card in cards}) == len(names)
    assert {card.pictures for card in cards} == {3}
    assert Sitting.objects.count() == 0
    with pytest.raises(WrongSecret):
        actions.replace_card(
            actor=cast.helper(cast.nolwenn),
            person_id=cast.beneficiary("Leïla").pk,
            answer="",
            now=cast.now,
        )
    assert TooManyTries().wait
