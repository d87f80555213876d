"""Each house has its half page; each setting, field and dependency has its line."""

import re
from pathlib import Path

import pytest

from palier.home.demo import PIN, SIGN_INS
from palier.simulators.contract import Step, Task
from palier.simulators.registry import SIMULATORS
from tests.docs import reading
from tests.docs.reading import ROOT, SRC

HOUSES = sorted(path.parent for path in SRC.glob("*/__init__.py"))
HALF_A_PAGE = 45
REFERENCE = ROOT / "docs" / "reference"
READMES = ("README.md", "README.fr.md")
VARIABLE = re.compile(r"\b(?:PALIER_[A-Z_]+[A-Z]|DATABASE_URL|FORWARDED_ALLOW_IPS|PORT)\b")


@pytest.mark.parametrize("house", HOUSES, ids=lambda house: house.name)
def test_each_house_says_in_half_a_page_what_happens_there(house: Path) -> None:
    page = house / "README.md"
    assert page.exists()
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {house.name}")
    assert len(text.splitlines()) <= HALF_A_PAGE
    assert re.search(r"^\*\*(To begin|Where to start)|start there", text, re.MULTILINE)


def variables() -> set[str]:
    """What the program reads from its environment: the readers of the settings, and the command."""
    read = re.compile(r"""(?:readers\.\w+|raw|url|database)\(\s*"([A-Z_]+)"|"(PALIER_INIT_\w+)":""")
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("config", "cli")
        for path in (SRC / folder).rglob("*.py")
        if "tests" not in path.parts
    )
    return {name for pair in read.findall(text) for name in pair if name}


def test_every_variable_that_is_read_is_documented() -> None:
    assert {"PALIER_URL", "PALIER_VAR", "DATABASE_URL", "PORT"} <= variables()
    said = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    assert {name for name in variables() if f"`{name}`" not in said} == set()


def test_every_variable_that_is_documented_is_read_somewhere() -> None:
    sources = [
        *(SRC / "config").glob("*.py"),
        *(SRC / "cli").glob("*.py"),
        *(ROOT / name for name in (".ci/run", "Makefile", "conftest.py", "tests/settings.py")),
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    said = {row[0].strip("`") for row in reading.rows(REFERENCE / "settings.md")}
    assert {name for name in said if VARIABLE.fullmatch(name) and name not in text} == {
        "FORWARDED_ALLOW_IPS"  # read by gunicorn itself
    }


@pytest.mark.parametrize("field", [*Task.model_fields, *Step.model_fields])
def test_every_field_of_a_task_is_documented(field: str) -> None:
    said = {row[0].strip("`") for row in reading.rows(REFERENCE / "content.md")}
    assert field in said


@pytest.mark.parametrize("name", sorted(SIMULATORS))
def test_every_line_of_a_scenario_is_documented(name: str) -> None:
    text = (REFERENCE / "content.md").read_text(encoding="utf-8")
    chapter = text.partition(f"### `{name}`")[2].partition("\n### ")[0]
    missing = [key for key in SIMULATORS[name].scenario.model_fields if f"`{key}`" not in chapter]
    assert missing == []


def test_every_dependency_of_a_running_place_has_its_licence() -> None:
    locked = re.findall(
        r"^([\w.-]+)==\S+(.*)$", (ROOT / "requirements.txt").read_text(), re.MULTILINE
    )
    wanted = {name for name, marker in locked if "win32" not in marker}
    said = {row[0].strip("`") for row in reading.rows(REFERENCE / "licences.md")}
    assert wanted - said == set()


@pytest.mark.parametrize("readme", READMES)
def test_the_first_page_gives_the_sign_ins_and_the_commands(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    first_screen = "\n".join(text.splitlines()[:40])
    for said in ("make run", "make test", ".png)", "AGPL-3.0-or-later"):
        assert said in (text if said.startswith("AGPL") else first_screen)
    for who in SIGN_INS:
        assert who.email in text
    assert SIGN_INS[0].password in text
    assert PIN in text


def test_both_first_pages_lead_to_the_same_places() -> None:
    french, english = ({*reading.links(ROOT / name)} - set(READMES) for name in READMES)
    assert french == english


def test_decisions_are_dated_and_keep_what_lost() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert len(pages) >= 12
    for page in pages:
        text = page.read_text(encoding="utf-8")
        assert re.match(r"\d{4}-\d{2}-\d{2}-", page.name), page.name
        for heading in ("## Context", "## Choice", "## What lost", "## Consequences"):
            assert heading in text, f"{page.name}: {heading}"
