"""The orders of magnitude we watch: they fail only when they get worse."""

import ast

import pytest

from scripts.shape import GOALS, Figures, annotated, kept, length, measure, ours, worse

SHORT = "def one(a: int) -> int:\n    return a\n"
LONG = "def two(a: int) -> int:\n" + "    a += 1\n" * 500 + "    return a\n"


def only(source: str) -> ast.FunctionDef:
    function = ast.parse(source).body[0]
    assert isinstance(function, ast.FunctionDef)
    return function


def test_no_order_of_magnitude_gets_worse() -> None:
    assert worse(ours(), kept()) == []


def test_every_figure_is_kept() -> None:
    assert set(kept()) == set(GOALS)


def test_a_file_that_grows_too_long_would_be_seen() -> None:
    before = measure([SHORT], [SHORT])
    after = measure([SHORT, LONG], [SHORT])
    assert worse(before, before) == []
    assert {wrong.split(":")[0] for wrong in worse(after, before)} >= {"longest file", "p90 file"}


def test_a_figure_beyond_its_goal_may_stay_but_not_grow() -> None:
    old: Figures = {**GOALS, "longest file": 450}
    assert worse({**GOALS, "longest file": 450}, old) == []
    assert worse({**GOALS, "longest file": 420}, old) == []
    assert worse({**GOALS, "longest file": 451}, old)


@pytest.mark.parametrize(
    "source",
    [
        "def f(a): ...",
        "def f(a: int): ...",
        "def f(*a) -> None: ...",
        "def f(*, a) -> None: ...",
        "def f(**a) -> None: ...",
    ],
)
def test_a_missing_annotation_would_be_seen(source: str) -> None:
    assert not annotated(only(source))
    assert annotated(only("def f(self, a: int, *b: int, c: int = 0, **d: int) -> None: ..."))


def test_a_docstring_makes_no_function_longer() -> None:
    assert (
        length(only('def f() -> int:\n    """Why.\n\n    At length.\n    """\n    return 1\n')) == 2
    )
    assert length(only(SHORT)) == 2
