"""How rows go from one person to another, and back: what hangs from her by one key, table by table.

What a constraint of the database refuses stays where it was: nothing is lost, nothing doubled. The
acts that call this say who did it and why (``actions/likeness.py``).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, models, transaction

from palier.people.models import Beneficiary, Merge
from palier.people.naming import write_names
from palier.people.queries import live_consents
from palier.people.registry import Holding, holdings
from palier.people.rules.actor import Matter

NAMED: Final = ("first_name", "last_name", "phone", "birth_year")
"""What the kept row takes from the other one when it does not say it itself."""

FILLED, ROOTS = "filled", "roots"
"""In ``Merge.moved`` beside the tables: what was written in the kept row; rows absorbed before."""


@dataclass
class Followed:
    """What went to the kept one (table → primary keys), and codes of what the helper is told."""

    moved: dict[str, list[str]] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)


def movable() -> list[Holding]:
    return [one for one in holdings() if one.moves]


def follow(kept: Beneficiary, absorbed: Beneficiary, now: datetime) -> Followed:
    """Everything of ``absorbed`` that may hang from ``kept`` does."""
    followed, shut = Followed(), _shown_by_one_only(kept, absorbed, now)
    for holding in movable():
        if holding.behind in shut:
            held = holding.model._default_manager.filter(**{holding.person: absorbed.pk})
            followed.told += ["kept_private"] if held.exists() else []
            continue
        went, stayed = give(holding.model, holding.person, absorbed.pk, kept.pk)
        if went:
            followed.moved[holding.key] = [str(pk) for pk in went]
        followed.told += ["stayed"] if stayed and _is_worth_telling(holding) else []
    followed.told = list(dict.fromkeys(followed.told))
    return followed


def _is_worth_telling(holding: Holding) -> bool:
    """That both rows were known to the place is why they are put together."""
    return holding.key != "people.accompaniment"


def _shown_by_one_only(kept: Beneficiary, absorbed: Beneficiary, now: datetime) -> set[Matter]:
    """What the kept row shows to somebody and the other one kept to herself: an agreement given
    under one name never opens what was closed under the other."""
    given = live_consents(now).values_list("person", "structure", "trusted", "matter")
    opens = {pk: set[tuple[Any, ...]]() for pk in (kept.pk, absorbed.pk)}
    for person_id, *what in given.filter(person__in=opens):
        opens[person_id].add(tuple(what))
    return {Matter(matter) for *_who, matter in opens[kept.pk] - opens[absorbed.pk]}


def give(
    model: type[models.Model],
    key: str,
    giver: UUID,
    taker: UUID,
    among: Iterable[Any] | None = None,
) -> tuple[list[Any], list[Any]]:
    """Rows of ``giver`` that now hang from ``taker``, and those that a constraint refused."""
    rows = model._default_manager.filter(**{key: giver})
    if among is not None:
        rows = rows.filter(pk__in=list(among))
    pks = list(rows.order_by("pk").values_list("pk", flat=True))
    if _given(model, key, pks, taker):
        return pks, []
    went = [pk for pk in pks if _given(model, key, [pk], taker)]
    return went, [pk for pk in pks if pk not in set(went)]


def _given(model: type[models.Model], key: str, pks: list[Any], taker: UUID) -> bool:
    try:
        with transaction.atomic():
            model._default_manager.filter(pk__in=pks).update(**{key: taker})
    except IntegrityError:
        return False
    return True


def fill(kept: Beneficiary, absorbed: Beneficiary) -> list[str]:
    """The kept row says what only the other one said; which fields."""
    blank = [name for name in NAMED if not getattr(kept, name) and getattr(absorbed, name)]
    write(kept, {name: getattr(absorbed, name) for name in blank})
    return blank


def empty(kept: Beneficiary, absorbed: Beneficiary, filled: Iterable[str]) -> None:
    """The way back, unless somebody wrote something else since."""
    same = [name for name in filled if getattr(kept, name) == getattr(absorbed, name)]
    write(kept, dict.fromkeys(same, ""))


def write(person: Beneficiary, said: Mapping[str, str]) -> None:
    """What names her, its indexes and her words, together."""
    for name, value in said.items():
        setattr(person, name, value)
    if said:
        person.save()
        write_names(person)


def give_back(merge: Merge) -> list[str]:
    """What still hangs from the kept one goes back to the absorbed; codes of what is told."""
    refused = False
    for holding_key, pks in merge.moved.items():
        if holding_key in (FILLED, ROOTS):
            continue
        model = apps.get_model(holding_key)
        _went, stayed = give(model, "person", merge.kept_id, merge.absorbed_id, pks)
        refused = refused or bool(stayed)
    return ["stayed"] if refused else []


def since(merge: Merge) -> Iterator[tuple[Holding, int]]:
    """What was written for the kept one after the two were put together: it stays with her."""
    for holding in movable():
        if holding.contacts:
            hers = {holding.person: merge.kept_id, f"{holding.contacts[0]}__gt": merge.at}
            back = merge.moved.get(holding.key, [])  # written since in a row that goes back
            if number := holding.model._default_manager.filter(**hers).exclude(pk__in=back).count():
                yield holding, number
