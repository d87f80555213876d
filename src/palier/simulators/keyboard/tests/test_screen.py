"""What is drawn: light, complete, readable aloud, and not to be copied."""

import re
from gzip import compress

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from hypothesis import given
from hypothesis import strategies as st

from palier.simulators.keyboard import Scenario, State, drawing, simulator
from palier.simulators.keyboard.keys import KEYS, ROWS, place
from palier.simulators.keyboard.tests.plays import PLAYS, SCENARIOS, write

EVERY = sorted(SCENARIOS)
HIDDEN = mark_safe('<input type="hidden" name="seq" value="3">')


def rendered(scenario: Scenario, state: State, language: str = "fr") -> str:
    sim = simulator.view(scenario, state, language)
    with translation.override(language):
        return render_to_string(
            simulator.template, {"sim": sim, "action": "/play/1", "hidden": HIDDEN}
        )


def states(name: str) -> list[State]:
    scenario = SCENARIOS[name]
    start = simulator.start(scenario)
    looks = [simulator.move(scenario, start, {"do": f"help:{key}"}) for key in scenario.keys]
    blank = write(scenario, {field.id: " " for field in scenario.fields})
    return [start, blank, write(scenario, PLAYS[name]["perfect"]), *looks]


@pytest.mark.parametrize("name", EVERY)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_state_is_light_and_whole(name: str, language: str) -> None:
    for state in states(name):
        html = rendered(SCENARIOS[name], state, language)
        assert len(compress(html.encode())) <= 4096
        assert html.count(HIDDEN) == html.count("<form") == 1
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'for="([^"]+)"', html)) <= set(ids)
        assert not re.search(r"<script|<style|\bstyle=|\bon\w+=", html)


@pytest.mark.parametrize("name", EVERY)
def test_the_page_does_not_hold_the_answer(name: str) -> None:
    """Neither copied from the source nor from the drawing: the letters there are shuffled."""
    scenario = SCENARIOS[name]
    html = rendered(scenario, simulator.start(scenario))
    for field in scenario.fields:
        assert field.kind == "text" or field.target not in html
        assert field.target not in strip_tags(html)


@pytest.mark.parametrize("name", EVERY)
def test_a_drawn_model_is_said_aloud(name: str) -> None:
    scenario = SCENARIOS[name]
    html = rendered(scenario, simulator.start(scenario))
    papers = html.count('class="paper" role="img" aria-label="')
    assert papers == sum(bool(field.drawn) for field in scenario.fields)
    assert 'aria-label=""' not in html


def test_what_was_typed_is_shown_back_and_harmless() -> None:
    html = rendered(
        SCENARIOS["type-first-name"],
        write(SCENARIOS["type-first-name"], {"first_name": "<b>Chloé</b>"}),
    )
    assert "&lt;b&gt;Chloé&lt;/b&gt;" in html
    assert 'value="fix"' in html


@given(st.text(st.characters(categories=["L", "N", "P"]), min_size=1, max_size=20))
def test_a_paper_shows_every_letter_at_its_place(word: str) -> None:
    paper = drawing.paper(word)
    placed = zip(map(int, paper["xs"].split()), paper["letters"], strict=True)
    assert "".join(letter for _, letter in sorted(placed, key=lambda p: p[0])) == word


@pytest.mark.parametrize("name", sorted(KEYS))
def test_each_key_is_drawn_for_a_computer_and_for_a_telephone(name: str) -> None:
    for language in ("fr", "en"):
        shown = drawing.key_help(name, language)
        for pad in shown.values():
            assert "{" not in pad["says"]
            assert any(cap["number"] == "①" for cap in pad["caps"])
            assert all(cap["x"] + cap["w"] <= pad["width"] for cap in pad["caps"])


@pytest.mark.parametrize(
    ("char", "cap", "level"), [("@", "à", 2), (".", ";", 1), ("#", '"', 2), ("€", "e", 2)]
)
def test_the_drawn_keyboard_is_the_french_one(char: str, cap: str, level: int) -> None:
    row, column = place(cap)
    assert ROWS[row][column][level] == char
