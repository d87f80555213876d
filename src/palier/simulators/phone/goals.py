"""The sign of a scored step: something that can be seen in a state."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from palier.kernel.phrase import Content
from palier.simulators.contract import Key
from palier.simulators.phone.numbers import Number
from palier.simulators.phone.things import Groups, Side


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Mark = Annotated[str, StringConstraints(pattern=r"^[a-z_]+(:[a-z0-9_]+)?$")]
Marks = Annotated[tuple[Mark, ...], BeforeValidator(_one_or_more)]
Keys = Annotated[tuple[Key, ...], BeforeValidator(_one_or_more)]


class Said(Content):
    """A message that left. ``photos``: exactly these, a side of the sheet or a picture.
    ``unsaid``: none of these words. ``clear``: each photograph of the sheet can be read."""

    to: Number | None = None
    says: Groups = ()
    unsaid: tuple[str, ...] = ()
    photos: Annotated[tuple[str, ...] | None, BeforeValidator(_one_or_more)] = None
    clear: bool = False


class Look(Content):
    """A photograph of the sheet that was kept, with these qualities at once."""

    side: Side | None = None
    whole: bool = False
    lit: bool = False
    flat: bool = False


class Saved(Content):
    number: Number
    name: Groups = ()


class Goal(Content):
    """Every line that is filled in must hold.

    ``all``, ``any``, ``none`` speak of what happened; of those in ``first`` that happened, the one
    written first came first. ``blocked`` is the exact set of numbers; ``net`` the network, "none"
    when there is none.
    """

    all: Marks = ()
    any: Marks = ()
    none: Marks = ()
    first: Marks = ()
    text: Said | None = None
    shot: Look | None = None
    saved: Saved | None = None
    noted: Keys | None = None
    greeting: Groups | None = None
    blocked: tuple[Number, ...] | None = None
    net: Key | None = None
    data: bool | None = None
    either: Annotated[tuple["Goal", ...], Field(max_length=3)] = ()
