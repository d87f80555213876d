"""A person's plan: what she needs, the few steps of now, and how each of them went."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from palier.autonomy.rules.level import HelpLevel
from palier.journey.around import AdviserSeat, AdviserVisit, Relay, SharedFact, Support
from palier.people.models import Beneficiary, Helper, Structure
from palier.vault.fields import EncryptedCharField

__all__ = [
    "AdviserSeat",
    "AdviserVisit",
    "Need",
    "Plan",
    "Relay",
    "SharedFact",
    "Step",
    "StepReview",
    "Support",
]


class Plan(models.Model):
    """One for each person, wherever she goes; every act that changes it locks this row."""

    person = models.OneToOneField(Beneficiary, models.CASCADE, related_name="plan")
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = "plan"

    def __str__(self) -> str:
        return str(self.person_id)


class Need(models.Model):
    """What she wants, in her own words."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="needs")
    structure = models.ForeignKey(Structure, models.CASCADE, related_name="+")
    words = EncryptedCharField(max_length=300)
    said_at = models.DateTimeField()
    heard_by = models.ForeignKey(Helper, models.PROTECT, null=True, related_name="+")
    """The helper who wrote it down; nobody when she wrote it."""
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "besoin"
        constraints = (
            models.CheckConstraint(
                condition=~Q(words=""),
                name="a_need_has_words",
                violation_error_message="Dites-le en quelques mots.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.said_at:%Y-%m-%d}"


class Step(models.Model):
    """A small step. ``slot`` 1 to 3 while it is current, nothing otherwise: the database keeps the
    "at most three". ``version`` grows with each change: whoever edits an older one is told."""

    class State(models.TextChoices):
        LATER = "later", _("plus tard")
        CURRENT = "current", _("en cours")
        DONE = "done", _("fait")
        CUT = "cut", _("coupé en plus petit")
        DROPPED = "dropped", _("laissé")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="steps")
    need = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="steps")
    cut_from = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="pieces"
    )
    structure = models.ForeignKey(Structure, models.CASCADE, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.CURRENT)
    slot = models.PositiveSmallIntegerField(null=True, blank=True)
    words = EncryptedCharField(max_length=200)
    path = models.CharField(max_length=60, blank=True, help_text="parcours/étape, du contenu")
    task = models.CharField(max_length=40, blank=True, help_text="clé de autonomy/tasks.yaml")
    level = models.CharField(max_length=8, choices=[(one.value, one.value) for one in HelpLevel])
    near = models.BooleanField(default=False, help_text="sans aide, quelqu’un à côté")
    where = EncryptedCharField(max_length=120, blank=True)
    helper = models.ForeignKey(Helper, models.PROTECT, null=True, blank=True, related_name="+")
    with_whom = EncryptedCharField(max_length=60, blank=True)
    day = models.DateField(null=True, blank=True, db_index=True)
    hour = models.TimeField(null=True, blank=True)
    exercise = models.CharField(max_length=60, blank=True, help_text="tâche à s’entraîner")
    version = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(Helper, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ticket = models.UUIDField(
        default=uuid.uuid4, help_text="Un formulaire envoyé deux fois ne compte qu’une."
    )

    class Meta:
        verbose_name = "petit pas"
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "slot"),
                condition=Q(state="current"),
                name="one_current_step_per_slot",
                violation_error_message="Il y a déjà trois pas en cours.",
            ),
            models.CheckConstraint(
                condition=Q(state="current", slot__in=(1, 2, 3)) | ~Q(state="current"),
                name="at_most_three_current_steps",
                violation_error_message="Trois pas en cours, pas plus.",
            ),
            models.CheckConstraint(
                condition=~Q(words=""),
                name="a_step_has_words",
                violation_error_message="Dites le pas en quelques mots.",
            ),
            models.UniqueConstraint(
                fields=("plan", "ticket"),
                name="one_step_per_form",
                violation_error_message="Ce pas est déjà noté.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.state} {self.day or ''}"


class StepReview(models.Model):
    """How it went: by her or by a helper, on a screen or by word of mouth."""

    class Outcome(models.TextChoices):
        DONE = "done", _("c’est fait")
        NOT_YET = "not_yet", _("pas encore")
        DROPPED = "dropped", _("je n’en ai plus besoin")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    step = models.ForeignKey(Step, models.CASCADE, related_name="reviews")
    structure = models.ForeignKey(Structure, models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome)
    level = models.CharField(
        max_length=8, choices=[(one.value, one.value) for one in HelpLevel], blank=True
    )
    hard = models.CharField(max_length=20, blank=True, help_text="clé de rules/review.py")
    words = EncryptedCharField(max_length=300, blank=True)
    at = models.DateTimeField()
    told_to = models.ForeignKey(Helper, models.PROTECT, null=True, related_name="+")
    """The helper to whom it was told; nobody when she pressed herself."""

    class Meta:
        verbose_name = "retour sur un pas"
        constraints = (
            models.UniqueConstraint(
                fields=("step",),
                condition=Q(outcome="done"),
                name="done_is_said_once",
                violation_error_message="Ce pas est déjà fait.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.outcome} {self.at:%Y-%m-%d}"
