"""Looking for somebody among many, and rows that may be one person: ours beside a plain scan.

``python bench/people.py`` prints the tables and writes them to ``bench/results/people.md``;
``PALIER_TEST_DATABASE_URL`` adds PostgreSQL.
"""

import json
import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pages_place import databases, place, run_inside
from report import commit, machine, publish, table

RUN = (
    "import django, sys; django.setup(); from palier.cli import tables; "
    "from django.utils import timezone; tables.migrate(timezone.now()); "
    "import people_run; people_run.main(sys.argv[1], sys.argv[2])"
)
NUMBERS = (5_000, 50_000)
SECONDS = 600
"""The most that one place may take, its 50,000 names written included."""

Told = dict[str, Any]


def measured(address: str, number: int) -> Told:
    with place(address) as environment, TemporaryDirectory() as folder:
        out = Path(folder) / "told.json"
        run_inside(environment, RUN, out, str(number), seconds=SECONDS)
        told: Told = json.loads(out.read_text(encoding="utf-8"))
        return told


def rows(told: Told) -> list[list[str]]:
    """Each question, its queries, and how many times faster than the plain scan."""
    lines = []
    for name, (seconds, asked) in told["ours"].items():
        peer = told["plain"]["duplicates" if name.startswith("rows") else "search"][0]
        lines.append(
            [
                name,
                str(asked),
                f"{seconds * 1e3:.1f}",
                f"{peer * 1e3:.0f}",
                f"{peer / seconds:.0f} ×",
            ]
        )
    return lines


def main() -> None:
    """Measure, print, write."""
    head = ["what", "queries", "ours, ms", "plain scan, ms", "faster"]
    parts = [
        "# Finding one person among many",
        f"Commit {commit()} · {machine('cryptography', 'django')} · load {os.getloadavg()[0]:.1f}"
        " · processor time, median of 5 · seed 2026 · made by `bench/people.py`; other work may "
        "share the machine: read the ratios.",
        "The plain scan opens every name of the place and compares it as heard; for duplicates it "
        "puts those heard alike together. It asks the database once, and finds neither nicknames, "
        "beginnings nor telephones; ours says with each person her last coming and request. One "
        "person in a hundred is written twice.",
    ]
    for name, address in databases().items():
        for number in NUMBERS:
            told = measured(address, number)
            parts += [f"## {number:,} persons, {name}", table([head, *rows(told)])]
    publish("people", "\n\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
