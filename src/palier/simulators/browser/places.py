"""Where somebody is in the tiny web, what can be pressed there, and how one moves to a page."""

from pydantic import Field

from palier.simulators.browser import reading
from palier.simulators.browser.marks import links_of
from palier.simulators.browser.scenario import BrowserScenario
from palier.simulators.browser.site import LOST, Link, Page
from palier.simulators.contract import State

PAST_LIMIT = 20
"""Pages that *back* remembers: more than anybody retraces, and a bound on the stored state."""

VALUE_LIMIT = 200
"""Characters kept of a box, an address or a search: enough to show it again as it was typed."""


class BrowserState(State):
    """``marks``: what happened, each once, in order. ``values``: what the boxes hold (never a
    secret). ``wrong``: boxes that the page asks to look at again."""

    page: str
    past: tuple[str, ...] = ()
    typed: str = ""
    words: str = ""
    values: dict[str, str] = Field(default_factory=dict)
    wrong: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


def results(scenario: BrowserScenario, state: BrowserState) -> tuple[Link, ...]:
    """The search results on screen: none unless we are on the results page, with words."""
    engine = scenario.engine
    words = state.words or (scenario.searched.fr if scenario.searched else "")
    if not engine or not words or state.page != engine.page:
        return ()
    return reading.topic(engine, words).results


def open_banner(page: Page | None, state: BrowserState) -> bool:
    """Whether the page still asks its question about cookies."""
    if not page or not page.banner:
        return False
    settled = {f"pick:{choice.id}" for choice in page.banner.choices if not choice.to}
    return settled.union(page.banner.until).isdisjoint(state.marks)


def links_on_screen(scenario: BrowserScenario, state: BrowserState) -> tuple[Link, ...]:
    """What can be followed now: nothing while the cookie question hides the page."""
    page = readable(scenario, state)
    return (*links_of(page), *results(scenario, state)) if page else ()


def happened(state: BrowserState, *marks: str) -> BrowserState:
    """``state`` with ``marks`` added at the end; what already happened keeps its place."""
    new = tuple(mark for mark in marks if mark not in state.marks)
    return state.model_copy(update={"marks": state.marks + new})


def visit(scenario: BrowserScenario, state: BrowserState, name: str, *marks: str) -> BrowserState:
    """Go to page ``name``, leaving the present one in the past (unless it is the same)."""
    left = () if name == state.page else (state.page,)
    past = (*state.past, *left)[-PAST_LIMIT:]
    gone = happened(state, *marks).model_copy(update={"past": past, "wrong": ()})
    return arrive(scenario, gone, name)


def arrive(scenario: BrowserScenario, state: BrowserState, name: str) -> BrowserState:
    """Be on page ``name``, or at the gate when it is a members' page and one has signed out."""
    page = scenario.page(name)
    if page and page.members and "out" in state.marks and scenario.gate:
        name = scenario.gate
    there = state.model_copy(update={"page": name})
    return happened(there, f"seen:{name}") if name != LOST else there


def readable(scenario: BrowserScenario, state: BrowserState) -> Page | None:
    """The page in front of us; None when lost, or while the cookie question hides it."""
    page = scenario.page(state.page)
    return None if open_banner(page, state) else page


def shown_address(scenario: BrowserScenario, state: BrowserState) -> str:
    """What the address bar holds: nothing in a new tab, what was typed when it led nowhere."""
    page = scenario.page(state.page)
    if page is None:
        return state.typed
    return "" if page.fresh else page.address
