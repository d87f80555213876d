"""What lies in a telephone: people, calls, voices, messages. Written by experts."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, NaiveDatetime, StringConstraints

from palier.kernel.phrase import Content, Phrase
from palier.simulators.contract import Key
from palier.simulators.phone.numbers import Number


def _same_everywhere(value: object) -> object:
    """A first name or the name of a network is the same in every language."""
    return {"fr": value, "en": value} if isinstance(value, str) else value


Words = Annotated[Phrase, BeforeValidator(_same_everywhere)]
Digit = Annotated[str, StringConstraints(pattern=r"^[0-9*#]$")]


class Numbered(Content):
    """What somebody can be rung by."""

    number: Number


class Contact(Numbered):
    name: Words


class Call(Numbered):
    at: NaiveDatetime
    kind: Literal["missed", "received", "made"] = "missed"


class Voice(Numbered):
    """A message of the voice mail, in the ``parts`` in which it is heard: one at a time, as a
    voice goes by."""

    id: Key
    at: NaiveDatetime
    parts: Annotated[tuple[Words, ...], Field(min_length=1, max_length=5)]


class Text(Content):
    """One message of a thread; ``link`` is what can be pressed in it."""

    says: Words
    at: NaiveDatetime
    mine: bool = False
    link: Words | None = None


class Thread(Numbered):
    texts: Annotated[tuple[Text, ...], Field(min_length=1, max_length=4)]


class Choice(Content):
    """What may be said on the line, and what is heard then."""

    id: Key
    says: Words
    to: Key


class Node(Content):
    """What is heard on the line. ``keys``: what "tapez 1" leads to."""

    id: Key
    says: Words
    keys: dict[Digit, Key] = Field(default_factory=dict)
    choices: Annotated[tuple[Choice, ...], Field(max_length=3)] = ()


class Line(Numbered):
    """Who answers at a number: the first thing heard."""

    node: Key
