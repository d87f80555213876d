"""Where a key is written in a YAML text: errors are mended faster with a line beside them."""

from collections.abc import Iterator, Sequence

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

Loc = Sequence[int | str]
"""The way down to a value, as pydantic tells it: ``("steps", 0, "why")``."""


def line_of(node: Node | None, loc: Loc) -> int:
    """The line (from 1) of the deepest part of ``loc`` that is written below ``node``.

    What is not written (a missing key, the name of a validator) is passed over.
    """
    line = node.start_mark.line + 1 if node else 1
    for part in loc:
        if found := _below(node, part):
            line, node = found
    return line


def line_of_mark(error: yaml.YAMLError) -> int:
    """The line (from 1) where reading stopped; 1 when the reader does not say."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else 1


def repeated(node: Node | None, met: frozenset[int] = frozenset()) -> Iterator[tuple[str, int]]:
    """Each key written twice in one mapping, with the line of the second. To be asked before the
    nodes become values, for that writes the merged keys (``<<``) among the others."""
    if node is None or id(node) in met:
        return  # an alias may lead back to where it stands
    inside, keys = met | {id(node)}, set[str]()
    for key, value in node.value if isinstance(node, MappingNode) else ():
        if str(key.value) in keys:
            yield str(key.value), key.start_mark.line + 1
        keys.add(str(key.value))
        yield from repeated(value, inside)
    for item in node.value if isinstance(node, SequenceNode) else ():
        yield from repeated(item, inside)


def _below(node: Node | None, part: int | str) -> tuple[int, Node] | None:
    if isinstance(node, SequenceNode):
        inside = isinstance(part, int) and part < len(node.value)
        item = node.value[part] if inside else None
        return (item.start_mark.line + 1, item) if item else None
    pairs = node.value if isinstance(node, MappingNode) else ()
    named = [(key.start_mark.line + 1, value) for key, value in pairs if key.value == str(part)]
    return named[-1] if named else None  # what is merged in comes before what is written here
