"""What may be asked of a sealed column: is it there, is it empty. The rest is refused aloud.

A filter that compared what is sealed would find nothing, silently, for ever.
"""

from typing import Any

from django.core.exceptions import FieldError
from django.db.models import Field
from django.db.models.lookups import Exact, Lookup


class SealedFilter(FieldError):  # noqa: N818  (a refusal)
    """A query compares, sorts or searches inside a sealed column."""

    def __init__(self, field: Any, asked: str) -> None:
        name = getattr(field, "name", None) or "?"
        super().__init__(
            f"{name} is sealed in the database: {asked} would silently find nothing. "
            "Filter by its BlindIndexField, or compare in Python what you opened."
        )


class IsEmpty(Exact):
    """``filter(words="")``: an empty text is stored empty, and nothing else can be compared."""

    empty: tuple[Any, ...] = ("", None)

    def get_prep_lookup(self) -> Any:
        if self.rhs not in self.empty:
            raise SealedFilter(self.lhs.output_field, "an exact filter")
        return self.rhs


class IsNothing(IsEmpty):
    """``filter(result=None)``."""

    empty = (None,)


class _Indexed(Lookup):
    """The value asked for, under each key: one equality, or two while a rotation goes on."""

    def get_prep_lookup(self) -> list[str]:
        field = self.lhs.output_field
        if not all(isinstance(value, str) for value in self._asked()):
            raise SealedFilter(field, "a filter by anything but words")
        return [found for value in self._asked() for found in field.indexes(value)]

    def _asked(self) -> list[Any]:
        raise NotImplementedError

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        if not self.rhs:
            return "1 = 0", ()
        marks = ", ".join(["%s"] * len(self.rhs))
        return f"{column} IN ({marks})", (*params, *self.rhs)


class Called(_Indexed):
    lookup_name = "exact"

    def _asked(self) -> list[Any]:
        return [self.rhs]


class CalledOneOf(_Indexed):
    lookup_name = "in"

    def _asked(self) -> list[Any]:
        return list(self.rhs)


def only(field: "Field[Any, Any]", asked: str, allowed: dict[str, Any]) -> Any:
    """The lookup named ``asked``; raises :class:`SealedFilter` when it has no meaning here."""
    if asked not in allowed:
        raise SealedFilter(field, f"__{asked}")
    return allowed[asked]
