"""Inside a place of the bench: the desk and its rows, sealed and not, in turn."""

import json
import time
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connection, models
from django.utils import timezone

from palier.people import queries
from palier.vault import seal
from palier.vault.fields import EncryptedCharField
from tests.cast import Cast, open_places

ROUNDS, TIMES, VISITS = 15, 8, 12


class Glass(models.Model):
    """The same two words, in plain."""

    name = models.CharField(max_length=40)
    request = models.CharField(max_length=200)

    class Meta:
        app_label = "people"

    def __str__(self) -> str:
        return self.name


class Shut(models.Model):
    """The same two words, sealed."""

    name = EncryptedCharField(max_length=40)
    request = EncryptedCharField(max_length=200)

    class Meta:
        app_label = "people"

    def __str__(self) -> str:
        return self.name


def each(act: Callable[[], object]) -> float:
    """Seconds of processor of one ``act``, over ``TIMES``: other work shares the machine."""
    begun = time.process_time()
    for _ in range(TIMES):
        act()
    return (time.process_time() - begun) / TIMES


def desk(cast: Cast) -> tuple[Callable[[], object], Callable[[], object]]:
    """Twelve people here: the page, and the rows that it reads."""
    for number in range(VISITS):
        cast.arrive(f"Prénom-{number}", "Préparer un entretien avec une entreprise")
    actor, client = cast.helper(cast.nolwenn), cast.signed_in(cast.nolwenn)
    return lambda: client.get("/desk/"), lambda: list(queries.here_now(actor, cast.now))


def with_known_answers(act: Callable[[], object]) -> Callable[[], object]:
    """``act`` with every seal already opened: all it costs but the opening."""
    real, known = seal.unseal, {}

    def remembered(sealed: str) -> str:
        if sealed not in known:
            known[sealed] = real(sealed)
        return known[sealed]

    def acted() -> object:
        seal.unseal = remembered
        try:
            return act()
        finally:
            seal.unseal = real

    return acted


def write(model: type[models.Model]) -> Callable[[], object]:
    return lambda: model._default_manager.bulk_create(
        [model(name=f"Prénom-{n}", request="Préparer un entretien") for n in range(VISITS)]
    )


def read(model: type[models.Model]) -> Callable[[], object]:
    return lambda: list(model._default_manager.order_by("id")[:VISITS])


def main(out: str) -> None:
    settings.ALLOWED_HOSTS.append("testserver")
    with connection.schema_editor() as editor:
        for model in (Glass, Shut):
            editor.create_model(model)

    page, rows = desk(open_places(timezone.now()))
    pairs = {
        "the desk, 12 visits": (page, with_known_answers(page)),
        "its rows": (rows, with_known_answers(rows)),
        "12 rows of two columns, written": (write(Shut), write(Glass)),
        "12 rows of two columns, read": (read(Shut), read(Glass)),
    }
    for sealed, plain in pairs.values():
        sealed(), plain()
    told: dict[str, list[tuple[float, float]]] = {name: [] for name in pairs}
    for _ in range(ROUNDS):
        for name, (sealed, plain) in pairs.items():
            told[name].append((each(sealed), each(plain)))
    one = seal.seal("Préparer un entretien")
    alone = {"seal": each(lambda: seal.seal("Préparer un entretien")), "open": 0.0, "index": 0.0}
    alone["open"] = each(lambda: seal.unseal(one))
    alone["index"] = each(lambda: seal.index("claudia rose", "people.beneficiary.first_name"))
    bytes_ = {"plain": len("Préparer un entretien".encode()), "sealed": len(one)}
    Path(out).write_text(json.dumps({"pairs": told, "alone": alone, "bytes": bytes_}))
