"""Signing in with a card: by words, by drawings, by a reader, by a photo; then the PIN."""

import re
from io import BytesIO
from unittest.mock import patch

import pytest
from django.contrib.auth import hashers
from django.test import Client
from django.urls import reverse
from PIL import Image

from palier.access import scan
from palier.access.models import Attempt, Sitting
from palier.access.queries import SITTING
from palier.access.tests.card_hands import (
    card_for,
    is_hers,
    machine,
    photo,
    post,
    show,
    sign_in,
    words_of,
)
from palier.audit.models import Entry
from palier.people.models import Visit
from tests.cast import CARD_PIN, Cast

ELSEWHERE = "Votre espace est ouvert sur un autre écran."
WRONG = "La carte ou le code ne va pas."


def shown_by(client: Client, way: str, cast: Cast) -> None:
    card = card_for(cast, "Claudia")
    match way:
        case "words":
            show(client, words_of(card).upper())
        case "reader":
            show(client, card.token.lower())
        case "photo":
            sent = BytesIO(photo(card.token, kind="JPEG", turned=17))
            sent.name = "carte.jpg"
            post(client, "photograph_card", photo=sent)
        case "drawings":
            for one in card.code.split():
                post(client, "point_pictures", picture=one)
            post(client, "point_pictures", done="1")


@pytest.mark.parametrize("way", ["words", "reader", "photo", "drawings"])
def test_a_card_and_its_pin_open_her_pages_anywhere(cast: Cast, way: str) -> None:
    home = machine()
    shown_by(home, way, cast)
    assert post(home, "enter_pin", pin=CARD_PIN).headers["Location"] == reverse("my_home")
    assert is_hers(home)
    sitting = Sitting.objects.get(pk=home.session[SITTING])
    assert (sitting.how, sitting.visit, sitting.structure) == ("card", None, cast.kerourien)
    trace = Entry.objects.get(verb="use_card")
    assert trace.facts == {"by_square": way in ("reader", "photo")}


@pytest.mark.parametrize("way", ["words", "drawings"])
def test_the_code_never_travels_in_an_address(cast: Cast, way: str) -> None:
    home = machine()
    shown_by(home, way, cast)
    answer = home.get(reverse("enter_pin"))
    assert answer.status_code == 200
    read = set(re.findall(r"\w+", re.sub(r"<[^>]*>", " ", answer.content.decode()).lower()))
    assert not read & set(words_of(card_for(cast, "Claudia")).lower().split())


def test_the_session_changes_its_key_and_forgets_what_was_shown(cast: Cast) -> None:
    home = machine()
    show(home, words_of(card_for(cast, "Claudia")))
    key = home.session.session_key
    post(home, "enter_pin", pin=CARD_PIN)
    assert home.session.session_key != key
    assert set(home.session.keys()) == {SITTING}


def test_on_a_machine_of_the_room_she_is_here_and_the_desk_says_how(cast: Cast) -> None:
    _, station = cast.paired(5)
    Visit.objects.filter(person=cast.beneficiary("Claudia")).update(left_at=cast.now)
    sign_in(station, words_of(card_for(cast, "Claudia")))
    assert is_hers(station)
    visits = Visit.objects.filter(person=cast.beneficiary("Claudia"))
    assert visits.count() == 1, "one coming a day"
    assert visits.get().left_at is None
    assert "Claudia-Rose" in cast.signed_in(cast.nolwenn).get(reverse("desk")).content.decode()


def test_in_another_place_she_comes_and_its_helpers_see_nothing_more(cast: Cast) -> None:
    station_row, station = cast.paired(3)
    station_row.structure = cast.port
    station_row.save()
    sign_in(station, card_for(cast, "Claudia").token)
    visit = Visit.objects.get(structure=cast.port, person=cast.beneficiary("Claudia"))
    assert visit.welcomed_by is None
    charlie = cast.signed_in(cast.charlie)
    desk = charlie.get(reverse("desk")).content.decode()
    assert "Claudia-Rose" in desk
    assert "avec sa carte" in desk
    page = charlie.get(reverse("person", args=[visit.person_id])).content.decode()
    for secret in ("Zoulikha-CV", "Corail-raison", "Point du"):
        assert secret not in desk + page
    sign_in(machine(station), words_of(card_for(cast, "Claudia")))
    assert Visit.objects.filter(structure=cast.port, person=visit.person_id).count() == 1


