"""The situation in the telephone between two presses."""

from typing import Any, Literal

from pydantic import Field

from palier.simulators.contract import State
from palier.simulators.phone.things import Side

Screen = Literal[
    "home", "ringing", "line", "calls", "contacts", "keypad", "person", "entry",
    "voicemail", "voice", "greeting", "recording",
    "threads", "thread", "write", "pick", "elsewhere",
    "camera", "shot", "gallery", "photo", "share",
    "settings", "wifi", "code", "open", "web",
]  # fmt: skip


class Draft(State):
    """A message being written, or sent. ``photos``: ids of shots and pictures."""

    to: str = ""
    body: str = ""
    photos: tuple[str, ...] = ()


class Shot(State):
    """A photograph of the sheet. ``near`` as in :class:`~.things.Sheet`."""

    id: str
    side: Side
    near: int
    lit: bool
    flat: bool

    @property
    def clear(self) -> bool:
        return self.near == 1 and self.lit and self.flat


class Entry(State):
    """A name and a number written in the contacts."""

    name: str = ""
    number: str = ""


class Phone(State):
    """``at``: the number, voice, network or photograph on screen. ``marks``: what happened, each
    once, in order. ``note``: the sentence said about the last press."""

    screen: Screen = "home"
    at: str = ""
    tab: Screen = "calls"
    note: str = ""
    marks: tuple[str, ...] = ()
    node: str = ""
    part: int = 0
    typed: str = ""
    entry: Entry = Entry()
    saved: tuple[Entry, ...] = ()
    blocked: tuple[str, ...] = ()
    drafts: dict[str, Draft] = Field(default_factory=dict)
    sent: tuple[Draft, ...] = ()
    speech: str = ""
    greeting: str = ""
    side: Side = "front"
    near: int = 2
    lit: bool = False
    flat: bool = False
    taken: int = 0
    shots: tuple[Shot, ...] = ()
    wifi: bool = True
    data: bool = True
    on: str = ""
    passed: tuple[str, ...] = ()
    noted: dict[str, str] = Field(default_factory=dict)

    def but(self, **changes: Any) -> "Phone":
        """The same situation with something changed."""
        return self.model_copy(update=changes)

    def did(self, *marks: str, **changes: Any) -> "Phone":
        """Something happened; what already did keeps its place."""
        new = tuple(mark for mark in dict.fromkeys(marks) if mark not in self.marks)
        return self.but(marks=self.marks + new, **changes)
