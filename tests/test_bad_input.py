"""Whatever is sent to whatever page: a page in French, and never a 500.

Pages and fields are found by walking: a new one is tried without editing this file.
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
from django.urls.converters import IntConverter

from palier.access.models import Sitting
from tests.cast import Cast, every_row, take_stock
from tests.forms import HTML, forms_at
from tests.walk import PUBLIC, addresses, addresses_of, patterns

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
    }


FOUND: dict[str, set[str]] = {}
"""Who → the names of fields on their pages, found once for all the tests below."""

TAKES: dict[str, bool] = {}
"""Page → whether it takes a form; found once as well."""


def fields(who: str, client: Client) -> set[str]:
    """Every name that a form of these pages sends."""
    if who not in FOUND:
        seen = {"do", "question", "choice", "helped", "play", "turn", "next"}
        for address in addresses():
            for form in forms_at(client, address):
                seen |= {name for press in form.presses for name in press}
        FOUND[who] = seen - {"csrfmiddlewaretoken"}
    return FOUND[who]


NOBODY_S = {IntConverter: 10**30}
"""A number that no row has, and that no database can hold."""


def posted_to(cast: Cast) -> Iterator[str]:
    """Each page that takes a form: with a row of the place, then with one that does not exist."""
    ours = {str(cast.visits["Caroline"].pk), str(cast.visits["Claudia"].person_id)}
    for pattern in patterns():
        every = sorted(addresses_of(pattern), key=lambda one: not any(pk in one for pk in ours))
        name = str(pattern.name)
        if name not in TAKES:
            TAKES[name] = _takes_forms(cast, every[0])
        if TAKES[name]:
            yield every[0]
            rows = [one for one in pattern.pattern.converters.items() if one[0] not in PUBLIC]
            for kwarg, kind in rows:
                yield reverse(name, kwargs={kwarg: NOBODY_S.get(type(kind)) or uuid4()})


def _takes_forms(cast: Cast, address: str) -> bool:
    """A page that only shows answers 405 to whoever it is for."""
    insiders = cast.signed_in(cast.nolwenn), cast.in_hands_of("Caroline")
    return all(sent(client, address, {}, follow=False).status_code != 405 for client in insiders)


def sent(client: Client, address: str, data: Any, *, follow: bool = True) -> Any:
    """The answer, and nothing of it stays: each page is tried on the same day."""
    with transaction.atomic():
        answer = client.post(address, data, follow=follow)
        transaction.set_rollback(True)
    return answer


def says_it_in_french(answer: Any, address: str) -> None:
    assert answer.status_code < 500, address
    elsewhere = 300 <= answer.status_code < 400
    if elsewhere or HTML not in answer.headers.get("Content-Type", ""):
        return
    assert '<html lang="fr">' in answer.content.decode(), address
    for english in ("Bad Request", "This field", "Forbidden", "Not Found", "Ensure "):
        assert english not in answer.content.decode(), address


@pytest.mark.parametrize("who", ["Nolwenn", "Caroline"])
@pytest.mark.parametrize("flavour", FLAVOURS)
def test_any_value_in_every_field_of_every_page(
    cast: Cast, people: dict[str, Opens], who: str, flavour: str
) -> None:
    filled = dict.fromkeys(fields(who, people[who]()), FLAVOURS[flavour])
    followed: set[str] = set()  # a page that many answers lead to is read once
    for address in posted_to(cast):
        cache.clear()
        answer = sent(people[who](), address, filled, follow=False)
        says_it_in_french(answer, address)
        then = answer.headers.get("Location", "")
        if then and then not in followed:
            followed.add(then)
            says_it_in_french(people[who]().get(then), then)


URLENCODED = "application/x-www-form-urlencoded"

BODIES = {
    "JSON": ('{"do": ["done"]}', "application/json"),
    "broken parts": ("--x\r\nnothing", "multipart/form-data; boundary=x"),
    "no boundary": ("x", "multipart/form-data"),
    "another alphabet": ("do=done", f"{URLENCODED}; charset=utf-16"),
    "an alphabet of nowhere": ("do=done", f"{URLENCODED}; charset=klingon"),
    "a thousand fields": ("&".join(f"f{n}=1" for n in range(1200)), URLENCODED),
    "three megabytes": ("words=" + "x" * 3_000_000, URLENCODED),
    "percents": ("do=%zz%&%00=%ff&=&&&", URLENCODED),
}


@pytest.mark.parametrize("who", ["Nolwenn", "Caroline"])
@pytest.mark.parametrize("body", BODIES)
def test_any_body_sent_to_every_page(
    cast: Cast, people: dict[str, Opens], who: str, body: str
) -> None:
    raw, kind = BODIES[body]
    for address in posted_to(cast):
        with transaction.atomic():
            answer = people[who]().generic("POST", address, raw, kind)
            transaction.set_rollback(True)
        says_it_in_french(answer, address)


@pytest.mark.parametrize("who", ["Nolwenn", "Caroline"])
def test_files_where_words_are_expected(cast: Cast, people: dict[str, Opens], who: str) -> None:
    names = fields(who, people[who]())
    for address in posted_to(cast):
        files = {name: SimpleUploadedFile("x.exe", b"\x00MZ") for name in names}
        says_it_in_french(sent(people[who](), address, files), address)


@pytest.mark.parametrize("who", ["Nolwenn", "Caroline"])
def test_a_form_without_its_seal_changes_nothing(
    cast: Cast, people: dict[str, Opens], who: str
) -> None:
    before = Counter(str(row.__dict__) for row in rows())
    for address in posted_to(cast):
        client = people[who]()
        client.handler.enforce_csrf_checks = True
        answer = client.post(address, {"do": "done", "first_name": "x", "words": "x"})
        assert answer.status_code in {302, 400, 403, 404, 405}, address
        says_it_in_french(answer, address)
        if answer.status_code == 403:
            assert "Rien n’est perdu" in answer.content.decode(), address
    assert Counter(str(row.__dict__) for row in rows()) == before


def rows() -> list[Any]:
    kept = [row for row in every_row() if not isinstance(row, Sitting)]  # a browser opens one
    for row in kept:
        row.__dict__.pop("_state", None)
        row.__dict__.pop("last_login", None)
    return kept


@pytest.mark.parametrize("kept", [None, "", "x" * 5000, {"sitting": str(uuid4())}])
def test_a_session_that_makes_no_sense_is_nobody_s(cast: Cast, kept: Any) -> None:
    client = Client(headers={"accept-language": "fr"})
    if isinstance(kept, dict):
        session = client.session
        session.update(kept)
        session.save()
    elif kept is not None:
        client.cookies["sessionid"] = kept
    for address in ("/", "/desk/", "/me/", "/take-back/"):
        answer = client.get(address, follow=True)
        assert answer.status_code == 200
        assert '<html lang="fr">' in answer.content.decode()
