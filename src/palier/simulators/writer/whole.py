"""What is done to the whole document at once: its size, its margins, words replaced everywhere."""

from palier.simulators.contract import text
from palier.simulators.writer.editing import Act, Fields, changed, with_lines
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.state import Writer


def size(_: WriterScenario, state: Writer, points: str, __: Fields) -> Writer:
    return changed(state, state.window.text.model_copy(update={"size": int(points)}))


def margins(_: WriterScenario, state: Writer, wanted: str, __: Fields) -> Writer:
    return changed(state, state.window.text.model_copy(update={"margins": wanted}))


def swap(_: WriterScenario, state: Writer, __: str, fields: Fields) -> Writer:
    """Everywhere at once; capitals and accents count, so that only what was meant changes."""
    sought, put = (" ".join(text(fields, name).split())[:200] for name in ("sought", "put"))
    if not sought or not any(sought in line.text for line in state.window.text.lines):
        return state.but(note="absent")
    lines = tuple(
        line.model_copy(update={"text": line.text.replace(sought, put)[:2000]})
        for line in state.window.text.lines
    )
    return changed(state, with_lines(state.window.text, lines)).but(screen="page", note="swapped")


ACTS: dict[str, Act] = {"size": size, "margins": margins, "swap": swap}
