"""What an exercise in the word processor is made of; see ``content/tasks/writer``."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from palier.kernel.phrase import Content, Phrase
from palier.simulators.contract import Key
from palier.simulators.writer.sign import Sign
from palier.simulators.writer.state import Kind, Margins, Size

FileName = Annotated[str, StringConstraints(pattern=r"^[^/.\n]{1,60}$")]


class Folder(Content):
    id: Key
    says: Phrase


class File(Content):
    """A file that is there before: ``lines`` are its words, in French as a CV for a French employer
    is in every language; ``**so**`` is bold. ``when`` is its date, as the window of files says."""

    id: Key
    name: FileName
    folder: Key
    when: Phrase
    kind: Kind = "doc"
    lines: Annotated[tuple[str, ...], Field(max_length=40)] = ()
    size: Size = 12
    margins: Margins = "normal"


class Lay(Content):
    """A way to put the sheet in the scanner, and what the machine then sees of it."""

    id: Key
    says: Phrase
    sees: Phrase
    drawing: Key


class Scanner(Content):
    """``name`` is what the machine calls a scan, ``folder`` where it puts it unless told."""

    lays: Annotated[tuple[Lay, ...], Field(min_length=3, max_length=5)]
    name: FileName = "numerisation_0007"
    folder: Key


class WriterScenario(Content):
    """A word processor with its files. ``opens`` is the document on screen at first (none: the
    first screen offers to open one); ``slip`` the lines that were erased just before, by accident;
    ``sheet`` how many lines a page holds; ``card`` what lies beside the screen; ``mail`` asks for
    a file and ends the exercise when it is sent. ``goals`` says how each step is seen."""

    folders: Annotated[tuple[Folder, ...], Field(min_length=1, max_length=6)]
    files: Annotated[tuple[File, ...], Field(max_length=14)] = ()
    opens: Key | None = None
    slip: tuple[Key, ...] = ()
    sheet: Annotated[int, Field(ge=10, le=60)] = 40
    card: Phrase | None = None
    scanner: Scanner | None = None
    mail: Phrase | None = None
    goals: Annotated[dict[Key, Sign], Field(min_length=1, max_length=6)]

    @model_validator(mode="after")
    def names_exist(self) -> "WriterScenario":
        """Every folder, file and way to lay a sheet that is named is there."""
        if strangers := set(_used(self)) - _known(self):
            raise ValueError(f"nothing here is called {', '.join(sorted(strangers))}")
        return self


def _known(scenario: WriterScenario) -> set[str]:
    ids = {folder.id for folder in scenario.folders} | {file.id for file in scenario.files}
    ids |= {lay.id for lay in scenario.scanner.lays} if scenario.scanner else set()
    return ids | {f"p{n}" for file in scenario.files for n in range(1, len(file.lines) + 1)}


def _used(scenario: WriterScenario) -> Iterator[str]:
    yield from (file.folder for file in scenario.files)
    yield from scenario.slip
    yield from [scenario.opens] if scenario.opens else []
    yield from [scenario.scanner.folder] if scenario.scanner else []
    for sign in scenario.goals.values():
        yield from sign.names()
