"""The small drawings of the screens, as pictures that stand alone on a page."""

from xml.sax.saxutils import escape, quoteattr

from palier.simulators.printed.tree import Node, grow
from palier.web.print.qr import Drawing

STYLE = {
    "fill": "none",
    "stroke": "#000",
    "stroke-width": "2",
    "stroke-linecap": "round",
    "stroke-linejoin": "round",
}
"""What the style sheet gives on screen to the drawings of class ``i``."""

SIDE = 11.0
"""Millimetres: a sign of a telephone as a thumb sees it."""


def drawing_of(svg: Node) -> Drawing:
    """``svg`` in black, without a style sheet."""
    style = STYLE if "i" in svg.classes else {"fill": "#000"}
    kept = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": svg.attrs.get("viewbox", "0 0 48 48")}
    inside = "".join(_written(child) for child in svg.children)
    return Drawing(f"<svg{_attributes({**kept, **style})}>{inside}</svg>", SIDE)


def signs(sprite: str) -> dict[str, Drawing]:
    """The signs of a ``sprite`` by their name, each as a picture that stands alone."""
    symbols = [node for node in grow(sprite).walk() if node.tag == "symbol"]
    as_icon = {"class": "i"}
    return {
        one.attrs["id"]: drawing_of(Node("svg", {**one.attrs, **as_icon}, one.children))
        for one in symbols
    }


def _written(node: Node | str) -> str:
    if isinstance(node, str):
        return escape(node)
    inside = "".join(_written(child) for child in node.children)
    return f"<{node.tag}{_attributes(node.attrs)}>{inside}</{node.tag}>"


def _attributes(attrs: dict[str, str]) -> str:
    return "".join(f" {name}={quoteattr(_in_black(value))}" for name, value in attrs.items())


def _in_black(value: str) -> str:
    """No current colour on paper, and only the letters that every place has."""
    plain = value.replace("currentColor", "#000")
    return "DejaVu Sans" if plain.startswith("ui-monospace") else plain
