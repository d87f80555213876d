"""Doing an exercise on the screen, as somebody who knows how, or leaving it."""

from playwright.sync_api import Locator

from palier.simulators.bank import bank
from palier.simulators.browser.tests.plays import PLAYS as BROWSER
from palier.simulators.contract import Task
from palier.simulators.keyboard.tests.plays import PLAYS as KEYBOARD
from palier.simulators.mailbox.tests.plays import PERFECT as MAILBOX
from palier.simulators.pictures import PictureScenario
from stories.hands import Hands

Move = dict[str, str]


def moves_of(task_id: str) -> list[Move]:
    """The presses that do an exercise from beginning to end: ``do`` and the fields to fill."""
    if task_id in MAILBOX:
        return [{"do": do, **fields} for do, fields in MAILBOX[task_id]]
    if task_id in BROWSER:
        return BROWSER[task_id]
    if task_id in KEYBOARD:
        typed = KEYBOARD[task_id]["perfect"].items()
        return [{"do": "write", **{f"typed_{name}": text for name, text in typed}}]
    scenario = bank().get(task_id).scenario
    assert isinstance(scenario, PictureScenario), f"nobody knows how to do {task_id}"
    return [{"do": f"pick:{screen.best().id}"} for screen in scenario.screens]


def task_on(hands: Hands) -> Task:
    """The exercise on the screen, known by its question."""
    asked = _plain(hands.title)
    tasks = (ready.task for ready in bank().tasks.values())
    known = [task for task in tasks if _plain(task.question.fr) == asked]
    assert known, f"no exercise asks « {hands.title} », at {hands.path}"
    return known[0]


def _plain(words: str) -> str:
    return "".join(words.split())


def do_well(hands: Hands) -> None:
    """Every press of the exercise on the screen, in its window."""
    for move in moves_of(task_on(hands).id):
        do_one(hands, move)


def do_one(hands: Hands, move: Move) -> None:
    """Fills the boxes of a form, then presses its button."""
    button = hands.page.locator(f'button[name="do"][value="{move["do"]}"]')
    form = hands.page.locator(".sim form").filter(has=button)
    for name, words in move.items():
        if name != "do":
            _fill(form.locator(f'[name="{name}"]'), words)
    hands.touch_or_click(form.locator(button))


def _fill(box: Locator, words: str) -> None:
    kind = box.evaluate("e => e.localName + e.type")
    if kind.startswith("select"):
        box.select_option(words)
    elif kind == "inputcheckbox":
        box.check()
    else:
        box.fill(words)


def end(hands: Hands, words: str = "J’ai fini") -> None:
    """One of the ways out. Once nothing more can be done in its window, « J’ai fini » has become
    « Continuer »."""
    if words == "J’ai fini" and not hands.button(words).count():
        words = "Continuer"
    hands.press(words, within=hands.page.locator("form.ends"))
