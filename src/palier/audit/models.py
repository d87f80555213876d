from typing import Any, NoReturn

from django.db import models


class Entries(models.QuerySet["Entry"]):
    """Lines are added and read; several at once are no more changed than one."""

    def update(self, **_kwargs: Any) -> NoReturn:
        raise TypeError("the audit is append-only")

    def delete(self) -> NoReturn:
        raise TypeError("the audit is append-only")

    def forget(self) -> int:
        """The only way out, for ``actions.forget_entries``: the database itself refuses to let a
        line of less than three years go."""
        return super().delete()[0]


class Entry(models.Model):
    """One act, one line: who did what, for whom, when. Never changed, and kept three years.

    Identifiers only, without foreign keys: the line outlives what it speaks of, and it never holds
    personal content.
    """

    at = models.DateTimeField(db_index=True)
    verb = models.CharField(max_length=60)
    by_side = models.CharField(max_length=10)
    by = models.UUIDField(null=True)
    person = models.UUIDField(null=True, db_index=True)
    structure = models.UUIDField(null=True, db_index=True)
    facts = models.JSONField(default=dict)
    once = models.CharField(  # noqa: DJ001  (many lines without it, and "" would be unique)
        max_length=160, null=True, unique=True, editable=False
    )

    objects = Entries.as_manager()

    class Meta:
        ordering = ("at", "id")
        verbose_name = "trace"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk:
            raise TypeError("the audit is append-only")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise TypeError("the audit is append-only")
