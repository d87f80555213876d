"""The window of files: asked for to open, save elsewhere, export or attach; its rows."""

from palier.simulators.contract import text
from palier.simulators.writer.cabinet import cabinet, find, is_kept, tidy
from palier.simulators.writer.editing import Act, Fields
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.state import Purpose, Window, Writer

MOST_WINDOWS = 6


def named(state: Writer, fields: Fields) -> Writer:
    """What is typed as a name is kept, whatever is pressed."""
    return state.but(name=tidy(text(fields, "name"))) if "name" in fields else state


def ask(purpose: Purpose) -> Act:
    """The button that brings the window of files for ``purpose``."""

    def _ask(scenario: WriterScenario, state: Writer, _: str, __: Fields) -> Writer:
        here = find(scenario, state, state.window.file)
        folder = here.folder if here else state.folder or scenario.folders[0].id
        name = here.name if here else ""
        return state.but(screen="files", purpose=purpose, folder=folder, name=name, line="")

    return _ask


def folder(_: WriterScenario, state: Writer, key: str, __: Fields) -> Writer:
    return state.but(folder=key)


def pick(scenario: WriterScenario, state: Writer, key: str, __: Fields) -> Writer:
    if state.purpose == "attach":
        return state.but(screen="mail", chosen=key)
    return _open(scenario, state.saw(key), key)


def _open(scenario: WriterScenario, state: Writer, key: str) -> Writer:
    """A text opens in a window, its own when it is open already; the rest is only looked at."""
    file = next(one for one, _ in cabinet(scenario, state) if one.id == key)
    again = tuple(one.model_copy(update={"reopened": True}) if one.id == key else one
                  for one in state.files)  # fmt: skip
    state = state.but(files=again, line="", menu=False)
    if file.kind != "doc":
        return state.but(screen="reader", reading=key)
    place = next((n for n, one in enumerate(state.windows) if one.file == key), None)
    if place is not None:
        return state.but(screen="page", at=place)
    windows = (*_with_room(scenario, state), Window(file=key, text=file.text))[:MOST_WINDOWS]
    return state.but(screen="page", windows=windows, at=len(windows) - 1)


def _with_room(scenario: WriterScenario, state: Writer) -> tuple[Window, ...]:
    """The windows, less the oldest whose words are kept when there is no place for another."""
    if len(state.windows) < MOST_WINDOWS:
        return state.windows
    safe = (n for n, one in enumerate(state.windows) if is_kept(scenario, state, one))
    oldest = next(safe, MOST_WINDOWS)
    return (*state.windows[:oldest], *state.windows[oldest + 1 :])


ACTS: dict[str, Act] = {
    "open": ask("open"),
    "saveas": ask("save"),
    "export": ask("export"),
    "attach": ask("attach"),
    "folder": folder,
    "pick": pick,
}
