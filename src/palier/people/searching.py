"""Finding somebody by what is said of her name, in any order and any spelling, or by her telephone.

A name is sealed: what is asked is turned into indexes, and no name is opened but those of the last
who came, for beginnings of words. The number of questions does not depend on how many are known.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from uuid import UUID

from django.db.models import Case, Max, OuterRef, Q, QuerySet, Subquery, When

from palier.kernel.phone import NotAPhone, PhoneNumber
from palier.people import queries
from palier.people.content import nicknames
from palier.people.models import Beneficiary, NameWord, Visit
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import require
from palier.people.rules.nicknames import widened
from palier.people.rules.ranking import SHORTEST_BEGINNING, Rank, rank
from palier.people.rules.wording import alternatives
from palier.vault.fields import BlindIndexField
from palier.vault.rules.names import as_name

MOST: Final = 20
"""Persons on one screen. Beyond, another word of the name says more than a second page."""

MOST_AT_THE_DOOR: Final = 8
"""Somebody stands there: what does not fit on the screen is not read."""

LAST_COMINGS: Final = 300
"""Comings whose names are opened for a beginning: a week of a small place, and some 15 ms
(``bench/results/people.md``). A beginning cannot be an equality, and an index of all beginnings
would tell whoever takes the disk much more than which names are equal."""

Borne = defaultdict[UUID, set[str]]
"""Person → the keys that her name bears."""


@dataclass(frozen=True)
class Sought:
    """One asked word: the names that may stand for it, as what they are indexed, how it begins."""

    names: tuple[str, ...]
    keys: dict[str, Rank]
    begins: str


def people_found(actor: HelperActor, asked: str) -> tuple[QuerySet[Beneficiary], bool]:
    """At most :data:`MOST` persons of this place, the best first; and whether there were more.

    Each has ``last_came`` and ``last_request``. Raises ``NotAllowed`` for a volunteer.
    """
    require(actor, "know_people")
    found = _phoned(actor, asked) or _named(actor, asked)
    return told_apart(actor, found[:MOST]), len(found) > MOST


def told_apart(actor: HelperActor, found: list[UUID]) -> QuerySet[Beneficiary]:
    """These few persons in this order, each with what tells homonyms apart."""
    order = Case(*(When(pk=pk, then=n) for n, pk in enumerate(found)), default=len(found))
    return with_last_coming(actor).filter(pk__in=found).order_by(order)


def with_last_coming(actor: HelperActor) -> QuerySet[Beneficiary]:
    """Those who are known, each with ``last_came`` and ``last_request``."""
    latest = queries.visits_visible_to(actor).filter(person=OuterRef("pk")).order_by("-arrived_at")
    return queries.people_known_to(actor).annotate(
        last_came=Subquery(latest.values("arrived_at")[:1]),
        last_request=Subquery(latest.values("request")[:1]),
    )


def people_called(actor: HelperActor, first_name: str) -> QuerySet[Beneficiary]:
    """At the door: persons of this place who may be called so, as written, as heard or for short.

    Perhaps somebody who comes back. Each has ``last_came`` and ``last_request``, by which a helper
    tells two Claudias apart. Nobody for a volunteer.
    """
    return told_apart(actor, _whole_words(actor, first_name)[:MOST_AT_THE_DOOR])


def _whole_words(actor: HelperActor, asked: str) -> list[UUID]:
    """Those whose name has every word of ``asked``, as written, as heard or for short."""
    words = _sought(asked)
    return _in_order(actor, words, _by_index(actor, words)) if words else []


def _phoned(actor: HelperActor, asked: str) -> list[UUID]:
    try:
        number = PhoneNumber.parse(asked).written
    except NotAPhone:
        return []
    known = queries.people_known_to(actor).filter(phoned=number)
    return list(known.values_list("pk", flat=True))


def _named(actor: HelperActor, asked: str) -> list[UUID]:
    words = _sought(asked)
    if not words:
        return []
    borne = _by_index(actor, words)
    _add_beginnings(actor, words, borne)
    return _in_order(actor, words, borne)


def _sought(asked: str) -> list[Sought]:
    return [_word(some) for some in alternatives(asked)]


def _word(some: list[str]) -> Sought:
    called, heard = _index("called"), _index("heard")
    short = [name for one in some for name in widened(one, nicknames())]
    keys: dict[str, Rank] = {}
    for worth, index, names in (
        (Rank.WRITTEN, called, some),
        (Rank.HEARD, heard, some),
        (Rank.NICKNAME, called, short),
        (Rank.NICKNAME, heard, short),
    ):
        for name in names:
            keys |= {key: worth for key in index.indexes(name) if key not in keys}
    begins = as_name(some[0])
    if len(begins) >= SHORTEST_BEGINNING:
        keys[_begun(begins)] = Rank.BEGINNING
    return Sought((*some, *short), keys, begins)


def _index(name: str) -> BlindIndexField:
    field = NameWord._meta.get_field(name)
    assert isinstance(field, BlindIndexField)
    return field


def _begun(begins: str) -> str:
    """No index is written so: it says what no index can."""
    return f"begins {begins}"


def _by_index(actor: HelperActor, words: list[Sought]) -> Borne:
    names = [name for word in words for name in word.names]
    rows = NameWord.objects.filter(
        Q(called__in=names) | Q(heard__in=names), person__in=queries.people_known_to(actor)
    )
    borne: Borne = defaultdict(set)
    for person_id, called, heard in rows.values_list("person_id", "called", "heard"):
        borne[person_id] |= {called, heard}
    return borne


def _add_beginnings(actor: HelperActor, words: list[Sought], borne: Borne) -> None:
    begins = [word.begins for word in words if len(word.begins) >= SHORTEST_BEGINNING]
    if not begins:
        return
    last = queries.visits_visible_to(actor).order_by("-arrived_at").values("person")
    rows = NameWord.objects.filter(
        person__in=queries.people_known_to(actor).filter(pk__in=last[:LAST_COMINGS])
    )
    for row in rows:
        name = as_name(row.word)
        borne[row.person_id] |= {_begun(one) for one in begins if name.startswith(one)}
        borne[row.person_id] |= {row.called, row.heard}


def _in_order(actor: HelperActor, words: list[Sought], borne: Borne) -> list[UUID]:
    """The best first; among equals, whoever came last."""
    asked = [word.keys for word in words]
    ranks = {pk: worth for pk, keys in borne.items() if (worth := rank(asked, keys)) is not None}
    came = Visit.objects.filter(structure=actor.structure_id, person__in=list(ranks))
    last = dict(came.order_by().values_list("person").annotate(Max("arrived_at")))
    never = datetime.min.replace(tzinfo=UTC)
    return sorted(
        ranks, key=lambda pk: (ranks[pk], -(last.get(pk, never) - never).total_seconds(), pk)
    )
