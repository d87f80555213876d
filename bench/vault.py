"""What sealing costs: the desk of twelve visits and its rows, sealed and in plain, in turn.

``python bench/vault.py`` prints the tables and writes them to ``bench/results/vault.md``;
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

RUN = (
    "import django, sys; django.setup(); from palier.cli import styles, tables; "
    "from django.utils import timezone; tables.migrate(timezone.now()); "
    "styles.gather(); import vault_run; vault_run.main(sys.argv[1])"
)
"""``bench/inside/vault_run.py``, in a place whose tables are open."""


def measured(address: str) -> dict[str, Any]:
    with place(address) as environment, TemporaryDirectory() as folder:
        out = Path(folder) / "told.json"
        asked = [sys.executable, "-c", RUN, out]
        subprocess.run(asked, env=environment, check=True, stdout=subprocess.DEVNULL)
        told: dict[str, Any] = json.loads(out.read_text())
        return told


def rows(name: str, told: dict[str, Any]) -> list[list[str]]:
    return [
        [name, what, f"{median(p for _, p in rounds) * 1e3:.2f}", f"{ratio:.2f}"]
        for what, rounds in told["pairs"].items()
        for ratio in [median(sealed / plain for sealed, plain in rounds)]
    ]


def main() -> None:
    """Measure, print, write."""
    told = {name: measured(address) for name, address in databases().items()}
    head = ["database", "what", "plain, ms", "sealed ÷ plain"]
    alone, size = next(iter(told.values()))["alone"], next(iter(told.values()))["bytes"]
    parts = [
        "# The price of a sealed column",
        f"Commit {commit()} · {machine('cryptography', 'django')} · load {os.getloadavg()[0]:.1f}"
        " · processor time, median of 15 rounds, each beside its neighbour · made by"
        " `bench/vault.py`.",
        table([head, *(row for name, one in told.items() for row in rows(name, one))]),
        "For the desk and its rows, « plain » is the same page whose seals are already opened: all "
        "it costs but the opening. The two last lines are two tables alike but for the seal.",
        "Alone, in microseconds: "
        + ", ".join(f"{what} {seconds * 1e6:.0f}" for what, seconds in alone.items())
        + f". {size['plain']} bytes become {size['sealed']}.",
    ]
    publish("vault", "\n\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
