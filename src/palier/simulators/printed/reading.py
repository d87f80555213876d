"""A window's HTML as blocks to lay on a page: words, things to press, boxes to fill.

The windows are ours and small; a new simulator is drawn without a line here as long as it keeps to
headings, paragraphs, lists, tables, buttons, fields and drawings.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from palier.simulators.printed.drawing import drawing_of
from palier.simulators.printed.fields import Fields, sent_by, value
from palier.simulators.printed.tree import Node, grow
from palier.simulators.printed.words import Block, flush, hidden, lines, runs, tidied

INLINE = frozenset(
    {"b", "strong", "em", "i", "small", "span", "br", "time", "a", "code", "label", "abbr", "u"}
)
ROWS = frozenset({"bar", "web-row", "keys", "web-bar", "chips", "row"})
BOXES = frozenset({"note", "card", "said"})


@dataclass
class Window:
    """``presses``: for each lettered thing, in its order, what it sends; ``boxes``: the fields that
    can be filled, as they are labelled; ``offered``: the words of what a list proposes."""

    blocks: list[Block] = field(default_factory=list)
    presses: list[Fields] = field(default_factory=list)
    boxes: dict[str, str] = field(default_factory=dict)
    offered: dict[tuple[str, str], str] = field(default_factory=dict)
    ticked: set[str] = field(default_factory=set)


def read_window(html: str) -> Window:
    """Everything shown in ``html``, and everything that can be pressed there."""
    window = Window()
    root = grow(html)
    reader = _Reader(window, _labels(root))
    window.blocks = reader.blocks(root, {})
    return window


def _labels(root: Node) -> dict[str, str]:
    return {n.attrs["for"]: n.says for n in root.walk() if n.tag == "label" and "for" in n.attrs}


def _plain(node: Node) -> bool:
    """Words only: nothing to press, to fill or to look at inside."""
    acts = {"button", "input", "select", "textarea", "svg"}
    return node.tag in INLINE and not any(n.tag in acts and not hidden(n) for n in node.walk())


@dataclass
class _Reader:
    window: Window
    labels: Mapping[str, str]

    def blocks(self, node: Node, form: Fields) -> list[Block]:
        """What ``node`` holds, from top to bottom."""
        found: list[Block] = []
        words: list[Block] = []
        for child in node.children:
            if isinstance(child, str) or (_plain(child) and not hidden(child)):
                words.extend(runs(child))
            elif not hidden(child):
                flush(words, found)
                found.extend(self._block(child, form))
        flush(words, found)
        return found

    def _block(self, node: Node, form: Fields) -> Iterator[Block]:
        if node.tag == "button":
            yield self._press(node, form)
        elif node.tag in {"input", "select", "textarea"}:
            yield self._box(node)
        elif node.tag == "svg":
            yield {"kind": "drawing", **_picture(node)}
        elif node.tag in {"h1", "h2", "h3", "h4", "legend"}:
            yield {"kind": "heading", "says": node.says, "big": node.tag in {"h1", "h2"}}
        elif node.tag == "label":
            yield from self._labelled(node)
        elif node.tag == "dt":
            yield {"kind": "text", "runs": tidied([*runs(node)])}
        else:
            yield from self._several(node, sent_by(node) if node.tag == "form" else form)

    def _several(self, node: Node, form: Fields) -> Iterator[Block]:
        inside = self.blocks(node, form)
        if not inside:
            return
        if node.tag == "header":
            yield {"kind": "title", "inside": inside}
        elif node.classes & BOXES:
            yield {"kind": "box", "inside": inside}
        elif node.classes & {"tiles"}:
            yield {"kind": "tiles", "inside": inside}
        elif node.classes & ROWS or node.tag == "tr" or _mixed(inside):
            yield {"kind": "row", "inside": inside}
        else:
            yield from inside

    def _press(self, node: Node, form: Fields) -> Block:
        sent = {**form, node.attrs.get("name", "do"): node.attrs.get("value", "")}
        self.window.presses.append(sent)
        drawings = [n for n in node.walk() if n.tag == "svg" and not hidden(n)]
        here = "true" in {node.attrs.get("aria-current"), node.attrs.get("aria-pressed")}
        return {
            "kind": "press",
            "letter": letter(len(self.window.presses) - 1),
            "runs": lines(node),
            "here": here,
            **(_picture(drawings[0]) if drawings else {"drawing": None, "alt": ""}),
        }

    def _labelled(self, node: Node) -> Iterator[Block]:
        boxes = [n for n in node.walk() if n.tag in {"input", "select", "textarea"}]
        said = " ".join("".join(t for t in node.children if isinstance(t, str)).split())
        for box in boxes:
            yield self._box(box, said or node.says)

    def _box(self, node: Node, label: str = "") -> Block:
        attrs = node.attrs
        said = label or self.labels.get(attrs.get("id", ""), attrs.get("aria-label", ""))
        name = attrs.get("name", "")
        if attrs.get("type") in {"checkbox", "radio"}:
            ticked = "checked" in attrs
            self.window.ticked |= {name} if ticked else set()
            return {"kind": "tick", "label": said, "ticked": ticked}
        self.window.boxes[name] = said
        proposed = [n for n in node.walk() if n.tag == "option" and n.attrs.get("value")]
        self.window.offered |= {(name, n.attrs["value"]): n.says for n in proposed}
        options = [n.says for n in proposed]
        held = value(node)
        return {
            "kind": "field",
            "label": said,
            "value": held,
            "options": options,
            "rows": int(attrs.get("rows", "1")) if attrs.get("rows", "1").isdigit() else 1,
        }


def letter(place: int) -> str:
    """A, B… Z, then AA, AB…"""
    first, last = divmod(place, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)


def _mixed(inside: list[Block]) -> bool:
    """Words beside one button, as a line of a list has them."""
    return [one["kind"] for one in inside] == ["text", "press"]


def _picture(svg: Node) -> Block:
    """``wide``: words to read, not a sign to recognise."""
    return {
        "wide": "i" not in svg.classes,
        "drawing": drawing_of(svg),
        "alt": svg.attrs.get("aria-label", ""),
    }
