"""What the window of files and the scanner show."""

from typing import Any

from palier.simulators.writer.cabinet import ENDINGS, find
from palier.simulators.writer.offers import rows
from palier.simulators.writer.scenario import Lay, WriterScenario
from palier.simulators.writer.state import Filed, Writer


def full_name(file: Filed | None) -> str:
    return f"{file.name}{ENDINGS[file.kind]}" if file else ""


def files(scenario: WriterScenario, state: Writer, language: str) -> dict[str, Any]:
    dates = {file.id: file.when.said(language) for file in scenario.files}
    read = find(scenario, state, state.reading) if state.reading else None
    shown = [] if state.screen not in ("files", "clash") else rows(scenario, state)
    return {
        "purpose": state.purpose,
        "folders": [(f.id, f.says.said(language), f.id == state.folder) for f in scenario.folders],
        "rows": [
            (one.id, full_name(one), one.kind, "" if new else dates[one.id]) for one, new in shown
        ],
        "name": state.name,
        "reading": full_name(read),
        "read": [(line.text, line.bold) for line in read.text.lines] if read else [],
        "sides": [_lay(scenario, key, language) for key in read.sides] if read else [],
    }


def scanner(scenario: WriterScenario, state: Writer, language: str) -> dict[str, Any]:
    lays = scenario.scanner.lays if scenario.scanner else ()
    return {
        "lays": [(_shown(lay, language), lay.id == state.paper) for lay in lays],
        "glanced": _lay(scenario, state.glanced, language),
        "taken": [_lay(scenario, key, language) for key in state.taken],
        "kinds": [(kind, kind == state.scan_kind) for kind in ("image", "pdf")],
    }


def _lay(scenario: WriterScenario, key: str, language: str) -> dict[str, str] | None:
    lays = scenario.scanner.lays if scenario.scanner else ()
    return next((_shown(lay, language) for lay in lays if lay.id == key), None)


def _shown(lay: Lay, language: str) -> dict[str, str]:
    return {
        "id": lay.id,
        "says": lay.says.said(language),
        "sees": lay.sees.said(language),
        "drawing": lay.drawing,
    }
