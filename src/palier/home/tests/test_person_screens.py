"""The person's own screens: asking for a human, who sees, leaving, listening; and the door."""

import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from palier.attention.models import Concern
from palier.people.actions import give_consent
from palier.people.models import Consent
from palier.people.rules.actor import Matter
from palier.people.rules.consent import RESULT_VERSION
from palier.web import aloud, speech
from palier.web.voice import Voice, voice
from tests.cast import Cast

LISTEN = "/listen/"
SOUND = speech.Sound(b"RIFF", speech.WAV)


def words(answer: Any) -> str:
    text: str = answer.content.decode()
    return text.translate(str.maketrans("\u00a0\u202f", "  "))


@pytest.fixture
def caroline(cast: Cast) -> Client:
    return cast.in_hands_of("Caroline")


def test_asking_for_a_human_ends_with_a_name_and_a_time(cast: Cast, caroline: Client) -> None:
    answer = caroline.post(reverse("talk"), {"words": "  La souris \n s’échappe "}, follow=True)
    assert "Nolwenn vous répond" in words(answer)
    assert re.search(r"avant \d+ h \d\d", words(answer))
    assert "« La souris s’échappe »" in words(answer)
    assert "La souris s’échappe" in words(cast.signed_in(cast.yann).get("/desk/"))


def test_asking_for_a_human_leads_back_to_where_she_was(caroline: Client) -> None:
    """And never to another site, nor to a page of somebody else's."""
    practice = reverse("choose_practice")
    asking = caroline.get(reverse("talk"), headers={"referer": f"http://testserver{practice}"})
    assert f'href="{practice}"' in words(asking)
    asked = caroline.post(reverse("talk"), {"words": "", "back": practice}, follow=True)
    assert f'href="{practice}"' in words(asked)
    for elsewhere in ("https://example.org/", "//example.org", "/desk/"):
        asked = caroline.get(reverse("talk"), {"back": elsewhere})
        assert f'class="btn go" href="{reverse("my_home")}"' in words(asked)


def test_words_that_are_too_long_are_kept_with_a_sentence(caroline: Client) -> None:
    said = "J’explique " * 50
    answer = caroline.post(reverse("talk"), {"words": said})
    assert answer.status_code == 422
    assert "C’est un peu long. Gardez l’essentiel : 300 signes." in words(answer)
    assert said.strip() in words(answer)
    assert not [c for c in Concern.objects.all() if "explique" in c.words]


def test_words_that_are_too_long_are_kept_even_when_a_request_waits(cast: Cast) -> None:
    answer = cast.in_hands_of("Leïla").post(reverse("talk"), {"words": "é" * 10_000})
    assert answer.status_code == 422
    assert "é" * 10_000 in words(answer)


@pytest.mark.parametrize("said", ["", "\x00\x07", "\u202e", "🙂", "ليلى", "x" * 300])
def test_any_words_or_none_make_one_request(cast: Cast, caroline: Client, said: str) -> None:
    for _ in range(2):
        answer = caroline.post(reverse("talk"), {"words": said, "csrfmiddlewaretoken": "x"})
        assert answer.status_code == 302
    assert Concern.objects.filter(person=cast.beneficiary("Caroline")).count() == 1


def test_what_is_opened_is_closed_as_easily(cast: Cast, caroline: Client) -> None:
    caroline.post(reverse("accept_sight"), {"do": "accept", "read": RESULT_VERSION})
    consent = Consent.objects.get(person=cast.beneficiary("Caroline"))
    page = words(caroline.get(reverse("who_sees")))
    address = reverse("withdraw_consent", args=[consent.pk])
    assert f'action="{address}"' in page
    for _ in range(2):
        answer = caroline.post(address, follow=True)
        assert "C’est fait. Personne n’y voit plus cela." in words(answer)
    assert "Visible jusqu’au" not in words(answer)


def test_the_consent_of_another_is_not_found(cast: Cast, caroline: Client) -> None:
    theirs = Consent.objects.get(person=cast.beneficiary("Claudia"), matter=Matter.RESULT)
    answer = caroline.post(reverse("withdraw_consent", args=[theirs.pk]))
    assert answer.status_code == 404
    theirs.refresh_from_db()
    assert theirs.withdrawn_at is None


