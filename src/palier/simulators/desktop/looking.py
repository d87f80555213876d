"""Opening, closing, going from folder to folder, searching, sorting."""

from palier.simulators.desktop.acts import Act, Fields, down, line, onto
from palier.simulators.desktop.rows import rows
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop
from palier.simulators.desktop.things import item_at, parent, program_at


def _press(scenario: DesktopScenario, state: Desktop, key: str, _: Fields) -> Desktop:
    """One press marks, a second one on the same thing opens: two clicks, at anybody’s pace.

    Programs open the same way here: it is a real desktop, and the bar below is for one press.
    """
    if state.picked != key:
        return state.happened(f"picked:{_what(state, key)}", picked=key, start=False)
    return _open(scenario, state, key)


def _what(state: Desktop, key: str) -> str:
    item = item_at(state, key)
    return item.of if item else key


def _open(scenario: DesktopScenario, state: Desktop, key: str) -> Desktop:
    item = item_at(state, key)
    if item is not None:
        if item.inside == "bin":
            return state.but(note="binned")
        opened = state.happened(f"opened:{item.of}", f"opened:{item.of}@{item.inside}")
        return onto(opened, f"file:{key}")
    if program_at(scenario, key):
        return onto(state.happened(f"opened:{key}"), f"program:{key}")
    return _go(scenario, state, key, {})


def _go(scenario: DesktopScenario, state: Desktop, place: str, _: Fields) -> Desktop:
    """One window of files, as most people have: another folder takes the place of the first."""
    others = tuple(one for one in state.windows if not one.startswith("place:"))
    went = onto(state.happened(f"went:{place}").but(windows=others), f"place:{place}")
    return _seen(scenario, went)


def _seen(scenario: DesktopScenario, state: Desktop) -> Desktop:
    """What comes on screen by a search, or by sorting, has been found so."""
    how = "found" if state.words else "listed"
    return state.happened(*(f"{how}:{_what(state, key)}" for key in rows(scenario, state)))


def _files(scenario: DesktopScenario, state: Desktop, _: str, fields: Fields) -> Desktop:
    return _go(scenario, state, "documents", fields)


def _up(scenario: DesktopScenario, state: Desktop, _: str, fields: Fields) -> Desktop:
    return _go(scenario, state, parent(scenario, state.top[1]), fields)


def _close(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    kind, key = state.top
    name = _what(state, key)
    bare = ("bare",) if len(state.windows) == 1 else ()
    return down(state).happened(f"closed:{name}" if kind != "place" else "closed", *bare)


def _find(scenario: DesktopScenario, state: Desktop, _: str, fields: Fields) -> Desktop:
    searched = state.but(words=line(fields, "words"), picked="", sheet=0)
    return _seen(scenario, searched)


def _sort(scenario: DesktopScenario, state: Desktop, order: str, _: Fields) -> Desktop:
    return _seen(scenario, state.happened(f"sorted:{order}", sort=order, sheet=0, picked=""))


def _more(scenario: DesktopScenario, state: Desktop, _: str, __: Fields) -> Desktop:
    return _seen(scenario, state.but(sheet=state.sheet + 1, picked=""))


def _less(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return state.but(sheet=state.sheet - 1, picked="")


def _next(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return state.happened(
        f"page:{_what(state, state.top[1])}@{state.page + 1}", page=state.page + 1
    )


def _previous(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return state.but(page=state.page - 1)


def _choose(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    """The first file told to be the right one counts, where it was found."""
    item = item_at(state, state.top[1])
    return state.happened("chosen", chosen=item.of) if item else state


ACTS: dict[str, Act] = {
    "press": _press,
    "go": _go,
    "files": _files,
    "up": _up,
    "close": _close,
    "find": _find,
    "sort": _sort,
    "more": _more,
    "less": _less,
    "next": _next,
    "previous": _previous,
    "choose": _choose,
}
