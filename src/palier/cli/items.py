"""`palier items`: the bank of exercises, as written and as told by nameless answers."""

import argparse
from datetime import datetime
from pathlib import Path

from palier.cli import bank_table, calibrating, judging
from palier.cli.opening import open_house
from palier.cli.refusal import Refused
from palier.cli.tables import require_up_to_date

WHAT = ("list", "calibrate", "fairness")


def options(parser: argparse.ArgumentParser) -> None:
    """The options of each thing that `palier items` does."""
    parser.add_argument("what", choices=WHAT)
    parser.add_argument("--by", default="reading")
    parser.add_argument("--medium", default="screen", choices=("screen", "all"))
    parser.add_argument("--helped", action="store_true")
    parser.add_argument("--needed", type=_positive, default=None)
    parser.add_argument("--out", type=Path, default=None, metavar="FILE")


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise Refused(
            f"« {text} » n’est pas un nombre d’au moins 1.", f"{text!r} is not 1 or more."
        )
    return int(text)


def items(asked: argparse.Namespace, now: datetime) -> None:
    """Print what was asked; a study is written to ``--out`` too. The bank never changes by itself:
    its list needs no table, the studies do."""
    open_house()
    if asked.what == "list":
        bank_table.show(now)
        return
    require_up_to_date()
    {"calibrate": calibrating.calibrate, "fairness": judging.fairness}[asked.what](asked)
