"""Background jobs: our queue beside django-tasks-db and huey, in one run. Ratios only.

``python bench/background.py`` prints the table and writes it to ``bench/results/background.md``;
``PALIER_TEST_DATABASE_URL`` adds PostgreSQL (without huey, whose table is an SQLite file).
What the figures do not say is in docs/decisions/2026-11-22-background-work.md: only ours finishes a
job whose worker was killed.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pages_place import databases, place
from report import commit, machine, publish, table

RUN = "import django, sys; django.setup(); import background_run; background_run.main(sys.argv[1])"
"""``bench/inside/background_run.py``, once the houses are open."""

Paces = dict[str, list[tuple[float, float]]]


def race(address: str) -> Paces:
    with place(address) as environment, TemporaryDirectory() as folder:
        out = Path(folder) / "paces.json"
        told = environment | {"DJANGO_SETTINGS_MODULE": "background_settings"}
        subprocess.run([sys.executable, "-c", RUN, out], env=told, check=True)
        paces: Paces = json.loads(out.read_text())
        return paces


def ratios(paces: Paces, peer: str) -> list[str]:
    """Ours ÷ theirs, enqueued then run: the median of the rounds, each beside its neighbour."""
    rounds = list(zip(paces["Palier"], paces[peer], strict=True))
    return [f"{median(ours[n] / theirs[n] for ours, theirs in rounds):.2f}" for n in (0, 1)]


def main() -> None:
    """Measure, print, write."""
    rows = [["database", "beside", "enqueued: ours ÷ theirs", "run: ours ÷ theirs"]]
    for name, address in databases().items():
        paces = race(address)
        peers = ("django-tasks-db", *(("huey (SQLite)",) if not address else ()))
        rows += [[name, peer, *ratios(paces, peer)] for peer in peers]
    parts = [
        "# Background jobs: our queue beside its peers",
        f"Commit {commit()} · {machine('django-tasks', 'django-tasks-db', 'huey')} · load "
        f"{os.getloadavg()[0]:.1f} · empty jobs, one process, each job enqueued in its own "
        "transaction; median of the rounds · made by `bench/background.py`. Above 1, ours is "
        "faster.",
        table(rows),
        "Ours pays for the lease (a row written when a job begins, and once more when it ends), "
        "which is what lets another worker finish the job of one that was killed. huey forgets a "
        "job as soon as it is taken; django-tasks-db leaves it running for ever.",
    ]
    publish("background", "\n\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
