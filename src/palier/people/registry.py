"""What each house holds about a person, said once: how she takes it away, how it is erased.

A house says it in its ``holdings.py``, found by itself:

    register(
        Holding(
            model=Visit,
            person="person",
            name=Phrase(fr="Mes passages", en="My visits"),
            labels={"at": Phrase(fr="Quand", en="When")},
            tell=lambda visit: {"at": visit.arrived_at},
            contacts=("arrived_at",),
        )
    )

A table with anything of a person that nobody registered fails a test
(``tests/architecture/test_holdings.py``).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.utils.module_loading import autodiscover_modules

from palier.kernel.phrase import Phrase
from palier.people.models import Beneficiary
from palier.people.rules.actor import Matter

Value = str | int | bool | datetime | Phrase | Sequence[Phrase] | None
Told = Mapping[str, Value]
Rows = QuerySet[Any]


@dataclass(frozen=True)
class Kept:
    """What stays when everything goes: why and how long, to the person; ``law``, to a lawyer."""

    why: Phrase
    how_long: Phrase
    law: str


@dataclass(frozen=True, kw_only=True)
class Holding:
    """One table. ``person``: the lookup from a row to the person's id ("diagnosis__person").

    ``tell`` turns a row into what the person reads, under the ``labels`` of the same keys. It is
    pure: what it needs beside the row, ``rows`` fetches at once (select_related, annotations).
    ``contacts``: the dates of a row that prove that the person was there; they delay her erasure.
    ``silent``: why a table is not told ("said with the exercises"), when ``tell`` is absent.
    ``moves``: when two rows were one person, these follow her (``people/merging.py``); what she
    signed, whom she named and what proves something stay where they were written. ``behind``: the
    matter that only her agreement opens: it does not move where it would be shown without hers.
    """

    model: type[Model]
    person: str
    name: Phrase
    labels: Mapping[str, Phrase]
    tell: Callable[[Any], Told] | None = None
    rows: Callable[[Rows], Rows] = lambda rows: rows.order_by("pk")
    contacts: tuple[str, ...] = ()
    kept: Kept | None = None
    silent: str = ""
    moves: bool = False
    behind: Matter | None = None

    def __post_init__(self) -> None:
        if (self.tell is None) != bool(self.silent):
            raise ValueError(f"{self.key}: told, or silent for a reason")
        if self.moves and not isinstance(self.model._meta.get_field(self.person), ForeignKey):
            raise ValueError(f"{self.key}: only what hangs from her by one key moves")

    @property
    def key(self) -> str:
        """``people.visit``: the name of this table in the file that she takes away."""
        return self.model._meta.label_lower

    def of(self, person_id: UUID) -> Rows:
        """Her rows, those of the rows that were she twice included, and nobody else's."""
        absorbed = Beneficiary.objects.filter(merged_into=person_id).values("pk")
        hers = Q(**{self.person: person_id}) | Q(**{f"{self.person}__in": absorbed})
        return self.model._default_manager.filter(hers)


_known: dict[type[Model], Holding] = {}


def register(holding: Holding) -> None:
    """One for each table; said again, the last one holds."""
    _known[holding.model] = holding


def holdings() -> list[Holding]:
    """Every house's, the highest first: what hangs goes before what it hangs from."""
    _open_every_house()
    return sorted(_known.values(), key=_storey)


def in_telling_order() -> list[Holding]:
    """Every house's, as a person reads them: herself first, traces last."""
    return sorted(holdings(), key=lambda one: (one.kept is not None, -_storey(one)))


def _storey(holding: Holding) -> int:
    """The place of its house in ``INSTALLED_APPS``, which go down."""
    label = holding.model._meta.app_label
    return [app.label for app in apps.get_app_configs()].index(label)


@cache
def _open_every_house() -> None:
    autodiscover_modules("holdings")
