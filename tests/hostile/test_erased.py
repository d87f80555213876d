"""Somebody writes everywhere that the product lets her write, then erases everything. We search.

Every table, the file of the database and its log, the sessions, what is said on the standard
error, every file of the place: not one word of hers. Her number stays where the law keeps it.
"""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.urls import reverse

from palier.access.models import Attempt
from palier.access.queries import SITTING
from palier.audit.models import Entry
from palier.people.models import Beneficiary, Erasure
from palier.people.registry import holdings
from palier.queue.models import Job
from palier.queue.worker import Worker
from palier.simulators.bank import bank
from palier.vault.fields import Sealed
from tests.cast import CARD_PIN, Cast, assemble, every_row, take_stock
from tests.forms import Form, forms_at
from tests.walk import addresses

ENDS = (
    "/leave/",
    "/take-back/",
    "/sign-out/",
    "/hand-over/",
    "/end/",
    "/erase/",
    "/signed/",
    "/stop/",
)
"""Presses after which nobody writes any more: kept for the end."""

OF_NOBODY = ("/tasks/new/", "/desk/day/", "/desk/place/", "/imports/", "/advisers/")
"""Where a helper writes of somebody without a name, of a file, or of the place: nothing is hers."""

ONE_EACH = {"do", "closing", "usual", "choice"}
"""Fields by which buttons of one form differ: each is pressed once, whatever the page it is on."""

KEPT = {"audit_entry", "people_erasure"}


class Planter:
    """Gives a new word for each field, and remembers them all."""

    def __init__(self) -> None:
        self.words: list[str] = []

    def word(self) -> str:
        self.words.append(f"Pervenche{len(self.words):04d}")
        return self.words[-1]

    def fill(self, form: Form, press: dict[str, str]) -> dict[str, str]:
        return {**press, **{name: self.word() for name in form.typed}}


@pytest.fixture
def planted(transactional_db: None) -> Cast:
    return assemble()


def writes(client: Client, where: Iterable[str], planter: Planter, her: UUID) -> int:
    """Fills every field of every form found there and presses every button; how many presses. What
    is written about somebody else stays when she goes: it is not planted."""
    done: set[str] = set()
    theirs = [str(pk) for pk in ids_of_others(her)]
    for address in where:
        for form in forms_at(client, address):
            for press in form.presses:
                key = f"{form.action} {sorted((k, v) for k, v in press.items() if k in ONE_EACH)}"
                if any(end in form.action for end in (*ENDS, *OF_NOBODY, *theirs)) or key in done:
                    continue
                said = planter.fill(form, press)
                if form.action == reverse("welcome_person"):
                    said |= {"returning": str(her)}
                answer = client.post(form.action, said)  # 503: every voice of the machine is taken
                assert answer.status_code < 500 or form.action == reverse("listen"), form.action
                done.add(key)
    return len(done)


def exercises() -> list[str]:
    """One exercise of each simulator, and every kind of the two where one types."""
    kinds = {one.task.simulator: key for key, one in sorted(bank().tasks.items())}
    typed = [key for key in sorted(bank().tasks) if key.startswith(("type-", "mailbox-answer"))]
    return [reverse("practise", args=[key]) for key in (*kinds.values(), *typed[:4])]


def everything() -> dict[str, str]:
    """Each table as text, the tables of Django and of the queue included; what is sealed in ours is
    read with the key as well, else nobody would ever find a word."""
    with connection.cursor() as cursor:
        names = connection.introspection.table_names(cursor)
        found = {}
        for name in names:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(name)}")
            found[name] = repr(cursor.fetchall())
    for row in every_row():
        values = [getattr(row, field.attname) for field in row._meta.concrete_fields]
        found[row._meta.db_table] += repr(values)
    return found


