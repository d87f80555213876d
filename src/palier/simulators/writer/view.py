"""What the screen shows, in the language of the person. Every key is there in every state."""

from typing import Any

from palier.simulators.writer.cabinet import find, is_kept
from palier.simulators.writer.offers import MARGINS, SIZES, offers, over
from palier.simulators.writer.panels import files, full_name, scanner
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.sheet import pages
from palier.simulators.writer.state import Writer


def view(scenario: WriterScenario, state: Writer, language: str) -> dict[str, Any]:
    """Plain values for the template: texts already in ``language``, nothing to work out."""
    return {
        "screen": "done" if over(scenario, state) else state.screen,
        "note": state.note,
        "card": scenario.card.said(language) if scenario.card else "",
        "offers": frozenset(offers(scenario, state)),
        "menu": state.menu,
        "title": _title(scenario, state),
        "changed": _is_changed(scenario, state),
        "pages": _pages(scenario, state),
        "sizes": [(size, int(size) == state.window.text.size) for size in SIZES],
        "margins": [(name, name == state.window.text.margins) for name in MARGINS],
        **files(scenario, state, language),
        **scanner(scenario, state, language),
        "mail": scenario.mail.said(language) if scenario.mail else "",
        "chosen": full_name(find(scenario, state, state.chosen)),
    }


def _title(scenario: WriterScenario, state: Writer) -> str:
    return full_name(find(scenario, state, state.window.file)) if state.windows else ""


def _is_changed(scenario: WriterScenario, state: Writer) -> bool:
    return bool(state.windows) and not is_kept(scenario, state, state.window)


def _pages(scenario: WriterScenario, state: Writer) -> list[list[dict[str, Any]]]:
    return [
        [
            {"id": line.id, "text": line.text, "bold": line.bold, "here": line.id == state.line}
            for line in page
        ]
        for page in pages(state.window.text, scenario.sheet)
    ]
