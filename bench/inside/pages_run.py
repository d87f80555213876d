"""Inside one place, on one database: furnish it, weigh its pages, count, race. Writes JSON."""

from pages_plain import application  # isort: skip  (it opens the houses first)

import json
import random
from collections.abc import Callable
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from statistics import median
from typing import Any

from django.db import connection, connections
from pages_asking import Ask, Pace, ask_here, pace_here, pace_there
from pages_people import fill_the_port, furnish, main_pages
from pages_place import serving
from pages_weight import weigh_all

SEED = 2026
ROUNDS_HERE, ROUNDS_THERE = 5, 5
SECONDS_HERE, SECONDS_THERE = 0.12, 0.2
LINES = 4
"""Browsers asking at once: half of what the eight threads of the server hold."""

Race = Callable[[Ask, float], Pace]


def main(out: str, *, with_weights: bool) -> None:
    """Everything measured here, as JSON in the file ``out``."""
    cast = furnish()
    weights = weigh_all(cast) if with_weights else []
    fill_the_port(cast)  # after the weights, which visit every address of every person
    plain, pages = main_pages(cast)
    told = {
        "weights": weights,
        "queries": {ask.name: queries_of(ask) for ask in (plain, *pages)},
        "here": race(
            plain, pages, ROUNDS_HERE, lambda ask: pace_here(application, ask, SECONDS_HERE)
        ),
    }
    connections.close_all()  # nothing of ours is open while the server writes
    with serving() as port:
        for ask in (plain, *pages):
            pace_there(port, ask, SECONDS_THERE, LINES)  # both processes have read their content
        told["there"] = race(
            plain, pages, ROUNDS_THERE, lambda ask: pace_there(port, ask, SECONDS_THERE, LINES)
        )
    Path(out).write_text(json.dumps(told), encoding="utf-8")


def queries_of(ask: Ask) -> int:
    """SQL queries of one answer, once the content is in memory and who asks is known."""
    for _ in range(3):
        ask_here(application, ask)
    count = 0

    def counted(execute: Callable[..., Any], *asked: Any) -> Any:
        nonlocal count
        count += 1
        return execute(*asked)

    with connection.execute_wrapper(counted):
        ask_here(application, ask)
    return count


def race(
    plain: Ask, pages: list[Ask], rounds: int, run: Callable[[Ask], Pace]
) -> dict[str, dict[str, float]]:
    """Rounds in a seeded order; each page runs next to the plain one, first or second in turn."""
    pairs: dict[str, list[tuple[Pace, Pace]]] = {ask.name: [] for ask in pages}
    for number in range(rounds):
        for ask in random.Random(SEED + number).sample(pages, len(pages)):
            if number % 2:
                beside, ours = run(plain), run(ask)
            else:
                ours, beside = run(ask), run(plain)
            pairs[ask.name].append((beside, ours))
    every = [beside for beside, _ in chain.from_iterable(pairs.values())]
    return {plain.name: asdict(middle(every)) | {"ratio": 1.0}} | {
        name: asdict(middle([ours for _, ours in ran]))
        | {"ratio": median(beside.rate / ours.rate for beside, ours in ran)}
        for name, ran in pairs.items()
    }


def middle(paces: list[Pace]) -> Pace:
    return Pace(median(p.ms for p in paces), median(p.rate for p in paces))