def test_who_already_agreed_is_not_asked_again(cast: Cast, caroline: Client) -> None:
    assert caroline.get(reverse("accept_sight")).status_code == 200
    give_consent(actor=cast.person("Caroline"), matter=Matter.RESULT, now=cast.now)
    assert caroline.get(reverse("accept_sight")).headers["Location"] == reverse("my_home")


def test_the_request_comes_first_on_her_screen(cast: Cast) -> None:
    page = words(cast.in_hands_of("Geneviève").get(reverse("my_home")))
    assert page.index("S’actualiser") < page.index("Faire le point")
    assert "Vous venez pour" not in words(cast.in_hands_of("Caroline").get(reverse("my_home")))


def test_leaving_is_asked_once_and_keeps_everything(cast: Cast) -> None:
    leila = cast.in_hands_of("Leïla")
    assert "Tout est gardé." in words(leila.get(reverse("leave")))
    leila.post(reverse("leave"))
    assert Concern.objects.filter(person=cast.beneficiary("Leïla"), closed_at=None).exists()


def test_the_door_speaks_to_both_sides_and_names_nobody(cast: Cast) -> None:
    page = words(Client(headers={"accept-language": "fr"}).get("/"))
    assert "Demandez à la personne qui vous reçoit." in page
    assert reverse("account_login") in page
    assert cast.in_hands_of("Leïla").get("/").headers["Location"] == reverse("my_home")
    assert cast.signed_in(cast.nolwenn).get("/").headers["Location"] == reverse("desk")


def heard(page: str) -> dict[str, str]:
    bar = page.partition("<main")[0]
    fields = re.findall(r'name="(say|personal|seal)" value="([^"]*)"', bar)
    return {name: unescape(value) for name, value in fields}


def test_what_a_screen_says_is_what_is_read_aloud(
    caroline: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = []

    def say(text: str, language: str, *, how: Voice, keep: bool) -> speech.Sound:
        kept.append((text, keep))
        assert how == voice({})
        return SOUND

    monkeypatch.setattr(speech, "say", say)
    for name, keep in (("my_home", False), ("point", True)):
        form = heard(words(caroline.get(reverse(name))))
        answer = caroline.post(LISTEN, form)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, speech.WAV)
        assert kept.pop() == (form["say"], keep)


@pytest.mark.parametrize(
    "forged",
    [
        {},
        {"say": "Bonjour", "seal": "x", "personal": "0"},
        {"say": "Bonjour", "seal": "é\x00🙂" * 3000, "personal": "0"},
        {"say": "x" * 10_000, "seal": "", "personal": "\x00"},
        {"say": "Bonjour", "seal": aloud.sign("Bonsoir", personal=True), "personal": "1"},
        {"say": "Bonjour", "seal": aloud.sign("Bonjour", personal=True), "personal": "0"},
    ],
)
def test_words_that_are_not_ours_are_not_read(
    caroline: Client, monkeypatch: pytest.MonkeyPatch, forged: dict[str, str]
) -> None:
    monkeypatch.setattr(speech, "say", lambda *_, **__: pytest.fail("it spoke"))
    for client in (caroline, Client(enforce_csrf_checks=True)):
        answer = client.post(LISTEN, forged)
        assert answer.status_code == 400
        assert "<h1>" in words(answer)


@pytest.mark.parametrize("trouble", [speech.NoVoice, speech.VoiceBusy, speech.TextError])
def test_a_voice_that_fails_says_so_and_never_breaks(
    caroline: Client, monkeypatch: pytest.MonkeyPatch, trouble: type[speech.SpeechError]
) -> None:
    def say(*_: object, **__: object) -> speech.Sound:
        raise trouble

    monkeypatch.setattr(speech, "say", say)
    form = {"say": "Bonjour", "seal": aloud.sign("Bonjour", personal=True), "personal": "1"}
    answer = caroline.post(LISTEN, form)
    assert answer.status_code == 503
    assert "ne peut pas lire à voix haute" in words(answer)
