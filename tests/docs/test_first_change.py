"""CONTRIBUTING's first change is real: its task is accepted, and its plays earn what they say."""

import re
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
    scenario = Scenario.model_validate(TASK.scenario)
    fields = {f"typed_{name}": text for name, text in typed.items()}
    state = simulator.move(scenario, simulator.start(scenario), {"do": "write", **fields})
    return {step for step, done in simulator.steps(scenario, state).items() if done}


def test_the_task_speaks_of_a_skill_of_its_domain() -> None:
    assert skillmap().skill(TASK.skill) in skillmap().domain(TASK.domain).skills


def test_its_plays_earn_what_they_say() -> None:
    steps = {step.id for step in TASK.steps}
    assert earned(PLAYS["perfect"]) == earned(PLAYS["kind"]) == steps
    for played in PLAYS["tries"]:
        assert earned(played["typed"]) == set(played["shows"])


def test_the_address_and_the_file_are_those_of_the_task() -> None:
    assert f"/me/practice/{TASK.id}/" in PAGE
    assert f"content/tasks/keyboard/{TASK.id}.yaml" in PAGE
