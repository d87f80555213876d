"""What is done to the page: select a line, type, make bold, add, remove, undo."""

from collections.abc import Callable, Iterator, Mapping

from palier.simulators.contract import text
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.state import Line, Text, Writer

Fields = Mapping[str, str]
Act = Callable[[WriterScenario, Writer, str, Fields], Writer]

PAST = 10
"""Presses that can be undone: more than somebody remembers, little to store."""
MOST_LINES = 80
"""Lines kept of a document: two pages, and nothing to fill a disk with."""
MOST_SIGNS = 5000
"""Signs kept of a document, two full pages: its ten former texts are sealed at every press, with
those of six windows and twenty files."""


def changed(state: Writer, after: Text) -> Writer:
    """The page with another text; the former one can be had back."""
    before = state.window.text
    if after == before:
        return state
    return state.with_window(text=after, past=(*state.window.past, before)[-PAST:])


def with_lines(text_: Text, lines: tuple[Line, ...]) -> Text:
    """The page with these lines, cut where it is full."""
    return text_.model_copy(update={"lines": tuple(_within(lines[:MOST_LINES]))})


def _within(lines: tuple[Line, ...]) -> Iterator[Line]:
    """The page is full at :data:`MOST_SIGNS`: what is beyond is not typed."""
    left = MOST_SIGNS
    for line in lines:
        fits = len(line.text) <= left
        yield line if fits else line.model_copy(update={"text": line.text[:left]})
        left = max(left - len(line.text), 0)


def typed(state: Writer, fields: Fields) -> Writer:
    """What is in the field is on the page, whatever is pressed. A new line makes a new line. On a
    full page it is what was just typed that is cut, never what stood below."""
    rows = [" ".join(row.split()) for row in text(fields, "typed").split("\n")]
    lines = state.window.text.lines
    place = next((n for n, line in enumerate(lines) if line.id == state.line), None)
    if "typed" not in fields or place is None:
        return state
    new, *more = _fitting(rows, (*lines[:place], *lines[place + 1 :]))
    first = lines[place].model_copy(update={"text": new})
    rest = tuple(Line(id=f"n{state.count + n}", text=row) for n, row in enumerate(more, 1))
    whole = with_lines(state.window.text, (*lines[:place], first, *rest, *lines[place + 1 :]))
    return changed(state, whole).but(count=state.count + len(rest))


def _fitting(rows: list[str], others: tuple[Line, ...]) -> Iterator[str]:
    """Of what was typed, what has room on a page that holds ``others``."""
    left = MOST_SIGNS - sum(len(line.text) for line in others)
    for row in rows[: max(1, MOST_LINES - len(others))]:
        yield row[: max(left, 0)]
        left -= len(row)


def edit(_: WriterScenario, state: Writer, key: str, __: Fields) -> Writer:
    return state.but(line=key).saw(key)


def keep(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    return state.but(line="")


def bold(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    lines = tuple(
        line.model_copy(update={"bold": not line.bold}) if line.id == state.line else line
        for line in state.window.text.lines
    )
    return changed(state, with_lines(state.window.text, lines))


def remove(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    lines = tuple(line for line in state.window.text.lines if line.id != state.line)
    return changed(state, with_lines(state.window.text, lines)).but(line="", note="removed")


def add(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    """An empty line below the selected one, selected in its turn; none on a full page."""
    lines, key = state.window.text.lines, f"n{state.count + 1}"
    if len(lines) >= MOST_LINES:
        return state
    place = next((n for n, line in enumerate(lines, 1) if line.id == state.line), len(lines))
    more = (*lines[:place], Line(id=key), *lines[place:])
    after = changed(state, with_lines(state.window.text, more))
    return after.but(line=key, count=state.count + 1)


def undo(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    *past, before = state.window.past
    return state.with_window(text=before, past=tuple(past)).but(line="", note="undone")


ACTS: dict[str, Act] = {
    "edit": edit,
    "keep": keep,
    "bold": bold,
    "remove": remove,
    "add": add,
    "undo": undo,
}
