"""What a screen is made of. A press that is not drawn on it cannot be made."""

from dataclasses import dataclass
from typing import Literal

from palier.kernel.phrase import Phrase

Said = Phrase | str
"""A text of ours in two languages, or what the person typed, as it is."""

Kind = Literal["line", "long", "number", "choice", "tick"]


@dataclass(frozen=True)
class Press:
    """A button. ``main``: the one that goes on; ``here``: it is where one is, or what one chose."""

    do: str
    says: Said
    icon: str = ""
    main: bool = False
    here: bool = False


@dataclass(frozen=True)
class Box:
    """A box of a form, named ``form.box`` in the state and ``box`` on screen."""

    form: str
    name: str
    label: Said
    kind: Kind = "line"
    options: tuple[tuple[str, Said], ...] = ()


@dataclass(frozen=True)
class Heading:
    says: Said


@dataclass(frozen=True)
class Text:
    says: Said


@dataclass(frozen=True)
class Facts:
    rows: tuple[tuple[Said, Said], ...]


@dataclass(frozen=True)
class Row:
    """One thing of a list: pressed, it opens; ``tag`` is a short word on it."""

    do: str
    title: Said
    lines: tuple[Said, ...]
    tag: Said = ""
    here: bool = False


@dataclass(frozen=True)
class Rows:
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Boxes:
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Bar:
    presses: tuple[Press, ...]


Block = Heading | Text | Facts | Rows | Boxes | Bar


@dataclass(frozen=True)
class Page:
    """A screen: its title, the way back, and what it holds, from top to bottom."""

    title: Said
    blocks: tuple[Block, ...]
    back: str = ""

    def boxes(self) -> tuple[Box, ...]:
        return tuple(box for b in self.blocks if isinstance(b, Boxes) for box in b.boxes)

    def enter(self) -> str:
        """What the key Enter presses in a box of one line: what goes on, as on any site."""
        main = (one.do for b in self.blocks if isinstance(b, Bar) for one in b.presses if one.main)
        return next(main, "") if self.boxes() else ""

    def presses(self) -> tuple[str, ...]:
        """What can be pressed in the page itself, from top to bottom."""
        return ((self.back,) if self.back else ()) + tuple(
            press.do for block in self.blocks for press in pressable(block)
        )


def pressable(block: Block) -> tuple[Row | Press, ...]:
    """What can be pressed in a block."""
    if isinstance(block, Rows):
        return block.rows
    return block.presses if isinstance(block, Bar) else ()
