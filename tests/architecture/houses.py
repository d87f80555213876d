"""Where the houses are, how high each stands, and how to read what they wrote."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "palier"


def heights() -> dict[str, int]:
    """House → storey, the ground floor first; read from the contract, so that there is one plan."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    floors = next(c["layers"] for c in contracts["contracts"] if c["type"] == "layers")
    return {
        house.strip(" ()"): storey
        for storey, line in enumerate(reversed(floors))
        for house in line.split("|")
    }


def code(under: Path = SRC) -> Iterator[Path]:
    """Python files that run in a place: neither tests nor migrations."""
    for path in sorted(under.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.relative_to(SRC).parts):
            yield path


def templates() -> Iterator[Path]:
    yield from sorted(SRC.rglob("templates/**/*.html"))


def house_of(path: Path) -> str:
    return path.relative_to(SRC).parts[0]


def in_room(path: Path, room: str) -> bool:
    """Whether ``path`` is the room itself (``actions.py``) or in its folder (``actions/``)."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return len(parts) > 1 and parts[1] == room


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef]:
    """Functions of a module, without those inside classes or functions."""
    yield from (node for node in tree.body if isinstance(node, ast.FunctionDef))


def texts(node: ast.AST) -> Iterator[str]:
    """Every literal text written below ``node``, the fixed parts of f-strings included."""
    for inner in ast.walk(node):
        if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value
