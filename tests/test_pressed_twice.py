"""Every button of every page, pressed twice by a trembling hand: it counts once.

Pages and buttons are found by walking: a new one is tried without editing this file.
"""

from collections import Counter

import pytest
from django.db import transaction
from django.test import Client

from palier.audit.models import Entry
from tests.cast import Cast, every_row, take_stock
from tests.forms import forms_at
from tests.walk import addresses


def sizes() -> dict[str, int]:
    """How many rows there are of each kind; a wrong code tried twice was tried twice."""
    counts = Counter(type(row).__name__ for row in every_row())
    counts["Entry"] = Entry.objects.exclude(verb="look").count()  # the second answer was read
    del counts["Attempt"]
    return dict(counts)


@pytest.mark.parametrize("who", ["Nolwenn", "Maryvonne", "Caroline"])
def test_every_button_pressed_twice_counts_once(cast: Cast, who: str) -> None:
    take_stock(cast.person("Caroline"), cast.now, tasks=1)
    pressed = 0
    for address in addresses():
        for form in forms_at(browser(cast, who), address):
            for press in form.presses:
                typed = {name: press.get(name) or "Bonjour" for name in form.typed}
                press_twice(browser(cast, who), form.action, {**press, **typed})
                pressed += 1
    assert pressed >= 30


def browser(cast: Cast, who: str) -> Client:
    helpers = {"Nolwenn": cast.nolwenn, "Maryvonne": cast.maryvonne}
    return cast.signed_in(helpers[who]) if who in helpers else cast.in_hands_of(who)


def press_twice(client: Client, action: str, data: dict[str, str]) -> None:
    with transaction.atomic():
        client.post(action, data)
        once = sizes()
        again = client.post(action, data, follow=True)
        assert again.status_code < 500, action
        assert sizes() == once, f"{action} doubles {data}"
        transaction.set_rollback(True)
