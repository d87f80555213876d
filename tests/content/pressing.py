"""What stands on the buttons of an exercise, along the way of somebody at ease."""

import re
import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser

from django.template.loader import render_to_string
from django.utils.translation import override

from palier.simulators.bank import Ready, along

LIKE_IT = 2
"""Other buttons of the same kind (rows, files, answers) from which there is something to choose."""

SAYING_LITTLE = frozenset(
    [
        "avec",
        "cette",
        "dans",
        "elle",
        "elles",
        "leur",
        "mais",
        "nous",
        "pour",
        "quel",
        "quelle",
        "sans",
        "sont",
        "vous",
        "votre",
        "tout",
        "tous",
        "toute",
        "from",
        "have",
        "here",
        "into",
        "more",
        "that",
        "then",
        "there",
        "they",
        "this",
        "what",
        "will",
        "with",
        "your",
        "once",
        "which",
        "them",
    ]
)
"""Words too common to point at anything."""


class Buttons(HTMLParser):
    """Value → the words of each button, and what is said of its drawing."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: dict[str, str] = {}
        self.open = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "button":
            self.open = given.get("value") or ""
            self.words[self.open] = ""
        if self.open:
            self.words[self.open] += f" {given.get('aria-label') or ''} "

    def handle_endtag(self, tag: str) -> None:
        self.open = "" if tag == "button" else self.open

    def handle_data(self, data: str) -> None:
        if self.open:
            self.words[self.open] += f" {data} "


def pointed_at(ready: Ready, language: str) -> Iterator[str]:
    """The words of the question that only the pressed one of several like buttons repeats."""
    asked = stems(ready.task.question.said(language))
    for state, move in zip(along(ready), ready.task.way, strict=False):
        view = ready.simulator.view(ready.scenario, state, language)
        window = {"sim": view, "action": "/", "hidden": ""}
        with override(language):
            page = render_to_string(ready.simulator.template, window)
        yield from _alone(asked, Buttons(page).words, move["do"])


WHERE = frozenset(["app", "go", "folder", "press", "who", "edit", "lay", "photo", "attach", "give"])
"""Presses that go to a thing the question speaks of: « dans Documents », « sur la clé d’Annie ». To
follow what is asked is the exercise itself. What must not be named is the answer among others."""


def _alone(asked: set[str], buttons: dict[str, str], pressed: str) -> Iterator[str]:
    verb = pressed.partition(":")[0] + ":"
    if verb[:-1] in WHERE:
        return
    like = {value: words for value, words in buttons.items() if value.startswith(verb)}
    mine = like.pop(pressed, "")
    if len(like) >= LIKE_IT:
        elsewhere = stems(" ".join(like.values()))
        yield from (f"{pressed}: {word}" for word in sorted((asked & stems(mine)) - elsewhere))


def stems(text: str) -> set[str]:
    """The words of four letters or more, to their fifth: « répondez » and « réponse » are alike."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in folded if not unicodedata.combining(c))
    return {word[:5] for word in re.findall(r"[a-z]{4,}", plain) if word not in SAYING_LITTLE}
