"""*Faire le point*: a conversation, some exercises, a result. Never a gate, always resumable."""

import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from palier.diagnosis.answers import AnswerSheet, SheetRefusal
from palier.people.models import Beneficiary, Helper, Structure
from palier.simulators.models import Play
from palier.vault.fields import EncryptedCharField, EncryptedJSONField

__all__ = [
    "AnswerSheet",
    "Attempt",
    "Booklet",
    "BookletTask",
    "Diagnosis",
    "Reception",
    "Reply",
    "SheetRefusal",
    "StageOverrule",
]


class Diagnosis(models.Model):
    """One time somebody takes stock, over as many sittings as she wants.

    ``dice`` seeds the choice of tasks, so that a diagnosis can be replayed exactly. ``rested`` is
    how many expected seconds had been played at the last pause. ``result`` is the result as it was
    told, kept for comparison even when the bank changes. ``answers_due``: finished, and its answers
    are to be kept without a name, unless she says no; false for ever once they are. ``language``:
    that of the screen at the end.
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
    answers_due = models.BooleanField(default=False)
    language = EncryptedCharField(max_length=10, blank=True)

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
    """One answer of the conversation; « je préfère ne pas répondre » is an answer.

    Given on her screen, pointed at in a ``booklet``, or told to the place that ``asked_by`` names.
    They stand beside each other, so that each can be taken back alone; the last told holds.
    """

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="replies")
    question = models.CharField(max_length=40)
    choice = EncryptedCharField(max_length=40)
    at = models.DateTimeField()
    booklet = models.ForeignKey(
        "Booklet", on_delete=models.CASCADE, null=True, blank=True, related_name="replies"
    )
    asked_by = models.ForeignKey(
        Structure, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("diagnosis", "question"),
                condition=Q(booklet=None, asked_by=None),
                name="one_reply_per_question",
                violation_error_message="Cette question a déjà sa réponse.",
            ),
            models.UniqueConstraint(
                fields=("booklet", "question"),
                name="one_reply_per_question_of_a_booklet",
                violation_error_message="Cette question du cahier a déjà sa réponse.",
            ),
            models.UniqueConstraint(
                fields=("diagnosis", "question", "asked_by"),
                name="one_reply_per_question_asked_aloud",
                violation_error_message="Cette question a déjà sa réponse, à l’oral.",
            ),
            models.CheckConstraint(
                condition=Q(booklet=None) | Q(asked_by=None),
                name="a_reply_is_pointed_at_or_told",
                violation_error_message="Une réponse vient du cahier ou de l’oral.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.question}: {self.choice}"


class Reception(models.Model):
    """Three minutes at the counter: one domain, one decision. Its exercises are those of the
    diagnosis, which keeps them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="receptions")
    domain = models.CharField(max_length=20)
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    decision = EncryptedCharField(max_length=20, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("diagnosis",),
                condition=Q(ended_at=None),
                name="one_open_reception_per_diagnosis",
                violation_error_message="C’est déjà commencé.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.domain} {self.started_at:%Y-%m-%d}"

    def end(self, decision: str, now: datetime) -> None:
        """``decision`` is empty when it was left before being clear."""
        self.decision, self.ended_at = decision, now
        self.save(update_fields=["decision", "ended_at"])


class Attempt(models.Model):
    """A play that counts as evidence, in its order."""

    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, related_name="attempts")
    reception = models.ForeignKey(
        Reception, on_delete=models.SET_NULL, null=True, blank=True, related_name="attempts"
    )
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


class Booklet(models.Model):
    """Screens printed for one person to point at; what she pointed at is entered once, later.

    ``digest`` is that of the code printed on its first page. ``conversation``: which version of the
    questions is printed in it; empty when it was printed before booklets had them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, on_delete=models.CASCADE, related_name="booklets")
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    large = models.BooleanField(default=False)
    made_by = models.ForeignKey(Helper, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ticket = models.UUIDField(help_text="Un formulaire envoyé deux fois ne fait qu’un cahier.")
    digest = models.CharField(max_length=64, unique=True)
    conversation = models.CharField(max_length=12, blank=True)
    entered_by = models.ForeignKey(Helper, on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(null=True, blank=True)
    diagnosis = models.ForeignKey(
        Diagnosis, on_delete=models.SET_NULL, null=True, related_name="booklets"
    )

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "ticket"),
                name="one_booklet_per_form",
                violation_error_message="Ce cahier est déjà préparé.",
            ),
            models.CheckConstraint(
                condition=Q(entered_at=None, entered_by=None)
                | Q(entered_at__isnull=False, entered_by__isnull=False),
                name="an_entered_booklet_says_by_whom",
                violation_error_message="Un cahier noté dit par qui.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d}"


class BookletTask(models.Model):
    """One task of a booklet as it was printed. ``form`` says what its letters mean: when the task
    or its drawing changed since, what was pointed at speaks of another page."""

    booklet = models.ForeignKey(Booklet, on_delete=models.CASCADE, related_name="tasks")
    position = models.PositiveSmallIntegerField()
    task_id = models.CharField(max_length=60)
    form = models.CharField(max_length=12)
    play = models.OneToOneField(
        Play, on_delete=models.SET_NULL, null=True, related_name="booklet_task"
    )

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(
                fields=("booklet", "position"),
                name="one_booklet_task_at_a_position",
                violation_error_message="Cette page est déjà prise.",
            ),
            models.UniqueConstraint(
                fields=("booklet", "task_id"),
                name="a_booklet_asks_a_task_once",
                violation_error_message="Cet exercice est déjà dans le cahier.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.position}: {self.task_id}"
