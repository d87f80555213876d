"""A place from before the vault: its rows are sealed where they lie, and leave no trace."""

from pathlib import Path

from tests.ops.conftest import Place, done_well
from tests.ops.test_vault import python

PLANTED = ("Capucine-Rose", "Zoulikha-avant", "Jasmin-avant", "Corail-avant", "Muguet-choix")

BEFORE = """
import django; django.setup()
from datetime import datetime, UTC
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
old = [("people", "0001_initial"), ("attention", "0001_initial"), ("audit", "0001_initial"),
       ("simulators", "0001_initial"), ("diagnosis", "0001_initial")]
for app, name in old:
    call_command("migrate", app, name, verbosity=0)
at = MigrationExecutor(connection).loader.project_state(old).apps.get_model
now = datetime(2026, 3, 9, 9, tzinfo=UTC)
place = at("people", "Structure").objects.create(name="Kérourien-avant", kind="EPN")
helper = at("people", "Helper").objects.create(name="Nolwenn")
for number in range(450):  # more than one batch
    person = at("people", "Beneficiary").objects.create(
        first_name="Capucine-Rose" if number else "", created_at=now)
    at("people", "Visit").objects.create(person=person, structure=place, welcomed_by=helper,
        request=f"Zoulikha-avant {number}", arrived_at=now)
at("attention", "Concern").objects.create(person=person, structure=place, reason="talk",
    words="Jasmin-avant", owner=helper, asked_at=now, due=now)
play = at("simulators", "Play").objects.create(person=person, purpose="practice", task_id="t",
    task_version="v", state={"typed": "Jasmin-avant é"}, steps={"one": True}, started_at=now,
    closed_at=now, outcome="unknown")
point = at("diagnosis", "Diagnosis").objects.create(person=person, structure=place,
    started_at=now, finished_at=now, dice=1, bank="b", result={"said": "Corail-avant"})
at("diagnosis", "Diagnosis").objects.create(person=person, structure=place, started_at=now,
    dice=1, bank="b")
at("diagnosis", "Reply").objects.create(diagnosis=point, question="q", at=now,
    choice="Muguet-choix")
at("diagnosis", "StageOverrule").objects.create(diagnosis=point, stage="mastery",
    reason="Corail-avant", by=helper, at=now)
at("audit", "Entry").objects.create(at=now, verb="overrule_stage", by_side="helper",
    facts={"diagnosis": "d", "stage": "Muguet-choix"})
"""

AFTER = """
import django; django.setup()
from palier.attention.models import Concern
from palier.audit.models import Entry
from palier.diagnosis.models import Diagnosis, Reply, StageOverrule
from palier.people.models import Beneficiary, Visit
from palier.simulators.models import Play
called = Beneficiary.objects.filter(called="capucine rose")
assert (Beneficiary.objects.count(), called.count()) == (450, 449)
assert {b.first_name for b in called} == {"Capucine-Rose"}
assert Beneficiary.objects.filter(first_name="", called="").count() == 1
assert {v.request for v in Visit.objects.all()} == {f"Zoulikha-avant {n}" for n in range(450)}
assert Concern.objects.get().words == "Jasmin-avant"
play = Play.objects.get()
assert (play.state, play.steps) == ({"typed": "Jasmin-avant é"}, {"one": True})
assert (play.outcome, play.score) == ("unknown", 1)
assert Diagnosis.objects.exclude(finished_at=None).get().result == {"said": "Corail-avant"}
assert Diagnosis.objects.get(result=None).finished_at is None
assert Reply.objects.get().choice == "Muguet-choix"
overrule = StageOverrule.objects.get()
assert (overrule.stage, overrule.reason) == ("mastery", "Corail-avant")
assert Entry.objects.get(verb="overrule_stage").facts == {"diagnosis": "d"}
print("all is there")
"""

SEALED_AND_KILLED = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from palier.cli import tables; tables.open_vault()
connection.cursor().execute("PRAGMA secure_delete=OFF")  # as SQLite is when nobody asks
call_command("migrate", verbosity=0)
"""

BACK = """
import django; django.setup()
from django.core.management import call_command
for app in ("diagnosis", "simulators", "attention", "people"):
    call_command("migrate", app, "0001", verbosity=0)
"""


def cells(rows: list[tuple[object, ...]]) -> list[list[str]]:
    """Rows without the order of their columns, which a migration may change on SQLite."""
    return sorted(sorted(map(repr, row)) for row in rows)


def found(raw: bytes) -> set[str]:
    return {word for word in (*PLANTED, "Kérourien-avant") if word.encode() in raw}


def on_disk(place: Place) -> bytes:
    return b"\n".join(p.read_bytes() for p in place.var.glob("palier.sqlite3*"))


def made_before_the_vault(place: Place) -> None:
    done_well(python(place, BEFORE))
    assert not (place.var / "vault.key").exists()


def test_a_place_from_before_the_vault_keeps_its_rows_and_loses_its_traces(
    tmp_path: Path,
) -> None:
    place = Place(tmp_path / "var")
    made_before_the_vault(place)
    assert found(on_disk(place)) == {*PLANTED, "Kérourien-avant"}
    done_well(place.palier("migrate"))
    assert done_well(python(place, AFTER)) == "all is there\n"
    assert found(on_disk(place)) == {"Kérourien-avant"}
    done_well(place.palier("check"))


def test_traces_that_could_not_be_wiped_are_told_and_wiped_the_next_time(tmp_path: Path) -> None:
    place = Place(tmp_path / "var")
    made_before_the_vault(place)
    done_well(python(place, SEALED_AND_KILLED))
    assert found(on_disk(place)) > {"Kérourien-avant"}, "nothing was left: this test shows nothing"
    assert "→ rien ne reste en clair" in place.palier("check").stdout
    done_well(place.palier("migrate"))
    assert found(on_disk(place)) == {"Kérourien-avant"}
    assert "✓ rien ne reste en clair" in place.palier("check").stdout


def test_the_way_back_opens_every_row(tmp_path: Path) -> None:
    place = Place(tmp_path / "var")
    made_before_the_vault(place)
    before = place.tables()
    done_well(place.palier("migrate"))
    done_well(python(place, BACK))
    after = place.tables()
    for name in ("people_beneficiary", "people_visit", "simulators_play", "diagnosis_reply"):
        assert cells(after[name]) == cells(before[name])


def test_a_backup_made_before_the_vault_needs_no_key_and_comes_back(tmp_path: Path) -> None:
    place = Place(tmp_path / "var")
    made_before_the_vault(place)
    done_well(place.palier("backup", tmp_path / "old"))
    other = Place(tmp_path / "other" / "var")
    assert "palier migrate" in done_well(other.palier("restore", tmp_path / "old"))
    done_well(other.palier("migrate"))
    assert done_well(python(other, AFTER)) == "all is there\n"
    assert found(on_disk(other)) == {"Kérourien-avant"}
