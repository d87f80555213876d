"""One Chromium for all the stories of a run; a fresh browser window for each of them."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Browser, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from conftest import CHROMIUM
from stories.hands import Hands
from tests.cast import Cast, open_places

ARGUMENTS = [
    "--no-sandbox",  # tests run as root in containers, where the sandbox cannot start
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

COMPUTER = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}

PATIENCE = 20_000
"""Milliseconds. A busy machine is not a bug, and waiting ends as soon as the page has answered."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    expect.set_options(timeout=PATIENCE)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as tools:
        # Playwright keeps a loop running in this thread, which Django mistakes for an async view.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = tools.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def the_same_dice(monkeypatch: pytest.MonkeyPatch) -> None:
    """A story that fails must fail again: the exercises come in the same order."""
    monkeypatch.setattr("palier.diagnosis.pages.point.secrets.randbelow", lambda _: 7)


@pytest.fixture
def morning(live_server: LiveServer) -> Cast:
    """The two places at opening time: their helpers, and nobody yet."""
    cache.clear()
    return open_places(timezone.now())


class Machine:
    """Opens browser windows on this server, and at the end says what went wrong behind them."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self.url = browser, url
        self.opened: list[Hands] = []

    def window(
        self, *, javascript: bool = True, phone: bool = False, locale: str = "fr-FR"
    ) -> Hands:
        context = self.browser.new_context(
            locale=locale,
            timezone_id="Europe/Paris",
            base_url=self.url,
            java_script_enabled=javascript,
            viewport=PHONE if phone else COMPUTER,  # type: ignore[arg-type]
            has_touch=phone,
            is_mobile=phone,
        )
        context.set_default_timeout(PATIENCE)
        self.opened.append(Hands(context.new_page(), self.url, touch=phone))
        return self.opened[-1]

    def close(self) -> list[str]:
        for hands in self.opened:
            hands.page.context.close()
        return [trouble for hands in self.opened for trouble in hands.troubles]


@pytest.fixture
def machine(chromium: Browser, live_server: LiveServer) -> Iterator[Machine]:
    one = Machine(chromium, live_server.url)
    yield one
    assert one.close() == []


@pytest.fixture
def hands(machine: Machine) -> Hands:
    """Somebody before the computer of the room."""
    return machine.window()
