"""Who did it, for whom, with how much help; and what a person let somebody do in her name."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.people.models import Beneficiary, Helper, Structure, Visit
from palier.vault.fields import EncryptedCharField, EncryptedJSONField, EncryptedTextField


class Mandate(models.Model):
    """The person lets a professional do a list of acts in her name, until a day.

    Prepared, then signed by her PIN or on paper, then perhaps revoked. ``text`` is word for word
    what she accepted; ``text_digest`` (sha256, hexadecimal) is printed on the attestation.
    """

    class How(models.TextChoices):
        SCREEN = "screen", _("à l’écran")
        PAPER = "paper", _("sur papier")

    class Guardianship(models.TextChoices):
        """Protected adults (Code civil, 440 and 494-1): somebody else signs too, or alone."""

        NONE = "", _("aucune")
        CURATELLE = "curatelle", _("curatelle")
        TUTELLE = "tutelle", _("tutelle")
        HABILITATION = "habilitation", _("habilitation familiale")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, models.CASCADE, related_name="mandates")
    structure = models.ForeignKey(Structure, models.CASCADE, related_name="+")
    holder = models.ForeignKey(Helper, models.PROTECT, related_name="mandates")
    acts = EncryptedJSONField(help_text="clés de content/autonomy/tasks.yaml")
    text = EncryptedTextField()
    text_digest = models.CharField(max_length=64)
    guardianship = EncryptedCharField(max_length=20, choices=Guardianship, blank=True)
    guardian = EncryptedCharField(max_length=100, blank=True)
    prepared_by = models.ForeignKey(Helper, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    until = models.DateTimeField()
    digest = models.CharField(max_length=64, unique=True, help_text="de la référence imprimée")
    how = models.CharField(max_length=10, choices=How, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(Helper, models.PROTECT, null=True, related_name="+")
    """The helper who saw the signature on paper; nobody on screen."""
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "mandat"
        constraints = (
            models.CheckConstraint(
                condition=Q(until__gt=F("prepared_at")),
                name="mandate_ends_after_it_starts",
                violation_error_message="Un mandat finit après avoir commencé.",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None, how="") | Q(signed_at__isnull=False) & ~Q(how=""),
                name="a_signed_mandate_says_how",
                violation_error_message="Un mandat signé dit comment.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} → {self.until:%Y-%m-%d}"


class MandateProof(models.Model):
    """What stays of a signed mandate once she is erased: numbers, dates, and the digest of the text
    that she and the place each kept on paper. It says nothing of anybody."""

    id = models.UUIDField(primary_key=True, editable=False, help_text="celui du mandat")
    person_id = models.UUIDField(db_index=True)
    structure_id = models.UUIDField()
    holder_id = models.UUIDField()
    text_digest = models.CharField(max_length=64)
    signed_at = models.DateTimeField()
    ended_at = models.DateTimeField(db_index=True, help_text="fin prévue, ou retrait")

    class Meta:
        verbose_name = "preuve d’un mandat"

    def __str__(self) -> str:
        return f"{self.id} → {self.ended_at:%Y-%m-%d}"


class TaskRecord(models.Model):
    """One task, once: what, for / with / alone, about how long. Anonymous is fine."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    structure = models.ForeignKey(Structure, models.CASCADE, related_name="+")
    person = models.ForeignKey(
        Beneficiary, models.CASCADE, null=True, blank=True, related_name="task_records"
    )
    visit = models.ForeignKey(Visit, models.SET_NULL, null=True, blank=True, related_name="tasks")
    task = models.CharField(max_length=40, help_text="clé de content/autonomy/tasks.yaml")
    skill = models.CharField(max_length=60, blank=True, help_text="clé de content/skillmap")
    words = EncryptedCharField(max_length=200, blank=True)
    level = models.CharField(max_length=8, choices=[(one.value, one.value) for one in HelpLevel])
    outcome = models.CharField(max_length=8, choices=[(one.value, one.value) for one in Outcome])
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    mandate = models.ForeignKey(Mandate, models.SET_NULL, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(db_index=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Helper, models.PROTECT, null=True, related_name="+")
    """The helper who noted it; nobody when the person said it herself."""
    ticket = models.UUIDField(
        default=uuid.uuid4, help_text="Un formulaire envoyé deux fois ne compte qu’une."
    )

    class Meta:
        verbose_name = "démarche"
        indexes = (models.Index(fields=("structure", "done_at"), name="task_by_place_and_day"),)
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "ticket"),
                name="one_task_per_form",
                violation_error_message="Cette démarche est déjà notée.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.task} ({self.level}) {self.done_at:%Y-%m-%d}"
