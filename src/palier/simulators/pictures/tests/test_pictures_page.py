"""The fragment: every screen of every item, in both languages, light, strict and without a leak."""

import gzip
import re
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from palier.simulators.contract import Task
from palier.simulators.pictures import PictureScenario, PictureState, simulator
from palier.simulators.pictures.drawings import FOLDER as DRAWN
from palier.simulators.pictures.drawings import NAMES as DRAWINGS

from .bank import BANK, LANGUAGES, NAMES, states

HIDDEN = mark_safe('<input type="hidden" name="seq" value="3">')
each_task = pytest.mark.parametrize(("task", "scenario"), BANK, ids=NAMES)


def rendered(scenario: PictureScenario, state: PictureState, language: str) -> str:
    context = {
        "sim": simulator.view(scenario, state, language),
        "action": "/exercice/12/",
        "hidden": HIDDEN,
    }
    with override(language):
        return render_to_string(simulator.template, context)


class Buttons(HTMLParser):
    """What a person may press, and the words or the label that tells each one apart."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: list[str] = []
        self.names: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "button":
            self.values.append(given["value"] or "")
            self.names.append("")
        elif self.names:
            self.names[-1] += given.get("aria-label") or ""

    def handle_data(self, data: str) -> None:
        if self.names:
            self.names[-1] += data.strip()


@each_task
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_screen_is_one_form_of_distinct_buttons(
    task: Task, scenario: PictureScenario, language: str
) -> None:
    *asked, end = (rendered(scenario, state, language) for state in states(scenario))
    assert "<form" not in end
    for page, screen in zip(asked, scenario.screens, strict=True):
        buttons = Buttons(page)
        assert buttons.values == [f"pick:{choice.id}" for choice in screen.choices]
        assert len(set(buttons.names)) == len(buttons.names)
        assert page.count(HIDDEN) == page.count("<form") == 1


@each_task
def test_a_page_is_light_and_strict(task: Task, scenario: PictureScenario) -> None:
    for state in states(scenario):
        page = rendered(scenario, state, "fr")
        assert len(gzip.compress(page.encode())) <= 4096
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=|https?://|\bid=", page)


@each_task
def test_a_page_does_not_tell_what_a_choice_earns(task: Task, scenario: PictureScenario) -> None:
    for state in states(scenario):
        shown = simulator.view(scenario, state, "fr")
        assert all(set(c) == {"id", "says", "detail", "drawing", "alt"} for c in shown["choices"])
        page = rendered(scenario, state, "fr")
        assert not any(re.search(rf"\b{step.id}\b", page) for step in task.steps if "_" in step.id)


def test_what_experts_write_is_escaped() -> None:
    _, scenario = BANK[0]
    first, *rest = scenario.screens
    sly = first.model_copy(update={"caption": first.caption.model_copy(update={"fr": "<b>x"})})
    page = rendered(
        scenario.model_copy(update={"screens": (sly, *rest)}), simulator.start(scenario), "fr"
    )
    assert "&lt;b&gt;x" in page


def test_every_drawing_is_used_and_takes_the_colour_of_the_words() -> None:
    used = {"landing"}
    for _, scenario in BANK:
        for screen in scenario.screens:
            used |= {screen.scene, *(choice.drawing for choice in screen.choices)} - {None}
    assert used == DRAWINGS
    for name in DRAWINGS:
        text = (DRAWN / f"{name}.html").read_text(encoding="utf-8")
        assert set(re.findall(r'(?:fill|stroke)="([^"]*)"', text)) <= {"currentColor", "none"}
