"""Whoever was erased stays erased, even when a backup made before is put back."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from uuid import UUID

from tests.ops.conftest import Place, done_well, refused

ERASE = """
import os; os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palier.config.settings")
import django; django.setup()
from datetime import UTC, datetime
from palier.people.actions.leaving import erase_on_paper
from palier.people.models import Beneficiary, Helper
from palier.people.rules.actor import HelperActor, Role
person = Beneficiary.objects.get(called="Luc")
helper = Helper.objects.get(name="Nolwenn")
place = helper.memberships.get().structure_id
actor = HelperActor(helper.pk, place, Role.MEDIATOR)
erase_on_paper(actor=actor, person_id=person.pk, now=datetime.now(UTC))
print(person.pk or "", end="")
"""
PENDING = "erased-since.json"
ROOT = Path(__file__).resolve().parents[2]


NAMES = """
import os; os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palier.config.settings")
import django, json; django.setup()
from palier.people.models import Beneficiary
told = Beneficiary.objects.values_list("first_name", "pk")
print(json.dumps({name: str(pk) for name, pk in told}))
"""
BEFORE = "0002_sittings"
"""The last migration of ``people`` before anybody could be erased."""


def run(place: Place, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        env=place.environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def names(place: Place) -> dict[str, str]:
    """First name → number; what is sealed is read with the key of the place."""
    told: dict[str, str] = json.loads(run(place, "-c", NAMES))
    return told


def erase_luc(place: Place) -> None:
    run(place, "-c", ERASE)


def with_its_key(place: Place, other: Place) -> None:
    """The key travels apart from the backup, and first."""
    other.var.mkdir(parents=True, exist_ok=True)
    shutil.copy(place.var / "vault.key", other.var / "vault.key")


def backed_up(place: Place, folder: Path) -> Path:
    done_well(place.palier("backup", file := folder / "monday.palier"))
    return file


def test_a_backup_made_before_does_not_bring_the_erased_back(
    demo_place: Place, tmp_path: Path
) -> None:
    file = backed_up(demo_place, tmp_path)
    assert "Luc" in names(demo_place)
    erase_luc(demo_place)
    assert "Luc" not in names(demo_place)
    said = done_well(demo_place.palier("restore", file))
    assert "Erased again: 1" in said
    assert "Luc" not in names(demo_place)
    assert {"Claudia", "Caroline"} <= set(names(demo_place))
    tables = demo_place.tables()
    assert len(tables["people_erasure"]) == 1
    assert "erase_again" in repr(tables["audit_entry"])
    assert not (demo_place.var / PENDING).exists()


def test_a_backup_of_an_earlier_version_waits_for_migrate(
    demo_place: Place, tmp_path: Path
) -> None:
    """Its tables are older than the code: nothing opens before the erased are erased again."""
    luc = names(demo_place)["Luc"]
    older = Place(tmp_path / "older" / "var")
    with_its_key(demo_place, older)
    done_well(older.palier("restore", backed_up(demo_place, tmp_path)))
    run(older, "manage.py", "migrate", "people", BEFORE)
    (tmp_path / "old").mkdir()
    file = backed_up(older, tmp_path / "old")
    erase_luc(demo_place)
    done_well(demo_place.palier("restore", file))
    assert "Luc" in names(demo_place)
    assert "not up to date" in refused(demo_place.palier("work"))
    assert "Erased again: 1" in done_well(demo_place.palier("migrate"))
    assert "Luc" not in names(demo_place)
    assert UUID(luc) in {UUID(str(r[0])) for r in demo_place.tables()["people_erasure"]}


def test_a_restoration_that_is_refused_leaves_nothing_to_wait_for(
    demo_place: Place, tmp_path: Path
) -> None:
    file = backed_up(demo_place, tmp_path)
    erase_luc(demo_place)
    (tmp_path / "cut").write_bytes(file.read_bytes()[:-500])
    refused(demo_place.palier("restore", tmp_path / "cut"))
    assert not (demo_place.var / PENDING).exists()


def test_on_a_new_machine_the_backup_brings_its_own_numbers(
    demo_place: Place, tmp_path: Path
) -> None:
    erase_luc(demo_place)
    other = Place(tmp_path / "new machine" / "var")
    with_its_key(demo_place, other)
    done_well(other.palier("restore", backed_up(demo_place, tmp_path)))
    assert other.tables() == demo_place.tables()
