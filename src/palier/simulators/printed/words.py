"""The words of a window: their weight, their line ends, and what nobody is meant to see."""

from collections.abc import Iterator

from palier.simulators.printed.tree import Node

Block = dict[str, object]

SKIPPED = frozenset({"script", "style", "template", "noscript"})
LINE_ENDS: Block = {"says": "", "bold": False, "small": False, "ends": True}


def hidden(node: Node) -> bool:
    """Kept from the eyes, or an icon of the sprite beside words that say the same."""
    return (
        node.tag in SKIPPED
        or "hidden" in node.attrs
        or node.attrs.get("type") == "hidden"
        or (node.tag == "label" and "for" in node.attrs)  # drawn with the box that it names
        or (node.tag == "details" and "open" not in node.attrs)
        or (node.tag == "svg" and any(one.tag == "use" for one in node.walk()))
    )


def runs(node: Node | str, *, bold: bool = False, small: bool = False) -> Iterator[Block]:
    """Words with their weight; a line break is a run of its own."""
    if isinstance(node, str):
        yield {"says": node, "bold": bold, "small": small, "ends": False}
        return
    if node.tag in {"br", "small"}:
        yield dict(LINE_ENDS)
    if hidden(node) or node.tag == "svg":
        return
    heavy = bold or node.tag in {"b", "strong", "dt"} or "tag" in node.classes
    light = small or node.tag in {"small", "time"}
    for child in node.children:
        yield from runs(child, bold=heavy, small=light)


def lines(node: Node) -> list[Block]:
    """The words of a button; each part of a line of mails stands apart."""
    return tidied([run for child in node.children for run in runs(child)])


def tidied(runs: list[Block]) -> list[Block]:
    """Spaces of the source folded, empty runs gone, no two line ends together."""
    kept: list[Block] = []
    for run in runs:
        folded = " ".join(str(run["says"]).split())
        if folded or (run["ends"] and kept and not kept[-1]["ends"]):
            kept.append({**run, "says": folded})
    return kept[:-1] if kept and kept[-1]["ends"] else kept


def flush(words: list[Block], found: list[Block]) -> None:
    runs = tidied(words)
    words.clear()
    if runs:
        found.append({"kind": "text", "runs": runs})
