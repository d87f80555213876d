"""The tables of likeness: names as heard, two rows that are one person, files of people.

Part of ``models.py``, which gives them to everybody.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from palier.vault.fields import BlindIndexField, EncryptedCharField, EncryptedJSONField
from palier.vault.indexed import Indexed


class NameWord(models.Model):
    """One word of somebody's name, found as written or as heard, in whatever order."""

    person = models.ForeignKey("Beneficiary", models.CASCADE, related_name="name_words")
    word = EncryptedCharField(max_length=80)
    called = BlindIndexField(of="word", form="name")
    heard = BlindIndexField(of="word", form="heard")

    objects: ClassVar[models.Manager["NameWord"]] = Indexed.as_manager()

    class Meta:
        verbose_name = "mot d’un nom"

    def __str__(self) -> str:
        return str(self.person_id)


class Merge(models.Model):
    """Two rows were one person: what hung from ``absorbed`` hangs from ``kept``. ``moved`` names
    every row that moved (table → identifiers), so that undoing gives back those and no other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    structure = models.ForeignKey("Structure", models.CASCADE, related_name="+")
    kept = models.ForeignKey("Beneficiary", models.CASCADE, related_name="merges")
    absorbed = models.ForeignKey("Beneficiary", models.CASCADE, related_name="absorbed_by")
    moved = EncryptedJSONField(default=dict)
    by = models.ForeignKey("Helper", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey("Helper", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "réunion de deux fiches"
        constraints = (
            models.UniqueConstraint(
                fields=("absorbed",),
                condition=Q(undone_at=None),
                name="absorbed_once",
                violation_error_message="Cette fiche est déjà réunie à une autre.",
            ),
            models.CheckConstraint(
                condition=~Q(kept=F("absorbed")),
                name="a_merge_is_of_two",
                violation_error_message="Choisissez deux personnes.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.absorbed_id} → {self.kept_id}"


class NotTheSame(models.Model):
    """Somebody looked: these two are two. They are never proposed again. ``first`` < ``second``."""

    first = models.ForeignKey("Beneficiary", models.CASCADE, related_name="+")
    second = models.ForeignKey("Beneficiary", models.CASCADE, related_name="+")
    structure = models.ForeignKey("Structure", models.CASCADE, related_name="+")
    by = models.ForeignKey("Helper", models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "deux personnes distinctes"
        constraints = (
            models.UniqueConstraint(
                fields=("first", "second"),
                name="told_apart_once",
                violation_error_message="C’est déjà noté.",
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="two_in_order",
                violation_error_message="Choisissez deux personnes.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.first_id} ≠ {self.second_id}"


class PeopleImport(models.Model):
    """A file of people: read, shown, then brought in by the queue; nobody before all are."""

    class State(models.TextChoices):
        READING = "reading", _("en lecture")
        SHOWN = "shown", _("à vérifier")
        RUNNING = "running", _("en cours")
        DONE = "done", _("terminé")
        CANCELLED = "cancelled", _("annulé")
        REFUSED = "refused", _("refusé")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    structure = models.ForeignKey("Structure", models.CASCADE, related_name="imports")
    by = models.ForeignKey("Helper", models.PROTECT, related_name="+")
    at = models.DateTimeField()
    file_name = EncryptedCharField(max_length=120, blank=True)
    columns = EncryptedJSONField(default=list, help_text="colonne du fichier → ce qu’elle dit")
    state = models.CharField(max_length=10, choices=State, default=State.READING)
    lines = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, help_text="le même fichier, envoyé deux fois, se voit")
    told = EncryptedJSONField(default=dict, help_text="comment il a été lu, et combien de quoi")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "import de personnes"
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "digest"),
                condition=Q(state__in=("reading", "shown", "running")),
                name="one_open_import_per_file",
                violation_error_message="Ce fichier est déjà en cours d’import.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d}"


class ImportLine(models.Model):
    """One line of the file, as read; ``problem`` is one of our codes; forgotten when it is over."""

    imported = models.ForeignKey(PeopleImport, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(help_text="dans le fichier, à partir de 1")
    cells = EncryptedJSONField(default=list)
    problem = models.CharField(max_length=20, blank=True)
    person = models.ForeignKey("Beneficiary", models.SET_NULL, null=True, related_name="+")

    class Meta:
        verbose_name = "ligne d’un import"
        constraints = (
            models.UniqueConstraint(
                fields=("imported", "number"),
                name="one_line_per_number",
                violation_error_message="Cette ligne est déjà lue.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} {self.problem}"
