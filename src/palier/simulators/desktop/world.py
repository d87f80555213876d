"""What one finds on the computer of an exercise, and around it."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, NaiveDatetime

from palier.kernel.phrase import Content, Phrase
from palier.simulators.contract import Key


def _same_everywhere(value: object) -> object:
    """A first name or a file name is the same in every language: one text is enough."""
    return {"fr": value, "en": value} if isinstance(value, str) else value


Words = Annotated[Phrase, BeforeValidator(_same_everywhere)]
Kind = Literal["text", "pdf", "image", "sheet"]


class Account(Content):
    """One name of the first screen. No password: the door is open to all (a guest)."""

    id: Key
    name: Words
    password: str = ""


class Folder(Content):
    """A folder made by somebody; the usual ones (Documents…) are always there."""

    id: Key
    name: Words
    inside: Key = "documents"


class File(Content):
    """``pages`` is what is printed on each page. ``owner``: only that session shows it; ``later``:
    it is not there yet (it will be downloaded, or scanned)."""

    id: Key
    name: Words
    inside: Key = "documents"
    kind: Kind = "text"
    at: NaiveDatetime
    pages: Annotated[tuple[Words, ...], Field(min_length=1, max_length=12)]
    owner: Key | None = None
    later: bool = False


class Program(Content):
    """A program of the desktop: a page of a site, a mailbox, the scanner.

    ``gives`` is the file that its button saves in the downloads; ``signed``: somebody is signed in;
    ``scans`` is the file that the scanner makes of the paper laid on its glass.
    """

    id: Key
    name: Words
    text: Words
    gives: Key | None = None
    scans: Key | None = None
    signed: bool = False


class Printer(Content):
    """``works``: sheets come out of it (the other one is elsewhere, or off)."""

    id: Key
    name: Words
    works: bool = True


class Stick(Content):
    """``plugged``: it is in the machine from the start; else it lies on the table."""

    name: Words
    plugged: bool = True
