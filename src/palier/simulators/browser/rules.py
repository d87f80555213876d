"""The browser as a pure state machine: where one is, what happened, in which order."""

from collections.abc import Callable, Mapping

from palier.simulators.browser import reading
from palier.simulators.browser.filling import send
from palier.simulators.browser.marks import reached
from palier.simulators.browser.places import (
    PAST_LIMIT,
    VALUE_LIMIT,
    BrowserState,
    arrive,
    happened,
    links_on_screen,
    open_banner,
    readable,
    shown_address,
    visit,
)
from palier.simulators.browser.scenario import BrowserScenario
from palier.simulators.browser.site import LOST
from palier.simulators.contract import text, verb

Act = Callable[[BrowserScenario, BrowserState, str, Mapping[str, str]], BrowserState]


def start(scenario: BrowserScenario) -> BrowserState:
    return BrowserState(page=scenario.home, past=scenario.past[-PAST_LIMIT:])


def steps(scenario: BrowserScenario, state: BrowserState) -> dict[str, bool]:
    return {step: reached(goal, state.marks) for step, goal in scenario.goals.items()}


def over(scenario: BrowserScenario, state: BrowserState) -> bool:
    """Closed, at one of the scenario's ends, or with nothing left to achieve."""
    if not {"closed", *scenario.ends}.isdisjoint(state.marks):
        return True
    return all(reached(goal, state.marks) for goal in scenario.goals.values())


def move(scenario: BrowserScenario, state: BrowserState, fields: Mapping[str, str]) -> BrowserState:
    """The state after one press; the same state when the press means nothing here."""
    name, target = verb(fields)
    act = ACTS.get(name)
    if act is None or over(scenario, state):
        return state
    return act(scenario, state, target, fields)


def _follow(
    scenario: BrowserScenario, state: BrowserState, target: str, _: Mapping[str, str]
) -> BrowserState:
    offered = links_on_screen(scenario, state)
    link = next((link for link in offered if link.id == target), None)
    if link is None:
        return state
    marks = (f"follow:{link.id}", "out") if link.out else (f"follow:{link.id}",)
    return visit(scenario, state, link.to, *marks)


def _back(
    scenario: BrowserScenario, state: BrowserState, _: str, __: Mapping[str, str]
) -> BrowserState:
    if not state.past:
        return state
    left = happened(state, "back").model_copy(update={"past": state.past[:-1], "wrong": ()})
    return arrive(scenario, left, state.past[-1])


def _go(
    scenario: BrowserScenario, state: BrowserState, _: str, fields: Mapping[str, str]
) -> BrowserState:
    shown = "" if state.page == LOST else shown_address(scenario, state)
    raw = text(fields, "address").replace("\n", " ")
    typed = reading.added(raw, shown)[:VALUE_LIMIT]
    if not typed:
        return state
    if scenario.engine and reading.looks_like_words(typed):
        return _look_for(scenario, state, typed)
    wanted = reading.address(typed)
    found = next((page.id for page in scenario.pages if page.address == wanted), LOST)
    state = state.model_copy(update={"typed": typed})
    return visit(scenario, state, found, f"typed:{found}")


def _search(
    scenario: BrowserScenario, state: BrowserState, _: str, fields: Mapping[str, str]
) -> BrowserState:
    page = readable(scenario, state)
    words = text(fields, "words").replace("\n", " ").strip()[:VALUE_LIMIT]
    if not words or not page or not any(block.search for block in page.blocks):
        return state
    return _look_for(scenario, state, words)


def _look_for(scenario: BrowserScenario, state: BrowserState, words: str) -> BrowserState:
    if not scenario.engine:
        return state
    found = reading.topic(scenario.engine, words)
    state = state.model_copy(update={"words": words})
    return visit(scenario, state, scenario.engine.page, f"words:{found.id}")


def _pick(
    scenario: BrowserScenario, state: BrowserState, target: str, _: Mapping[str, str]
) -> BrowserState:
    page = scenario.page(state.page)
    if not page or not page.banner or not open_banner(page, state):
        return state
    choice = next((choice for choice in page.banner.choices if choice.id == target), None)
    if choice is None:
        return state
    picked = happened(state, f"pick:{choice.id}")
    return visit(scenario, picked, choice.to) if choice.to else picked


def _close(
    _: BrowserScenario, state: BrowserState, __: str, ___: Mapping[str, str]
) -> BrowserState:
    return happened(state, "closed")


ACTS: dict[str, Act] = {
    "follow": _follow,
    "back": _back,
    "go": _go,
    "search": _search,
    "pick": _pick,
    "send": send,
    "close": _close,
}
