import uuid

from django.db import models
from django.db.models import F, Q

from palier.people.models import Helper, Structure
from palier.people.rules.actor import Role


class Invitation(models.Model):
    """A head asks somebody to work here. Whoever holds the link uses it, once; the database keeps
    only its digest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Role])
    email = models.EmailField("adresse e-mail", blank=True)
    digest = models.CharField(max_length=64, unique=True, help_text="sha256, hexadécimal")
    ticket = models.UUIDField(
        default=uuid.uuid4, help_text="Un formulaire envoyé deux fois ne compte qu’une."
    )
    invited_by = models.ForeignKey(Helper, null=True, on_delete=models.SET_NULL, related_name="+")
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "invitation"
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "ticket"),
                name="one_invitation_per_form",
                violation_error_message="Cette invitation est déjà faite.",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("invited_at")),
                name="invitation_ends_after_it_starts",
                violation_error_message="Une invitation finit après avoir commencé.",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(withdrawn_at=None),
                name="a_withdrawn_invitation_opens_nothing",
                violation_error_message="Cette invitation est retirée.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} @ {self.structure_id}"
