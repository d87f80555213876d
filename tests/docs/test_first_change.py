"""CONTRIBUTING's first change is real: its task is accepted, and its plays earn what they say."""

import re
from collections.abc import Iterable
from typing import Any

import yaml

from palier.simulators.contract import Task
from palier.simulators.keyboard import Scenario, simulator
from palier.skillmap.queries import skillmap
from tests.docs.reading import ROOT

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCKS: list[Any] = [yaml.safe_load(b) for b in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)]
TASK = Task.model_validate(BLOCKS[0])
PLAYS = BLOCKS[1][TASK.id]


def earned(typed: dict[str, str]) -> set[str]:
    return played([{"do": "write", **{f"typed_{name}": text for name, text in typed.items()}}])


def played(way: Iterable[dict[str, str]]) -> set[str]:
    scenario = Scenario.model_validate(TASK.scenario)
    state = simulator.start(scenario)
    for move in way:
        state = simulator.move(scenario, state, move)
    return {step for step, done in simulator.steps(scenario, state).items() if done}


def test_the_task_speaks_of_a_skill_of_its_domain() -> None:
    assert skillmap().skill(TASK.skill) in skillmap().domain(TASK.domain).skills


def test_its_plays_earn_what_they_say() -> None:
    steps = {step.id for step in TASK.steps}
    assert played(TASK.way) == earned(PLAYS["kind"]) == steps
    for typed in PLAYS["tries"]:
        assert earned(typed["typed"]) == set(typed["shows"])


def test_the_address_and_the_file_are_those_of_the_task() -> None:
    assert f"/me/practice/{TASK.id}/" in PAGE
    assert f"content/tasks/keyboard/{TASK.id}.yaml" in PAGE
