"""What the screen shows, in the language of the person: plain dictionaries and lists."""

from typing import Any

from palier.simulators.jobboard import page as p
from palier.simulators.jobboard import say
from palier.simulators.jobboard.rules import drawn, menu
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.scoring import over
from palier.simulators.jobboard.state import Board
from palier.simulators.jobboard.telling import TOLD, UPDATE_SITE, WORK_SITE, hold

View = dict[str, Any]


class _Screen:
    """One drawing: the state and the language that every part needs."""

    def __init__(self, state: Board, language: str) -> None:
        self.state, self.language = state, language

    def said(self, text: p.Said) -> str:
        return text if isinstance(text, str) else hold(text.said(self.language))

    def press(self, press: p.Press) -> View:
        says = self.said(press.says)
        return {
            "do": press.do,
            "says": says,
            "icon": press.icon,
            "main": press.main,
            "here": press.here,
        }

    def box(self, box: p.Box) -> View:
        return {
            "name": box.name,
            "label": self.said(box.label),
            "kind": box.kind,
            "value": self.state.typed(box.form, box.name),
            "options": [(key, self.said(says)) for key, says in box.options],
        }

    def row(self, row: p.Row) -> View:
        return {
            "do": row.do,
            "title": self.said(row.title),
            "lines": [self.said(line) for line in row.lines],
            "tag": self.said(row.tag),
            "here": row.here,
        }

    def facts(self, rows: tuple[tuple[p.Said, p.Said], ...]) -> list[tuple[str, str]]:
        return [(self.said(label), self.said(value)) for label, value in rows]

    def block(self, block: p.Block) -> View:
        match block:
            case p.Heading() | p.Text():
                return {"kind": type(block).__name__.lower(), "says": self.said(block.says)}
            case p.Facts():
                return {"kind": "facts", "rows": self.facts(block.rows)}
            case p.Rows():
                return {"kind": "rows", "rows": [self.row(row) for row in block.rows]}
            case p.Boxes():
                return {"kind": "boxes", "boxes": [self.box(box) for box in block.boxes]}
            case p.Bar():
                return {"kind": "bar", "presses": [self.press(one) for one in block.presses]}


def view(scenario: JobboardScenario, state: Board, language: str) -> View:
    """Keys: ``over``, ``site``, ``menu``, ``card``, ``told``, ``title``, ``back``, ``enter``,
    ``blocks``. Every text is plain: escape it."""
    screen, ended = _Screen(state, language), over(scenario, state)
    page = drawn(scenario, state)
    site = UPDATE_SITE if "space" in scenario.menu else WORK_SITE
    rooms = [] if ended else [do.partition(":")[2] for do in menu(scenario)]
    blocks = [block for block in page.blocks if not ended or isinstance(block, p.Facts | p.Text)]
    return {
        "over": ended,
        "site": screen.said(site),
        "menu": [(f"go:{r}", screen.said(say.ROOM[r]), r == state.room) for r in rooms],
        "card": screen.facts(scenario.card),
        "told": screen.said(TOLD[state.told]) if state.told else "",
        "title": screen.said(page.title),
        "back": "" if ended else page.back,
        "enter": "" if ended else page.enter(),
        "blocks": [screen.block(block) for block in blocks],
    }