def test_a_newer_screen_ends_the_older_which_says_so(cast: Cast) -> None:
    words = words_of(card_for(cast, "Claudia"))
    older, newer = machine(), machine()
    sign_in(older, words)
    sign_in(newer, words)
    assert is_hers(newer)
    assert ELSEWHERE in older.get(reverse("my_home"), follow=True).content.decode()
    assert not is_hers(older)
    assert ELSEWHERE not in older.get("/").content.decode()


def test_a_screen_given_by_a_helper_ends_too_and_waits_for_her(cast: Cast) -> None:
    given = cast.in_hands_of("Claudia")
    sign_in(machine(), words_of(card_for(cast, "Claudia")))
    answer = given.get(reverse("my_home"), follow=True)
    assert answer.request["PATH_INFO"] == reverse("take_back")
    assert ELSEWHERE in answer.content.decode()


def test_a_helper_s_session_ends_when_a_person_signs_in(cast: Cast) -> None:
    browser = cast.signed_in(cast.nolwenn)
    sign_in(browser, words_of(card_for(cast, "Claudia")))
    assert is_hers(browser)
    assert browser.get(reverse("desk")).headers["Location"] == reverse("my_home")


def test_two_people_on_one_card_the_second_does_not_know_the_pin(cast: Cast) -> None:
    second = machine()
    assert WRONG in sign_in(second, words_of(card_for(cast, "Claudia")), "7319").content.decode()
    assert not is_hers(second)


def test_without_a_pin_a_prepared_card_opens_nothing(cast: Cast) -> None:
    from palier.access.actions import issue_card  # noqa: PLC0415

    card = issue_card(
        actor=cast.helper(cast.nolwenn), person_id=cast.beneficiary("Leïla").pk, now=cast.now
    )
    for pin in ("4071", "0000"):
        assert WRONG in sign_in(machine(), words_of(card), pin).content.decode()


UNREAL = "main couronne peigne tambour guitare"


def unreal(card: object) -> str:
    return UNREAL


TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"|name="(?:seal|say)" value="[^"]*"')


def answers(typed: str, pins: list[str], page: str = "enter_pin") -> list[tuple[int, str]]:
    """What a browser is answered, without the marks that change at each request."""
    client = machine()
    all_answers = [show(client, typed), client.get(reverse(page))]
    for pin in pins:
        fields = {"pin": pin, "again": pin, "answer": "une réponse"}
        all_answers.append(post(client, page, **fields))
    return [(a.status_code, TOKEN.sub("", a.content.decode())) for a in all_answers]


@pytest.mark.parametrize("page", ["enter_pin", "forgot_pin"])
@pytest.mark.parametrize("by_square", [True, False])
def test_a_card_that_does_not_exist_answers_like_one_that_does(
    cast: Cast, page: str, by_square: bool
) -> None:
    card = card_for(cast, "Claudia")
    pins = ["7319"] * 7
    real = answers(card.token if by_square else words_of(card), pins, page)
    Attempt.objects.all().delete()
    assert answers("B" * 30 if by_square else UNREAL, pins, page) == real
    assert real[-1][0] == 429
    assert "Attendez une minute." in real[-1][1]


@pytest.mark.parametrize("page", ["enter_pin", "forgot_pin"])
def test_it_costs_the_same_work(cast: Cast, page: str) -> None:
    """One hash is computed, whoever it is for."""
    answers(UNREAL, ["7319"], page)  # the hash for nobody is made once per process
    counted = []
    for typed in (words_of(card_for(cast, "Claudia")), UNREAL):
        kind = type(hashers.get_hasher())
        with patch.object(kind, "encode", autospec=True, side_effect=kind.encode) as encode:
            answers(typed, ["7319"], page)
        counted.append(encode.call_count)
    assert counted == [1, 1]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Écrivez les mots de votre carte."),
        ("soleil", "de 3 à 5 mots"),
        ("soleil " * 6, "de 3 à 5 mots"),
        ("soleil bateau ordinateur", "sur aucune carte : ordinateur"),
        ("x" * 10_000, "sur aucune carte"),
        ("soleil " * 10_000, "de 3 à 5 mots"),
        ("<script>alert(1)</script>", "sur aucune carte"),
        ("\x00\u202e", "Écrivez les mots"),
        ("https://example.org/card/" + "B" * 30, "sur aucune carte"),
        ("B" * 31, "sur aucune carte"),
    ],
)
def test_what_is_not_written_like_a_code_is_told_and_costs_no_try(
    cast: Cast, typed: str, told: str
) -> None:
    answer = show(machine(), typed)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "<script>alert" not in answer.content.decode()
    assert not Attempt.objects.exists()


