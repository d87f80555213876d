"""How long « Ma feuille » takes: the warm press beside a cold one, in the same run.

``python bench/sheet.py`` prints the table and writes it to ``bench/results/sheet.md``.
Goal: 10 ms warm (median), so that « Imprimer » answers at once on a small computer.
Every sheet of the run has words of its own: nothing is served from Typst's memory of the last one,
but for the column « again », the same sheet asked for twice.
"""

import os
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from statistics import median

from report import commit, machine, publish, table

from palier.diagnosis.sheet import AskFor, Landing, NextStep, SheetData, sheet_pdf
from palier.web.print import press

GOAL = 10.0  # milliseconds
WARM, COLD = 200, 30
MADE = datetime(2026, 11, 26, tzinfo=UTC)

SHORT = SheetData("fr", "Luc", "26 novembre 2026", "Relais emploi", can=("Appeler un numéro",))
USUAL = replace(
    SHORT,
    can=("Répondre à un employeur par SMS", "Reconnaître un message qui compte", "Photographier"),
    landings=(
        Landing("Mon téléphone", 4, "Vous répondez à un SMS, vous appelez, vous photographiez."),
        Landing("Ma messagerie", 2, "Vous trouvez le bon message.", "à confirmer"),
        Landing("Chercher sur Internet", 3, "Vous reconnaissez un site officiel."),
        Landing("Écrire un document", 2, "Vous tapez une lettre avec quelqu’un à côté."),
        Landing("Mon ordinateur", None),
        Landing("L’emploi en ligne", None),
    ),
    doors=("Joindre un papier", "Retrouver un document", "Écrire une adresse avec un @"),
    next_step=NextStep("Joindre votre CV à un message", "Nolwenn", 3),
    ask_for=AskFor("Nolwenn", "4 rue de la Gare", "Lundi et jeudi, de 9 h à 12 h"),
)
ENDLESS = "Vous savez faire beaucoup de choses utiles avec cet outil. " * 20
FULLEST = replace(
    USUAL,
    can=(ENDLESS,) * 6,
    landings=(Landing(ENDLESS, 3, ENDLESS, "à confirmer"),) * 6,
    doors=(ENDLESS,) * 3,
    next_step=NextStep(ENDLESS, ENDLESS, 3),
    ask_for=AskFor(ENDLESS, ENDLESS, ENDLESS),
)
SHEETS = {"short": SHORT, "usual": USUAL, "every text too long": FULLEST}


def timed(act: Callable[[], object]) -> float:
    """Milliseconds that ``act`` takes."""
    begun = time.perf_counter()
    act()
    return (time.perf_counter() - begun) * 1000


def print_one(data: SheetData, number: int) -> bytes:
    """One sheet with words that no other sheet of the run has."""
    return sheet_pdf(
        replace(
            data,
            date=f"jour {number}",
            can=tuple(f"{number} {each}" for each in data.can),
            landings=tuple(replace(each, words=f"{number} {each.words}") for each in data.landings),
        ),
        made=MADE,
    )


def print_cold(data: SheetData, number: int) -> bytes:
    """The same with a press that has to be built: letters read, template compiled."""
    press._press.cache_clear()
    press._fonts.cache_clear()
    return print_one(data, number)


def row(name: str, data: SheetData) -> list[str]:
    """One line of the table."""
    warm = [timed(partial(print_one, data, n)) for n in range(WARM)]
    cold = [timed(partial(print_cold, data, WARM + n)) for n in range(COLD)]
    times = (median(warm), min(warm), median(cold), median(cold) / median(warm))
    weight = len(print_one(data, 0)) / 1024
    verdict = "yes" if median(warm) <= GOAL else "**no**"
    return [name, *(f"{one:.1f}" for one in times), f"{weight:.0f}", verdict]


def main() -> None:
    """Measure, print, write."""
    head = ["sheet", "warm, median", "warm, quietest", "cold, median", "cold ÷ warm", "KB"]
    parts = [
        "# « Ma feuille »: milliseconds a sheet",
        f"Commit {commit()} · {machine('typst')} · load {os.getloadavg()[0]:.1f} · {WARM} warm and "
        f"{COLD} cold sheets a line, each with words of its own · made by `bench/sheet.py`. Other "
        "work may share the machine: read the ratio and the quietest sheet before the median.",
        table([[*head, f"≤ {GOAL:.0f} ms"], *(row(name, data) for name, data in SHEETS.items())]),
    ]
    publish("sheet", "\n\n".join(parts) + "\n")


if __name__ == "__main__":
    main()
