"""The situation on the computer between two moves: facts only, never a password."""

from typing import Any

from palier.simulators.contract import State


class Item(State):
    """One file where it lies. ``of`` is the file of the scenario that it is, or is a copy of;
    ``name`` is set once somebody changed it."""

    id: str
    of: str
    inside: str
    name: str = ""


class Job(State):
    """What was sent to a printer: the numbers of the pages, from 1."""

    file: str
    pages: tuple[int, ...]
    copies: int
    printer: str


class Setting(State):
    """The window before printing, as it is filled in. ``which``: all, this, some."""

    printer: str = ""
    which: str = "all"
    pages: str = ""
    copies: str = "1"


class Desktop(State):
    """``windows`` are open one above the other, the last is on screen: "place:documents",
    "file:cv", "program:mail", and the small ones: "print:cv", "name:cv", "empty".

    ``sessions`` are open, ``inside`` is the one on screen; at the door it is empty and ``who`` is
    the name pressed. ``stick`` is absent, table (in hand), in, or safe (ejected, not yet pulled).
    ``marks`` is what happened, each once.
    """

    sessions: tuple[str, ...] = ()
    inside: str = ""
    last: str = ""
    who: str = ""
    windows: tuple[str, ...] = ()
    start: bool = False
    menu: bool = False
    picked: str = ""
    words: str = ""
    sort: str = "name"
    sheet: int = 0
    page: int = 1
    items: tuple[Item, ...] = ()
    clip: str = ""
    cut: bool = False
    setting: Setting = Setting()
    jobs: tuple[Job, ...] = ()
    tray: int = 0
    stick: str = "absent"
    glass: bool = False
    hand: int = 0
    signed: tuple[str, ...] = ()
    chosen: str = ""
    note: str = ""
    marks: tuple[str, ...] = ()

    def but(self, **changes: Any) -> "Desktop":
        """The same situation with something changed."""
        return self.model_copy(update=changes)

    def happened(self, *marks: str, **changes: Any) -> "Desktop":
        """The same, and these things have happened."""
        new = tuple(mark for mark in dict.fromkeys(marks) if mark not in self.marks)
        return self.but(marks=(*self.marks, *new), **changes)

    @property
    def top(self) -> tuple[str, str]:
        """The window on screen, ("place", "documents"); ("", "") on the bare desktop."""
        kind, _, target = (self.windows[-1] if self.windows else "").partition(":")
        return kind, target
