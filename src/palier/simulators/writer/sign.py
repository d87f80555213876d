"""The sign of a step: what can be seen in a document, a file, or what was done."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from palier.kernel.phrase import Content
from palier.simulators.contract import Key
from palier.simulators.letters import Ignored
from palier.simulators.writer.state import Kind

Part = Annotated[str, StringConstraints(min_length=1, max_length=240)]
Parts = tuple[Part, ...]
Groups = tuple[Parts, ...]
"""In each group at least one word must be there."""


class Kept(Content):
    """The lines of ``file`` are still there, word for word and in order, ``but`` these."""

    file: Key
    but: tuple[Key, ...] = ()


class Sign(Content):
    """Every line filled in must hold, and for one and the same document.

    ``of``: a document that is open or was saved (*page*), a file that the person wrote (*file*),
    one that they opened again after writing it (*reopened*), the file *sent*. ``name``: groups of
    words of its name. ``says``: each is in one of its lines (a telephone number however it is
    grouped); ``gone``: none is; ``ignore`` for both. ``near``: a line at most two slips from each.
    ``order``: lines that follow one another. ``bold`` and ``plain``: lines that are, that are not.
    ``one_page``: it holds on a page, in letters that can be read. ``sides``: the pages scanned, in
    order; ``holds``: among others. ``taken``: sheets scanned, kept or not. ``seen``: what was
    opened, selected or looked at in the scanner. ``untouched``: files left as they were. ``all``:
    other signs, of other documents.
    """

    of: Literal["page", "file", "reopened", "sent"] | None = None
    name: Groups = ()
    folder: Key | None = None
    kind: Kind | None = None
    says: Parts = ()
    gone: Parts = ()
    ignore: tuple[Ignored, ...] = ()
    near: Parts = ()
    order: Parts = ()
    bold: Parts = ()
    plain: Parts = ()
    kept: Kept | None = None
    one_page: Literal[True] | None = None
    sides: Annotated[tuple[Key, ...], Field(max_length=4)] = ()
    holds: tuple[Key, ...] = ()
    taken: tuple[Key, ...] = ()
    seen: tuple[Key, ...] = ()
    untouched: tuple[Key, ...] = ()
    all: tuple["Sign", ...] = ()

    @model_validator(mode="after")
    def looks_at_something(self) -> "Sign":
        asked = self.model_fields_set - {"of", "seen", "taken", "untouched", "ignore", "all"}
        if asked and self.of is None:
            raise ValueError(f"which document has to show {sorted(asked)}? write `of:`")
        if not (self.of or self.seen or self.taken or self.all):
            raise ValueError("a sign looks at something that is done: of, seen, taken or all")
        return self

    def names(self) -> Iterator[str]:
        """What has to exist in the scenario."""
        yield from (*self.sides, *self.holds, *self.taken, *self.seen, *self.untouched)
        yield from [self.folder] if self.folder else []
        yield from (self.kept.file, *self.kept.but) if self.kept else ()
        yield from (name for other in self.all for name in other.names())
