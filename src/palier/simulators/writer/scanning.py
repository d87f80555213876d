"""The scanner: lay the sheet, look, scan, turn it over, choose a kind, keep."""

from palier.simulators.writer.editing import Act, Fields
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.state import Writer

MOST_PAGES = 4
"""Pages in one scan: two sides, and two more by mistake."""


def scan(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    return state.but(screen="scan", line="")


def lay(_: WriterScenario, state: Writer, key: str, __: Fields) -> Writer:
    return state.but(paper=key, glanced="")


def glance(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    return state.but(glanced=state.paper).saw(state.paper)


def take(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    return state.but(taken=(*state.taken, state.paper), glanced=state.paper)


def drop(_: WriterScenario, state: Writer, place: str, __: Fields) -> Writer:
    n = int(place) - 1
    return state.but(taken=(*state.taken[:n], *state.taken[n + 1 :]))


def kind(_: WriterScenario, state: Writer, key: str, __: Fields) -> Writer:
    return state.but(scan_kind=key)


def keep_scan(scenario: WriterScenario, state: Writer, _: str, __: Fields) -> Writer:
    """The machine proposes a name that says nothing and a folder of its own, as real ones do."""
    if scenario.scanner is None:
        return state
    folder, name = scenario.scanner.folder, scenario.scanner.name
    return state.but(screen="files", purpose="keep_scan", folder=folder, name=name)


ACTS: dict[str, Act] = {
    "scan": scan,
    "lay": lay,
    "glance": glance,
    "take": take,
    "drop": drop,
    "kind": kind,
    "keep_scan": keep_scan,
}
