"""What every answer carries, and what it never carries."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from palier.access.queries import SITTING
from palier.diagnosis.models import Diagnosis
from palier.people.rules.consent import RESULT_VERSION
from palier.simulators.bank import bank
from palier.simulators.models import Play
from tests.cast import PASSWORD, SECRETS, Cast, take_stock
from tests.walk import addresses

CARRIED = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'",
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def browsers(cast: Cast) -> Iterator[Client]:
    yield from (Client(), cast.signed_in(cast.nolwenn), cast.in_hands_of("Claudia"))


def test_every_answer_is_neither_kept_nor_framed_nor_guessed(cast: Cast) -> None:
    for client in browsers(cast):
        for address in (*addresses(), f"/people/{uuid4()}/", "/nowhere/"):
            answer = client.get(address)
            missing = [k for k, said in CARRIED.items() if said not in answer.headers.get(k, "")]
            assert missing == [], f"{address} ({answer.status_code})"
            assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_a_page_that_only_takes_presses_says_so_in_words(cast: Cast) -> None:
    for client in browsers(cast):
        for address in addresses():
            answer = client.get(address)
            if answer.status_code == 405:
                assert answer.headers["Allow"] == "POST"
                assert "<h1>" in answer.content.decode(), address


def test_a_press_after_the_session_ended_leads_to_a_page_that_opens(cast: Cast) -> None:
    """A desk left open overnight: « Départ » asks to sign in, then shows the desk."""
    late, visit = Client(), cast.visits["Leïla"].pk
    door = late.post(reverse("end_visit", args=[visit])).headers["Location"]
    answer = late.post(door, {"login": cast.nolwenn.email, "password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("desk")
    assert answer.status_code == 200


def test_a_breakdown_shows_and_logs_nobody(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def breaks(*_: object) -> None:
        raise RuntimeError("a breakdown")

    monkeypatch.setattr("palier.diagnosis.pages.result.result_of", breaks)
    screen = cast.in_hands_of("Claudia")
    screen.raise_request_exception = False
    answer = screen.get(reverse("result"))
    assert answer.status_code == 500
    assert "<h1>" in answer.content.decode()
    for word in (*SECRETS, "RuntimeError", "Traceback", "breakdown"):
        assert word not in answer.content.decode()
    assert caplog.records
    assert not [word for word in SECRETS if word in caplog.text]


def test_no_address_holds_a_word_of_anybody(cast: Cast) -> None:
    """Histories, proxies and logs keep addresses: ids, keys of our own content, nothing else."""
    ours = re.compile(r"[a-z-]+|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z][a-z0-9_-]*")
    for client in browsers(cast):
        for address in addresses():
            body = client.get(address).content.decode(errors="replace")
            for link in re.findall(r'(?:href|action)="(/[^"#]*)"', body):
                if not link.startswith("/static/"):
                    parts = re.split(r"[/?=&;]+", unquote(link))
                    assert all(ours.fullmatch(part) for part in parts if part), link


def test_a_file_sent_by_anybody_is_never_written_on_the_disk(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def writes(*_: object, **__: object) -> None:
        raise AssertionError("a file goes to the disk")

    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", writes)
    for page in ("account_login", "listen", "take_back"):
        big = SimpleUploadedFile("x.bin", b"\0" * 3_000_000)
        answer = cast.in_hands_of("Leïla").post(reverse(page), {"say": big})
        assert answer.status_code < 500
        assert not answer.wsgi_request.FILES


def test_an_exercise_of_a_point_is_ended_by_the_point_only(cast: Cast) -> None:
    """Practice has no « Quelqu’un m’a aidé »: evidence ended there would count whole."""
    take_stock(cast.person("Caroline"), cast.now, tasks=1)
    play = Play.objects.get(person=cast.beneficiary("Caroline"), closed_at=None)
    screen, task = cast.in_hands_of("Caroline"), sorted(bank().tasks)[0]
    for press in ("done", "unknown", "skipped", "open:m1"):
        fields = {"do": press, "play": str(play.pk), "turn": str(play.turn)}
        screen.post(reverse("practise", args=[task]), fields)
    play.refresh_from_db()
    assert (play.turn, play.outcome) == (0, "")


def test_ids_of_others_in_every_field_change_nothing(cast: Cast) -> None:
    """Gilles, in his exercise, names the plays of Caroline; Charlie names her as his visitor."""
    take_stock(cast.person("Caroline"), cast.now, tasks=1)
    hers = Play.objects.get(person=cast.beneficiary("Caroline"), closed_at=None)
    take_stock(cast.person("Gilles"), cast.now, tasks=1)
    gilles, charlie = cast.in_hands_of("Gilles"), cast.signed_in(cast.charlie)
    forged = {"play": str(hers.pk), "turn": "0", "do": "done", "helped": "1"}
    for page in (reverse("task"), reverse("practise", args=[hers.task_id])):
        assert gilles.post(page, forged).status_code == 302
    assert gilles.get(reverse("after_practice", args=[hers.pk])).status_code == 302
    her = cast.beneficiary("Caroline")
    arrival = {"first_name": "Caroline", "returning": str(her.pk)}
    assert charlie.post(reverse("welcome_person"), arrival).status_code == 404
    hers.refresh_from_db()
    assert (hers.turn, hers.outcome, hers.helped) == (0, "", False)
    assert her.accompaniments.count() == her.visits.count() == 1


def test_a_clock_that_goes_back_breaks_no_page(cast: Cast) -> None:
    desk, screen = cast.signed_in(cast.nolwenn), cast.in_hands_of("Claudia")
    with time_machine.travel(cast.now.replace(year=cast.now.year - 3), tick=False):
        for address in addresses():
            for client in (desk, screen):
                assert client.get(address).status_code < 500, address
        for page, press in (
            ("accept_sight", {"do": "accept", "read": RESULT_VERSION}),
            ("talk", {"words": "x"}),
        ):
            assert screen.post(reverse(page), press).status_code == 302
        assert screen.post(reverse("point")).status_code == 302


def test_a_screen_whose_visit_or_point_was_erased_is_nobody_s(cast: Cast) -> None:
    screen, everywhere = cast.in_hands_of("Claudia"), list(addresses())
    Diagnosis.objects.filter(person=cast.beneficiary("Claudia")).delete()
    assert screen.get(reverse("sheet")).headers["Location"] == reverse("point")
    cast.visits["Claudia"].delete()
    for address in everywhere:
        answer: Any = screen.get(address)
        assert answer.status_code < 500, address
        assert not [word for word in SECRETS if word in answer.content.decode(errors="replace")]
    assert SITTING not in screen.session
