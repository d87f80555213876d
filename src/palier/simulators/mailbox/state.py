"""The situation in the mailbox between two moves: only what was done, never a password."""

from typing import Any, Literal

from palier.simulators.contract import State

Screen = Literal[
    "list", "message", "paper", "elsewhere", "write", "files", "signin", "ways", "code", "renew"
]


class Letter(State):
    """A message being written, or sent. ``files`` are the keys of what is attached."""

    to: str = ""
    subject: str = ""
    body: str = ""
    files: tuple[str, ...] = ()


class Mailbox(State):
    """``at`` is the message (or paper) on screen; ``note`` the sentence said about the last move.

    ``reached`` keeps how far the person went, in the sign-in and through the pages. What is typed
    as a password is looked at once, in the move, and is nowhere in here.
    """

    screen: Screen = "list"
    at: str = ""
    paper: str = ""
    folder: str = "inbox"
    page: int = 0
    search: str = ""
    note: str = ""
    opened: tuple[str, ...] = ()
    read: tuple[str, ...] = ()
    followed: tuple[str, ...] = ()
    reported: tuple[str, ...] = ()
    chosen: str = ""
    told: str = ""
    draft: Letter = Letter()
    sent: tuple[Letter, ...] = ()
    way: str = ""
    reached: tuple[str, ...] = ()

    def but(self, **changes: Any) -> "Mailbox":
        """The same situation with something changed."""
        return self.model_copy(update=changes)

    def reach(self, place: str, **changes: Any) -> "Mailbox":
        """One place further in the sign-in; what was reached stays reached."""
        already = place in self.reached
        return self.but(reached=self.reached if already else (*self.reached, place), **changes)
