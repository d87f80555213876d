"""A window as it is sent, whatever the simulator: what its tests read of it."""

import gzip
import re
from typing import Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

HIDDEN = mark_safe("<b>carried</b>")


def drawn(simulator: Any, scenario: Any, state: Any, language: str = "fr") -> str:
    with translation.override(language):
        sim = simulator.view(scenario, state, language)
        return render_to_string(
            simulator.template, {"sim": sim, "action": "/play/", "hidden": HIDDEN}
        )


def pressable(html: str) -> list[str]:
    """The buttons, in their order."""
    return re.findall(r'name="do" value="([^"]*)"', html)


def is_light(html: str) -> bool:
    return len(gzip.compress(html.encode())) <= 4096


def forms(html: str) -> int:
    """How many: each carries its turn, is played in place, and nothing in them is inline code."""
    assert html.count("<form") == html.count(HIDDEN) == html.count(" data-live>")
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=|draggable", html)
    return html.count("<form")
