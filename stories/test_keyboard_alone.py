"""The main journey with Tab, Enter, Space and letters: no mouse, and always a visible focus."""

import re

import pytest

from stories import exercises
from stories.conftest import Machine
from stories.hands import Hands
from tests.cast import PASSWORD, PIN, Cast

pytestmark = pytest.mark.browser

MOST_TABS = 90
"""More than any page holds: past that, the thing cannot be reached."""

FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const { x, y, width, height } = e.getBoundingClientRect(), style = getComputedStyle(e);
  const top = document.elementFromPoint(x + width / 2, y + Math.min(height, 40) / 2);
  const label = e.labels?.[0]?.textContent ?? e.getAttribute("aria-label") ?? e.textContent;
  return {
    words: label.replace(/\\s+/g, " ").trim(), name: e.name ?? "", value: e.value ?? "",
    ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    shown: top === e || e.contains(top) || !!top?.contains(e) && top.localName === "label",
  };
}"""


class Keys:
    """Ten fingers on a keyboard."""

    def __init__(self, hands: Hands) -> None:
        self.hands, self.page = hands, hands.page

    def reach(self, words: str = "", *, name: str = "", value: str = "") -> None:
        """Tab until what says ``words`` (or bears this name) has the focus."""
        met = []
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Tab")
            here = self.page.evaluate(FOCUS)
            if here is None:
                continue
            assert here["ring"], f"no visible focus on « {here['words']} »"
            assert here["shown"], f"« {here['words']} » has the focus, behind something else"
            met.append(here["words"])
            if _is(here, words, name, value):
                return
        raise AssertionError(f"Tab never reaches {words or name}: {met}")

    def press(
        self, words: str = "", *, key: str = "Enter", name: str = "", value: str = ""
    ) -> None:
        self.reach(words, name=name, value=value)
        self.page.keyboard.press(key)
        self.hands.settle()

    def type(self, name: str, words: str) -> None:
        """Goes to the box of that name, and replaces what is in it."""
        self.reach(name=name)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.press("Delete")
        self.page.keyboard.insert_text(words)


def _is(here: dict[str, str], words: str, name: str, value: str) -> bool:
    if name:
        return here["name"] == name and value in ("", here["value"])
    return here["words"].startswith(words)


@pytest.fixture
def keys(machine: Machine, morning: Cast) -> Keys:
    return Keys(machine.window())


def test_the_main_journey_by_keyboard_alone(keys: Keys) -> None:
    nolwenn_signs_in_and_welcomes(keys)
    leila_agrees_and_answers(keys)
    leila_does_exercises(keys)
    leila_reads_her_result_and_leaves(keys)
    nolwenn_reads_it_too(keys)


def nolwenn_signs_in_and_welcomes(keys: Keys) -> None:
    keys.hands.go("/")
    keys.press("J’accompagne")
    keys.type("login", "nolwenn@example.org")
    keys.type("password", PASSWORD)
    keys.press("Se connecter")
    keys.type("first_name", "Leïla")
    keys.press("J’ai reçu un message", key="Space")
    keys.press("Donner l’écran")
    keys.press("Donner l’écran", key="Space")


def leila_agrees_and_answers(keys: Keys) -> None:
    keys.press("Je suis d’accord", key="Space")
    keys.press("Faire le point")
    keys.press("On y va")
    for _ in range(9):
        keys.press("Je préfère ne pas répondre", key="Space")
    keys.press("Les arnaques")
    assert keys.hands.path == "/me/point/task/"


def leila_does_exercises(keys: Keys) -> None:
    """Four exercises whole, one with help; then what she can do."""
    for number in range(4):
        for move in exercises.moves_of(exercises.task_on(keys.hands).id):
            by_keyboard(keys, move)
        if number == 1:
            keys.press(name="helped", key="Space")
        keys.press(name="do", value="done")
        if keys.hands.path == "/me/point/pause/":
            keys.press("On continue")
    keys.press("Palier")
    keys.press("Continuer le point")
    keys.press("Finir, et voir ce que je sais faire")


def by_keyboard(keys: Keys, move: exercises.Move) -> None:
    for name, words in move.items():
        if name == "do":
            continue
        box = keys.page.locator(f'.sim [name="{name}"]')
        if box.evaluate("e => e.localName") == "select":
            keys.reach(name=name)
            label = box.locator(f'option[value="{words}"]').inner_text()
            keys.page.keyboard.type(label)
        else:
            keys.type(name, words)
    keys.press(name="do", value=move["do"], key="Space")


def leila_reads_her_result_and_leaves(keys: Keys) -> None:
    assert keys.hands.title == "Leïla, voici ce que vous savez faire"
    keys.reach("M’entraîner")
    keys.reach("Imprimer (1 page)")
    keys.press("Je m’en vais")
    keys.press("Oui, je m’en vais")


def nolwenn_reads_it_too(keys: Keys) -> None:
    keys.type("secret", PIN)
    keys.page.keyboard.press("Enter")
    keys.hands.settle()
    keys.press("Leïla")
    keys.press("Point du")
    keys.press("Je vois autrement")
    keys.reach(name="stage")
    keys.page.keyboard.type("Inv")
    keys.type("reason", "Elle m’a montré son téléphone")
    keys.press("Garder mon avis")
    keys.hands.reads("Choisi par Nolwenn : « Elle m’a montré son téléphone »")


def test_the_first_tab_offers_to_skip_the_bars(keys: Keys) -> None:
    keys.hands.go("/")
    keys.press("Aller au contenu")
    assert keys.page.evaluate("document.activeElement.id") == "main"
    assert re.search("#main$", keys.page.url)
