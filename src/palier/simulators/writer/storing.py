"""Writing a file: where it was, under another name, as PDF, or what the scanner took."""

from palier.simulators.writer.cabinet import find, kind_of, namesake
from palier.simulators.writer.editing import Act, Fields
from palier.simulators.writer.filing import ask
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.state import Filed, Writer

MOST_FILES = 20
"""Files that one person writes in one exercise: past it, the cupboard is full."""


def save(scenario: WriterScenario, state: Writer, _: str, __: Fields) -> Writer:
    """A document that is kept somewhere is kept again there; a new one asks where."""
    here = find(scenario, state, state.window.file)
    if here is None:
        return ask("save")(scenario, state, "", {})
    return _kept(state, here.model_copy(update={"text": state.window.text})).but(
        line="", note="saved"
    )


def _kept(state: Writer, filed: Filed) -> Writer:
    others = tuple(one for one in state.files if one.id != filed.id)
    return state.but(files=(*others, filed))


def store(scenario: WriterScenario, state: Writer, _: str, __: Fields) -> Writer:
    """Without a name, nothing; under a name that is taken, the machine asks first."""
    if not state.name:
        return state.but(note="nameless")
    if namesake(scenario, state) is not None:
        return state.but(screen="clash")
    return _write(state, f"f{state.count + 1}").but(count=state.count + 1)


def overwrite(scenario: WriterScenario, state: Writer, _: str, __: Fields) -> Writer:
    other = namesake(scenario, state)
    return _write(state, other.id) if other else state


def _write(state: Writer, key: str) -> Writer:
    """A new name for a document moves its window there, as saving elsewhere does; an export or
    a scan leaves the page as it was."""
    mine = {filed.id for filed in state.files}
    if key not in mine and len(mine) >= MOST_FILES:
        return state.but(screen="page" if state.windows else "home")
    scan = state.purpose == "keep_scan"
    filed = Filed.model_validate(
        {
            "id": key,
            "name": state.name,
            "folder": state.folder,
            "kind": kind_of(state),
            "text": {} if scan else state.window.text.model_dump(),
            "sides": state.taken if scan else (),
        }
    )
    moved = state.with_window(file=key) if state.purpose == "save" else state
    note = {"export": "exported", "keep_scan": "scanned"}.get(state.purpose, "saved")
    cleared = moved.but(taken=()) if scan else moved
    return _kept(cleared, filed).but(screen="page" if state.windows else "home", note=note)


ACTS: dict[str, Act] = {"save": save, "store": store, "overwrite": overwrite}
