"""What somebody does before a screen: look for words, press them, type, wait for the answer."""

import re
from contextlib import suppress
from urllib.parse import urlsplit

from django.test import Client
from playwright.sync_api import ConsoleMessage, Error, Locator, Page, Request, Response, expect

from palier.access.queries import STATION

QUIET_ROUNDS, ROUND_MS = 4, 15
"""A page is settled when nothing travels for four looks in a row. Between two looks the page turns
its own loop once: on a busy machine, what was pressed is then no longer waiting there."""

ANSWERED = re.compile("^Failed to load resource: the server responded with a status of 4")
"""Chromium writes every 4xx page in its console; the tests look at those pages themselves."""


class Hands:
    """A browser window and the hands before it. ``troubles`` holds what a person never sees:
    console errors (a refused inline style is one), exceptions, requests to another site."""

    def __init__(self, page: Page, url: str, *, touch: bool = False) -> None:
        self.page, self.touch = page, touch
        self.site = urlsplit(url).netloc
        self.troubles: list[str] = []
        self.travelling: set[Request] = set()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.troubles.append(f"exception: {error}"))
        page.on("request", self._left)
        page.on("requestfinished", self._arrived)
        page.on("requestfailed", self._arrived)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not ANSWERED.match(message.text):
            self.troubles.append(f"console: {message.text}")

    def _left(self, request: Request) -> None:
        there = urlsplit(request.url)
        if there.scheme in {"http", "https"} and there.netloc != self.site:
            self.troubles.append(f"another site: {request.url}")
        if there.scheme != "data":
            self.travelling.add(request)

    def _arrived(self, request: Request) -> None:
        self.travelling.discard(request)

    def settle(self) -> None:
        """Waits until the page has answered."""
        quiet = 0
        while quiet < QUIET_ROUNDS:
            self.page.wait_for_timeout(ROUND_MS)
            with suppress(Error):  # it is leaving for another page
                self.page.evaluate("0")
            quiet = 0 if self.travelling else quiet + 1
        self.page.wait_for_load_state("load")

    def sits_at(self, station: Client) -> None:
        """This window is on a machine that a helper paired."""
        word = station.cookies[STATION].value
        cookie = {"name": STATION, "value": word, "url": f"http://{self.site}"}
        self.page.context.add_cookies([cookie])  # type: ignore[list-item]

    def go(self, path: str) -> Response | None:
        """Types an address; once more when the page was going somewhere by itself just then, as one
        that follows a work under way does: the browser keeps the last of the two."""
        try:
            answer = self.page.goto(path)
        except Error as crossed:
            if "ERR_ABORTED" not in crossed.message:
                raise
            self.settle()
            answer = self.page.goto(path)
        self.settle()
        return answer

    def button(self, words: str, within: Locator | None = None) -> Locator:
        """What can be pressed and says exactly ``words``, else what says them among others."""
        for exact in (True, False):
            found = self._pressable(within, words, exact=exact)
            if found.count():
                return found
        return found

    def _pressable(self, within: Locator | None, words: str, *, exact: bool) -> Locator:
        root = within or self.page.locator("body")
        return root.get_by_role("button", name=words, exact=exact).or_(
            root.get_by_role("link", name=words, exact=exact)
        )

    def press(self, words: str, within: Locator | None = None) -> None:
        """Presses the one thing that says ``words``: two of them would be unclear to anybody."""
        self.touch_or_click(self.button(words, within))

    def touch_or_click(self, one: Locator) -> None:
        if self.touch:
            one.tap()
        else:
            one.click()
        self.settle()

    def write(self, label: str, words: str) -> None:
        self.page.get_by_label(label).fill(words)

    def tick(self, label: str) -> None:
        self.page.get_by_label(label).check()

    def row(self, words: str) -> Locator:
        """The line of a list that says ``words``."""
        return self.page.locator("li").filter(has_text=words)

    def reads(self, words: str) -> None:
        """The page says ``words``, to whoever looks at it."""
        expect(self.page.locator("body")).to_contain_text(words)

    def never_reads(self, words: str) -> None:
        expect(self.page.locator("body")).not_to_contain_text(words)

    @property
    def title(self) -> str:
        """The big words at the top, with plain spaces before « ? »."""
        return " ".join(self.page.locator("h1").inner_text().split())

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path
