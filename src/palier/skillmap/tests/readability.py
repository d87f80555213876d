"""How we keep texts readable: short sentences, and none of the words that hurt or exclude."""

import re
from collections.abc import Iterator

from pydantic import BaseModel

from palier.kernel.phrase import Phrase

MOST_WORDS = 15
"""Words in a sentence, the rule of the house for somebody who reads with difficulty."""

FORBIDDEN = (
    "illectronisme",
    "utilisateur",
    "dossier",
    "usager",
    "diagnostic",
    "échec",
    "erreur",
    "faux",
    "score",
    "note",
    "test",
    "niveau",
    "évaluation",
    "compétence",
)
_FORBIDDEN = re.compile(rf"\b(?:{'|'.join(FORBIDDEN)})(?:s|x|rice|rices)?\b", re.IGNORECASE)
_GENDERED = re.compile(
    r"(?<!\bun )(?<!\bune )\bseule?\b|\b(?:prête?|perdue?|inscrite?|aidée?)\b|\w\(e\)|·e\b", re.I
)
"""Words that would guess who is reading; "une seule page" is about the page."""
_SENTENCE = re.compile(r"[.!?…:;]+(?:\s|$)")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


def sentences(text: str) -> list[str]:
    """The sentences of ``text``; a colon or a semicolon ends one, as a breath does."""
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def faults(phrase: Phrase) -> list[str]:
    """What makes ``phrase`` unfit for a person who reads little; empty when it is fit."""
    found = [f"too long: {s}" for s in sentences(phrase.fr) if len(_WORD.findall(s)) > MOST_WORDS]
    found += [f"forbidden word: {word}" for word in _FORBIDDEN.findall(phrase.fr)]
    found += [f"gender: {word}" for word in _GENDERED.findall(phrase.fr)]
    found += [f"straight quote: {phrase.fr}"] * ("'" in phrase.fr or '"' in phrase.fr)
    return found


def phrases(content: BaseModel) -> Iterator[Phrase]:
    """Every text anywhere below ``content``."""
    for name in type(content).model_fields:
        yield from _below(getattr(content, name))


def _below(value: object) -> Iterator[Phrase]:
    if isinstance(value, Phrase):
        yield value
    elif isinstance(value, BaseModel):
        yield from phrases(value)
    elif isinstance(value, tuple):
        for entry in value:
            yield from _below(entry)
