"""Whatever is sent to whatever page: a page in French, never a 500, and nothing doubled.

Pages, fields and buttons are found by walking: a new one is tried without editing this file.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse

from palier.access.queries import HANDED
from tests.cast import Cast, every_row, take_stock
from tests.forms import HTML, forms
from tests.walk import addresses, addresses_of, patterns

FLAVOURS: dict[str, Any] = {
    "empty": "",
    "spaces": " \t\r\n ",
    "10,000 characters": "é" * 10_000,
    "NUL and controls": "a\x00b\x07\x1b[2J\x7f",
    "a header": "fr\r\nSet-Cookie: x=y",
    "emoji": "👩‍🦽🙂" * 40,
    "right to left": "\u202eleïaL \u2066ليلى",
    "markup": "</textarea><script>alert(1)</script>{{ 7 }}{% load x %}",
    "a quote": "'; DROP TABLE people_visit; --",
    "a huge number": "9" * 400,
    "not a number": "-1e999",
    "twice the field": ["talked", "x"],
    "a forged id": str(uuid4()),
    "surrogates": b"\xed\xa0\x80\xff",
}

Opens = Callable[[], Client]


@pytest.fixture
def people(cast: Cast) -> dict[str, Opens]:
    """The insiders, each with a browser that nobody used before; Caroline is in an exercise."""
    take_stock(cast.person("Caroline"), cast.now, tasks=1)
    return {
        "Nolwenn": lambda: cast.signed_in(cast.nolwenn),
        "Caroline": lambda: cast.in_hands_of("Caroline"),
        "nobody": lambda: Client(headers={"accept-language": "fr"}),
    }


def fields(client: Client) -> set[str]:
    """Every name that a form of these pages sends."""
    found = {"do", "question", "choice", "helped", "play", "turn", "next"}
    for address in addresses():
        for form in forms_at(client, address):
            found |= {name for press in form.presses for name in press}
    return found - {"csrfmiddlewaretoken"}


def forms_at(client: Client, address: str) -> list[Any]:
    answer = client.get(address)
    if answer.status_code != 200 or HTML not in answer.headers["Content-Type"]:
        return []
    return forms(answer.content.decode(), address)


def posted_to() -> Iterator[str]:
    """Each page with every row it may name, and with one that does not exist."""
    for pattern in patterns():
        yield from addresses_of(pattern)
        for name in pattern.pattern.converters:
            if name.endswith("_id") and name != "task_id":
                yield reverse(str(pattern.name), kwargs={name: uuid4()})


def sent(client: Client, address: str, data: Any, **more: Any) -> Any:
    """The answer, and nothing of it stays: each page is tried on the same day."""
    with transaction.atomic():
        answer = client.post(address, data, follow=True, **more)
        transaction.set_rollback(True)
    return answer


def says_it_in_french(answer: Any, address: str) -> None:
    assert answer.status_code < 500, address
    if answer.status_code == 405 or HTML not in answer.headers.get("Content-Type", ""):
        return
    assert '<html lang="fr">' in answer.content.decode(), address
    for english in ("Bad Request", "This field", "Forbidden", "Not Found", "Ensure "):
        assert english not in answer.content.decode(), address


@pytest.mark.parametrize("who", ["Nolwenn", "Caroline", "nobody"])
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_any_value_in_every_field_of_every_page(
    people: dict[str, Opens], who: str, flavour: str
) -> None:
    filled = dict.fromkeys(fields(people[who]()), FLAVOURS[flavour])
    for address in posted_to():
        cache.clear()
        says_it_in_french(sent(people[who](), address, filled), address)


BODIES = {
    "JSON": ('{"do": ["done"]}', "application/json"),
    "broken parts": ("--x\r\nnothing", "multipart/form-data; boundary=x"),
    "no boundary": ("x", "multipart/form-data"),
    "another alphabet": ("do=done", "application/x-www-form-urlencoded; charset=utf-16"),
    "an alphabet of nowhere": ("do=done", "application/x-www-form-urlencoded; charset=klingon"),
    "a thousand fields": ("&".join(f"f{n}=1" for n in range(1200)), None),
    "three megabytes": ("words=" + "x" * 3_000_000, None),
    "percents": ("do=%zz%&%00=%ff&=&&&", None),
}


@pytest.mark.parametrize("who", ["Nolwenn", "Caroline"])
@pytest.mark.parametrize("body", BODIES)
def test_any_body_sent_to_every_page(people: dict[str, Opens], who: str, body: str) -> None:
    raw, kind = BODIES[body]
    for address in posted_to():
        says_it_in_french(
            sent(
                people[who](),
                address,
                raw,
                content_type=kind or "application/x-www-form-urlencoded",
            ),
            address,
        )


@pytest.mark.parametrize("who", ["Nolwenn", "Caroline"])
def test_files_where_words_are_expected(people: dict[str, Opens], who: str) -> None:
    names = fields(people[who]())
    for address in posted_to():
        files = {name: SimpleUploadedFile("x.exe", b"\x00MZ") for name in names}
        says_it_in_french(sent(people[who](), address, files), address)


@pytest.mark.parametrize("who", ["Nolwenn", "Caroline"])
def test_a_form_without_its_seal_changes_nothing(
    cast: Cast, people: dict[str, Opens], who: str
) -> None:
    before = Counter(str(row.__dict__) for row in rows())
    for address in posted_to():
        client = people[who]()
        client.handler.enforce_csrf_checks = True
        answer = client.post(address, {"do": "done", "first_name": "x", "words": "x"})
        assert answer.status_code in {302, 400, 403, 404, 405}, address
        says_it_in_french(answer, address)
        if answer.status_code == 403:
            assert "Rien n’est perdu" in answer.content.decode(), address
    assert Counter(str(row.__dict__) for row in rows()) == before


def rows() -> list[Any]:
    kept = list(every_row())
    for row in kept:
        row.__dict__.pop("_state", None)
        row.__dict__.pop("last_login", None)
    return kept


def sizes() -> dict[str, int]:
    """How many rows there are of each kind; a wrong code tried twice was tried twice."""
    counts = Counter(type(row).__name__ for row in every_row())
    del counts["TakeBackAttempt"]
    return dict(counts)


@pytest.mark.parametrize("who", ["Nolwenn", "Caroline"])
def test_every_button_pressed_twice_counts_once(people: dict[str, Opens], who: str) -> None:
    pressed = 0
    for address in addresses():
        for form in forms_at(people[who](), address):
            for press in form.presses:
                typed = {name: press.get(name) or "Bonjour" for name in form.typed}
                pressed += press_twice(people[who](), form.action, {**press, **typed})
    assert pressed >= 30


def press_twice(client: Client, action: str, data: dict[str, str]) -> bool:
    with transaction.atomic():
        client.post(action, data)
        once = sizes()
        again = client.post(action, data, follow=True)
        assert again.status_code < 500, action
        assert sizes() == once, f"{action} doubles {data}"
        transaction.set_rollback(True)
    return True


@pytest.mark.parametrize("kept", [None, "", "x" * 5000, {"visit": str(uuid4()), "account": -1}])
def test_a_session_that_makes_no_sense_is_nobody_s(cast: Cast, kept: Any) -> None:
    client = Client(headers={"accept-language": "fr"})
    if isinstance(kept, dict):
        session = client.session
        session[HANDED] = kept
        session.save()
    elif kept is not None:
        client.cookies["sessionid"] = kept
    for address in ("/", "/desk/", "/me/", "/take-back/"):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200
        assert '<html lang="fr">' in answer.content.decode()
