import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from palier.people.models import Beneficiary, Helper, Structure, TrustedHelper
from palier.vault.fields import EncryptedCharField


class Concern(models.Model):
    """One thing that waits for a human: about whom, why, by when, and who answers."""

    class Reason(models.TextChoices):
        TALK = "talk", _("demande à parler à quelqu’un")

    class Closing(models.TextChoices):
        TALKED = "talked", _("nous nous sommes parlé")
        NOT_NEEDED = "not_needed", _("ce n’est plus utile")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, on_delete=models.CASCADE, related_name="concerns")
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="concerns")
    reason = models.CharField(max_length=20, choices=Reason)
    words = EncryptedCharField(max_length=300, blank=True)
    owner = models.ForeignKey(Helper, on_delete=models.PROTECT, related_name="concerns")
    asked_by = models.ForeignKey(
        TrustedHelper, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """Somebody she named, who asked on her behalf; nobody when she asked herself."""
    asked_at = models.DateTimeField()
    due = models.DateTimeField(db_index=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Helper, null=True, on_delete=models.PROTECT, related_name="+")
    closing = models.CharField(max_length=20, choices=Closing, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "structure", "reason"),
                condition=Q(closed_at=None),
                name="one_open_concern_per_reason",
                violation_error_message="Cette demande attend déjà une réponse.",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None, closing="")
                | Q(closed_at__isnull=False) & ~Q(closing=""),
                name="a_closed_concern_says_why",
                violation_error_message="Une demande fermée dit pourquoi.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reason} ({self.due:%Y-%m-%d %H:%M})"
