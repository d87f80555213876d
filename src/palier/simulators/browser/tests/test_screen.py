"""What is drawn: light, without scripts, every form carrying what it must."""

import gzip
import re

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from palier.simulators.browser import simulator
from palier.simulators.browser.places import BrowserState
from palier.simulators.browser.scenario import BrowserScenario
from palier.simulators.browser.tests.hands import PLAYS, tasks

HIDDEN = mark_safe('<input type="hidden" name="carried" value="1">')


def _draw(scenario: BrowserScenario, state: BrowserState) -> str:
    sim = simulator.view(scenario, state, "fr")
    return render_to_string(simulator.template, {"sim": sim, "action": "/x/", "hidden": HIDDEN})


def _screens(name: str) -> list[str]:
    """Every screen of the perfect play, then a lost address and forms sent empty."""
    _, scenario = tasks()[name]
    states = [simulator.start(scenario)]
    for move in PLAYS[name]:
        states.append(simulator.move(scenario, states[-1], move))
    for move in ({"do": "go", "address": "no.example"}, {"do": "send:join"}, {"do": "close"}):
        states.append(simulator.move(scenario, states[0], move))
    return [_draw(scenario, state) for state in states]


@pytest.mark.parametrize("name", sorted(tasks()))
def test_every_screen_is_light_and_plain(name: str) -> None:
    for html in _screens(name):
        assert len(gzip.compress(html.encode())) <= 4096
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", html)
        assert html.count("<form") == html.count(HIDDEN) == html.count("data-live")
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'(?:for|aria-describedby)="([^"]+)"', html)) <= set(ids)
        assert html.count("<h2") >= 1


def test_what_a_hand_types_is_escaped_when_shown_again() -> None:
    _, scenario = tasks()["browser-06-words"]
    for move in ({"do": "search", "words": '"><b>'}, {"do": "go", "address": '"><b>.example'}):
        state = simulator.move(scenario, simulator.start(scenario), move)
        assert "&quot;&gt;&lt;b&gt;" in _draw(scenario, state)


def test_nothing_can_be_pressed_once_it_is_over() -> None:
    for name, (_, scenario) in tasks().items():
        state = simulator.start(scenario)
        for move in PLAYS[name]:
            state = simulator.move(scenario, state, move)
        assert "<button" not in _draw(scenario, state)
