"""What lies around a telephone: a paper to photograph, networks, a sheet to write on."""

from typing import Annotated, Literal

from pydantic import Field

from palier.kernel.phrase import Content
from palier.simulators.contract import Key
from palier.simulators.phone.content import Words
from palier.simulators.phone.numbers import Number

Groups = tuple[tuple[str, ...], ...]
"""In each group at least one word must be there: ``[[jeudi, thursday], [14h, 2pm]]``."""


class Sheet(Content):
    """The paper under the camera, and how the telephone is held at first.

    ``near``: 0 too far to read, 1 the whole sheet, 2 too near, its end is cut off.
    """

    front: Words
    back: Words | None = None
    near: Annotated[int, Field(ge=0, le=2)] = 2
    lit: bool = False
    flat: bool = False


class Picture(Content):
    """A photograph that was there before."""

    id: Key
    says: Words


class Network(Content):
    """A wifi around. No ``code``: anybody enters. ``portal``: a page to accept before."""

    id: Key
    name: Words
    code: str = ""
    portal: bool = False
    works: bool = True


class Box(Content):
    """A line of the sheet of paper beside: what is noted there, and what is right."""

    id: Key
    label: Words
    right: Groups | Number


class Net(Content):
    """The networks around, and how the telephone was left."""

    around: tuple[Network, ...] = ()
    wifi: bool = True
    data: bool = True
    joined: Key | None = None


Side = Literal["front", "back"]
