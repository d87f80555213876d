"""Hands that press without understanding, and what they see on the screen."""

from functools import cache
from pathlib import Path
from typing import Any

from palier.kernel.content import read_all
from palier.simulators.browser import simulator
from palier.simulators.browser.places import BrowserState
from palier.simulators.browser.scenario import BrowserScenario
from palier.simulators.contract import Task

FOLDER = Path(__file__).resolve().parents[5] / "content" / "tasks" / "browser"


@cache
def tasks() -> dict[str, tuple[Task, BrowserScenario]]:
    """Every shipped task with its scenario, by id."""
    found = read_all(FOLDER, Task)
    return {task.id: (task, BrowserScenario.model_validate(task.scenario)) for task in found}


PLAYS = {name: list(task.way) for name, (task, _) in tasks().items()}


def controls(view: dict[str, Any]) -> list[tuple[str, str, dict[str, str]]]:
    """The buttons on screen, top to bottom: (label and what is said of it, ``do``, the fields that
    pressing it would send as they stand)."""
    found: list[tuple[str, str, dict[str, str]]] = []
    if view["can_back"]:
        found.append(("Retour", "back", {}))
    found.append(("Aller", "go", {"address": view["address"]}))
    for name, says in view["banner"]["choices"] if view["banner"] else ():
        found.append((says, f"pick:{name}", {}))
    found += [_link(link) for link in (view["bar"]["links"] if view["bar"] else ())]
    for block in view["blocks"]:
        found += [_link(link) for link in block.get("links", ())]
        if block["kind"] == "search":
            found.append(("Chercher", "search", {"words": block["words"]}))
        if block["kind"] == "form":
            found.append(_form(block["form"]))
    if view["answer"]:
        found.append(_form(view["answer"]))
    return [*found, ("Fermer", "close", {})]


def _link(link: dict[str, Any]) -> tuple[str, str, dict[str, str]]:
    said = f"{link['says']} {link['about']} {link['address']}"
    return said, f"follow:{link['id']}", {}


def _form(form: dict[str, Any]) -> tuple[str, str, dict[str, str]]:
    """A form sent by a hand that fills every box with something that fits."""
    fillers = {"date": "01/01/2001", "postcode": "75001", "phone": "0123456789", "text": "x"}
    fields = {}
    for box in form["boxes"]:
        if box["kind"] == "choice":
            fields[f"f_{box['id']}"] = box["options"][0][0]
        elif box["kind"] != "tick" or box["ticked"]:
            fields[f"f_{box['id']}"] = fillers.get(box["kind"], "1234")
    return form["send"], f"send:{form['id']}", fields


def play(scenario: BrowserScenario, moves: list[dict[str, str]]) -> BrowserState:
    state = simulator.start(scenario)
    for move in moves:
        state = simulator.move(scenario, state, move)
    return state


def earned(scenario: BrowserScenario, state: BrowserState) -> float:
    """The share of the steps achieved."""
    steps = simulator.steps(scenario, state)
    return sum(steps.values()) / len(steps)
