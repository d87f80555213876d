"""What the screen needs to draw a state, in one language: plain dictionaries and lists."""

from typing import Any

from palier.kernel.phrase import Phrase
from palier.simulators.browser.places import BrowserState, open_banner, results, shown_address
from palier.simulators.browser.rules import over
from palier.simulators.browser.scenario import BrowserScenario
from palier.simulators.browser.site import Banner, Block, Form, Input, Link, Page, Paper

View = dict[str, Any]


class _Screen:
    """One drawing: the scenario, the state and the language that every part needs."""

    def __init__(self, scenario: BrowserScenario, state: BrowserState, language: str) -> None:
        self.scenario, self.state, self.language = scenario, state, language

    def said(self, phrase: Phrase | None) -> str:
        return phrase.said(self.language) if phrase else ""

    def link(self, link: Link) -> View:
        return {
            "id": link.id,
            "says": self.said(link.says),
            "address": link.address or "",
            "about": self.said(link.about),
            "advert": link.advert,
            "button": link.button,
        }

    def rows(self, rows: tuple[tuple[Phrase, Phrase], ...]) -> list[tuple[str, str]]:
        return [(self.said(label), self.said(value)) for label, value in rows]

    def box(self, box: Input) -> View:
        value = self.state.values.get(box.id)
        return {
            "id": box.id,
            "label": self.said(box.label),
            "kind": box.kind,
            "help": self.said(box.help),
            "value": value or "",
            "options": [(option.id, self.said(option.says)) for option in box.options],
            "ticked": bool(value) if value is not None else box.ticked,
            "wrong": box.id in self.state.wrong,
        }

    def form(self, form: Form) -> View:
        boxes = [self.box(box) for box in form.inputs]
        return {"id": form.id, "boxes": boxes, "send": self.said(form.send)}

    def block(self, block: Block) -> View:
        if block.form:
            return {"kind": "form", "form": self.form(block.form)}
        if block.search:
            words = self.state.words or self.said(self.scenario.searched)
            return {"kind": "search", "words": words}
        if block.links:
            return self.links(block.links)
        if block.rows:
            return {"kind": "rows", "rows": self.rows(block.rows)}
        kind = "heading" if block.heading else "text"
        return {"kind": kind, "says": self.said(block.heading or block.text)}

    def links(self, links: tuple[Link, ...]) -> View:
        return {"kind": "links", "links": [self.link(link) for link in links]}

    def blocks(self, page: Page | None) -> list[View]:
        """What is on the page. Once all is over, only what can be read stays."""
        shown = [self.block(block) for block in (page.blocks if page else ())]
        if found := results(self.scenario, self.state):
            shown.append(self.links(found))
        if over(self.scenario, self.state):
            return [block for block in shown if block["kind"] in ("heading", "text", "rows")]
        return shown

    def banner(self, banner: Banner) -> View:
        choices = [(choice.id, self.said(choice.says)) for choice in banner.choices]
        return {"says": self.said(banner.says), "choices": choices}

    def bar(self, page: Page | None) -> View | None:
        if not page or not page.bar:
            return None
        return {"says": self.said(page.bar.says), "links": [self.link(k) for k in page.bar.links]}

    def paper(self, paper: Paper) -> View:
        return {"title": self.said(paper.title), "rows": self.rows(paper.rows)}


def view(scenario: BrowserScenario, state: BrowserState, language: str) -> View:
    """Keys: ``over``, ``closed``, ``lost``, ``address``, ``can_back``, ``title``, ``bar``,
    ``banner``, ``blocks``, ``paper``, ``answer``. Every text is plain: escape it."""
    screen, page = _Screen(scenario, state, language), scenario.page(state.page)
    ended = over(scenario, state)
    asks = page.banner if page and open_banner(page, state) and not ended else None
    return {
        "over": ended,
        "closed": "closed" in state.marks,
        "lost": page is None,
        "address": shown_address(scenario, state),
        "can_back": bool(state.past),
        "title": screen.said(page.title) if page else "",
        "bar": None if asks else screen.bar(page),
        "banner": screen.banner(asks) if asks else None,
        "blocks": [] if asks else screen.blocks(page),
        "paper": screen.paper(scenario.paper) if scenario.paper else None,
        "answer": screen.form(scenario.answer) if scenario.answer and not ended else None,
    }
