"""The whole place goes into one file, and comes back row for row."""

import json
import shutil
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from tests.ops.conftest import Place, done_well, refused


@pytest.fixture
def backup(demo_place: Place, tmp_path: Path) -> Path:
    file = tmp_path / "monday.palier"
    done_well(demo_place.palier("backup", file))
    return file


def changed(place: Place) -> None:
    place.execute("DELETE FROM people_membership")
    place.execute("UPDATE people_structure SET name = 'Another name'")


def snapshot(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in files}


def test_every_table_comes_back_row_for_row(demo_place: Place, backup: Path) -> None:
    before = demo_place.tables()
    assert sum(map(bool, before.values())) >= 6
    changed(demo_place)
    after_the_change = demo_place.tables()
    assert after_the_change != before
    done_well(demo_place.palier("restore", backup))
    assert demo_place.tables() == before
    (aside,) = demo_place.var.glob("palier.sqlite3.before-restore-*")
    aside.rename(demo_place.database)
    assert demo_place.tables() == after_the_change


def test_a_place_comes_back_on_a_machine_that_lost_everything(
    demo_place: Place, backup: Path, tmp_path: Path
) -> None:
    other = Place(tmp_path / "new machine" / "var")
    other.var.mkdir(parents=True)
    shutil.copy(demo_place.var / "vault.key", other.var)  # its copy, which was kept elsewhere
    done_well(other.palier("restore", backup))
    assert other.tables() == demo_place.tables()
    assert other.database.stat().st_mode & 0o077 == 0


def test_an_altered_file_is_refused_and_nothing_changes(
    demo_place: Place, backup: Path, tmp_path: Path
) -> None:
    raw = backup.read_bytes()
    half = len(raw) // 2
    wrongs = {
        "altered": raw[:half] + bytes([raw[half] ^ 0xFF]) + raw[half + 1 :],
        "cut": raw[:half],
    }
    before = snapshot(demo_place.var)
    for name, content in wrongs.items():
        (tmp_path / name).write_bytes(content)
        assert "nothing was changed" in refused(demo_place.palier("restore", tmp_path / name))
    assert before.items() <= snapshot(demo_place.var).items()
    assert {path.name for path in demo_place.var.iterdir()} - set(before) <= {"serve.lock"}


def rewritten(backup: Path, **changes: object) -> Path:
    file = backup.with_name("rewritten.palier")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(file, "w") as new:
        manifest = json.loads(old.read("manifest.json")) | changes
        new.writestr("manifest.json", json.dumps(manifest))
        new.writestr("data", old.read("data"))
    return file


def test_a_backup_of_a_later_version_is_refused(demo_place: Place, backup: Path) -> None:
    later = rewritten(backup, migrations=["people.9999_later"], palier="9.0")
    assert "later version (9.0)" in refused(demo_place.palier("restore", later))


def test_a_backup_of_another_engine_is_refused(demo_place: Place, backup: Path) -> None:
    other = rewritten(backup, engine="postgresql")
    assert "comes from postgresql" in refused(demo_place.palier("restore", other))


def test_a_database_broken_before_it_was_packed_is_refused(demo_place: Place, backup: Path) -> None:
    with zipfile.ZipFile(backup) as opened:
        data = bytearray(opened.read("data"))
    data[4096:] = b"\xff" * (len(data) - 4096)
    file = backup.with_name("broken.palier")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(file, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        manifest["sha256"] = sha256(data).hexdigest()
        new.writestr("manifest.json", json.dumps(manifest))
        new.writestr("data", bytes(data))
    assert "nothing was changed" in refused(demo_place.palier("restore", file))


def test_nothing_to_back_up_is_said(tmp_path: Path) -> None:
    place = Place(tmp_path / "var")
    assert "nothing to back up" in refused(place.palier("backup", tmp_path / "file"))
    assert not (tmp_path / "file").exists()
