"""What every page weighs on the wire: its HTML gzipped, its style sheet, its scripts."""

from pages_people import PLAYERS, helper_cookie, person_cookie, set_before, tasks_of  # isort: skip

import gzip
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from html.parser import HTMLParser
from itertools import chain

from django.urls import URLPattern, reverse
from pages_asking import Ask, ask_here
from pages_plain import application

from palier.access.sides import Side, side_of
from palier.simulators.actions import start_play
from palier.simulators.models import Play
from tests.cast import Cast
from tests.walk import addresses_of, patterns

FLOORS = {"open": 13, "person": 13, "helper": 40}
"""KB of 1,024 bytes, all in."""

GZIP = 6  # what web servers use when nothing is said


@dataclass(frozen=True)
class Weight:
    """Bytes. ``sent``: HTML as it leaves us; ``html``, ``css``, ``js``: gzipped.

    ``asked``: requests of a first visit; ``asked_again``: of the next page.
    """

    name: str
    side: str
    sent: int
    html: int
    css: int
    js: int
    asked: int
    asked_again: int

    @property
    def all_in(self) -> int:
        return self.html + self.css + self.js

    @property
    def holds(self) -> bool:
        return self.all_in <= FLOORS[self.side] * 1024


class Files(HTMLParser):
    """What the browser asks for after the page; ``data:`` costs no request."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = given.get("href" if tag == "link" else "src") or ""
        if tag in {"link", "script", "img", "audio", "iframe"} and not address.startswith("data:"):
            self.found |= {address} - {""}


def weigh(ask: Ask, side: str) -> Weight | None:
    """``None`` for what is not a page: a redirection, a sheet, a refusal."""
    answer = ask_here(application, ask)
    if not answer.is_page or (answer.status != 200 and ask.name != "not found"):
        return None
    page, reader = answer.text, Files()
    reader.feed(page.decode())
    files = {address: _file(address) for address in reader.found}
    return Weight(
        ask.name,
        side,
        sent=len(answer.body),
        html=len(gzip.compress(page, GZIP, mtime=0)),
        css=sum(size for name, (size, _) in files.items() if name.endswith(".css")),
        js=sum(size for name, (size, _) in files.items() if not name.endswith(".css")),
        asked=1 + len(files),
        asked_again=1 + sum(not kept for _, kept in files.values()),
    )


@cache
def _file(address: str) -> tuple[int, bool]:
    """Bytes on the wire, and whether the browser keeps it without asking again."""
    answer = ask_here(application, Ask(address, address))
    if answer.status != 200:
        raise AssertionError(f"{address} is linked and answers {answer.status}")
    return len(answer.body), "immutable" in answer.headers.get("Cache-Control", "")


def weigh_all(cast: Cast) -> list[dict[str, object]]:
    """Every URL that answers with a page, at its heaviest over who looks and at what."""
    heaviest: dict[str, Weight] = {}
    for ask, side in chain(_everywhere(cast), _exercises(cast)):  # in turn: it moves the exercise
        weight = weigh(ask, side)
        if weight and weight.all_in >= getattr(heaviest.get(ask.name), "all_in", 0):
            heaviest[ask.name] = weight
    order = list(FLOORS)
    rows = sorted(heaviest.values(), key=lambda w: (order.index(w.side), -w.all_in, w.name))
    return [asdict(row) | {"all_in": row.all_in, "holds": row.holds} for row in rows]


def _everywhere(cast: Cast) -> Iterator[tuple[Ask, str]]:
    nolwenn = helper_cookie(cast, cast.nolwenn)
    here = [name for name in cast.visits if name and cast.visits[name].left_at is None]
    persons = [person_cookie(cast, name) for name in here if not name.startswith("Rozenn")]
    yield Ask("not found", "/nowhere/", persons[0]), "person"
    for pattern in patterns():
        side = _side(pattern)
        cookies = {"open": [""], "helper": ["", nolwenn], "person": persons}[side]
        for address in addresses_of(pattern):
            for cookie in cookies:
                yield Ask(str(pattern.name), address, cookie), side


def _side(pattern: URLPattern) -> str:
    """Which floor holds; where both sides may look, the lighter one."""
    match side_of(pattern.callback):
        case Side.HELPER | Side.SIGN_IN:
            return "helper"
        case Side.PERSON | Side.SHARED:
            return "person"
        case _:
            return "open"


def _exercises(cast: Cast) -> Iterator[tuple[Ask, str]]:
    """Every exercise at its first screen, in *Faire le point* then as practice."""
    for simulator, name in PLAYERS.items():
        cookie, actor = person_cookie(cast, name), cast.person(name)
        tasks = tasks_of(simulator)
        for ready in tasks:
            set_before(cast, name, ready)
            heading = f"task · {simulator}, heaviest of {len(tasks)}"
            yield Ask(heading, reverse("task"), cookie), "person"
            key = ready.task.id
            play = start_play(actor=actor, task_id=key, purpose=Play.Purpose.PRACTICE, now=cast.now)
            yield Ask("practise", reverse("practise", args=[key]), cookie), "person"
            play.delete()
        set_before(cast, name, tasks[0])