def seals_of(person_id: UUID) -> list[str]:
    """What her sealed columns hold on the disk, as it is written there."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for one in holdings():
            pks = [
                str(pk).replace("-", "") for pk in one.of(person_id).values_list("pk", flat=True)
            ]
            for field in one.model._meta.concrete_fields if pks else ():
                if not isinstance(field, Sealed):
                    continue
                table, column, key = map(
                    connection.ops.quote_name,
                    (one.model._meta.db_table, field.column, one.model._meta.pk.column),
                )
                cursor.execute(f"SELECT {key}, {column} FROM {table}")
                found += [str(v) for k, v in cursor.fetchall() if str(k).replace("-", "") in pks]
    return [seal for seal in found if seal and seal != "None"]


def sessions() -> str:
    return repr([one.get_decoded() for one in Session.objects.all()])


def files(*folders: Path) -> dict[Path, bytes]:
    found = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return {path: path.read_bytes() for path in found}


def database_files() -> list[Path]:
    if connection.vendor != "sqlite":
        return []
    name = str(connection.settings_dict["NAME"])
    return [path for end in ("", "-wal", "-journal") if (path := Path(name + end)).exists()]


def ids_of(person_id: UUID) -> set[str]:
    """Her number and those of all her rows, as a database may write them."""
    pks = {row.pk for one in holdings() if not one.kept for row in one.of(person_id)}
    return {form for pk in pks if isinstance(pk, UUID) for form in (str(pk), pk.hex)}


def ids_of_others(her: UUID) -> set[UUID]:
    """Numbers of everybody else, and of their rows."""
    others = Beneficiary.objects.exclude(pk=her).values_list("pk", flat=True)
    mine = {row.pk for one in holdings() if not one.kept for row in one.of(her)}
    rows = {row.pk for pk in others for one in holdings() if not one.kept for row in one.of(pk)}
    return {pk for pk in rows - mine if isinstance(pk, UUID)}


def in_bytes(words: list[str], found: bytes) -> list[str]:
    return [word for word in words if word.encode() in found]


def tells_everything(cast: Cast, planter: Planter) -> tuple[UUID, Client]:
    """Claudia writes everywhere, on her side; Nolwenn writes about her, on hers."""
    her = cast.beneficiary("Claudia")
    name = planter.word()
    Beneficiary.objects.filter(pk=her.pk).update(first_name=name)
    desk = cast.signed_in(cast.nolwenn)
    own = ("/me/", "/account/", "/team/")  # hers, and what Nolwenn says of herself
    theirs = [one for one in addresses() if not one.startswith(own) and "sign" not in one]
    assert writes(desk, theirs, planter, her.pk) >= 10
    take_stock(cast.person("Claudia"), cast.now, tasks=2)
    screen = cast.in_hands_of("Claudia")
    own = [one for one in addresses() if one.startswith("/me/")]
    assert writes(screen, own, planter, her.pk) >= 10
    for address in exercises():
        screen.post(address, {"do": "start"})
        writes(screen, [address], planter, her.pk)
    return her.pk, screen


def is_planted(her: UUID, words: list[str], seals: list[str]) -> None:
    """The search below can fail: before, it finds."""
    tables = everything()
    holding = {name for name, text in tables.items() if any(word in text for word in words)}
    assert {"people_visit", "people_beneficiary", "attention_concern"} <= holding
    assert {"diagnosis_stageoverrule", "simulators_play"} <= holding
    assert any(one in tables["people_visit"] for one in (str(her), her.hex))
    assert len(seals) >= 20
    assert not database_files() or any(in_bytes(seals, p.read_bytes()) for p in database_files())


def test_nothing_of_an_erased_person_is_left_anywhere(
    planted: Cast,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    planter = Planter()
    elsewhere = planted.in_hands_of("Claudia")  # another machine of the room, an hour ago
    her, screen = tells_everything(planted, planter)
    Attempt.objects.all().delete()  # the words planted where a code is asked were tries
    for how in ("file", "paper"):
        assert screen.post(reverse("take_away"), {"do": how, "pin": CARD_PIN}).status_code == 200
    ids, seals = ids_of(her), seals_of(her)
    is_planted(her, planter.words, seals)

    assert screen.post(reverse("erase_me"), {"do": "next"}).status_code == 200
    assert screen.post(reverse("erase_me"), {"do": "erase", "pin": CARD_PIN}).status_code == 200
    Worker().run_waiting()

    tables = everything()
    assert {n: [w for w in planter.words if w in text] for n, text in tables.items()} == {
        name: [] for name in tables
    }
    assert {n for n, text in tables.items() if any(one in text for one in ids)} <= KEPT
    for path in database_files():
        assert in_bytes([*planter.words, *seals], path.read_bytes()) == [], path
    told = sessions()
    assert not [one for one in (*planter.words, str(her), her.hex) if one in told]
    assert not Job.objects.exclude(last_error="").exists()
    said = caplog.text + "".join(capfd.readouterr())
    assert not [one for one in (*planter.words, str(her), her.hex) if one in said]
    left = files(settings.VAR, tmp_path)
    assert not [path for path, content in left.items() if in_bytes(planter.words, content)]
    assert not [path for path in left if path.suffix in {".zip", ".pdf", ".json"}]

    assert Erasure.objects.get().person_id == her
    assert Entry.objects.filter(verb="erase_me", person=her).count() == 1
    assert SITTING not in screen.session
    for browser in (screen, elsewhere):
        assert browser.get(reverse("my_home")).headers["Location"] == reverse("welcome")


def test_everybody_else_is_still_there(planted: Cast) -> None:
    """The same rows of the others, one by one: an erasure is not a broom."""
    others = {one.pk for one in Beneficiary.objects.all()} - {planted.beneficiary("Claudia").pk}
    before = {pk: _rows_of(pk) for pk in others}
    screen = planted.in_hands_of("Claudia")
    screen.post(reverse("erase_me"), {"do": "erase", "pin": CARD_PIN})
    assert {pk: _rows_of(pk) for pk in others} == before
    assert all(before.values())


def _rows_of(person_id: UUID) -> list[dict[str, Any]]:
    return [row for one in holdings() for row in one.of(person_id).order_by("pk").values()]
