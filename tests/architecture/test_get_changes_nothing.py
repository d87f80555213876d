"""Looking changes nothing, but one line in the audit that says who looked, the sign of life of the
screen on which a person reads (of a machine of the room that waits, too), and the name of the file
that it sends to that machine."""

from collections.abc import Iterator
from typing import Any

from django.test import Client

from palier.audit.models import Entry
from palier.diagnosis import actions as diagnosis
from palier.people.models import Visit
from tests.cast import Cast, every_row, take_stock
from tests.walk import addresses

Rows = dict[str, dict[str, Any]]


def rows() -> Rows:
    return {
        f"{type(row).__name__}:{row.pk}": {f.attname: getattr(row, f.attname) for f in fields(row)}
        for row in every_row()
    }


def fields(row: Any) -> Iterator[Any]:
    signs = ("seen_at", "files")
    yield from (field for field in row._meta.concrete_fields if field.attname not in signs)


def changes(before: Rows, after: Rows) -> list[str]:
    """Rows that appeared, changed or went; a line that says "look" may appear."""
    return [
        key
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
        and not (key not in before and key.startswith("Entry:") and after[key]["verb"] == "look")
    ]


def everybody(cast: Cast) -> dict[str, Client]:
    """Helpers, and persons at every point of their diagnosis."""
    diagnosis.start_point(actor=cast.person("Geneviève"), dice=3, now=cast.now)
    take_stock(cast.person("Leïla"), cast.now, tasks=1)
    take_stock(cast.person("Caroline"), cast.now, tasks=8)
    return {
        "nobody": Client(),
        "Nolwenn": cast.signed_in(cast.nolwenn),
        "Charlie": cast.signed_in(cast.charlie),
        "Karim": cast.signed_in(cast.karim),
        **{name: cast.in_hands_of(name) for name in cast.visits},
    }


def test_no_get_changes_a_row(cast: Cast) -> None:
    clients = everybody(cast)
    before = rows()
    for name, client in clients.items():
        for address in addresses():
            client.get(address)
        assert changes(before, rows()) == [], name
    looks = Entry.objects.filter(verb="look")
    assert {entry.by for entry in looks} == {cast.nolwenn.helper_id}


def test_a_change_would_be_seen(cast: Cast) -> None:
    before = rows()
    Visit.objects.filter(pk=cast.visits["Leïla"].pk).update(request="autre chose")
    cast.arrive("Ibrahim", "Envoyer un mail")
    Visit.objects.filter(pk=cast.visits["Gilles"].pk).delete()
    seen = changes(before, rows())
    assert {key.split(":")[0] for key in seen} >= {"Visit", "Beneficiary", "Accompaniment", "Entry"}
    assert len([key for key in seen if key.startswith("Visit:")]) == 3
