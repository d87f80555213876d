"""One file of people, brought in by Palier and by a plain script. Run inside a new place."""

import csv
import json
import resource
import time
from io import StringIO
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from palier.access.actions import add_helper
from palier.people import importing
from palier.people.actions import imports
from palier.people.models import Accompaniment, Beneficiary, PeopleImport, Structure
from palier.people.rules.actor import HelperActor, Role

LETTERS = "abcdefghijklmnopqrstuvwxyz"
FIRST = ("Zoé", "Gaëlle", "Jean-Rémi", "Leïla", "Noël", "Fatoumata", "Karim", "Anaïs")


def table(lines: int, mark: str) -> str:
    """``mark`` makes every name of one round differ from those of the others."""
    rows = (
        f"Durand{mark}{LETTERS[n // 676 % 26]}{LETTERS[n // 26 % 26]}{LETTERS[n % 26]};"
        f"{FIRST[n % 8]};06 {n % 90 + 10} {n // 90 % 90 + 10} 56 78;12/03/{1950 + n % 50}"
        for n in range(lines)
    )
    return "Nom;Prénom;Téléphone;Né(e) le\r\n" + "\r\n".join(rows)


def ours(actor: HelperActor, text: str) -> dict[str, float]:
    """Seconds of each step."""
    now, steps, begun = timezone.now(), {}, time.perf_counter()

    def done(step: str) -> None:
        nonlocal begun
        steps[step], begun = time.perf_counter() - begun, time.perf_counter()

    raw = text.encode("cp1252")
    one = imports.import_people(actor=actor, raw=raw, file_name="x.csv", now=now)
    done("sent")
    importing.read(one.pk)
    done("judged")
    imports.start_import(actor=actor, import_id=one.pk, again=False, now=now)
    importing.bring_in(one.pk, now)
    done("brought in")
    assert PeopleImport.objects.get(pk=one.pk).state == "done"
    return steps


@transaction.atomic
def plain(place: Structure, text: str) -> None:
    """What one would write in an afternoon: no judging, no index of names, nothing to resume."""
    now = timezone.now()
    rows = csv.DictReader(StringIO(text), delimiter=";")
    people = Beneficiary.objects.bulk_create(
        [
            Beneficiary(
                first_name=row["Prénom"],
                last_name=row["Nom"],
                phone=row["Téléphone"],
                birth_year=row["Né(e) le"][-4:],
                created_at=now,
            )
            for row in rows
        ],
        batch_size=1000,
    )
    Accompaniment.objects.bulk_create(
        [Accompaniment(person=one, structure=place, since=now) for one in people], batch_size=1000
    )


def main(out: str, lines: int) -> None:
    """Rounds of both, in turn."""
    place = Structure.objects.create(name="Banc", kind="EPN")
    account = add_helper(
        place=place,
        name="Banc",
        email="banc@example.org",
        password="une phrase de passe longue",
        pin="4812",
        role=Role.MEDIATOR,
        now=timezone.now(),
    )
    actor = HelperActor(account.helper_id, place.pk, Role.MEDIATOR)
    rounds = []
    for mark in "abc":
        mine = ours(actor, table(lines, mark))
        begun = time.perf_counter()
        plain(place, table(lines, f"z{mark}"))
        rounds.append(mine | {"plain": time.perf_counter() - begun})
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    Path(out).write_text(json.dumps({"rounds": rounds, "peak": peak}), encoding="utf-8")
