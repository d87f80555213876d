"""Somebody takes the disk: nothing that anybody said, did or is called can be read on it."""

import base64
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse

from palier.diagnosis.models import Diagnosis
from palier.people.models import Consent
from palier.people.rules.consent import RESULT_VERSION
from palier.simulators.models import Play
from palier.vault import columns
from palier.vault.rules.names import as_name
from tests.cast import SECRETS, Cast, assemble, take_stock

TYPED = ("Pervenche-typed", "Écureuil-demande", "Églantine", "Tournesol d’avis", "Bégonia-mail")
"""Said through the pages, besides what the cast says: a name, a wish, words, a reason, a text."""

TASK = "type-short-sentence"
SHOWN = "Kérourien"
"""The name of the place, in plain: whoever does not find it does not look well."""


@pytest.fixture
def disk(transactional_db: None) -> bytes:
    """All that is kept, after everybody spoke; what is not committed would be in no file."""
    _everybody_speaks(assemble())
    return _all_that_is_kept()


def _everybody_speaks(cast: Cast) -> None:
    desk, screen = cast.signed_in(cast.nolwenn), cast.in_hands_of("Caroline")
    desk.post(reverse("welcome_person"), {"first_name": TYPED[2], "request": TYPED[1]})
    screen.post(reverse("talk"), {"words": TYPED[0]})
    screen.post(reverse("accept_sight"), {"do": "accept", "read": RESULT_VERSION})
    take_stock(cast.person("Caroline"), cast.now, tasks=2, outcome="unknown")
    screen.post(reverse("result"))
    point = Diagnosis.objects.filter(person=cast.beneficiary("Caroline")).get()
    assert Consent.objects.filter(person=point.person_id).exists()
    said = {"stage": "mastery", "reason": TYPED[3]}
    assert desk.post(reverse("overrule_stage", args=[point.pk]), said).status_code == 302
    _types(screen)
    desk.get(reverse("desk"))
    screen.get(reverse("who_sees"))


def _types(screen: Client) -> None:
    """In an exercise that is still open: closed, what was typed is erased."""
    address = reverse("practise", args=[TASK])
    screen.post(address, {"do": "start"})
    page = screen.get(address).content.decode()
    play = re.search(r'name="play" value="([^"]+)"', page)
    assert play
    names = re.findall(r'name="(typed_[^"]+)"', page)
    fields = {"do": "write", "play": play[1], "turn": "0", **dict.fromkeys(names, TYPED[4])}
    screen.post(address, fields)
    assert TYPED[4] in str([kept.state for kept in Play.objects.filter(pk=play[1])])


def _all_that_is_kept() -> bytes:
    files = [path for path in Path(settings.VAR).rglob("*") if path.is_file()]
    kept = b"\n".join(path.read_bytes() for path in files if path != settings.VAULT_KEY)
    return kept + (_dump() if connection.vendor == "postgresql" else b"")


def _dump() -> bytes:
    """Every row of every table, as PostgreSQL writes it."""
    rows = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT whole::text FROM "{table}" whole')
            rows += [row[0] for row in cursor.fetchall()]
    return "\n".join(rows).encode()


def writings(word: str) -> Iterator[bytes]:
    """``word`` in every way in which it could lie on a disk."""
    apart = unicodedata.normalize("NFD", word)
    for form in {word, apart, word.upper(), word.lower(), as_name(word)}:
        raw = form.encode()
        yield raw
        yield from (form.encode(name, "ignore") for name in ("latin-1", "utf-16-le", "utf-16-be"))
        yield json.dumps(form)[1:-1].encode()
        yield raw.hex().encode()
        for shift in range(3):  # base64 by where the word begins, without its uncertain ends
            yield base64.b64encode(b"\0" * shift + raw)[4 if shift else 0 : -4]


def found_in(disk: bytes, words: tuple[str, ...]) -> set[str]:
    """Those of ``words`` that are there; seven signs or fewer would be found by chance."""
    return {w for w in words if any(len(x) > 7 and x in disk for x in writings(w))}


def test_nothing_that_was_said_can_be_read_on_the_disk(disk: bytes) -> None:
    assert found_in(disk, (SHOWN,)) == {SHOWN}
    assert found_in(disk, (*SECRETS, *TYPED)) == set()


def test_every_sealed_column_holds_a_seal_and_nothing_else(disk: bytes) -> None:
    seen = set()
    for table in columns.tables():
        for batch in table.rows():
            for _pk, row in batch:
                for column, value in row.items():
                    assert not value or columns.NAMED.match(value), (table.name, column)
                    seen |= {(table.name, column)} if value else set()
    assert len(seen) >= 12
    assert {"people_beneficiary", "people_visit", "simulators_play"} <= {name for name, _ in seen}


@pytest.mark.parametrize("word", ["Églantine-Rose", "Jasmin-parler"])
def test_a_word_that_lay_there_would_be_found(word: str) -> None:
    lying = [
        word.encode(),
        word.upper().encode("utf-16-le"),
        json.dumps({"said": word}).encode(),
        base64.b64encode(f"xx{word}yy".encode()),
        word.encode().hex().encode(),
    ]
    assert [found_in(b"..." + disk + b"...", (word,)) for disk in lying] == [{word}] * len(lying)
