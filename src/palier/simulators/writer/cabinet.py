"""Every file that the window of files shows: those of the scenario, as the person changed them."""

import re
from typing import NamedTuple

from palier.simulators.writer.scenario import File, WriterScenario
from palier.simulators.writer.state import Filed, Line, Text, Window, Writer

ENDINGS = {"doc": ".docx", "pdf": ".pdf", "image": ".jpg"}
LONGEST = 60
"""Signs of a file name: what the window of files shows without cutting."""


class Shown(NamedTuple):
    """A file on a row; ``new`` when the person wrote it."""

    filed: Filed
    new: bool


def first_text(file: File) -> Text:
    """The words of a file of the scenario; ``**bold**`` lines lose their stars."""
    lines = (_line(f"p{n}", raw) for n, raw in enumerate(file.lines, 1))
    return Text(lines=tuple(lines), size=file.size, margins=file.margins)


def _line(key: str, raw: str) -> Line:
    bold = raw.startswith("**") and raw.endswith("**") and len(raw) > 4
    return Line(id=key, text=raw[2:-2] if bold else raw, bold=bold)


def cabinet(scenario: WriterScenario, state: Writer) -> list[Shown]:
    """Every file, those of the person first: the newest is on top, as such windows do."""
    written = {filed.id for filed in state.files}
    old = [_filed(file) for file in scenario.files if file.id not in written]
    return [Shown(one, True) for one in reversed(state.files)] + [Shown(one, False) for one in old]


def _filed(file: File) -> Filed:
    return Filed(
        id=file.id, name=file.name, folder=file.folder, kind=file.kind, text=first_text(file)
    )


def find(scenario: WriterScenario, state: Writer, key: str) -> Filed | None:
    return next((one for one, _ in cabinet(scenario, state) if one.id == key), None)


def is_kept(scenario: WriterScenario, state: Writer, window: Window) -> bool:
    """Whether what a window shows is what its file says."""
    here = find(scenario, state, window.file)
    return here is not None and here.text == window.text


def namesake(scenario: WriterScenario, state: Writer) -> Filed | None:
    """The file that already bears the typed name, at the same place and of the same kind."""
    kind = kind_of(state)
    return next(
        (
            one
            for one, _ in cabinet(scenario, state)
            if (one.name.casefold(), one.folder, one.kind)
            == (state.name.casefold(), state.folder, kind)
        ),
        None,
    )


def kind_of(state: Writer) -> str:
    """What would be kept now: a text, a PDF, or what the scanner was asked for."""
    return {"export": "pdf", "keep_scan": state.scan_kind}.get(state.purpose, "doc")


def tidy(name: str) -> str:
    """A typed file name: one line, without the ending that the machine adds by itself."""
    plain = re.sub(r"[/\\:*?\"<>|]", "-", " ".join(name.split()))
    return re.sub(r"\.(docx?|pdf|jpe?g|odt)$", "", plain, flags=re.IGNORECASE)[:LONGEST].strip()
