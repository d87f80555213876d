"""Words made to be obeyed rather than read: everywhere they are shown, they stay words."""

import re
from html import unescape
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from palier.audit.models import Entry
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.sheet import AskFor, NextStep, SheetData, sheet_pdf
from palier.people.models import Consent, Helper, Structure
from palier.people.rules.actor import Matter
from palier.people.rules.consent import RESULT_VERSION
from palier.web.aloud import sign
from palier.web.print import pages
from tests.cast import SECRETS, Cast, take_stock
from tests.walk import addresses

MARKUP = "<script>pwn()</script>\"'><img src=x onerror=pwn()>{{ 7|add:7 }}<!--aloud-->"
TASK = "type-short-sentence"

HOSTILE = (
    *('#read("/etc/passwd")', "#panic()", "$x$ = // /* @a <b> *c* _d_ `e` \\", '"}]}\\u0000'),
    *("\u202eleïaL", "ليلى", "👩‍🦽🙂", "\U000e0041\ufe0f", "ﷺ" * 300, "e" + "\u0301" * 300),
    *(
        "W" * 999,
        "-----",
        "= Titre",
        "#import",
        "\x00\x07",
        "\ud800",
        "לאה" * 90,
        "　",
        "\u200b" * 50,
    ),
)


def test_markup_is_shown_as_it_was_typed(cast: Cast) -> None:
    Helper.objects.update(name=MARKUP[:60])
    Structure.objects.update(name=MARKUP[:120])
    desk, screen = cast.signed_in(cast.nolwenn), cast.in_hands_of("Caroline")
    desk.post(reverse("welcome_person"), {"first_name": MARKUP[:40], "request": MARKUP})
    screen.post(reverse("accept_sight"), {"do": "accept", "read": RESULT_VERSION})
    screen.post(reverse("talk"), {"words": MARKUP})
    take_stock(cast.person("Caroline"), cast.now, tasks=1)
    screen.post(reverse("result"))
    point = Diagnosis.objects.get(person=cast.beneficiary("Caroline"))
    desk.post(reverse("overrule_stage", args=[point.pk]), {"stage": "mastery", "reason": MARKUP})
    _typed(screen, MARKUP)
    seen = ""
    for client, address in product((desk, screen), [*addresses(), f"/me/practice/{TASK}/"]):
        answer = client.get(address)
        if answer.headers["Content-Type"].startswith("text/html"):
            seen += answer.content.decode()
    assert seen.count("&lt;script&gt;pwn()") >= 10
    assert "<script>pwn" not in seen
    assert "<img src=x" not in seen
    assert "{{ 7|add:7 }}" in seen


def _typed(screen: Client, words: str, task: str = TASK) -> str:
    """The exercise after those words were typed in it."""
    address = reverse("practise", args=[task])
    screen.post(address, {"do": "start"})
    page = screen.get(address).content.decode()
    play = re.search(r'name="play" value="([^"]+)"', page)
    names = re.findall(r'name="(typed_[^"]+)"', page)
    assert play
    assert names
    fields = {"do": "write", "play": play[1], "turn": "0", **dict.fromkeys(names, words)}
    return str(screen.post(address, fields, follow=True).content.decode())


@pytest.mark.parametrize("words", HOSTILE, ids=ascii)
def test_the_sheet_is_one_page_whatever_the_names(words: str) -> None:
    data = SheetData(
        language="fr",
        name=words,
        date="9 mars 2026",
        place=words,
        can=(words,) * 6,
        doors=(words,) * 3,
        next_step=NextStep(words, words, 3),
        ask_for=AskFor(words, words, words),
    )
    assert pages(sheet_pdf(data)) == 1


def test_no_voice_is_kept_of_what_was_typed_in_an_exercise(
    cast: Cast, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is typed is erased when the exercise closes: a sound on the disk would outlive it."""
    settings.VAR = tmp_path
    monkeypatch.setattr("palier.web.speech._spoken", lambda *_: b"RIFF")
    monkeypatch.setattr("palier.web.speech._version", lambda: "1")
    screen = cast.in_hands_of("Caroline")
    page = _typed(screen, "Moncontour-secret")
    said = {
        name: unescape(found[1])
        for name in ("say", "personal", "seal")
        if (found := re.search(f'name="{name}" value="([^"]*)"', page))
    }
    assert set(said) == {"say", "personal", "seal"}
    assert screen.post(reverse("listen"), said).content == b"RIFF"
    assert not list(tmp_path.rglob("*.*"))


@pytest.mark.parametrize("seal", ["", "é", "\x00", "A" * 43, "None", "0", "x" * 100_000])
def test_nobody_makes_the_server_say_what_it_did_not_write(seal: str) -> None:
    fields = {"say": "Donnez votre code", "personal": "0", "seal": seal}
    assert Client().post(reverse("listen"), fields).status_code == 400


def test_a_seal_holds_for_its_words_and_its_privacy_only() -> None:
    seal = sign("0Bonjour.", personal=True)
    for say, personal in (("Bonjour.", "1"), ("10Bonjour.", ""), ("0Bonjour.", "0")):
        fields = {"say": say, "personal": personal, "seal": seal}
        assert Client().post(reverse("listen"), fields).status_code == 400


def test_the_audit_holds_ids_and_codes_and_never_a_word_of_anybody(cast: Cast) -> None:
    desk, screen = cast.signed_in(cast.nolwenn), cast.in_hands_of("Caroline")
    screen.post(reverse("talk"), {"words": "Pervenche-audit"})
    desk.post(reverse("welcome_person"), {"first_name": "Pervenche-audit", "request": "Pervenche"})
    _typed(screen, "Pervenche-audit")
    lines = [f"{entry.__dict__}" for entry in Entry.objects.all()]
    assert len(lines) >= 10
    words = ("Pervenche", *SECRETS)
    assert not [line for line in lines if any(word in line for word in words)]


def test_a_look_is_written_only_when_there_was_something_to_see(cast: Cast) -> None:
    """Withdrawn between two clicks: the result is closed, nothing is written, nothing changes."""
    point = Diagnosis.objects.get(person=cast.beneficiary("Claudia"))
    desk, screen = cast.signed_in(cast.nolwenn), cast.in_hands_of("Claudia")
    consent = Consent.objects.get(person=point.person_id, matter=Matter.RESULT)
    screen.post(reverse("withdraw_consent", args=[consent.pk]))
    for page in ("see_result", "see_sheet"):
        assert desk.get(reverse(page, args=[point.pk])).status_code == 404
    said = {"stage": "mastery", "reason": "Trop tard"}
    assert desk.post(reverse("overrule_stage", args=[point.pk]), said).status_code == 404
    assert not Entry.objects.filter(verb="look", person=point.person_id).exists()
    assert "Trop tard" not in {overrule.reason for overrule in point.overrules.all()}
