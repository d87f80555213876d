"""Files of people: what a helper may see of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from palier.people.importing import said_by
from palier.people.models import Beneficiary, ImportLine, PeopleImport
from palier.people.rules.actor import HelperActor
from palier.people.rules.lines import SET_APART, WRONG, Who
from palier.people.rules.may import may

OPEN: Final = (
    PeopleImport.State.READING,
    PeopleImport.State.SHOWN,
    PeopleImport.State.RUNNING,
)
FIRST: Final = 20
"""Lines shown as they will be."""

MOST: Final = 50
"""Lines shown of those that are wrong, or known; the others are counted."""


@dataclass(frozen=True)
class Doubtful:
    """A line not taken as it is: what is wrong, what was read; who is known by that name."""

    number: int
    problem: str
    cells: list[str]
    known: Beneficiary | None

    @property
    def what(self) -> str:
        return " · ".join(cell for cell in self.cells if cell.strip())


def imports_of(actor: HelperActor) -> QuerySet[PeopleImport]:
    """The files sent in the actor's place, the last first; none for a volunteer."""
    if not may(actor, "import_people"):
        return PeopleImport.objects.none()
    sent = PeopleImport.objects.filter(structure=actor.structure_id).order_by("-at")
    return sent.select_related("by")


def import_of(actor: HelperActor, import_id: UUID) -> PeopleImport:
    """Raises ``PeopleImport.DoesNotExist`` for a file of another place."""
    return imports_of(actor).get(pk=import_id)


def first_lines(one: PeopleImport) -> list[tuple[int, Who]]:
    """The first persons as they will be."""
    ready = one.rows.filter(problem="").order_by("number")[:FIRST]
    return [(line.number, said_by(line, one)) for line in ready]


def wrong_lines(one: PeopleImport) -> list[Doubtful]:
    return _lines(one.rows.exclude(problem__in=["", *SET_APART]))


def apart_lines(one: PeopleImport) -> list[Doubtful]:
    """Those who are here already, or twice in the file."""
    return _lines(one.rows.filter(problem__in=SET_APART))


def _lines(rows: QuerySet[ImportLine]) -> list[Doubtful]:
    found = rows.select_related("person").order_by("number")[:MOST]
    return [Doubtful(one.number, one.problem, one.cells, one.person) for one in found]


def refused_rows(one: PeopleImport, language: str) -> Iterator[list[str]]:
    """The lines to repair, under the headers of the file, with their number and what is wrong."""
    kept = [column for column in one.columns if column["kept"]]
    yield [
        *(column["name"] or _("Colonne %(n)s") % {"n": column["at"] + 1} for column in kept),
        _("Ligne"),
        _("À revoir"),
    ]
    for line in one.rows.exclude(problem__in=["", *SET_APART]).order_by("number"):
        cells = [*line.cells, *[""] * (len(kept) - len(line.cells))]
        yield [*cells, str(line.number), WRONG[line.problem].said(language)]
