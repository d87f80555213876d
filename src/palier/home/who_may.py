"""Who may see what, as the person reads it: each place, each of those she named, each matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils.http import urlencode

from palier.people import queries
from palier.people.models import Consent, Structure, TrustedHelper
from palier.people.rules.actor import Matter, PersonActor


@dataclass(frozen=True)
class Row:
    """``asks``: what the address of the question carries, to open this matter."""

    matter: Matter
    consent: Consent | None
    asks: str


@dataclass(frozen=True)
class Seer:
    """A place (``here``: the one that answers now; more may be opened to it) or somebody near."""

    called: str
    rows: tuple[Row, ...]
    here: bool = False
    trusted: TrustedHelper | None = None

    @property
    def may_open(self) -> bool:
        return self.here or self.trusted is not None


def who_may(actor: PersonActor, place: Structure, now: datetime) -> Iterator[Seer]:
    """This place first, then the other places that see something, then those she named."""
    given = list(queries.consents_of(actor, now))
    places = {one.structure_id: one.structure for one in given if one.structure}
    for one in {place.pk: place, **places}.values():
        here = one.pk == place.pk
        yield Seer(one.name, _rows(given, structure_id=one.pk, every=here), here=here)
    for tie in queries.trusted_by(actor, now):
        yield Seer(tie.called, _rows(given, trusted_id=tie.pk, every=True), trusted=tie)


def _rows(
    given: list[Consent],
    *,
    every: bool,
    structure_id: UUID | None = None,
    trusted_id: UUID | None = None,
) -> tuple[Row, ...]:
    opened = {
        Matter(one.matter): one
        for one in given
        if (one.structure_id, one.trusted_id) == (structure_id, trusted_id)
    }
    to = {"to": str(trusted_id)} if trusted_id else {}
    return tuple(
        Row(matter, opened.get(matter), urlencode({"matter": str(matter), **to}))
        for matter in Matter
        if every or matter in opened
    )
