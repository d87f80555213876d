"""What one does to files: copy, move, rename, put in the bin, and empty it."""

from palier.simulators.desktop.acts import Act, Fields, down, line, onto
from palier.simulators.desktop.rows import last_sheet
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop, Item
from palier.simulators.desktop.things import item_at, says, visible

MOST_ITEMS = 40
"""Files on one computer: three times what an exercise shows, so that a state stays small."""


def _menu(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    item = item_at(state, state.picked)
    return state.happened(f"menu:{item.of}", menu=True) if item else state


def _unfold(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return state


def _copy(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return _clip(state, cut=False)


def _cut(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return _clip(state, cut=True)


def _clip(state: Desktop, *, cut: bool) -> Desktop:
    item = item_at(state, state.picked)
    if item is None:
        return state
    act = "cut" if cut else "copied"
    return state.happened(f"{act}:{item.of}", clip=item.id, cut=cut, note=act)


def _paste(scenario: DesktopScenario, state: Desktop, _: str, __: Fields) -> Desktop:
    item = item_at(state, state.clip)
    place = state.top[1] or "desktop"
    if item is None or not visible(scenario, state, item):
        return state.but(clip="")
    pasted = state.happened(f"pasted:{item.of}@{place}")
    if state.cut:
        return _put(pasted, item, inside=place).but(clip="")
    if len(state.items) >= MOST_ITEMS:
        return state
    return pasted.but(items=(*state.items, _again(scenario, state, item, place)))


def _again(scenario: DesktopScenario, state: Desktop, item: Item, place: str) -> Item:
    """A copy. Beside a file of the same name it is told apart by a number, as everywhere."""
    key = next(k for n in range(1, MOST_ITEMS + 2) if not item_at(state, k := f"{item.of}_c{n}"))
    name = says(scenario, item, "fr")
    taken = {says(scenario, one, "fr") for one in state.items if one.inside == place}
    stem, dot, end = name.rpartition(".")
    apart = f"{stem or name} (2){dot}{end if stem else ''}" if name in taken else item.name
    return Item(id=key, of=item.of, inside=place, name=apart)


def _put(state: Desktop, item: Item, **changes: str) -> Desktop:
    moved = item.model_copy(update=changes)
    return state.but(
        items=tuple(moved if one.id == item.id else one for one in state.items), picked=""
    )


def _delete(scenario: DesktopScenario, state: Desktop, _: str, __: Fields) -> Desktop:
    """On a stick there is no bin: what is deleted there is gone, here as in life."""
    item = item_at(state, state.picked)
    if item is None:
        return state
    deleted = state.happened(f"deleted:{item.of}").but(note="deleted")
    gone = item.inside == "stick"
    after = _without(deleted, {item.id}) if gone else _put(deleted, item, inside="bin")
    return after.but(sheet=min(after.sheet, last_sheet(scenario, after)))


def _without(state: Desktop, gone: set[str]) -> Desktop:
    """These files exist no more: their windows close with them."""
    kept = tuple(item for item in state.items if item.id not in gone)
    shown = {f"file:{key}" for key in gone}
    windows = tuple(window for window in state.windows if window not in shown)
    return state.but(items=kept, windows=windows, picked="")


def _rename(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    item = item_at(state, state.picked)
    if item is None:
        return state
    asked = state.happened(f"naming:{item.of}")
    return asked.but(windows=(*state.windows, f"name:{item.id}"))


def _name(scenario: DesktopScenario, state: Desktop, _: str, fields: Fields) -> Desktop:
    """The end of a name (".pdf") stays, whether it was typed again or not."""
    item, typed = item_at(state, state.top[1]), line(fields, "words")
    if item is None or not typed:
        return state.but(note="unnamed")
    end = says(scenario, item, "fr").rpartition(".")[2]
    whole = typed if typed.lower().endswith(f".{end}") else f"{typed}.{end}"
    if not whole[: -len(end)].strip(" ."):
        return state.but(note="unnamed")
    named = _put(state, item, name=whole)
    return named.but(windows=state.windows[:-1], note="named")


def _cancel(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return state.but(windows=state.windows[:-1])


def _empty(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return onto(state, "empty")


def _yes(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    binned = {item.id for item in state.items if item.inside == "bin"}
    return _without(down(state), binned).happened("emptied")


ACTS: dict[str, Act] = {
    "menu": _menu,
    "unfold": _unfold,
    "copy": _copy,
    "cut": _cut,
    "paste": _paste,
    "delete": _delete,
    "rename": _rename,
    "name": _name,
    "cancel": _cancel,
    "empty": _empty,
    "yes": _yes,
}
