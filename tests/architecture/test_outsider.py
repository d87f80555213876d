"""Every URL of the project, asked by those who must see nothing. A new URL is walked by itself."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pypdfium2 import PdfDocument

from tests.cast import SECRETS, Cast, every_row
from tests.walk import addresses, patterns

FORGED = {
    "do": "done",
    "first_name": "x",
    "ticket": "7b0a9d3e-8a43-4f66-9d0c-0a1f4f0b6a11",
    "stage": "mastery",
    "reason": "forged",
    "closing": "talked",
    "turn": "0",
}


def own_rows(cast: Cast) -> dict[str, Any]:
    """Everything of Kérourien as it stands, to see that nothing moved."""
    theirs = {cast.beneficiary("Gilles").pk, cast.visits["Gilles"].pk}
    return {
        f"{type(row).__name__}:{row.pk}": {
            f.attname: getattr(row, f.attname)
            for f in row._meta.concrete_fields
            if f.attname != "last_login"
        }
        for row in every_row()
        if type(row).__name__ != "Entry"
        and not theirs & {row.pk, getattr(row, "person_id", None)}
        and getattr(row, "structure_id", None) != cast.port.pk
    }


def shown(client: Client, address: str) -> Iterator[tuple[int, str]]:
    for answer in (client.get(address), client.post(address, FORGED)):
        kind = answer.headers.get("Content-Type", "")
        if kind.startswith("application/pdf"):
            yield answer.status_code, text_of(answer.content)
        else:
            yield answer.status_code, answer.content.decode(errors="replace")


def text_of(pdf: bytes) -> str:
    return "".join(page.get_textpage().get_text_range() for page in PdfDocument(pdf))


def strangers(cast: Cast) -> dict[str, Client]:
    return {
        "nobody": Client(),
        "Charlie, helper of another place": cast.signed_in(cast.charlie),
        "Gilles, person of another place": cast.in_hands_of("Gilles"),
        COUSIN: cast.signed_in(cast.karim),
    }


COUSIN = "Karim, trusted by Martine"
STRANGERS = (
    *("nobody", "Charlie, helper of another place", "Gilles, person of another place", COUSIN),
)
OF_MARTINE = {"Martine-Rose"}
"""What her cousin reads: her first name, and nothing of anybody else."""


@pytest.mark.parametrize("who", STRANGERS)
def test_no_url_shows_or_changes_anything_of_another_place(cast: Cast, who: str) -> None:
    before = own_rows(cast)
    for address in addresses():
        for status, content in shown(strangers(cast)[who], address):
            known = OF_MARTINE if who == COUSIN else set()
            leaked = [secret for secret in set(SECRETS) - known if secret in content]
            assert not leaked, f"{who} reads {leaked} at {address}"
            assert status < 500, f"{who} breaks {address}"
    after = own_rows(cast)
    assert [key for key, row in before.items() if after.get(key) != row] == []


def test_no_url_shows_a_person_what_belongs_to_another_person(cast: Cast) -> None:
    for address in addresses():
        for status, content in shown(cast.in_hands_of("Caroline"), address):
            leaked = {secret for secret in SECRETS if secret in content}
            assert not leaked, f"Caroline reads {leaked} at {address}"
            assert status < 500


def test_the_walk_can_fail_because_their_own_helper_sees_them(cast: Cast) -> None:
    client, seen = cast.signed_in(cast.nolwenn), set()
    for address in addresses():
        if "sign-out" not in address:
            content = client.get(address).content.decode(errors="replace")
            seen |= {secret for secret in SECRETS if secret in content}
    assert seen == set(SECRETS)


def test_the_walk_meets_every_url(cast: Cast) -> None:
    names = {pattern.name for pattern in patterns()}
    assert len(names) >= 25
    assert len(list(addresses())) >= len(names)
