"""A file of 10,000 people: Palier beside a plain ``bulk_create`` script, in one run.

``python bench/imports.py`` prints the table and writes it to ``bench/results/imports.md``;
``PALIER_TEST_DATABASE_URL`` adds PostgreSQL.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from pages_place import databases, place
from report import commit, machine, publish, table

LINES = 10_000
RUN = (
    "import django, sys; django.setup(); from palier.cli import tables; "
    "from django.utils import timezone; tables.migrate(timezone.now()); "
    "import imports_run; imports_run.main(sys.argv[1], int(sys.argv[2]))"
)
"""``bench/inside/imports_run.py``, in a place whose tables are open."""

STEPS = ("sent", "judged", "brought in")


def race(address: str) -> dict[str, Any]:
    with place(address) as environment, TemporaryDirectory() as folder:
        out = Path(folder) / "rounds.json"
        told = [sys.executable, "-c", RUN, out, str(LINES)]
        subprocess.run(told, env=environment, check=True, stdout=subprocess.DEVNULL)
        found: dict[str, Any] = json.loads(out.read_text())
        return found


def row(name: str, found: dict[str, Any]) -> list[str]:
    rounds = found["rounds"]
    each = [median(one[step] for one in rounds) for step in STEPS]
    whole = median(sum(one[step] for step in STEPS) for one in rounds)
    plain = median(one["plain"] for one in rounds)
    return [
        name,
        *(f"{seconds:.1f} s" for seconds in each),
        f"{LINES / whole:,.0f}",
        f"{LINES / plain:,.0f}",
        f"{plain / whole:.2f}",
        f"{found['peak']:.0f} MB",
    ]


def main() -> None:
    """Measure, print, write."""
    head = ["database", *STEPS, "lines per second", "plain script", "ours ÷ plain", "peak"]
    rows = [head, *(row(name, race(address)) for name, address in databases().items())]
    parts = [
        f"# A file of {LINES:,} people",
        f"Commit {commit()} · {machine('django')} · load {os.getloadavg()[0]:.1f} · one process; "
        "median of three rounds, each beside its neighbour · made by `bench/imports.py`.",
        table(rows),
        "The plain script writes the same sealed columns, in one transaction: it holds the "
        "database for all that time, forgets everything when it is killed, reads one alphabet "
        "and one separator, lets every telephone through, and its people cannot be found by "
        "each word of their name. Ours seals each line twice (as read, then as a person), writes "
        "two words or more for each name as heard, and gives the database back every 300 lines.",
    ]
    publish("imports", "\n\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
