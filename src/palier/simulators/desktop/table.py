"""What stands around the computer: the stick, the tray of the printer, the glass, a program."""

from palier.simulators.desktop.acts import Act, Fields
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop, Item
from palier.simulators.desktop.things import item_at, program_at


def _plug(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return state.happened("plugged", stick="in", note="plugged")


def _pull(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    """Pulled at once, nothing is said: so it is in life, and most often nothing happens."""
    how = "pulled" if state.stick == "safe" else "torn"
    return _unstuck(state).happened(how, stick="table", note="pulled")


def _eject(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    """As real machines do, it waits for the files of the stick to be closed."""
    items = (item_at(state, key.removeprefix("file:")) for key in state.windows)
    if any(item and item.inside == "stick" for item in items):
        return state.but(note="busy")
    return _unstuck(state).happened("ejected", stick="safe", note="ejected")


def _unstuck(state: Desktop) -> Desktop:
    """The windows that showed the stick close with it."""
    on_stick = {f"{kind}:{i.id}" for i in state.items if i.inside == "stick" for kind in SHOWING}
    kept = tuple(one for one in state.windows if one not in on_stick | {"place:stick"})
    return state.but(windows=kept, picked="", words="", sheet=0, menu=False)


SHOWING = ("file", "print", "name")


def _tray(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    if not state.tray:
        return state.but(note="tray")
    return state.happened("took", hand=state.tray, tray=0, note="took")


def _lay(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return state.happened("laid", glass=True, note="laid")


def _lift(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return state.happened("lifted", glass=False, note="lifted")


def _scan(scenario: DesktopScenario, state: Desktop, _: str, __: Fields) -> Desktop:
    program = program_at(scenario, state.top[1])
    if not state.glass or program is None or program.scans is None:
        return state.but(note="glass")
    return _new(state, program.scans, "scans").happened("scanned", note="scanned")


def _take(scenario: DesktopScenario, state: Desktop, _: str, __: Fields) -> Desktop:
    program = program_at(scenario, state.top[1])
    if program is None or program.gives is None:
        return state
    return _new(state, program.gives, "downloads").happened("downloaded", note="downloaded")


def _new(state: Desktop, file: str, place: str) -> Desktop:
    """Once: a second press finds the file already there; thrown away, it is made again."""
    there = item_at(state, file)
    if there and there.inside != "bin":
        return state
    others = tuple(item for item in state.items if item.id != file)
    return state.but(items=(*others, Item(id=file, of=file, inside=place)))


def _signout(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    page = state.top[1]
    kept = tuple(one for one in state.signed if one != page)
    return state.happened(f"signout:{page}", signed=kept, note="signedout")


ACTS: dict[str, Act] = {
    "plug": _plug,
    "pull": _pull,
    "eject": _eject,
    "tray": _tray,
    "lay": _lay,
    "lift": _lift,
    "scan": _scan,
    "take": _take,
    "signout": _signout,
}
