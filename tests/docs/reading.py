"""How the tests read the documentation: its pages, their links, and the code they name."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "palier"

FENCE = re.compile(r"^```.*?^```[ \t]*$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
QUOTED = re.compile(r"`([^`\n]+)`")
FILE = re.compile(r"^(?P<path>[\w.-]+(?:/[\w.-]+)*\.(?:py|yaml|md|html|css|js|typ|toml|txt|json))$")
PLACE = re.compile(r"^(?P<path>[\w./-]+\.py):(?P<name>[A-Za-z_][\w.]*)$")
FOLDER = re.compile(r"^(?P<path>[\w.-]+(?:/[\w.-]+)*/)$")

NOT_KEPT = (
    *("var/", ".venv/", ".uv/"),  # made by a run
    "content/tasks/keyboard/type-street.yaml",  # made by who reads CONTRIBUTING
    "manifest.json",  # a member of a backup
    *("mes-informations.json", "erased-since.json"),  # taken away; made by a restoration
)
"""Spoken of, never committed."""


def pages() -> list[Path]:
    """Every page people read: at the root, in ``docs/``, and beside the code."""
    under = chain.from_iterable(
        (ROOT / folder).rglob("*.md")
        for folder in ("docs", "src", "content", "deploy", "bench", "stories")
    )
    return sorted({*ROOT.glob("*.md"), *under})


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def prose(page: Path) -> str:
    """The page without its blocks of code."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


def links(page: Path) -> Iterator[str]:
    """What the page links to inside the repository."""
    for target in LINK.findall(prose(page)):
        if not re.match(r"[a-z]+:", target):
            yield target


def anchors(page: Path) -> set[str]:
    """The headings of a page, as forges turn them into addresses."""
    headings = re.findall(r"^#+\s+(.+?)\s*$", prose(page), re.MULTILINE)
    return {
        re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", h.replace("`", "")).lower()) for h in headings
    }


def places(page: Path) -> Iterator[tuple[str, str]]:
    """Each ``file.py:function`` that the page names."""
    for quoted in QUOTED.findall(prose(page)):
        if found := PLACE.match(quoted):
            yield found["path"], found["name"]


def files(page: Path) -> Iterator[str]:
    """Each file or folder that the page names with its path."""
    for quoted in QUOTED.findall(prose(page)):
        found = FILE.match(quoted) or FOLDER.match(quoted)
        if found and not found["path"].startswith(NOT_KEPT):
            yield found["path"]


def found(path: str, page: Path) -> Path | None:
    """A named file: beside its page, in the package, or from the root of the repository.

    A name alone (``person.js``) may be anywhere below its page's folder, or in the package.
    """
    for start in (ROOT, SRC, page.parent):
        if (start / path).exists():
            return start / path
    below = page.parent if SRC in page.parents else SRC
    return next(below.rglob(path), None) if "/" not in path else None


@cache
def names(module: Path) -> frozenset[str]:
    """What a module defines: ``function``, ``CONSTANT``, ``Class`` and ``Class.method``."""
    return frozenset(_defined(ast.parse(module.read_text(encoding="utf-8")).body, ""))


def _defined(body: list[ast.stmt], owner: str) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield owner + node.name
        if isinstance(node, ast.ClassDef):
            yield from _defined(node.body, f"{node.name}.")
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (owner + t.id for t in targets if isinstance(t, ast.Name))


def rows(page: Path) -> Iterator[list[str]]:
    """The rows of the tables of a page, without heads and rulers."""
    before = ""
    for line in prose(page).splitlines():
        is_row, is_ruler = line.startswith("|"), bool(re.match(r"^\|[\s|:-]+\|$", line))
        if is_row and not is_ruler and before.startswith("|"):
            yield [cell.strip() for cell in line.strip("|").split("|")]
        before = line
