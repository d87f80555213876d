"""The time and the dice are given, never asked: rules and simulators decide on plain values."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.houses import SRC, code, house_of, in_room

CLOCK = (
    "datetime.datetime.now",
    "datetime.datetime.today",
    "datetime.datetime.utcnow",
    "datetime.date.today",
    "django.utils.timezone.now",
    "django.utils.timezone.localdate",
    "time",
)
DICE = ("random", "secrets", "uuid.uuid1", "uuid.uuid4", "os.urandom", "numpy.random")
OUTSIDE = ("open", "input", "print", "pathlib.Path.read_text", "socket", "subprocess", "requests")

SIMULATORS = {path.parent.name for path in SRC.glob("simulators/*/__init__.py")}
SHARED = {"contract.py", "letters.py"}


def asked(source: str, *wanted: str) -> list[str]:
    """Names of ``wanted`` that ``source`` mentions, by whatever alias it imported them."""
    tree = ast.parse(source)
    aliases = dict(_imports(tree))
    spoken = {_full_name(node, aliases) for node in ast.walk(tree)} | set(aliases.values())
    return sorted(
        name for name in spoken if name and any(f"{name}.".startswith(f"{w}.") for w in wanted)
    )


def _imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for one in node.names:
                yield one.asname or one.name, one.name
        elif isinstance(node, ast.ImportFrom):
            for one in node.names:
                yield one.asname or one.name, f"{node.module}.{one.name}"


def _full_name(node: ast.AST, aliases: dict[str, str]) -> str:
    if isinstance(node, ast.Name):
        return aliases.get(node.id, node.id if node.id in OUTSIDE else "")
    if isinstance(node, ast.Attribute):
        owner = _full_name(node.value, aliases)
        return owner and f"{owner}.{node.attr}"
    return ""


def is_pure(path: Path) -> bool:
    """A rule, a word of the kernel, or a part of a simulator."""
    parts = path.relative_to(SRC).parts
    simulator = parts[0] == "simulators" and parts[1] in SIMULATORS | SHARED
    words = path.name != "content.py" and house_of(path) == "kernel"
    return in_room(path, "rules") or simulator or words


def is_dated(path: Path) -> bool:
    """Acts and questions, which are given the time."""
    return in_room(path, "actions") or in_room(path, "queries")


def test_no_rule_asks_the_clock_or_throws_dice_or_reads_anything() -> None:
    pure = [path for path in code() if is_pure(path)]
    assert {house_of(path) for path in pure} >= {"kernel", "people", "simulators", "diagnosis"}
    asking = {str(p): asked(p.read_text(), *CLOCK, *DICE, *OUTSIDE) for p in pure}
    assert {path: names for path, names in asking.items() if names} == {}


def test_no_act_and_no_question_asks_the_clock() -> None:
    asking = {str(p): asked(p.read_text(), *CLOCK) for p in code() if is_dated(p)}
    assert asking
    assert {path: names for path, names in asking.items() if names} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "from datetime import datetime\ndatetime.now()",
        "import datetime as dt\nborn = dt.datetime.utcnow",
        "from datetime import date as day\nday.today()",
        "from django.utils import timezone\ntimezone.now()",
        "from django.utils.timezone import now as instant",
        "import time\ntime.monotonic()",
        "import random",
        "from secrets import token_hex",
        "import uuid\nField(default=uuid.uuid4)",
        "import os\nos.urandom(8)",
        "import numpy as np\nnp.random.default_rng(7)",
        "from numpy.random import default_rng",
        "def rule():\n    return open('x').read()",
    ],
)
def test_a_clock_or_dice_would_be_seen(planted: str) -> None:
    assert asked(planted, *CLOCK, *DICE, *OUTSIDE)


def test_speaking_of_time_is_no_clock() -> None:
    source = "from datetime import datetime, time\nfrom uuid import UUID\nnoon = time(12, 0)"
    assert asked(source, *CLOCK, *DICE, *OUTSIDE) == []
