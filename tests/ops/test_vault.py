"""The key of a place, with real processes: made once, never replaced, changed without a loss."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ops.conftest import Place, done_well, refused

VERBS = (
    "serve --port PORT",
    "migrate",
    "work",
    "demo",
    "backup FILE",
    "vault rotate",
    "vault retire",
)

READ = """
import django, json; django.setup()
from palier.attention.models import Concern
from palier.diagnosis.models import Diagnosis, Reply
from palier.people.models import Beneficiary, Visit
from palier.simulators.models import Play
print(json.dumps({
    "names": sorted(Beneficiary.objects.values_list("first_name", flat=True)),
    "requests": sorted(Visit.objects.values_list("request", flat=True)),
    "words": sorted(Concern.objects.values_list("words", flat=True)),
    "choices": sorted(Reply.objects.values_list("choice", flat=True)),
    "plays": sorted(map(str, Play.objects.values_list("state", "steps", "outcome"))),
    "results": sorted(map(str, Diagnosis.objects.values_list("result", flat=True))),
    "called": [Beneficiary.objects.filter(called=n).count() for n in ("LEILA", "emilie", "zoe")],
}))
"""

KILLED = """
import os, signal, sys
from palier.vault import rotation
left, real = [int(sys.argv.pop(1))], rotation._reseal_row
def until(*row):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    real(*row)
rotation._reseal_row = until
from palier.cli import main
main(["vault", "rotate"])
"""


def python(place: Place, code: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=place.environment | {"DJANGO_SETTINGS_MODULE": "palier.config.settings"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def told(place: Place) -> dict[str, list[object]]:
    """Everything that is sealed in the demonstration, opened by a process of its own."""
    read: dict[str, list[object]] = json.loads(done_well(python(place, READ)))
    assert len(read["names"]) >= 12
    return read


def key(place: Place) -> Path:
    return place.var / "vault.key"


def lines(place: Place) -> list[str]:
    return key(place).read_text().split()


def sealed_with(place: Place) -> set[str]:
    rows = (str(cell) for table in place.tables().values() for row in table for cell in row)
    return {cell[:8] for cell in rows if cell[8:13] == ":gAAA"}


def snapshot(place: Place) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in place.var.glob("*") if p.is_file()}


def test_the_first_migration_makes_the_key_and_says_where_it_is(tmp_path: Path) -> None:
    place = Place(tmp_path / "var")
    assert "Keep a copy" in done_well(place.palier("migrate"))
    assert key(place).stat().st_mode & 0o777 == 0o600
    before = lines(place)
    assert "Keep a copy" not in done_well(place.palier("migrate"))
    assert lines(place) == before
    done_well(place.palier("check"))


def test_the_key_may_live_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "stick" / "palier.key"
    place = Place(tmp_path / "var").told(PALIER_VAULT_KEY=str(elsewhere))
    done_well(place.palier("migrate"))
    done_well(place.palier("demo"))
    assert "Leïla" in told(place)["names"]
    assert elsewhere.exists()
    assert not key(place).exists()


@pytest.mark.parametrize("wrong", ["missing", "another", "empty", "words"])
def test_without_its_key_the_place_stays_shut_and_untouched(
    demo_place: Place, wrong: str, port: int, tmp_path: Path
) -> None:
    kept = key(demo_place).read_bytes()
    key(demo_place).unlink()
    if wrong == "another":
        done_well((other := Place(tmp_path / "other")).palier("migrate"))
        key(demo_place).write_bytes(key(other).read_bytes())
    elif wrong != "missing":
        key(demo_place).write_text("" if wrong == "empty" else "mon chat s’appelle Zoé")
    before = snapshot(demo_place)
    for verb in VERBS if wrong == "missing" else VERBS[:2]:
        words = verb.replace("FILE", str(tmp_path / "file")).replace("PORT", str(port))
        assert "vault.key" in refused(demo_place.palier(*words.split()))
    checked = demo_place.palier("check")
    assert checked.returncode == 1
    assert "→ la clé du coffre" in checked.stdout
    assert before.items() <= snapshot(demo_place).items()
    assert not (tmp_path / "file").exists()
    key(demo_place).write_bytes(kept)
    assert "Leïla" in told(demo_place)["names"]
    done_well(demo_place.palier("check"))


def test_rotation_seals_everything_again_and_retirement_drops_the_former_key(
    demo_place: Place,
) -> None:
    before, former, (first,) = told(demo_place), sealed_with(demo_place), lines(demo_place)
    done_well(demo_place.palier("vault", "rotate"))
    assert told(demo_place) == before
    assert lines(demo_place)[1:] == [first]
    assert len(sealed_with(demo_place)) == 1
    assert not sealed_with(demo_place) & former
    assert "dropped: 1" in done_well(demo_place.palier("vault", "retire"))
    assert len(lines(demo_place)) == 1
    assert first not in lines(demo_place)
    assert told(demo_place) == before
    done_well(demo_place.palier("check"))


@pytest.mark.parametrize("rows", [0, 1, 40])
def test_a_rotation_that_is_killed_goes_on_where_it_stopped(demo_place: Place, rows: int) -> None:
    before, first = told(demo_place), lines(demo_place)
    killed = python(demo_place, KILLED, str(rows))
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    half = lines(demo_place)
    assert half[1:] == first
    assert len(sealed_with(demo_place)) == (2 if rows else 1)
    assert told(demo_place) == before
    assert "still in use" in refused(demo_place.palier("vault", "retire"))
    assert lines(demo_place) == half
    done_well(demo_place.palier("vault", "rotate"))
    assert lines(demo_place) == half
    assert len(sealed_with(demo_place)) == 1
    done_well(demo_place.palier("vault", "retire"))
    assert told(demo_place) == before


def test_a_damaged_row_stops_the_rotation_and_is_named(demo_place: Place) -> None:
    demo_place.execute("UPDATE people_visit SET request = substr(request, 1, 60)")
    assert "people_visit" in refused(demo_place.palier("vault", "rotate"))
    assert "still in use" in refused(demo_place.palier("vault", "retire"))
    assert len(lines(demo_place)) == 2


def test_a_backup_holds_no_key_and_opens_only_with_it(demo_place: Place, tmp_path: Path) -> None:
    before, file = told(demo_place), tmp_path / "monday.palier"
    assert "keep a copy of" in done_well(demo_place.palier("backup", file))
    raw = file.read_bytes()
    assert not [line for line in lines(demo_place) if line.encode() in raw]

    other = Place(tmp_path / "new machine" / "var")
    said = refused(other.palier("restore", file))
    assert "missing" in said
    assert other.tables() == {}

    done_well(other.palier("migrate"))
    was = other.database.read_bytes(), key(other).read_bytes()
    said = refused(other.palier("restore", file))
    assert sealed_with(demo_place).pop() in said
    assert (other.database.read_bytes(), key(other).read_bytes()) == was

    key(other).write_bytes(key(demo_place).read_bytes())
    done_well(other.palier("restore", file))
    assert told(other) == before
    done_well(other.palier("check"))


def test_a_backup_from_before_a_retirement_asks_for_the_key_of_then(
    demo_place: Place, tmp_path: Path
) -> None:
    before, kept = told(demo_place), key(demo_place).read_text()
    done_well(demo_place.palier("backup", tmp_path / "then"))
    for what in ("rotate", "retire"):
        done_well(demo_place.palier("vault", what))
    refused(demo_place.palier("restore", tmp_path / "then"))
    assert told(demo_place) == before
    key(demo_place).write_text(key(demo_place).read_text() + kept)
    done_well(demo_place.palier("restore", tmp_path / "then"))
    assert told(demo_place) == before
