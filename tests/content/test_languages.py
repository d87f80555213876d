"""Every page in each language: no word of the other one, and the button that changes them."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from palier.diagnosis import actions as diagnosis
from palier.people.models import Helper, Structure, TrustedHelper, Visit
from palier.simulators.bank import bank
from tests.cast import SECRETS, Cast, take_stock
from tests.walk import addresses

STRANGE = {
    "en": "vous votre vos une avec sans dans est sont qui que pour pas rien ici"
    " revenir écran continuer demander aujourd’hui aucun bonjour chercher réponse",
    "fr": "the you your with without and what who this that are here back nothing help"
    " today hello search answer screen",
}
"""Common words of the other language: one of them on a page is a text somebody forgot."""

SIGNED = re.compile(
    r"^/(mandates/[0-9a-f-]{36}/(sheet|attestation)|booklets/[0-9a-f-]{36}/sheet)/$"
)
"""Sheets that carry what is signed, and booklets, which are in French only: their French stands
there whatever the language."""

LANGUAGES = ("fr", "en")
LONG = "x" * 400
MISTAKES = {
    "account_login": {"login": "nobody@example.org", "password": "wrong"},
    "welcome_person": {"first_name": LONG, "request": LONG, "returning": "forged"},
    "talk": {"words": LONG},
    "take_back": {"secret": "wrong"},
    "accept_sight": {"do": "accept", "read": "other words"},
    "accept_trust": {"code": "BCDF", "email": "nobody", "password": "short"},
    "name_trusted_helper": {"called": " "},
    "record_paper_consent": {"reference": "BCDF", "signed": "on"},
}


class Shown(HTMLParser):
    """What is read on a page or said of it, but for what declares another tongue."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language, self.words, self.foreign = language, [""], 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.words += [given[name] for name in ("aria-label", "alt", "title") if name in given]
        self.words.append(" " if tag in ("strong", "span", "b", "i", "small") else "\n")
        if tag not in ("input", "br", "html") and (self.foreign or self.other(given)):
            self.foreign += 1

    def other(self, given: dict[str, str]) -> bool:
        return given.get("lang", self.language) != self.language

    def handle_endtag(self, tag: str) -> None:
        self.foreign = max(0, self.foreign - 1)

    def handle_data(self, data: str) -> None:
        if not self.foreign:
            self.words.append(data)


def shown(html: str, language: str, typed: set[str]) -> str:
    reader = Shown(language)
    reader.feed(html)
    text = "".join(reader.words)
    for words in sorted(typed, key=len, reverse=True):
        text = text.replace(words, "…")
    return text


def typed_by_people() -> set[str]:
    """What the program repeats as it was given, whatever the language."""
    rows = [Visit.objects.values_list("request"), Structure.objects.values_list("name")]
    rows += [Helper.objects.values_list("name"), TrustedHelper.objects.values_list("called")]
    return {value for row in rows for (value,) in row if value} | set(SECRETS)


def strange(text: str, language: str) -> list[str]:
    return sorted(set(STRANGE[language].split()) & set(re.findall(r"[\w’]+", text.lower())))


def speaking(client: Client, language: str) -> Client:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    return client


def browsers(cast: Cast, language: str) -> dict[str, Client]:
    """Each in a different place of the journey, so that every page has something to say."""
    take_stock(cast.person("Caroline"), cast.now, tasks=1)  # in the middle of an exercise
    diagnosis.start_point(actor=cast.person(""), dice=7, now=cast.now)  # at the first question
    clients = {name: cast.in_hands_of(name) for name in cast.visits}
    clients |= {"nobody": Client(), "Nolwenn, who helps": cast.signed_in(cast.nolwenn)}
    clients |= {"Karim, a cousin": cast.signed_in(cast.karim)}
    return {who: speaking(client, language) for who, client in clients.items()}


def words_of(answer: HttpResponse, language: str, typed: set[str]) -> str:
    if answer.headers.get("Content-Type", "").startswith("application/pdf"):
        pages = PdfDocument(answer.content)
        text = "\n".join(page.get_textpage().get_text_range() for page in pages)
        return shown(text.replace("<", " "), language, typed)
    return shown(answer.content.decode(errors="replace"), language, typed)


def screens(cast: Cast, language: str) -> Iterator[tuple[str, HttpResponse]]:
    """Every page asked for by everybody, then the forms that were badly filled in."""
    for who, client in browsers(cast, language).items():
        for address in addresses():
            if language == "fr" or not SIGNED.match(address):
                yield f"{who} at {address}", client.get(address)
        for name, mistake in MISTAKES.items():
            answer = client.post(reverse(name), mistake, follow=True)
            yield f"{who} mistaken at {name}", answer


def exercises(cast: Cast, language: str) -> Iterator[tuple[str, HttpResponse]]:
    """The first screen of one exercise of each simulator and band."""
    client = speaking(cast.in_hands_of("Caroline"), language)
    kinds = {(ready.task.simulator, ready.task.band): key for key, ready in bank().tasks.items()}
    for key in kinds.values():
        address = reverse("practise", args=[key])
        client.post(address, {"do": "start"})
        yield f"exercise {key}", client.get(address)


def loose(text: str) -> list[str]:
    """French signs that may begin a line alone, with the words around them."""
    return re.findall(r".{9} [?!:;»]|« .{9}", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_speaks_its_language_and_no_sign_of_it_begins_a_line(
    cast: Cast, language: str
) -> None:
    typed, found = typed_by_people(), {}
    for where, answer in (*screens(cast, language), *exercises(cast, language)):
        text = words_of(answer, language, typed)
        on_screen = answer.headers.get("Content-Type", "").startswith("text/html")
        if wrong := strange(text, language) + (loose(text) if on_screen else []):
            found[where] = wrong
    assert found == {}


def test_a_sign_that_may_begin_a_line_would_be_seen() -> None:
    assert loose("Que voulez-vous ?") == ["ulez-vous ?"]
    assert loose("Que voulez-vous\u202f?") == []


def test_a_forgotten_word_would_be_seen() -> None:
    page = '<p>Hello <b>Ana</b>, écran <i lang="fr">pour <b>vous</b> avec</i> in “une page”</p>'
    assert strange(shown(page, "en", {"une page"}), "en") == ["écran"]


def phrases(content: Any) -> Iterator[dict[str, str]]:
    if isinstance(content, dict):
        if isinstance(content.get("fr"), str) and isinstance(content.get("en"), str):
            yield content
        content = list(content.values())
    for inner in content if isinstance(content, list) else ():
        yield from phrases(inner)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_experts_write_is_in_the_language_it_says(language: str) -> None:
    found = {}
    for path in sorted(settings.CONTENT.rglob("*.yaml")):
        for phrase in phrases(yaml.safe_load(path.read_text())):
            said = phrase[language]
            if language == "en":  # a model to copy stands there whole, in French
                said = said.replace(phrase["fr"], "")
            if forgotten := strange(said, language):
                found[said] = forgotten
    assert found == {}
