"""What a shared machine keeps of whoever sat there: nothing, and what she typed is given back."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from palier.access.drafts import LONGEST
from palier.access.models import Draft, Sitting
from palier.access.queries import SITTING, STATION
from palier.access.rules.sitting import IDLE, WARNING, seconds_left
from palier.people import queries as people
from tests.cast import MONDAY, Cast, assemble

KEPT = json.dumps([["undefined:undefined", "words", "Muguet"]])


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MONDAY, tick=False) as moving:
        yield moving


@pytest.fixture
def cast(db: None, clock: time_machine.Traveller) -> Cast:
    return assemble(MONDAY)


def types(screen: Client, words: str, page: str = "") -> int:
    data = {"page": page or reverse("talk"), "words": words}
    return int(screen.post(reverse("still_here"), data).status_code)


def test_leaving_tells_the_browser_to_forget(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")
    screen.cookies["django_language"] = "en"
    screen.cookies["messages"] = "vu"
    screen.get(reverse("talk"))
    answer = screen.post(reverse("leave"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"', "her helper takes it back"
    gone = {name for name, cookie in answer.cookies.items() if cookie["max-age"] == 0}
    assert {"django_language", "messages", "csrftoken"} <= gone


def test_a_machine_stays_a_station_when_somebody_leaves(cast: Cast) -> None:
    station, machine = cast.paired(5)
    sitting = cast.sits("Claudia")
    Sitting.objects.update(how=Sitting.How.STATION, station=station)
    session = machine.session
    session[SITTING] = str(sitting.pk)
    session.save()
    answer = machine.post(reverse("leave"))
    assert "cookies" not in answer.headers["Clear-Site-Data"]
    assert STATION not in answer.cookies
    assert answer.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == 0


def test_where_nothing_must_survive_every_cookie_goes(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")
    Sitting.objects.update(how=Sitting.How.CARD)
    answer = screen.post(reverse("leave"))
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage", "cookies"'
    assert "Rien n’est perdu." in screen.get(answer.headers["Location"]).content.decode()


def test_a_page_that_time_closed_says_that_nothing_is_lost(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    handed = cast.in_hands_of("Claudia")
    card = cast.in_hands_of("Leïla")
    Sitting.objects.filter(pk=card.session[SITTING]).update(how=Sitting.How.CARD)
    clock.move_to(MONDAY + IDLE)
    for screen in (handed, card):
        answer = screen.get(reverse("screen_closed"), follow=True)
        assert "Votre page s’est fermée. Rien n’est perdu." in answer.content.decode()
        assert screen.get(reverse("my_home")).status_code == 302


def test_reading_the_address_of_a_closed_page_closes_nothing(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")
    assert screen.get(reverse("screen_closed")).headers["Location"] == reverse("my_home")
    helper = cast.signed_in(cast.nolwenn)
    assert helper.get(reverse("screen_closed")).headers["Location"] == reverse("desk")


def test_without_javascript_the_page_asks_a_minute_before_and_then_closes(
    cast: Cast, clock: time_machine.Traveller
) -> None:
    screen = cast.in_hands_of("Claudia")
    page = screen.get(reverse("talk")).content.decode()
    warns = int((IDLE - WARNING).total_seconds())
    assert f'content="{warns};url=/me/are-you-there/?back=/me/talk/"' in page
    clock.move_to(MONDAY + timedelta(seconds=warns))
    asked = screen.get(reverse("are_you_there"), {"back": "/me/talk/"}).content.decode()
    assert 'content="61;url=/closed/"' in asked
    answer = screen.post(reverse("still_here"), {"back": "/me/talk/"})
    assert answer.headers["Location"] == "/me/talk/"
    clock.move_to(MONDAY + timedelta(seconds=warns) + IDLE - timedelta(seconds=1))
    assert screen.get(reverse("are_you_there")).status_code == 200
    clock.move_to(MONDAY + timedelta(seconds=warns) + IDLE)
    assert screen.get(reverse("are_you_there")).headers["Location"] == reverse("take_back")


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "/desk/", "x", ""])
def test_being_there_leads_nowhere_else(cast: Cast, there: str) -> None:
    answer = cast.in_hands_of("Claudia").post(reverse("still_here"), {"back": there})
    assert answer.headers["Location"] == reverse("my_home")


def test_a_page_never_says_that_it_is_closed_while_it_is_drawn() -> None:
    late = MONDAY + 2 * IDLE
    assert seconds_left(seen_at=MONDAY, now=late) == 1
    assert seconds_left(seen_at=MONDAY, now=MONDAY) == IDLE.total_seconds()


def test_what_was_typed_outlives_the_screen_and_is_hers_alone(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")
    assert types(screen, KEPT) == 204
    screen.post(reverse("leave"))
    assert "Muguet" not in cast.in_hands_of("Caroline").get(reverse("talk")).content.decode()
    again = cast.in_hands_of("Claudia")
    assert "Muguet" in again.get(reverse("talk")).content.decode()
    assert "Muguet" not in again.get(reverse("my_home")).content.decode()
    again.post(reverse("talk"), {"words": "Muguet, envoyé"})
    assert not Draft.objects.exists()


def test_a_refused_page_keeps_its_draft_and_an_emptied_one_has_none(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")
    types(screen, KEPT)
    assert screen.post(reverse("talk"), {"words": "mot " * 200}).status_code == 422
    assert Draft.objects.count() == 1
    types(screen, "")
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    "words",
    ["{}", "[[1]]", "[", '["a"]', '[["a","b"]]', "é" * 10, "[" * 3000, '"' + "x" * LONGEST + '"'],
)
def test_words_that_no_page_could_take_back_are_not_kept(cast: Cast, words: str) -> None:
    assert types(cast.in_hands_of("Claudia"), words) == 204
    assert not Draft.objects.exists()


@pytest.mark.parametrize("page", ["/desk/", "/", "https://evil.example/me/", "/me/nowhere/", "é"])
def test_only_pages_of_hers_have_drafts(cast: Cast, page: str) -> None:
    types(cast.in_hands_of("Claudia"), KEPT, page)
    assert not Draft.objects.exists()


def test_a_sign_of_life_without_words_leaves_the_draft_as_it_is(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")
    types(screen, KEPT)
    screen.post(reverse("still_here"))
    assert Draft.objects.count() == 1


def test_the_files_of_this_screen_are_counted_and_told_when_leaving(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")
    assert "est sur cette machine" not in screen.get(reverse("leave")).content.decode()
    for _ in range(2):
        assert screen.get(reverse("sheet")).headers["Content-Type"] == "application/pdf"
    page = screen.get(reverse("leave")).content.decode()
    assert "2 fichiers sont sur cette machine" in page
    assert "ma-feuille.pdf" in page
    assert "Téléchargements" in page
    other = cast.in_hands_of("Claudia")
    assert "cette machine" not in other.get(reverse("leave")).content.decode(), "another screen"


def test_i_go_on_comes_back_to_the_exercise(cast: Cast) -> None:
    screen = cast.in_hands_of("Claudia")
    before = {"referer": f"http://testserver{reverse('who_sees')}"}
    assert (
        f'href="{reverse("who_sees")}"'
        in screen.get(reverse("leave"), headers=before).content.decode()
    )
    for elsewhere in ("https://evil.example/x", "http://testserver/desk/", "http://[", ""):
        page = screen.get(reverse("leave"), headers={"referer": elsewhere}).content.decode()
        assert "evil" not in page
        assert people.visits_visible_to(cast.person("Claudia")).exists()
