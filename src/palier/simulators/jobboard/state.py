"""The situation on the board between two presses: where one is, what was typed, what happened."""

from typing import Any

from pydantic import Field

from palier.simulators.contract import State


class Board(State):
    """``room`` is where *back* leads; ``at`` the thing on screen.

    ``draft`` is what boxes hold, ``filed`` what was sent, both by ``form.box``. ``marks``: the
    presses taken, each once, in order. ``shown``: the steps seen, which stay seen. ``refused``:
    the last press asked for something more, said by ``told``.
    """

    screen: str
    room: str
    at: str = ""
    page: int = 0
    told: str = ""
    refused: bool = False
    draft: dict[str, str] = Field(default_factory=dict)
    filed: dict[str, str] = Field(default_factory=dict)
    marks: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()
    stopped: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()

    def but(self, **changes: Any) -> "Board":
        """The same situation with something changed."""
        return self.model_copy(update=changes)

    def to(self, screen: str, at: str = "", told: str = "") -> "Board":
        """On another screen, at its beginning."""
        return self.but(screen=screen, at=at, page=0, told=told)

    def refuse(self, told: str) -> "Board":
        """Still here: something is asked for first, in words."""
        return self.but(told=told, refused=True)

    def happened(self, *marks: str) -> "Board":
        new = tuple(mark for mark in dict.fromkeys(marks) if mark not in self.marks)
        return self.but(marks=self.marks + new)

    def has(self, mark: str) -> bool:
        return mark in self.marks

    def typed(self, form: str, box: str) -> str:
        """What a box holds: what is being typed, else what was sent."""
        name = f"{form}.{box}"
        return self.draft.get(name, self.filed.get(name, ""))

    def send(self, form: str) -> "Board":
        """A form sent: all it holds is filed."""
        mine = {name: held for name, held in self.draft.items() if name.startswith(f"{form}.")}
        return self.but(filed={**self.filed, **mine})

    def sent(self, form: str) -> dict[str, str]:
        """What was sent with a form, by box."""
        start = f"{form}."
        return {n.removeprefix(start): v for n, v in self.filed.items() if n.startswith(start)}
