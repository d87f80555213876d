"""Going back from a window, and closing a document without losing what was written."""

from palier.simulators.writer.cabinet import is_kept
from palier.simulators.writer.editing import Act, Fields
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.state import Writer
from palier.simulators.writer.storing import save


def leave(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    back = "scan" if state.screen == "files" and state.purpose == "keep_scan" else ""
    back = "mail" if state.screen == "files" and state.purpose == "attach" else back
    return state.but(screen=back or ("page" if state.windows else "home"))


def close(scenario: WriterScenario, state: Writer, _: str, __: Fields) -> Writer:
    """What was changed since it was kept is asked about, as real ones do."""
    if is_kept(scenario, state, state.window):
        return _closed(state)
    return state.but(screen="closing", line="")


def _closed(state: Writer) -> Writer:
    left = tuple(one for n, one in enumerate(state.windows) if n != state.at)
    return state.but(
        windows=left, at=len(left) - 1, line="", screen="page" if left else "home", note="closed"
    )


def close_kept(scenario: WriterScenario, state: Writer, _: str, __: Fields) -> Writer:
    return _closed(save(scenario, state, "", {}))


def close_lost(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    return _closed(state)


ACTS: dict[str, Act] = {
    "leave": leave,
    "close": close,
    "close_kept": close_kept,
    "close_lost": close_lost,
}