@pytest.mark.parametrize("pin", ["", "12", "123456789", "abcd", "4" * 10_000, "é\x00", "🙂🙂🙂🙂"])
def test_a_pin_that_is_not_one_is_told_and_costs_no_try(cast: Cast, pin: str) -> None:
    answer = sign_in(machine(), words_of(card_for(cast, "Claudia")), pin)
    assert answer.status_code == 422
    assert "secret" in answer.content.decode()
    assert not Attempt.objects.exists()


def test_nothing_shown_leads_to_the_first_screen(cast: Cast) -> None:
    for page in ("enter_pin", "forgot_pin"):
        assert machine().get(reverse(page)).headers["Location"] == reverse("use_card")
        assert post(machine(), page, pin=CARD_PIN).headers["Location"] == reverse("use_card")


def test_drawings_are_taken_back_one_by_one_and_a_stranger_one_is_not_taken(cast: Cast) -> None:
    client = machine()
    for fields in ({"picture": "sun"}, {"picture": "<b>"}, {"picture": "boat"}, {"undo": "1"}):
        post(client, "point_pictures", **fields)
    page = client.get(reverse("point_pictures")).content.decode()
    assert "Montrez le dessin 2" in page
    assert "Ma carte est finie" not in page
    for _ in range(3):
        post(client, "point_pictures", undo="1")
    assert "Montrez le dessin 1" in client.get(reverse("point_pictures")).content.decode()


def test_a_person_who_holds_the_screen_does_not_sign_in_over_it(cast: Cast) -> None:
    given = cast.in_hands_of("Leïla")
    for page in ("use_card", "point_pictures", "photograph_card", "enter_pin", "forgot_pin"):
        assert given.get(reverse(page)).headers["Location"] == reverse("take_back")


def bomb(kind: str) -> bytes:
    """A small file that announces an enormous picture."""
    out = BytesIO()
    Image.new("1" if kind == "PNG" else "L", (12_000, 12_000)).save(out, kind)
    return out.getvalue()


HOSTILE = {
    "empty": b"",
    "not a picture": b"GIF89a" + b"\0" * 999,
    "text": b"soleil bateau moulin",
    "truncated": photo("B" * 30)[:200],
    "truncated JPEG": photo("B" * 30, kind="JPEG")[:300],
    "a picture that lies": photo("B" * 30)[:16] + b"\x7f\xff\xff\xff\x7f\xff\xff\xff" + b"0" * 99,
    "no square": photo("x")[:60] + photo("x")[60:],
    "an address": photo("https://example.org/"),
    "a code of 2,900 letters": photo("B" * 2_900, scale=3),
    "a PNG bomb": bomb("PNG"),
    "a JPEG bomb": bomb("JPEG"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_photo_is_told_kindly_and_never_opened_whole(cast: Cast, what: str) -> None:
    sent = BytesIO(HOSTILE[what])
    sent.name = "../../etc/passwd"
    answer = post(machine(), "photograph_card", photo=sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not Attempt.objects.exists()


def test_a_photo_that_weighs_too_much_is_read_past(cast: Cast) -> None:
    sent = BytesIO(b"\0" * (scan.MOST_BYTES + 1))
    sent.name = "x.jpg"
    answer = post(machine(), "photograph_card", photo=sent)
    assert "trop lourde" in answer.content.decode()
    assert not answer.wsgi_request.FILES  # type: ignore[attr-defined]


def test_a_photo_of_two_cards_opens_neither(cast: Cast) -> None:
    one, other = (Image.open(BytesIO(photo(letter * 30))) for letter in "BC")
    both = Image.new("L", (one.width * 2, one.height), 255)
    both.paste(one, (0, 0))
    both.paste(other, (one.width, 0))
    out = BytesIO()
    both.save(out, "PNG")
    with pytest.raises(scan.Unreadable):
        scan.token_on(out.getvalue())
    assert scan.token_on(photo("C" * 30, kind="WEBP", turned=90)) == "C" * 30
