"""Imports go down, and so do foreign keys."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.architecture.houses import ROOT, SRC, heights

PLANTED = {
    "kernel/phrase.py": "import palier.people.models",
    "attention/rules/due.py": "import django.utils.timezone",
    "simulators/keyboard/wanted.py": "import palier.simulators.mailbox.rules",
    "simulators/mailbox/rules.py": "import palier.simulators.queries",
    "home/forms.py": "import palier.diagnosis.pages.point",
}


def lint(place: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """What ``lint-imports`` says of the house in ``place``, without writing its cache there."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache"],
        cwd=place,
        env={**os.environ, "PYTHONPATH": f"{place / 'src'}{os.pathsep}{place}"},
        capture_output=True,
        text=True,
        check=False,
    )


def climbing(tables: Iterable[type[models.Model]]) -> list[str]:
    """Foreign keys that leave their house without going down."""
    storey = heights()
    return [
        f"{table._meta.label}.{field.name} → {field.related_model._meta.label}"
        for table in tables
        for field in table._meta.get_fields()
        if field.is_relation and not field.auto_created and field.related_model
        if (here := table._meta.app_label) != (there := field.related_model._meta.app_label)
        if here in storey and storey.get(there, -1) >= storey[here]
    ]


def test_the_house_plan_is_kept() -> None:
    done = lint()
    assert done.returncode == 0, done.stdout


def test_every_contract_can_be_broken(tmp_path: Path) -> None:
    shutil.copytree(SRC, tmp_path / "src" / "palier", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests" / "architecture", tmp_path / "tests" / "architecture")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, line in PLANTED.items():
        with (tmp_path / "src" / "palier" / path).open("a") as file:
            file.write(f"\n{line}\n")
    said = lint(tmp_path).stdout
    assert "Contracts: 0 kept, 5 broken." in said, said


def test_every_house_of_the_plan_that_is_open_is_installed() -> None:
    houses = {path.parent.name for path in SRC.glob("*/apps.py")}
    assert {app.label for app in apps.get_app_configs() if app.name.startswith("palier.")} == houses
    assert houses <= set(heights())


def test_foreign_keys_go_down() -> None:
    assert climbing(apps.get_models()) == []


@isolate_apps("palier.people", "palier.diagnosis")
def test_a_foreign_key_upwards_would_be_seen() -> None:
    class Plan(models.Model):  # noqa: DJ008
        class Meta:
            app_label = "diagnosis"

    class Walk(models.Model):  # noqa: DJ008
        plan = models.ForeignKey("diagnosis.Plan", on_delete=models.CASCADE)

        class Meta:
            app_label = "people"

    assert climbing([Plan, Walk]) == ["people.Walk.plan → diagnosis.Plan"]


@pytest.mark.parametrize("table", list(apps.get_app_config("audit").get_models()))
def test_the_audit_holds_no_foreign_key(table: type[models.Model]) -> None:
    assert [field for field in table._meta.get_fields() if field.is_relation] == []
