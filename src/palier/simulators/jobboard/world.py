"""The things of a site of offers: offers, CVs, alerts, applications, companies."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from palier.kernel.phrase import Content, Phrase
from palier.simulators.contract import Key


def _same_everywhere(value: object) -> object:
    """A name or a town is the same in every language: one text is enough."""
    return {"fr": value, "en": value} if isinstance(value, str) else value


def one_or_more(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Words = Annotated[Phrase, BeforeValidator(_same_everywhere)]
Many = Annotated[tuple[str, ...], BeforeValidator(one_or_more)]
Number = Annotated[str, StringConstraints(pattern=r"^[0-9]{14}$")]
"""Fourteen digits, as every French establishment has. Ours break its key (Luhn): nobody's."""

Contract = Literal["cdi", "cdd", "interim"]
Channel = Literal["online", "hand", "post", "phone"]

FULL_TIME = 35
"""Hours a week (Code du travail, L. 3121-27)."""


class Offer(Content):
    """``km`` from the home of the scenario, ``hours`` a week, ``posted`` days ago. ``car``: a
    licence and a car are needed. ``rows`` are more facts to read inside; ``also`` the words by
    which it is found besides its title."""

    id: Key
    title: Words
    by: Words
    town: str
    km: Annotated[int, Field(ge=0, le=900)]
    contract: Contract
    hours: Annotated[int, Field(ge=2, le=45)]
    posted: Annotated[int, Field(ge=0, le=90)]
    car: bool = False
    rows: tuple[tuple[Words, Words], ...] = ()
    about: Words | None = None
    how: Channel = "online"
    also: str = ""


class Cv(Content):
    id: Key
    name: Words
    about: Words


class Alert(Content):
    """An alert that exists already. ``set`` are its boxes, as in a search; ``flood`` how many
    offers a day it brings."""

    id: Key
    set: dict[str, str]
    flood: Annotated[int, Field(ge=0, le=500)] = 0


class Application(Content):
    """What was sent. ``days`` ago; ``answer`` what came back, if anything."""

    id: Key
    title: Words
    by: Words
    days: Annotated[int, Field(ge=0, le=120)]
    how: Channel
    what: Words
    answer: Words | None = None
    contact: Words | None = None


class Company(Content):
    """A line of the public directory. ``closed``: it has stopped."""

    id: Key
    name: Words
    number: Number
    place: Words
    does: Words
    site: str
    closed: Words | None = None
