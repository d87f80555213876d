"""Reading the boxes of the page on screen: hostile until read here."""

from collections.abc import Mapping

from palier.simulators.contract import text
from palier.simulators.jobboard.page import Box, Page
from palier.simulators.jobboard.reading import line
from palier.simulators.jobboard.state import Board


def typed(page: Page, state: Board, fields: Mapping[str, str]) -> Board:
    """The state with what the boxes of ``page`` now hold."""
    read = {f"{box.form}.{box.name}": _read(box, state, fields) for box in page.boxes()}
    return state.but(draft={**state.draft, **read})


def _read(box: Box, state: Board, fields: Mapping[str, str]) -> str:
    """A box that was not sent keeps what it held; a box to tick is not sent when it is empty."""
    if box.kind == "tick":
        return "yes" if box.name in fields else ""
    if box.name not in fields:
        return state.typed(box.form, box.name)
    raw = text(fields, box.name)
    if box.kind == "choice":
        return raw if raw in dict(box.options) else ""
    return raw.strip() if box.kind == "long" else line(raw)
