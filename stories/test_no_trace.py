"""A shared computer keeps no trace: a real profile on disk, searched once the browser is closed.

Not seen here, and said so: the print spool, what somebody saved, photographs of the screen, memory
that the system wrote to its swap.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from conftest import CHROMIUM
from palier.access.actions import open_on_station
from palier.access.models import Sitting
from palier.access.traces import wiped
from palier.diagnosis import actions as diagnosis
from stories import reception
from stories.conftest import ARGUMENTS, COMPUTER, PATIENCE
from stories.hands import Hands
from stories.profile import found
from stories.visitor import Visitor
from tests.cast import Cast, take_stock

pytestmark = pytest.mark.browser

NAME, REQUEST = "Quetzaline", "Xylophène-demande"
EXERCISES = (
    *("type-email", "type-address", "correct-cv-paragraph"),
    *("browser-06-words", "browser-07-register", "browser-10-route"),
    *("mailbox-password-sms-code", "mailbox-find-flooded"),
)
"""Every kind of box to type in: the keyboard's, a web form's, an address bar, a mailbox's."""

BOXES = "main form :is(input:not([type=hidden]):not([type=checkbox]), textarea)"

EITHER_WAY = pytest.mark.parametrize(
    "javascript", [True, False], ids=["with JavaScript", "without JavaScript"]
)


@dataclass
class Seat:
    """A browser with a profile of its own, in a folder that stays when it is closed."""

    context: BrowserContext
    hands: Hands
    folder: Path
    words: list[str]

    def plant(self) -> int:
        """A word of its own in each box of the page; how many there were."""
        boxes = self.hands.page.locator(BOXES)
        for box in boxes.all():
            self.words.append(f"Zq{len(self.words):03}wortel")
            box.fill(self.words[-1])
        return boxes.count()

    def left_behind(self) -> list[str]:
        """What the closed browser still holds of her."""
        ids = [str(one) for one in Sitting.objects.values_list("pk", flat=True)]
        ids += [str(one) for one in Sitting.objects.values_list("person", flat=True)]
        self.context.close()
        return found(self.folder, [NAME, REQUEST, *ids, *self.words])


class Room:
    def __init__(self, browser: Browser, url: str, folder: Path) -> None:
        self.browser, self.url, self.folder = browser, url, folder

    def seat(self, *, javascript: bool) -> Seat:
        context = self.browser.browser_type.launch_persistent_context(
            self.folder,
            executable_path=CHROMIUM,
            args=ARGUMENTS,
            # The room's browsers have it; a page kept in it is asked again.
            ignore_default_args=["--disable-back-forward-cache"],
            locale="fr-FR",
            base_url=self.url,
            java_script_enabled=javascript,
            viewport=COMPUTER,  # type: ignore[arg-type]
        )
        context.set_default_timeout(PATIENCE)
        return Seat(context, Hands(context.pages[0], self.url), self.folder, [])


@pytest.fixture
def room(chromium: Browser, live_server: LiveServer, tmp_path: Path) -> Room:
    return Room(chromium, live_server.url, tmp_path / "profile")


def she_is_welcomed(cast: Cast) -> None:
    """With a result to see: the page that says most about her."""
    cast.arrive(NAME, REQUEST)
    take_stock(cast.person(NAME), cast.now, tasks=3)
    diagnosis.finish_point(actor=cast.person(NAME), now=cast.now)


def at_a_station(cast: Cast, seat: Seat) -> None:
    station = Visitor(seat.hands, cast).at_station(5)
    open_on_station(
        actor=cast.helper(cast.nolwenn),
        visit_id=cast.visits[NAME].pk,
        station_id=station.pk,
        now=cast.now,
    )
    seat.hands.go("/station/")
    if seat.hands.button("Ouvrir ma page").count():  # without JavaScript, she presses
        seat.hands.press("Ouvrir ma page")
    seat.hands.press("Je suis d’accord")


def handed_over(seat: Seat) -> None:
    """On the helper's own machine, where the desk was read a moment ago."""
    reception.sign_in(seat.hands)
    reception.hand_over(seat.hands, NAME)
    seat.hands.press("Je suis d’accord")


def she_does_everything(seat: Seat) -> None:
    """Types in every kind of box, half of it sent; sees her result, her sheet, who sees."""
    hands = seat.hands
    hands.reads(REQUEST)
    planted = {}
    for task in EXERCISES:
        hands.go(f"/me/practice/{task}/")
        hands.touch_or_click(hands.page.locator("main form button").first)
        planted[task] = seat.plant()
        send = hands.page.locator(".sim form button[name=do]:visible").last
        if len(planted) % 2 and send.count():
            hands.touch_or_click(send)
    assert len([task for task, boxes in planted.items() if boxes]) >= 6, planted
    hands.go("/me/who-sees/")
    hands.go("/me/result/")
    hands.reads(NAME)
    sees_her_sheet(hands.page)
    hands.go("/me/talk/")
    assert seat.plant() == 1


def sees_her_sheet(page: Page) -> None:
    """In the window of the browser, from where it is printed or saved."""
    with page.expect_response("**/me/result/sheet/") as paper:
        page.get_by_role("link", name="Imprimer (1 page)").click()
    assert 'filename="ma-feuille.pdf"' in paper.value.headers["content-disposition"]
    page.wait_for_load_state()


