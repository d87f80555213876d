"""What an expert writes for an exercise on the computer, checked as a whole."""

from typing import Annotated

from pydantic import Field, NaiveDatetime, model_validator

from palier.kernel.phrase import Content
from palier.simulators.contract import Key
from palier.simulators.desktop.goals import Mark, Sign
from palier.simulators.desktop.named import named, used
from palier.simulators.desktop.world import (
    Account,
    File,
    Folder,
    Printer,
    Program,
    Stick,
    Words,
)


class DesktopScenario(Content):
    """One computer, when the exercise is over, and the sign of each scored step.

    ``session`` is the account whose session is open at the start (``locked``: its screen asks for
    the password); without it one stands at the door. ``opened`` is the file or the program on
    screen at the start. ``card`` lies beside the screen. ``sheets``
    wait in the tray, ``glass``: a paper was left on the scanner. ``choose``: an open file can be
    told to be the right one. The exercise is over as soon as one mark of ``ends`` happened.
    """

    now: NaiveDatetime
    card: Words | None = None
    accounts: Annotated[tuple[Account, ...], Field(min_length=1, max_length=4)]
    session: Key | None = None
    locked: bool = False
    opened: Key | None = None
    folders: tuple[Folder, ...] = ()
    files: Annotated[tuple[File, ...], Field(max_length=30)] = ()
    programs: tuple[Program, ...] = ()
    printers: tuple[Printer, ...] = ()
    copies: Annotated[int, Field(ge=1, le=9)] = 1
    stick: Stick | None = None
    paper: Words | None = None
    sheets: Annotated[int, Field(ge=0, le=9)] = 0
    glass: bool = False
    choose: bool = False
    ends: tuple[Mark, ...] = ()
    goals: Annotated[dict[Key, Sign], Field(min_length=1, max_length=6)]

    @model_validator(mode="after")
    def names_exist(self) -> "DesktopScenario":
        """Every name used is the name of one thing of this computer, and of one only."""
        names = named(self)
        if len(names) != len(set(names)):
            raise ValueError("two things bear the same id")
        if unknown := used(self) - set(names):
            raise ValueError(f"nothing here is called {', '.join(sorted(unknown))}")
        return self
