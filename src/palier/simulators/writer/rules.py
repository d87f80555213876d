"""The state machine of the word processor. Pure: no clock, no dice, no request."""

from palier.simulators.contract import KEEP, verb
from palier.simulators.writer import editing, filing, leaving, scanning, storing, whole
from palier.simulators.writer.cabinet import first_text
from palier.simulators.writer.editing import Act, Fields
from palier.simulators.writer.offers import offers
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.state import Window, Writer


def start(scenario: WriterScenario) -> Writer:
    """A document on screen, just after its ``slip``, or the first screen."""
    file = next((one for one in scenario.files if one.id == scenario.opens), None)
    if file is None:
        return Writer()
    whole = first_text(file)
    left = tuple(line for line in whole.lines if line.id not in scenario.slip)
    text = whole.model_copy(update={"lines": left})
    window = Window(file=file.id, text=text, past=(whole,) if scenario.slip else ())
    return Writer(screen="page", windows=(window,), at=0, folder=file.folder)


def move(scenario: WriterScenario, state: Writer, fields: Fields) -> Writer:
    """What the pressed button does. Not offered on this screen: nothing changes.

    Leaving the exercise presses :data:`KEEP` on any screen: only what is being typed counts then.
    """
    name, target = verb(fields)
    pressed = f"{name}:{target}" if target else name
    if pressed not in offers(scenario, state):
        return state
    kept = _kept(state, fields).but(note="", menu=state.menu and name == "menu")
    return ACTS[name](scenario, kept, target, fields)


def _kept(state: Writer, fields: Fields) -> Writer:
    """What is being typed is never lost, whatever button is pressed."""
    if state.screen == "page" and state.line:
        return editing.typed(state, fields)
    return filing.named(state, fields) if state.screen == "files" else state


def _menu(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    return state.but(menu=not state.menu)


def _rename(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    return state.but(screen="files")


def _send(_: WriterScenario, state: Writer, __: str, ___: Fields) -> Writer:
    return state.but(sent=state.chosen)


def _show(screen: str) -> Act:
    return lambda _, state, __, ___: state.but(screen=screen, line="")


ACTS: dict[str, Act] = {
    KEEP: editing.keep,
    "menu": _menu,
    "rename": _rename,
    "layout": _show("layout"),
    "replace": _show("replace"),
    "mail": _show("mail"),
    "send": _send,
    **editing.ACTS,
    **filing.ACTS,
    **leaving.ACTS,
    **scanning.ACTS,
    **storing.ACTS,
    **whole.ACTS,
}
