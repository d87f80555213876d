"""Whatever a person reads can be read: short sentences, no word that hurts, no guessed gender.

The content files have the same test in their own houses; here are the pages, the forms, the
answers to a press, and what a person agrees to.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from palier.attention.models import Concern
from palier.diagnosis.content import conversation
from palier.kernel.phrase import Phrase
from palier.people.rules.consent import LASTINGS, MATTERS, TEXTS
from palier.skillmap.tests.readability import FORBIDDEN, faults, sentences
from scripts.messages import HOUSES, found_in

HELPERS_ALONE = re.compile(r'{% extends "web/helper\.html" %}')
INCLUDED_BY_HELPERS = {"diagnosis/situation.html"}

NAMES = re.compile(r"%\(\w+\)[sd]|{{.*?}}")
"""What the program fills in: mostly a first name, an hour, a number. One word each."""

NOBODY = re.compile("rien n’est perdu|mot de passe perdu|quelqu’un m’a aidé", re.IGNORECASE)
"""Speaks of things, or is the field's own word: no guess about who reads."""

FIELD_WORDS = (
    *("Que voulez-vous faire ?", "Quelqu’un arrive", "Ouvrir sur un poste", "Faire le point"),
    *("Je ne sais pas. Continuer", "Écouter", "Demander de l’aide", "Je m’en vais"),
    *("Ce que je sais faire", "Mon prochain pas", "M’entraîner", "Mes messages importants"),
    *("Mes rendez-vous", "Je viens", "Je ne peux pas venir", "Mon actualisation", "Mon CV"),
    *("Qui voit mes informations ?", "Faites-le pour moi, je suis d’accord"),
    *("Imprimer (1 page)", "Je préfère ne pas répondre", "Quelqu’un m’a aidé"),
)
"""The words of the field, chosen with it: a page that needs one uses it as it is."""

OPEN_TODAY = FIELD_WORDS[:1] + FIELD_WORDS[3:11] + FIELD_WORDS[17:18] + FIELD_WORDS[19:]


def spoken_files() -> Iterator[Path]:
    """Templates that a person may have before her eyes, and the Python that speaks."""
    for path in sorted(HOUSES.rglob("*.html")):
        alone = HELPERS_ALONE.search(path.read_text(encoding="utf-8"))
        if not alone and "/".join(path.parts[-2:]) not in INCLUDED_BY_HELPERS:
            yield path
    for path in sorted(HOUSES.rglob("*.py")):
        if not {"tests", "migrations", "cli"} & set(path.parts):
            yield path


def messages_of(path: Path) -> list[str]:
    found = (message for message, _ in found_in(path))
    return [one for said in found for one in (said if isinstance(said, tuple) else (said,)) if one]


def messages() -> list[tuple[str, str]]:
    """(where, what is said there), in French."""
    texts = [
        (str(path.relative_to(HOUSES)), said)
        for path in spoken_files()
        for said in messages_of(path)
    ]
    texts += [("attention/closing", str(label)) for label in Concern.Closing.labels]
    texts += [("attention/reason", str(label)) for label in Concern.Reason.labels]
    agreed = [*TEXTS.values(), *MATTERS.values(), *LASTINGS.values()]
    return [*texts, *(("people/consent", phrase.fr) for phrase in agreed)]


def plain(said: str) -> str:
    said = NAMES.sub("Nolwenn", NOBODY.sub("rien", re.sub(r"<[^>]+>", "", said)))
    return " ".join(said.split())


def test_everything_that_a_person_reads_is_short_and_kind() -> None:
    wrong = [
        f"{where}: {fault}"
        for where, said in messages()
        for fault in faults(Phrase(fr=plain(said), en="-"))
    ]
    assert not wrong, "\n".join(wrong)


def test_helpers_do_not_read_the_words_that_hurt_either() -> None:
    """« diagnostic » is a word of the trade; the others would end in what they say aloud."""
    hurting = set(FORBIDDEN) - {"diagnostic"}
    for path in sorted(HOUSES.rglob("*.html")):
        for said in messages_of(path):
            words = {word.rstrip("s") for word in re.findall(r"\w+", said.lower())}
            assert not words & hurting, f"{path.name}: {said}"


def test_the_text_of_each_agreement_is_two_sentences() -> None:
    assert {len(sentences(text.fr)) for text in TEXTS.values()} == {2}


@pytest.mark.parametrize("words", OPEN_TODAY)
def test_the_words_of_the_field_are_on_the_buttons(words: str) -> None:
    assert words in {said for _, said in everything_said()}


def test_a_word_of_the_field_is_never_written_in_another_way() -> None:
    known = {close_to(words): words for words in FIELD_WORDS}
    for where, said in everything_said():
        meant = known.get(close_to(said))
        assert meant in (None, said[:1].upper() + said[1:]), (
            f"{where}: « {said} », which the field says « {meant} »"
        )


def everything_said() -> list[tuple[str, str]]:
    """The helper's pages too, and the conversation."""
    pages = [
        (path.name, said) for path in sorted(HOUSES.rglob("*.html")) for said in messages_of(path)
    ]
    return [*pages, *messages(), *conversation_words()]


def conversation_words() -> Iterator[tuple[str, str]]:
    for question in conversation().questions:
        for choice in question.offered:
            yield question.key, choice.says.fr


def close_to(said: str) -> str:
    return re.sub(r"\W+", " ", said.lower()).strip()
