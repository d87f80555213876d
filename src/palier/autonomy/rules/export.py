"""One task in the words of two other tools: a row that names nobody.

Sources, and what could not be verified: ``docs/reference/autonomy-export.md``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from palier.autonomy.rules.codes import COOP, FRANCE_TRAVAIL
from palier.autonomy.rules.level import HelpLevel
from palier.autonomy.schema import Kind

HEADINGS: Final = (
    "date",
    "type",
    "duree_minutes",
    "autonomie",
    "thematiques",
    "thematiques_libelles",
    "type_lieu",
    "demarche",
    "qui_l_a_fait",
    "france_travail_code",
    "france_travail_libelle",
    "nombre",
)
"""French, for both tools are; the first six bear the names of La Coop's interface."""

TYPE: Final = "individuel"
"""« individuel » or « collectif »: since 2025 an administrative task is a theme of an individual
activity, no longer a type of its own."""

PLACE: Final = "lieu_activite"

AUTONOMY: Final[Mapping[HelpLevel, str]] = MappingProxyType(
    {
        HelpLevel.FOR: "entierement_accompagne",
        HelpLevel.WITH: "partiellement_autonome",
        HelpLevel.ALONE: "autonome",
    }
)
"""La Coop's three values, from the most help to none."""

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", *"＝＋－＠")
"""A cell that begins so may be run by a spreadsheet (OWASP, "CSV injection"); wide signs too."""

MOST_DAYS: Final = 366


@dataclass(frozen=True)
class Counted:
    """The same task on the same day, with the same help and for as long: ``times`` of them."""

    day: date
    task: str
    level: HelpLevel
    minutes: int | None
    times: int


@dataclass(frozen=True)
class Between:
    """Days, both included."""

    first: date
    last: date

    @property
    def is_possible(self) -> bool:
        return timedelta(0) <= self.last - self.first < timedelta(days=MOST_DAYS)


def row(one: Counted, kind: Kind | None) -> Sequence[str]:
    """One line, in the order of :data:`HEADINGS`; a kind that left the content keeps its key."""
    themes, ft = (kind.coop, kind.ft) if kind else ((), "")
    cells = (
        one.day.isoformat(),
        TYPE,
        str(one.minutes or ""),
        AUTONOMY[one.level],
        ",".join(themes),
        ", ".join(COOP[theme] for theme in themes),
        PLACE,
        kind.name.fr if kind else one.task,
        one.level.value,
        ft,
        FRANCE_TRAVAIL.get(ft, ""),
        str(one.times),
    )
    return [safe(cell) for cell in cells]


def safe(cell: str) -> str:
    """The cell, that no spreadsheet runs."""
    runs = cell.startswith(FORMULA) or cell.lstrip().startswith(FORMULA)
    return f"'{cell}" if runs else cell
