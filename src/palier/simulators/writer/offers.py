"""What can be pressed now. A move that is not offered changes nothing: a forged one has no hold."""

from collections.abc import Callable, Iterator

from palier.simulators.writer.cabinet import Shown, cabinet
from palier.simulators.writer.scanning import MOST_PAGES
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.state import Writer

SIZES = ("12", "11", "10", "8")
MARGINS = ("wide", "normal", "narrow")


def over(_: WriterScenario, state: Writer) -> bool:
    """Once the file is sent nothing more can be done: an e-mail does not come back."""
    return bool(state.sent)


def rows(scenario: WriterScenario, state: Writer) -> list[Shown]:
    """The files of the folder on screen."""
    return [one for one in cabinet(scenario, state) if one.filed.folder == state.folder]


def offers(scenario: WriterScenario, state: Writer) -> list[str]:
    """The value of every button on screen, in the order of the screen; none when it is over."""
    return [] if over(scenario, state) else list(SCREENS[state.screen](scenario, state))


def _home(scenario: WriterScenario, _: Writer) -> Iterator[str]:
    yield "open"
    yield from ["scan"] if scenario.scanner else []
    yield from ["mail"] if scenario.mail else []


def _page(scenario: WriterScenario, state: Writer) -> Iterator[str]:
    yield from ("keep", "menu", "save", "layout", "replace")
    yield from ["undo"] if state.window.past else []
    yield from _menu(scenario) if state.menu else ()
    for line in state.window.text.lines:
        if line.id == state.line:
            yield from ("bold", "add", "remove")
        else:
            yield f"edit:{line.id}"
    yield from [] if state.window.text.lines else ["add"]
    yield from ["mail"] if scenario.mail else []


def _menu(scenario: WriterScenario) -> Iterator[str]:
    yield from ("open", "saveas", "export")
    yield from ["scan"] if scenario.scanner else []
    yield "close"


def _files(scenario: WriterScenario, state: Writer) -> Iterator[str]:
    yield "leave"
    yield from (f"folder:{folder.id}" for folder in scenario.folders)
    if state.purpose in ("open", "attach"):
        yield from (f"pick:{one.filed.id}" for one in rows(scenario, state))
    else:
        yield "store"


def _scan(scenario: WriterScenario, state: Writer) -> Iterator[str]:
    yield "leave"
    yield from (f"lay:{lay.id}" for lay in (scenario.scanner.lays if scenario.scanner else ()))
    yield from ["glance"] if state.paper else []
    yield from ["take"] if state.paper and len(state.taken) < MOST_PAGES else []
    yield from (f"drop:{n}" for n in range(1, len(state.taken) + 1))
    yield from [*(f"kind:{kind}" for kind in ("image", "pdf")), "keep_scan"] if state.taken else []


def _mail(_: WriterScenario, state: Writer) -> Iterator[str]:
    yield from ("leave", "attach")
    yield from ["send"] if state.chosen else []


def _layout(_: WriterScenario, __: Writer) -> list[str]:
    sizes = [f"size:{size}" for size in SIZES]
    return ["leave", *sizes, *(f"margins:{name}" for name in MARGINS)]


SCREENS: dict[str, Callable[[WriterScenario, Writer], Iterator[str] | list[str]]] = {
    "home": _home,
    "page": _page,
    "files": _files,
    "clash": lambda *_: ["overwrite", "rename"],
    "closing": lambda *_: ["close_kept", "close_lost", "leave"],
    "layout": _layout,
    "replace": lambda *_: ["swap", "leave"],
    "reader": lambda *_: ["leave"],
    "scan": _scan,
    "mail": _mail,
}
