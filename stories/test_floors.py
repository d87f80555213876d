"""Every page and every state keeps the floors: axe, 320 px, weight, contrast, targets, bars, paper.
In French; each page once in English, for what its words change: axe and 320 px.

Not seen here, and said so: what a person understands, and what a screen reader really says.
"""

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from stories.conftest import Machine
from stories.floors import Side, Stop, english_faults, faults
from stories.visitor import Visitor
from stories.walks import WALKS
from tests.cast import Cast
from tests.walk import addresses_of, patterns

IN_ENGLISH = {
    name: walk.urls.difference(*(before.urls for before in [*WALKS.values()][:place]))
    for place, (name, walk) in enumerate(WALKS.items())
}
"""Walk → the pages where no earlier walk stops: each is read in English once, at its first stop."""

ANSWERS = {"", "listen", "start_import", "welcome_person"}
"""What only answers a form, or nothing: it cannot be asked for again in English."""


@pytest.mark.browser
@pytest.mark.parametrize("name", WALKS)
def test_every_state_keeps_the_floors(name: str, machine: Machine, cast: Cast) -> None:
    visitor, found, stops = Visitor(machine.window(), cast), [], set()
    unread = set(IN_ENGLISH[name])
    english = machine.window(locale="en-GB") if unread else None
    for stop in WALKS[name].route(visitor):
        assert url_name(visitor.hands.path) == stop.url, f"{stop.what}: at {visitor.hands.path}"
        found += faults(visitor.hands, stop)
        stops.add(stop.url)
        read = None
        if english and stop.url in unread:
            read = english_faults(visitor.hands, english, stop)
        if read is not None:
            found += read
            unread.remove(stop.url)
    assert not found, "\n".join(found)
    assert stops == WALKS[name].urls
    assert unread <= ANSWERS


def url_name(path: str) -> str:
    try:
        return resolve(path).url_name or ""
    except Resolver404:
        return ""


def test_the_walks_stop_at_every_page(cast: Cast) -> None:
    walked = frozenset().union(*(walk.urls for walk in WALKS.values()))
    assert pages(cast) - walked == set()


def pages(cast: Cast) -> set[str]:
    """The names of the URLs that answer a page to somebody of the cast."""
    people = [cast.in_hands_of(name) for name in cast.visits]
    clients = [Client(), cast.signed_in(cast.nolwenn), cast.signed_in(cast.karim), *people]
    return {
        str(pattern.name)
        for pattern in patterns()
        for address in addresses_of(pattern)
        for client in clients
        if shows_a_page(client, address)
    }


def shows_a_page(client: Client, address: str) -> bool:
    answer = client.get(address)
    return answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")


POOR = """<!doctype html><html><head><title></title><style>p { color: #666 }</style></head><body>
<h1>Un</h1><h1>Deux</h1><p onclick="go()">Peu lisible</p><div style="width: 400px">large</div>
<a href="#x">petit</a>
<svg width="20" height="20"><path d="M0 0h20" fill="none" stroke="#eee"/></svg>
<header class="top">Une barre</header></body></html>"""


@pytest.mark.browser
@pytest.mark.parametrize(
    "fault",
    [
        *("2 h1", "no language", "no title", "inline: <style>", "inline style", "inline onclick"),
        *("small target", "faint drawing", "no bar « Écouter »", "wider than 320 px"),
        *("is printed", "axe color-contrast-enhanced", "axe html-has-lang"),
    ],
)
def test_the_floors_refuse_a_poor_page(fault: str, machine: Machine) -> None:
    hands = machine.window()
    hands.page.set_content(POOR)
    assert any(fault in one for one in faults(hands, Stop("poor", "", Side.PERSON)))
