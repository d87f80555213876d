"""What was answered, kept without who answered: the tables."""

import uuid

from django.db import models

from palier.people.models import Beneficiary
from palier.simulators.models import Play
from palier.vault.fields import EncryptedJSONField


class AnswerSheet(models.Model):
    """One finished diagnosis, nameless: no person, no place, no day, no words.

    ``month``: the first day of the one that ended before its batch was written. ``answers``:
    exercise, version, steps done, helped, by the alphabet. ``groups``: coarse categories, those
    that fairness asks for. Both are sealed: which exercises were shown is, while the person is
    here, written in her plays, and a copy of the base without its key must not bring them together.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    month = models.DateField()
    bank = models.CharField(max_length=12)
    medium = models.CharField(max_length=10, choices=Play.Medium)
    answers = EncryptedJSONField()
    groups = EncryptedJSONField()

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"


class SheetRefusal(models.Model):
    """She prefers that her answers are not kept without her name; it is hers, and goes with her."""

    person = models.OneToOneField(Beneficiary, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"
