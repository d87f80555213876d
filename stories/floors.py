"""The floors: what every page and every state keeps, whoever comes next to change it."""

import gzip
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]

from stories.hands import Hands

LOOK = (Path(__file__).parent / "floors.js").read_text(encoding="utf-8")

BARS = ("Écouter", "Demander de l’aide", "Je m’en vais")
NARROW = {"width": 320, "height": 256}
"""1,280 × 1,024 seen at 400 %: WCAG 1.4.10 (reflow), and the narrowest phone at once."""

ALWAYS_ON = ("color-contrast-enhanced", "target-size", "region", "landmark-one-main")
AXE = {
    "resultTypes": ["violations", "incomplete"],
    "rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}},
}
"""All the rules axe enables by default (WCAG 2.0 to 2.2 A and AA, and its good practices), with
two that it leaves off: 7:1 for text (AAA), and 24 px targets."""


class Side(StrEnum):
    """Who looks, hence what is kept: KB gzipped all in, px of the smallest target, the bars."""

    PERSON = "person"
    OPEN = "open"
    """The same page for everybody: as light as the person's, without anybody's bars."""
    HELPER = "helper"

    @property
    def most_kb(self) -> int:
        return 40 if self is Side.HELPER else 13

    @property
    def most_requests(self) -> int:
        """Page, sheet, script; the helper's side has a second sheet, kept for ever as the first."""
        return 4 if self is Side.HELPER else 3

    @property
    def tap(self) -> int:
        return 24 if self is Side.HELPER else 44

    @property
    def bars(self) -> tuple[str, ...]:
        return BARS if self is Side.PERSON else ()


@dataclass(frozen=True)
class Stop:
    """A state to look at: what it is, the name of its URL, who looks."""

    what: str
    url: str
    side: Side


def faults(hands: Hands, stop: Stop) -> list[str]:
    """Everything that is wrong with what is on the screen."""
    found = [
        *hands.page.evaluate(LOOK, {"tap": stop.side.tap, "bars": list(stop.side.bars)}),
        *_weight(hands, stop.side),
        *_narrow(hands),
        *_paper(hands),
        *_axe(hands),
        *hands.troubles,
    ]
    hands.troubles.clear()
    return [f"{stop.what}: {one}" for one in found]


def english_faults(hands: Hands, english: Hands, stop: Stop) -> list[str] | None:
    """What English words break: what axe reads, and how wide they are. The same person asks for her
    page again in the window ``english``; None when it only answers a form, and cannot be."""
    english.page.context.clear_cookies()
    english.page.context.add_cookies(hands.page.context.cookies())  # type: ignore[arg-type]
    answer = english.go(hands.page.url)
    if answer is None or answer.status != 200 or english.path != hands.path:
        return None
    language = english.page.locator("html").get_attribute("lang")
    other = [] if language == "en" else [f"it speaks {language}"]
    found = [*other, *_narrow(english), *_axe(english), *english.troubles]
    english.troubles.clear()
    return [f"{stop.what}, in English: {one}" for one in found]


def _axe(hands: Hands) -> list[str]:
    answer: dict[str, Any] = Axe().run(hands.page, options=AXE).response
    ran = {
        rule["id"]
        for kind in ("passes", "violations", "incomplete", "inapplicable")
        for rule in answer[kind]
    }
    found = [f"axe did not run {rule}" for rule in ALWAYS_ON if rule not in ran]
    for rule in answer["violations"]:
        found += [
            f"axe {rule['id']}: {n['html'][:120]} {n['failureSummary'][-160:]}"
            for n in rule["nodes"]
        ]
    return found


def _weight(hands: Hands, side: Side) -> list[str]:
    files = [one for one in hands.page.evaluate(FILES) if not one.startswith("data:")]
    html = gzip.compress(hands.page.content().encode(), mtime=0)
    total = len(html) + sum(_gzipped(hands, urljoin(hands.page.url, one)) for one in files)
    found = []
    if total > side.most_kb * 1024:
        found.append(f"{total / 1024:.1f} KB gzipped, {len(html) / 1024:.1f} of them HTML")
    if len(files) + 1 > side.most_requests:
        found.append(f"{len(files) + 1} requests: {files}")
    return found


FILES = """() => [...document.querySelectorAll("link[rel=stylesheet], script[src], img")]
  .map(e => e.href || e.src)"""

_weights: dict[str, int] = {}


def _gzipped(hands: Hands, address: str) -> int:
    path = urlsplit(address).path
    if path not in _weights:
        _weights[path] = len(gzip.compress(hands.page.request.get(address).body(), mtime=0))
    return _weights[path]


def _narrow(hands: Hands) -> list[str]:
    wide = hands.page.viewport_size
    assert wide is not None
    hands.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    found = hands.page.evaluate(OVERFLOW)
    hands.page.set_viewport_size(wide)
    return [f"wider than 320 px: {one}" for one in found]


OVERFLOW = """() => document.documentElement.scrollWidth <= 320 ? [] :
  [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > 320.5
    && !e.closest(".sprite, .skip"))
  .slice(0, 4)
  .map(e => `${e.outerHTML.slice(0, 80)} ends at ${e.getBoundingClientRect().right.toFixed()}`)
  .concat(document.documentElement.scrollWidth)"""


def _paper(hands: Hands) -> list[str]:
    hands.page.emulate_media(media="print")
    left: list[str] = hands.page.evaluate(
        "() => [...document.querySelectorAll('.top, .foot, .law')].filter(e => e.checkVisibility())"
        ".map(e => e.className)"
    )
    hands.page.emulate_media(media="screen")
    return [f"the bar .{one} is printed" for one in left]
