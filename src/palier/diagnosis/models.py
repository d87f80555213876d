"""*Faire le point*: a conversation, some exercises, a result. Never a gate, always resumable."""

import uuid

from django.db import models
from django.db.models import Q

from palier.people.models import Beneficiary, Helper, Structure
from palier.simulators.models import Play
from palier.vault.fields import EncryptedCharField, EncryptedJSONField


class Diagnosis(models.Model):
    """One time somebody takes stock, over as many sittings as she wants.

    ``dice`` seeds the choice of tasks, so that a diagnosis can be replayed exactly. ``rested`` is
    how many expected seconds had been played at the last pause. ``result`` is the result as it was
    told, kept for comparison even when the bank changes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, on_delete=models.CASCADE, related_name="diagnoses")
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="diagnoses")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    dice = models.PositiveIntegerField()
    bank = models.CharField(max_length=12)
    rested = models.PositiveIntegerField(default=0)
    result = EncryptedJSONField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(finished_at=None),
                name="one_open_diagnosis_per_person",
                violation_error_message="Un point est déjà commencé : il reprend où il en était.",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(result__isnull=False),
                name="a_finished_diagnosis_has_a_result",
                violation_error_message="Un point terminé a un résultat.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d}"


class Reply(models.Model):
    """One answer of the conversation; « je préfère ne pas répondre » is an answer."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="replies")
    question = models.CharField(max_length=40)
    choice = EncryptedCharField(max_length=40)
    at = models.DateTimeField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("diagnosis", "question"),
                name="one_reply_per_question",
                violation_error_message="Cette question a déjà sa réponse.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.question}: {self.choice}"


class Attempt(models.Model):
    """A play that counts as evidence, in its order."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="attempts")
    play = models.OneToOneField(Play, on_delete=models.CASCADE, related_name="attempt")
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("diagnosis", "position"),
                name="one_attempt_at_a_position",
                violation_error_message="Cet exercice est déjà commencé.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.position}: {self.play_id}"


class StageOverrule(models.Model):
    """A helper who knows better says which stage, and why; the rules' opinion stays beside it."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="overrules")
    stage = EncryptedCharField(max_length=20)
    reason = EncryptedCharField(max_length=300)
    by = models.ForeignKey(Helper, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)
        constraints = (
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="an_overrule_has_a_reason",
                violation_error_message="Dites pourquoi vous voyez autrement.",
            ),
        )

    def __str__(self) -> str:
        return self.stage