@EITHER_WAY
def test_nothing_is_left_when_she_leaves(room: Room, morning: Cast, javascript: bool) -> None:
    she_is_welcomed(morning)
    seat = room.seat(javascript=javascript)
    handed_over(seat)
    she_does_everything(seat)
    seat.hands.press("Je m’en vais")
    seat.hands.reads("1 fichier est sur cette machine")
    seat.hands.press("Oui, je m’en vais")
    seat.hands.reads("Rendez l’écran à la personne qui vous aide.")
    assert seat.left_behind() == []


def test_nothing_is_left_on_plain_http_where_no_browser_obeys_the_header(
    room: Room, morning: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A room without https: what was never stored and the deletions must do."""

    def without_header(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
        del wiped(request, answer)["Clear-Site-Data"]
        return answer

    for house in ("home.pages.mine", "access.traces"):
        monkeypatch.setattr(f"palier.{house}.wiped", without_header)
    she_is_welcomed(morning)
    seat = room.seat(javascript=True)
    handed_over(seat)
    she_does_everything(seat)
    seat.hands.press("Je m’en vais")
    seat.hands.press("Oui, je m’en vais")
    seat.hands.reads("Rendez l’écran à la personne qui vous aide.")
    assert seat.left_behind() == []


@EITHER_WAY
def test_nothing_is_left_when_time_closes_her_page(
    room: Room, morning: Cast, monkeypatch: pytest.MonkeyPatch, javascript: bool
) -> None:
    """Five minutes are made twelve seconds; rule, page and browser are the real ones."""
    she_is_welcomed(morning)
    seat = room.seat(javascript=javascript)
    at_a_station(morning, seat)
    she_does_everything(seat)
    minutes_are_seconds(monkeypatch)
    seat.hands.go("/me/talk/")
    seat.plant()
    if javascript:
        seat.hands.page.get_by_role("dialog").wait_for()
    else:
        seat.hands.page.wait_for_url("**/me/are-you-there/**")
    seat.hands.reads("Vous êtes toujours là")
    seat.hands.page.wait_for_url("**/station/?closed=1")
    seat.hands.reads("Poste 5")
    seat.hands.never_reads("wortel")
    assert seat.left_behind() == []


def minutes_are_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    Sitting.objects.update(seen_at=timezone.now())  # a mark may be older than the new minutes
    for rule, seconds in (("IDLE", 12), ("WARNING", 6), ("MARK", 0)):
        for house in ("rules.sitting", "context"):
            monkeypatch.setattr(
                f"palier.access.{house}.{rule}", timedelta(seconds=seconds), raising=False
            )


def pages_are_stored(patch: pytest.MonkeyPatch, _: Seat) -> None:
    patch.setattr("palier.access.middleware.add_never_cache_headers", lambda _: None)


def a_title_says_her_name(_: pytest.MonkeyPatch, seat: Seat) -> None:
    seat.hands.page.evaluate("name => { document.title = name }", NAME)


def an_address_says_her_name(_: pytest.MonkeyPatch, seat: Seat) -> None:
    seat.hands.go(f"/me/talk/?who={NAME}")


def a_box_completes_by_itself(_: pytest.MonkeyPatch, seat: Seat) -> None:
    seat.hands.page.locator("textarea").evaluate("box => box.removeAttribute('autocomplete')")
    seat.plant()


def a_page_stores_her_name(_: pytest.MonkeyPatch, seat: Seat) -> None:
    """Even though leaving clears it: LevelDB writes that it is gone, and rewrites the file later.
    Hence nothing of hers is ever put there."""
    seat.hands.page.evaluate("name => localStorage.setItem('who', name)", NAME)


@pytest.mark.parametrize(
    ("careless", "where"),
    [
        (pages_are_stored, "Cache"),
        (a_title_says_her_name, "History"),
        (an_address_says_her_name, "History"),
        (a_box_completes_by_itself, "Sessions"),
        (a_page_stores_her_name, "Local Storage"),
    ],
)
def test_the_search_finds_what_a_careless_page_leaves(
    room: Room,
    morning: Cast,
    monkeypatch: pytest.MonkeyPatch,
    careless: Callable[[pytest.MonkeyPatch, Seat], None],
    where: str,
) -> None:
    she_is_welcomed(morning)
    seat = room.seat(javascript=True)
    at_a_station(morning, seat)
    seat.hands.go("/me/talk/")
    careless(monkeypatch, seat)
    seat.hands.go("/me/result/")
    assert any(where in trace for trace in seat.left_behind())


def test_leaving_empties_what_was_stored_in_spite_of_everything(
    room: Room, morning: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were a page stored by mistake, ``Clear-Site-Data`` takes it away."""
    she_is_welcomed(morning)
    seat = room.seat(javascript=True)
    at_a_station(morning, seat)
    pages_are_stored(monkeypatch, seat)
    seat.hands.go("/me/result/")
    seat.hands.press("Je m’en vais")
    seat.hands.press("Oui, je m’en vais")
    seat.hands.reads("Poste 5")
    assert seat.left_behind() == []
