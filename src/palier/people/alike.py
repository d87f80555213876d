"""Which persons of a place may be one: candidates by what is indexed, then the rule on those alone.

Never everybody with everybody: rows meet when they share a telephone or words of a name, and no
name is opened but those of candidates. Seven questions, however many are known.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from palier.kernel.phrase import Phrase
from palier.people import queries
from palier.people.models import Beneficiary, Membership, NameWord, NotTheSame, Visit
from palier.people.rules.actor import HelperActor, Role
from palier.people.rules.duplicates import RARE, Likeness, Side, Stay, likeness
from palier.people.rules.may import require
from palier.people.searching import with_last_coming

BLOCK: Final = 20
"""Rows that share one word and meet each other; more bear a usual first name, and meet only those
who bear all the same words."""

MOST_OPENED: Final = 100
"""Candidate pairs whose names are opened for one screen; the others come when these are settled."""

MOST_SHOWN: Final = 20

Pair = frozenset[UUID]


@dataclass(frozen=True)
class Alike:
    """Two rows, who was known first before the other, and why they may be one."""

    one: Beneficiary
    other: Beneficiary
    reasons: tuple[Phrase, ...]


def duplicates(actor: HelperActor, about: Beneficiary | None = None) -> list[Alike]:
    """The likeliest first; only those of ``about``, when one person is looked at.

    Raises ``NotAllowed`` for a volunteer.
    """
    require(actor, "know_people")
    people = queries.people_known_to(actor)
    if about:
        people = _near(people, about)
    met, apart = _Met(people), _told_apart(people)
    pairs = [pair for pair in met.pairs() if pair not in apart and (not about or about.pk in pair)]
    bare = {pk for pair in pairs if met.is_bare(pair) for pk in pair}
    met.unasked = _unasked(actor, people.filter(pk__in=bare))
    pairs = [pair for pair in pairs if not met.is_bare(pair) or met.unasked & pair]
    judged = sorted(_judged(actor, pairs[:MOST_OPENED], met), key=lambda one: -one[1].weight)
    return _shown(actor, judged[:MOST_SHOWN])


def _near(known: QuerySet[Beneficiary], about: Beneficiary) -> QuerySet[Beneficiary]:
    """Who shares a word or the telephone of one person."""
    words = [row.word for row in about.name_words.all()]
    alike = Q(pk__in=NameWord.objects.filter(heard__in=words).values("person"))
    if about.phone:
        alike |= Q(phoned=about.phone)
    return known.filter(alike)


def _unasked(actor: HelperActor, known: QuerySet[Beneficiary]) -> set[UUID]:
    """Nobody could say « c’est moi »: a file wrote them, or a volunteer, who is told no name."""
    volunteers = Membership.objects.filter(structure=actor.structure_id, role=Role.VOLUNTEER)
    came = Visit.objects.filter(person=OuterRef("pk"), structure=actor.structure_id)
    by_volunteer = came.filter(welcomed_by__in=volunteers.values("helper"))
    asked = came.exclude(welcomed_by=None)
    found = known.filter(Exists(by_volunteer) | ~Exists(asked))
    return set(found.values_list("pk", flat=True))


def _told_apart(known: QuerySet[Beneficiary]) -> set[Pair]:
    rows = NotTheSame.objects.filter(first__in=known).values_list("first", "second")
    return {frozenset(pair) for pair in rows}


class _Met:
    """Rows that share something, by their indexes alone."""

    def __init__(self, people: QuerySet[Beneficiary]) -> None:
        self.unasked: set[UUID] = set()
        self.words: dict[UUID, set[str]] = defaultdict(set)
        self.bearers: dict[str, set[UUID]] = defaultdict(set)
        rows = NameWord.objects.filter(person__in=people)
        for person_id, heard in rows.values_list("person_id", "heard"):
            self.words[person_id].add(heard)
            self.bearers[heard].add(person_id)
        self.phones: dict[str, set[UUID]] = defaultdict(set)
        phoned = people.exclude(phone="").values_list("phoned", "pk")
        for phone, person_id in phoned:
            self.phones[phone].add(person_id)

    def pairs(self) -> list[Pair]:
        """Those that share most first."""
        shared = Counter(_within(self.phones.values()))
        for pair in shared:
            shared[pair] += 2
        shared.update(_within(self.bearers.values()))
        shared.update({pair: 2 for pair in _within(self._of_the_same_words()) if shared[pair] < 2})
        kept = (pair for pair in shared if shared[pair] > 1 or self.is_bare(pair))
        return sorted(kept, key=lambda pair: (-shared[pair], sorted(pair)))

    def _of_the_same_words(self) -> Iterable[set[UUID]]:
        same: dict[frozenset[str], set[UUID]] = defaultdict(set)
        for person_id, words in self.words.items():
            if len(words) > 1:
                same[frozenset(words)].add(person_id)
        return same.values()

    def is_bare(self, pair: Pair) -> bool:
        """A first name alone, and rare: it counts only when nobody asked one of the two."""
        return all(len(self.words[pk]) == 1 for pk in pair) and self.heard_so(pair) <= RARE

    def heard_so(self, pair: Pair) -> int:
        """How many persons bear the commonest word that both have."""
        both = set.intersection(*(self.words[pk] for pk in pair))
        return max((len(self.bearers[word]) for word in both), default=len(pair))


def _within(groups: Iterable[set[UUID]]) -> Iterator[Pair]:
    for group in groups:
        if 1 < len(group) <= BLOCK:
            yield from map(frozenset, combinations(group, 2))


def _judged(actor: HelperActor, pairs: list[Pair], met: _Met) -> Iterator[tuple[Pair, Likeness]]:
    pks = list({pk for pair in pairs for pk in pair})
    people = Beneficiary.objects.in_bulk(pks)
    stays = _stays(actor, pks)
    for pair in pairs:
        sides = (_side(people[pk], stays[pk], pk in met.unasked) for pk in pair)
        if found := likeness(*sides, heard_so=met.heard_so(pair)):
            yield pair, found


def _shown(actor: HelperActor, judged: list[tuple[Pair, Likeness]]) -> list[Alike]:
    """With what tells homonyms apart; who was written first is on the first side."""
    pks = {pk for pair, _found in judged for pk in pair}
    people = {one.pk: one for one in with_last_coming(actor).filter(pk__in=pks)}
    shown = []
    for pair, found in judged:
        one, other = sorted(
            (people[pk] for pk in pair), key=lambda each: (each.created_at, each.pk)
        )
        shown.append(Alike(one, other, found.reasons))
    return shown


def _stays(actor: HelperActor, pks: list[UUID]) -> dict[UUID, list[Stay]]:
    stays: dict[UUID, list[Stay]] = defaultdict(list)
    rows = Visit.objects.filter(structure=actor.structure_id, person__in=pks)
    for person_id, arrived, left in rows.values_list("person_id", "arrived_at", "left_at"):
        stays[person_id].append(Stay(arrived, left))
    return stays


def _side(person: Beneficiary, stays: list[Stay], unasked: bool) -> Side:
    return Side(
        first_name=person.first_name,
        last_name=person.last_name,
        phone=person.phone,
        birth_year=person.birth_year,
        stays=tuple(stays),
        unasked=unasked,
    )
