import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from palier.people.models import Beneficiary
from palier.vault.fields import EncryptedCharField, EncryptedJSONField


class Play(models.Model):
    """One person, one task, from its first screen to "c’est fait" or "je ne sais pas"."""

    class Purpose(models.TextChoices):
        POINT = "point", _("faire le point")
        PRACTICE = "practice", _("s’entraîner")

    class Outcome(models.TextChoices):
        DONE = "done", _("a terminé")
        UNKNOWN = "unknown", _("ne sait pas")
        SKIPPED = "skipped", _("pas maintenant")

    class Medium(models.TextChoices):
        """Where it was seen. The same steps tell the same, wherever; only pointing is less sure."""

        SCREEN = "screen", _("à l’écran")
        SHOWN = "shown", _("montré à quelqu’un")
        PAPER = "paper", _("sur papier")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, on_delete=models.CASCADE, related_name="plays")
    purpose = models.CharField(max_length=10, choices=Purpose)
    medium = models.CharField(max_length=10, choices=Medium, default=Medium.SCREEN)
    task_id = models.CharField(max_length=60)
    task_version = models.CharField(max_length=12)
    state = EncryptedJSONField()
    turn = models.PositiveIntegerField(default=0, help_text="Une page périmée ne joue pas.")
    started_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = EncryptedCharField(max_length=10, choices=Outcome, blank=True)
    helped = models.BooleanField(default=False)
    steps = EncryptedJSONField(default=dict, help_text="étape → faite")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(closed_at=None, outcome="")
                | Q(closed_at__isnull=False) & ~Q(outcome=""),
                name="a_closed_play_has_an_outcome",
                violation_error_message="Un exercice fini dit comment il finit.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.task_id} ({self.outcome or 'en cours'})"

    @property
    def score(self) -> int:
        """How many steps were achieved."""
        return sum(1 for done in self.steps.values() if done)
