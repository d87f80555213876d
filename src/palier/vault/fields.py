"""Columns that are sealed in the database and plain in Python, and the index that finds them.

```python
first_name = EncryptedCharField(max_length=40, blank=True)
called = BlindIndexField(of="first_name", form="name")
objects = Indexed.as_manager()

Beneficiary.objects.filter(called="LEÏLA")       # finds « Leïla »
Beneficiary.objects.filter(first_name="Leïla")   # raises SealedFilter
```
"""

import json
from typing import Any, cast

from django.core import checks
from django.db import models
from django.db.models.lookups import IsNull

from palier.vault import seal
from palier.vault.lookups import Called, CalledOneOf, IsEmpty, IsNothing, SealedFilter, only
from palier.vault.rules.names import FORMS


class Sealed:
    """What every sealed column has in common; ``max_length`` is counted on what is written."""

    lookups: dict[str, Any] = {"isnull": IsNull, "exact": IsEmpty}  # noqa: RUF012

    def get_internal_type(self) -> str:
        return "TextField"  # a sealed text is four thirds of its length, and a hundred signs more

    def get_lookup(self, lookup_name: str) -> Any:
        return only(cast("models.Field[Any, Any]", self), lookup_name, self.lookups)

    def get_transform(self, lookup_name: str) -> Any:
        raise SealedFilter(self, f"__{lookup_name}")

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        found: list[checks.CheckMessage] = super().check(**kwargs)  # type: ignore[misc]
        return [*found, *_no_order(cast("models.Field[Any, Any]", self))]


def _no_order(field: "models.Field[Any, Any]") -> list[checks.CheckMessage]:
    """Two seals of one word differ: an index, a uniqueness or an order would mean nothing."""
    ordering = {str(name).lstrip("-") for name in field.model._meta.ordering or ()}
    wrongs = {
        "unique": field.unique,
        "db_index": getattr(field, "db_index", False),
        "in Meta.ordering": field.name in ordering,
    }
    return [
        checks.Error(f"a sealed column cannot be {wrong}", obj=field, id="vault.E001")
        for wrong, holds in wrongs.items()
        if holds
    ]


class _SealedText(Sealed):
    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        del connection, prepared  # sealed alike for every database
        text = super().get_prep_value(value)  # type: ignore[misc]
        return seal.seal(str(text)) if text else text

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return value if value is None else seal.unseal(value)


class EncryptedCharField(_SealedText, models.CharField):  # type: ignore[type-arg]
    """A line. Empty stays empty in the database, so that a constraint may ask for words."""


class EncryptedTextField(_SealedText, models.TextField):  # type: ignore[type-arg]
    """Several lines."""


class EncryptedJSONField(Sealed, models.JSONField):
    """Any JSON; only ``None`` is NULL, and nothing inside can be asked for."""

    lookups = {"isnull": IsNull, "exact": IsNothing}  # noqa: RUF012

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        del connection, prepared  # idem
        if value is None:
            return None
        return seal.seal(json.dumps(value, cls=self.encoder, ensure_ascii=False))

    def from_db_value(self, value: str | None, *_: Any) -> Any:
        return None if value is None else json.loads(seal.unseal(value), cls=self.decoder)


class BlindIndexField(models.CharField):  # type: ignore[type-arg]
    """Finds the rows whose sealed column ``of`` has the same ``form`` (``rules/names.py``).

    It tells an intruder which rows are equal, and nothing of the words without the key. Written by
    ``save``; the model's manager is :class:`~palier.vault.indexed.Indexed`. Empty has no index.
    """

    lookups: dict[str, Any] = {  # noqa: RUF012
        "isnull": IsNull,
        "exact": Called,
        "in": CalledOneOf,
    }

    def __init__(self, *args: Any, of: str, form: str = "written", **kwargs: Any) -> None:
        self.of, self.form = of, form
        kwargs |= {"max_length": 64, "editable": False, "blank": True}
        kwargs.setdefault("db_index", not kwargs.get("unique"))
        if not kwargs.get("null"):
            kwargs.setdefault("default", "")
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for ours in ("max_length", "editable", "blank"):
            kwargs.pop(ours, None)
        return name, path, args, {**kwargs, "of": self.of, "form": self.form}

    def get_lookup(self, lookup_name: str) -> Any:
        return only(self, lookup_name, self.lookups)

    def get_transform(self, lookup_name: str) -> Any:
        raise SealedFilter(self, f"__{lookup_name}")

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:  # noqa: ARG002
        found = self.index_of(getattr(model_instance, self.of))
        setattr(model_instance, self.attname, found)
        return found

    def index_of(self, written: str | None, key: Any = None) -> str | None:
        """What is stored for ``written``."""
        if not written:
            return None if self.null else ""
        return seal.index(FORMS[self.form](written), self._salt, key)

    def indexes(self, written: str) -> list[str]:
        """What may be stored for ``written``, under any key of the file."""
        return seal.indexes(FORMS[self.form](written), self._salt) if written else [""]

    @property
    def _salt(self) -> str:
        return f"{self.model._meta.label_lower}.{self.of}"

    def check(self, **kwargs: Any) -> list[checks.CheckMessage]:
        from palier.vault.indexed import Indexed  # noqa: PLC0415  (it reads our fields)

        wrongs = {
            f"{self.of} is not a sealed column": not isinstance(
                self.model._meta.get_field(self.of), Sealed
            ),
            f"there is no form {self.form}": self.form not in FORMS,
            "the model’s manager is not Indexed.as_manager()": not isinstance(
                self.model._default_manager.all(), Indexed
            ),
        }
        return [
            *super().check(**kwargs),
            *(checks.Error(w, obj=self, id="vault.E002") for w, holds in wrongs.items() if holds),
        ]
