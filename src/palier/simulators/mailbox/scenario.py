"""What an exercise in the mailbox is made of. Written by experts in ``content/tasks/mailbox``."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, NaiveDatetime, StringConstraints, model_validator

from palier.kernel.phrase import Content, Phrase
from palier.simulators.contract import Key


def _same_everywhere(value: object) -> object:
    """A first name or a file name is the same in every language: one text is enough."""
    return {"fr": value, "en": value} if isinstance(value, str) else value


Words = Annotated[Phrase, BeforeValidator(_same_everywhere)]


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Keys = Annotated[tuple[Key, ...], BeforeValidator(_one_or_more)]

Address = Annotated[str, StringConstraints(pattern=r"^[a-z0-9.\-]+@[a-z0-9.\-]+\.example$")]
"""Always under ``.example`` (RFC 2606): nobody can own it, so a slip never reaches somebody."""

Groups = tuple[tuple[str, ...], ...]
"""In each group at least one word must be there: ``[[jeudi, thursday], [14h, 2pm]]``."""

Power = Literal["answer", "write", "attach", "report", "search", "choose", "folders"]
Folder = Literal["inbox", "adverts", "spam"]
Place = Literal[
    "typed", "named", "forgot", "coded", "inside", "solid", "searched", "older", "adverts", "spam"
]
"""How far somebody went: in the sign-in, and away from the first page of the inbox."""


class Message(Content):
    """``trap`` marks what wants to rob the reader; ``link`` is the button inside the text."""

    id: Key
    sender: Words
    address: Address
    at: NaiveDatetime
    subject: Words
    body: Words
    folder: Folder = "inbox"
    papers: tuple[Key, ...] = ()
    link: Words | None = None
    trap: bool = False


class Paper(Content):
    """An attachment of a message: its file name, and what is printed on it."""

    id: Key
    name: Words
    text: Words


class File(Content):
    """A file of the person's computer, that may be attached."""

    id: Key
    name: Words
    about: Words


class Option(Content):
    id: Key
    says: Words


class Ask(Content):
    """What the person tells after reading. One answer only: the first counts."""

    label: Words
    options: Annotated[tuple[Option, ...], Field(min_length=3, max_length=5)]


class Sms(Content):
    """A text on the telephone. ``fresh``: it arrives when the code is asked for."""

    sender: Words
    says: Words
    fresh: bool = False


class Way(Content):
    """A way to receive the code; ``arrives`` is false when nobody can read there any more."""

    id: Key
    says: Words
    arrives: bool = True


class Door(Content):
    """The sign-in. ``password`` is on the card of the exercise; empty, nobody knows it."""

    address: Address
    password: str = ""
    ways: tuple[Way, ...] = ()
    phone: tuple[Sms, ...] = ()
    code: str = ""


class Sign(Content):
    """Something that can be seen in a state. Every line that is filled in must hold.

    ``opened`` (messages), ``read`` (papers) and ``reported`` want all that they name; ``files`` is
    the exact set attached, ``holds`` a part of it. ``reached`` is a place one went to.
    ``unharmed``: no trap was followed, chosen or answered. ``unsaid``: none of these words.
    ``either``: one sign is enough.
    """

    opened: Keys | None = None
    some_opened: Literal[True] | None = None
    read: Keys | None = None
    chosen: Key | None = None
    told: Key | None = None
    reported: Keys | None = None
    to: Address | None = None
    subject: Groups | None = None
    says: Groups | None = None
    unsaid: tuple[str, ...] | None = None
    files: Keys | None = None
    holds: Keys | None = None
    some_file: Literal[True] | None = None
    reached: Place | None = None
    unharmed: Literal[True] | None = None
    either: tuple["Sign", ...] | None = None


class End(Content):
    """The act after which nothing more can be done, and how many times it may be done."""

    act: Literal["chosen", "told", "reported", "sent", "inside"]
    times: Annotated[int, Field(ge=1, le=3)] = 1


class MailboxScenario(Content):
    """One mailbox, what may be done in it, when it is over, and the sign of each scored step."""

    today: date
    me: Address
    card: Words | None = None
    powers: frozenset[Power] = frozenset()
    messages: Annotated[tuple[Message, ...], Field(max_length=24)] = ()
    papers: tuple[Paper, ...] = ()
    files: tuple[File, ...] = ()
    ask: Ask | None = None
    door: Door | None = None
    ends: End
    goals: Annotated[dict[Key, Sign], Field(min_length=1, max_length=6)]

    @model_validator(mode="after")
    def names_exist(self) -> "MailboxScenario":
        """Every name used by a sign or a message is the name of something in this mailbox."""
        known = {message.id for message in self.messages}
        known |= {paper.id for paper in self.papers} | {file.id for file in self.files}
        known |= {option.id for option in self.ask.options} if self.ask else set()
        used = {key for message in self.messages for key in message.papers}
        for sign in self.goals.values():
            used |= _named(sign)
        if used - known:
            raise ValueError(f"nothing here is called {', '.join(sorted(used - known))}")
        return self


def _named(sign: Sign) -> set[str]:
    ones = {key for key in (sign.chosen, sign.told) if key}
    many = (sign.opened, sign.read, sign.reported, sign.files, sign.holds)
    nested = (_named(other) for other in sign.either or ())
    return ones.union(*(keys or () for keys in many), *nested)
