"""The orders of magnitude of the code: prints them, and fails only when they get worse.

    python scripts/shape.py          print, and answer 1 when a figure is worse than it was
    python scripts/shape.py --keep   the same, and remember the figures of today

A figure within its goal may move freely; beyond, it may never be worse than what was kept in
``shape.json``. Measured: ``src/palier`` without migrations and without empty files. Lines of a
function are counted from ``def``, its docstring left out.
"""

import ast
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).resolve().parents[1]
KEPT = Path(__file__).with_suffix(".json")

Figures = dict[str, float]

GOALS: Figures = {
    "median file": 60,
    "p90 file": 200,
    "longest file": 400,
    "median function": 8,
    "not annotated": 0,
    "code for 100 lines of test": 100,
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def measure(code: Sequence[str], tests: Sequence[str]) -> Figures:
    """The figures of these sources; lines, but for "not annotated" (functions)."""
    files = [len(source.splitlines()) for source in code]
    tested = sum(len(source.splitlines()) for source in tests)
    functions = [function for source in code for function in functions_of(source)]
    return {
        "median file": median(files),
        "p90 file": quantiles(files, n=10)[-1] if len(files) > 1 else files[0],
        "longest file": max(files + [len(source.splitlines()) for source in tests]),
        "median function": median(map(length, functions)),
        "not annotated": sum(not annotated(function) for function in functions),
        "code for 100 lines of test": round(100 * sum(files) / max(tested, 1)),
    }


def functions_of(source: str) -> Iterator[Function]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Lines from ``def`` to the end, without the docstring."""
    whole = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is None or len(function.body) == 1:
        return whole
    return whole - ((first.end_lineno or first.lineno) - first.lineno + 1)


def annotated(function: Function) -> bool:
    """Every argument but ``self`` and ``cls``, and what is returned."""
    given = function.args
    named = [*given.posonlyargs, *given.args, *given.kwonlyargs]
    starred = [one for one in (given.vararg, given.kwarg) if one]
    arguments = [one for one in named if one.arg not in {"self", "cls"}] + starred
    return function.returns is not None and all(one.annotation for one in arguments)


def worse(now: Figures, kept: Figures) -> list[str]:
    """Figures that are beyond their goal, and beyond what they were."""
    return [
        f"{name}: {now[name]:g}, was {kept.get(name, goal):g} (goal: at most {goal:g})"
        for name, goal in GOALS.items()
        if now[name] > max(goal, kept.get(name, goal))
    ]


def ours() -> Figures:
    """The figures of the house as it stands."""
    code: list[str] = []
    tests: list[str] = []
    for path in sorted((ROOT / "src" / "palier").rglob("*.py")):
        if "migrations" not in path.parts and (source := path.read_text(encoding="utf-8")).strip():
            (tests if "tests" in path.parts else code).append(source)
    for folder in ("tests", "stories"):
        tests += [path.read_text(encoding="utf-8") for path in (ROOT / folder).rglob("*.py")]
    return measure(code, tests)


def kept() -> Figures:
    figures: Figures = json.loads(KEPT.read_text(encoding="utf-8"))
    return figures


def main(arguments: list[str]) -> int:
    now = ours()
    for name, goal in GOALS.items():
        print(f"{name:28} {now[name]:6g}   goal: at most {goal:g}")
    if "--keep" in arguments:
        KEPT.write_text(json.dumps(now, indent=2) + "\n", encoding="utf-8")
    wrongs = worse(now, kept())
    print("\n".join(f"Worse: {wrong}" for wrong in wrongs) or "No figure is worse.")
    return 1 if wrongs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
