"""The signs of an exercise: what must be seen for a step to be shown."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from palier.kernel.phrase import Content
from palier.simulators.contract import Key


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Keys = Annotated[tuple[Key, ...], BeforeValidator(_one_or_more)]
Mark = Annotated[str, StringConstraints(pattern=r"^[a-z]+(:[a-z0-9_]+)?(@[a-z0-9_]+)?$")]
Marks = Annotated[tuple[Mark, ...], BeforeValidator(_one_or_more)]


class Printed(Content):
    """One job holds every line filled in. ``once``: nothing else was sent to any printer."""

    file: Key | None = None
    pages: tuple[int, ...] | None = None
    copies: Annotated[int, Field(ge=1, le=9)] | None = None
    printer: Key | None = None
    once: bool = False


class Sign(Content):
    """Every line that is filled in must hold.

    ``marks`` happened, one of ``either`` did, ``never`` did not. ``at``: the file, or a copy, lies
    there; ``gone``: none lies in any of these places. ``named``: in each group, one of the words.
    ``bare``: every window is closed. ``closed``: nobody’s session is open. ``clear``: nothing is
    left in the tray, on the glass, or in the machine.
    """

    marks: Marks | None = None
    either: Marks | None = None
    never: Marks | None = None
    at: dict[Key, Key] | None = None
    gone: dict[Key, Keys] | None = None
    named: dict[Key, tuple[tuple[str, ...], ...]] | None = None
    printed: Printed | None = None
    chosen: Key | None = None
    inside: Key | None = None
    bare: Literal[True] | None = None
    closed: Literal[True] | None = None
    clear: tuple[Literal["tray", "glass", "stick"], ...] | None = None
