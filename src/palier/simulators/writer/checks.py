"""Each line of a sign, looked for in one document."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, NamedTuple

from palier.simulators.letters import Ignored, Kind, bare, fold, slips, unaccented
from palier.simulators.writer.cabinet import first_text
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.sheet import READABLE, pages
from palier.simulators.writer.sign import Kept, Sign
from palier.simulators.writer.state import Filed, Line

SLIPS = 2
"""Letters forgiven in a line that only has to be nearly there."""
DIGITS = 8
"""From so many digits, a telephone number: its spaces are a matter of taste."""


class Seen(NamedTuple):
    """A document that a sign looks at, in its scenario."""

    doc: Filed
    scenario: WriterScenario

    @property
    def lines(self) -> list[Line]:
        return [line for line in self.doc.text.lines if line.text]


def shows(sign: Sign, seen: Seen) -> bool:
    """Whether this document shows all that ``sign`` asks of one."""
    return all(check(sign, seen) for name, check in CHECKS.items() if getattr(sign, name))


def _is_in(part: str, line: Line, ignore: tuple[Ignored, ...] = ()) -> bool:
    digits = "".join(c for c in part if c.isdigit())
    if len(digits) >= DIGITS:
        return digits in fold(line.text, "phone")
    kind: Kind = "email" if "@" in part else "text"
    return fold(part, kind, ignore) in fold(line.text, kind, ignore)


def _any(part: str, sign: Sign, seen: Seen) -> bool:
    return any(_is_in(part, line, sign.ignore) for line in seen.lines)


def _near(sign: Sign, seen: Seen) -> bool:
    lines = [bare(line.text) for line in seen.lines]
    return all(any(slips(line, bare(part), SLIPS) <= SLIPS for line in lines) for part in sign.near)


def _order(sign: Sign, seen: Seen) -> bool:
    follow = list(pairwise(seen.lines))
    return all(
        any(_is_in(one, a, sign.ignore) and _is_in(other, b, sign.ignore) for a, b in follow)
        for one, other in pairwise(sign.order)
    )


def _weight(parts: tuple[str, ...], seen: Seen, *, bold: bool) -> bool:
    return all(
        any(_is_in(part, line) and line.bold == bold for line in seen.lines) for part in parts
    )


def _kept(kept: Kept, seen: Seen) -> bool:
    """In order, whatever came between: the lines of a subsequence."""
    file = next(one for one in seen.scenario.files if one.id == kept.file)
    left = iter(line.text for line in seen.lines)
    wanted = (line.text for line in first_text(file).lines if line.text and line.id not in kept.but)
    return all(any(fold(one, "text") == fold(text, "text") for text in left) for one in wanted)


def _name(sign: Sign, seen: Seen) -> bool:
    said = unaccented(seen.doc.name).casefold()
    return all(any(word in said for word in group) for group in sign.name)


def _one_page(_: Sign, seen: Seen) -> bool:
    text = seen.doc.text
    return text.size >= READABLE and len(pages(text, seen.scenario.sheet)) == 1


CHECKS: dict[str, Callable[[Any, Seen], bool]] = {
    "name": _name,
    "folder": lambda sign, seen: seen.doc.folder == sign.folder,
    "kind": lambda sign, seen: seen.doc.kind == sign.kind,
    "says": lambda sign, seen: all(_any(part, sign, seen) for part in sign.says),
    "gone": lambda sign, seen: not any(_any(part, sign, seen) for part in sign.gone),
    "near": _near,
    "order": _order,
    "bold": lambda sign, seen: _weight(sign.bold, seen, bold=True),
    "plain": lambda sign, seen: _weight(sign.plain, seen, bold=False),
    "kept": lambda sign, seen: _kept(sign.kept, seen),
    "one_page": _one_page,
    "holds": lambda sign, seen: set(sign.holds) <= set(seen.doc.sides),
    "sides": lambda sign, seen: seen.doc.sides == sign.sides,
}
