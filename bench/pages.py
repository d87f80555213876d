"""What every page weighs, and how fast the main ones answer beside a plain Django page.

    .venv/bin/python bench/pages.py      prints, and writes bench/results/pages.{md,json}

On SQLite, and on PostgreSQL when ``PALIER_TEST_DATABASE_URL`` names one (a database of its own is
made there, and removed). Nothing leaves the loopback; every burst and every process has an end.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from pages_place import databases, place, run_inside
from report import commit, machine, publish, table

SEED = 2026
OPEN_TABLES = (
    "from django.utils import timezone; from palier.cli import styles, tables; "
    "tables.migrate(timezone.now()); styles.gather()"
)
MEASURE = "import sys, pages_run; pages_run.main(sys.argv[1], with_weights=sys.argv[2] == 'yes')"
SECONDS = 300
"""The most that one database may take: a bench that hangs stops by itself."""

Told = dict[str, Any]


def main() -> None:
    begun = perf_counter()
    told = {name: measured(address) for name, address in databases().items()}
    weights = told["SQLite"]["weights"]
    parts = [
        "# The pages, measured",
        origin(),
        "## Weight",
        NOTE_ON_WEIGHT,
        weight_table(weights),
        "## Speed",
        NOTE_ON_SPEED,
        *(f"### {name}\n\n{speed_table(one)}" for name, one in told.items()),
        f"All of it took {perf_counter() - begun:.0f} s.",
    ]
    publish("pages", "\n\n".join(parts) + "\n", {"commit": commit(), "seed": SEED, **told})


def measured(address: str) -> Told:
    """One database; the weights, which do not depend on it, are taken on SQLite."""
    with place(address) as environment, TemporaryDirectory() as kept:
        out = Path(kept) / "told.json"
        run_inside(environment, OPEN_TABLES, seconds=SECONDS)
        run_inside(environment, MEASURE, out, "no" if address else "yes", seconds=SECONDS)
        told: Told = json.loads(out.read_text(encoding="utf-8"))
        return told


def origin() -> str:
    return (
        f"Commit {commit()} · {machine('django', 'gunicorn', 'whitenoise')} · seed {SEED} · made "
        "by `bench/pages.py`; other work may share the machine: read the ratios."
    )


NOTE_ON_WEIGHT = (
    "KB of 1,024 bytes, gzipped, each page at its heaviest over who looks and at what (an exercise "
    "at its first screen). « Again » is the next page of the same browser, which keeps the style "
    "sheet and the script. The floor: 13 KB on the person's side, 40 KB on the helper's. « As "
    "sent » is the HTML as it leaves us, before any server in front compresses it."
)


def weight_table(weights: list[Told]) -> str:
    head = ["side", "page", "HTML", "CSS", "JS", "all in", "again", "as sent", "requests", "again",
            "holds"]  # fmt: skip
    return table([head, *map(weight_row, weights)])


def weight_row(one: Told) -> list[str]:
    sizes = [one["html"], one["css"], one["js"], one["all_in"], one["html"], one["sent"]]
    return [
        one["side"],
        one["name"],
        *(f"{size / 1024:.1f}" for size in sizes),
        str(one["asked"]),
        str(one["asked_again"]),
        "yes" if one["holds"] else "**no**",
    ]


NOTE_ON_SPEED = (
    "The plain page is Django as `startproject` gives it: a session, a user, CSRF, two queries, "
    "twenty rows, dates in French. Each page runs beside it in the same process, in turn: "
    "« × plain » is how many times slower it answers, the median over the rounds. *Here*: through "
    "the WSGI door, one at a time, one core. *Served*: gunicorn as `palier serve` starts it, four "
    "browsers at once, on the same cores. *SQL*: queries of one answer. A desk that nobody changed "
    "is sent again as this process drew it: that is what is measured; drawn anew, it costs what "
    "`see_result` does, once a minute or an act."
)


def speed_table(told: Told) -> str:
    ways = (
        f"{way}, {unit}" for way in ("here", "served") for unit in ("ms", "a second", "× plain")
    )
    head = ["page", "SQL", *ways]
    return table([head, *(speed_row(name, told) for name in told["here"])])


def speed_row(name: str, told: Told) -> list[str]:
    cells = [name, str(told["queries"][name])]
    for way in ("here", "there"):
        one = told[way][name]
        cells += [f"{one['ms']:.1f}", f"{one['rate']:.0f}", f"{one['ratio']:.1f}"]
    return cells


if __name__ == "__main__":
    main()
