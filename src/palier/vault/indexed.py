"""Rows whose blind index follows what it indexes, however they are written."""

from collections.abc import Collection, Iterator
from typing import Any, TypeVar

from django.db import models
from django.db.models.signals import pre_save
from django.dispatch import receiver

from palier.vault.fields import BlindIndexField

_Row = TypeVar("_Row", bound=models.Model)


class StaleIndex(TypeError):  # noqa: N818  (a refusal)
    """This way of writing would leave the index of the former value."""


class Indexed(models.QuerySet[_Row]):
    """``filter(called="Leïla")`` finds; ``update(first_name=…)`` writes the index with it."""

    def update(self, **kwargs: Any) -> int:
        for index in blind_indexes(self.model):
            if index.of in kwargs:
                if not isinstance(kwargs[index.of], str | None):
                    raise StaleIndex(f"{index.of}: an expression has no index")
                kwargs[index.name] = index.index_of(kwargs[index.of])
        return super().update(**kwargs)

    def bulk_update(self, objs: Any, fields: Any, batch_size: int | None = None) -> int:
        refuse_stale(self.model, frozenset(fields) - _indexes_of(self.model))
        return super().bulk_update(objs, fields, batch_size)


def blind_indexes(model: type[models.Model]) -> Iterator[BlindIndexField]:
    return (field for field in model._meta.fields if isinstance(field, BlindIndexField))


def _indexes_of(model: type[models.Model]) -> frozenset[str]:
    return frozenset(field.name for field in blind_indexes(model))


def refuse_stale(model: type[models.Model], written: Collection[str]) -> None:
    """Raises :class:`StaleIndex` when a value is written without its index."""
    for index in blind_indexes(model):
        if index.of in written and index.name not in written:
            raise StaleIndex(f"{index.of} is written without its index {index.name}")


@receiver(pre_save, dispatch_uid="vault.no_stale_index")
def _saved_in_part(sender: Any, update_fields: Any, **_: Any) -> None:
    if update_fields is not None:
        refuse_stale(sender, update_fields)
