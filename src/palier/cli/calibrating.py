"""`palier items calibrate`: difficulties found in the answers, beside those that experts wrote."""

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from palier.cli.columns import columns, number, write
from palier.cli.refusal import say

if TYPE_CHECKING:
    from palier.diagnosis.rules.study.enough import Missing
    from palier.diagnosis.rules.study.readings import Calibration, Reading


def calibrate(asked: argparse.Namespace) -> None:
    """Read the sheets, find the parameters, tell them; or say how many answers are missing."""
    from palier.diagnosis import studying  # noqa: PLC0415  (tables need settings)
    from palier.diagnosis.rules.study import readings  # noqa: PLC0415  (idem)
    from palier.diagnosis.rules.study.enough import NEEDED  # noqa: PLC0415  (idem)

    sheets = [
        sheet for sheet in studying.sheets() if asked.medium in ("all", sheet.groups["medium"])
    ]
    needed = asked.needed or NEEDED
    told = readings.calibrate(studying.crowd_of(sheets, helped=asked.helped), needed)
    print("\n".join(lines(told)))
    _sum_up(told, needed)
    if asked.out:
        write(asked.out, whole(told, needed))


def _sum_up(told: "Calibration", needed: int) -> None:
    found = [one for one in told.readings if one.found]
    most = max((one.answers for one in told.readings), default=0)
    if not found:
        say(
            f"Trop peu de réponses pour conclure : {needed} par exercice sont nécessaires, "
            f"sans aide ; le plus vu en a {most} ({told.people} feuilles).",
            f"Too few answers to conclude: {needed} for each exercise are needed, unhelped; the "
            f"one seen most has {most} ({told.people} sheets).",
        )
        return
    moved = sum(bool(one.moved) for one in found)
    settled = (
        "" if told.settled else " Calcul arrêté avant la fin : à refaire avec plus de feuilles."
    )
    say(
        f"{told.people} feuilles. {len(found)} exercices calculés, {moved} ont bougé de plus de "
        f"deux erreurs types ; un nombre sur vingt bouge par hasard.{settled}",
        f"{told.people} sheets. {len(found)} exercises fitted, {moved} moved by more than two "
        "standard errors; one number in twenty moves by chance.",
    )


def lines(told: "Calibration") -> Iterator[str]:
    """A table: what moved first, what waits for answers last."""
    rows = sorted(
        told.readings, key=lambda one: (one.found is None, -len(one.moved), one.written.id)
    )
    yield from columns(
        [["exercice", "réponses", "discrimination", "difficultés", ""], *map(_row, rows)]
    )


def _row(one: "Reading") -> list[str]:
    if one.found is None:
        return [one.written.id, str(one.answers), "", "", _lacks(one.missing)]
    told = [
        f"{number(was)} → {number(now)} ± {number(error)}" for _, was, now, error in one.numbers()
    ]
    return [one.written.id, str(one.answers), told[0], " | ".join(told[1:]), " ".join(one.moved)]


def _lacks(missing: "Missing") -> str:
    """The answers first: until they are there, every score is rare."""
    if missing.answers:
        return f"manque {missing.answers}"
    return " ; ".join(
        f"{score} étape{'s' if score > 1 else ''} : trop rare" for score in missing.scores
    )


def whole(told: "Calibration", needed: int) -> dict[str, Any]:
    """Everything, for whoever reads it with another program: nothing of anybody."""
    return {
        "sheets": told.people,
        "needed": needed,
        "correlation": None if told.correlation is None else round(told.correlation, 3),
        "settled": told.settled,
        "items": {one.written.id: _entry(one) for one in told.readings},
    }


def _entry(one: "Reading") -> dict[str, Any]:
    return {
        "answers": one.answers,
        "missing": one.missing.answers,
        "rare_scores": list(one.missing.scores),
        "moved": list(one.moved),
        "numbers": {
            name: {"written": was, "found": round(now, 3), "error": round(error, 3)}
            for name, was, now, error in one.numbers()
        },
    }
