import uuid

from django.db import models
from django.db.models import F, Q

from palier.access.models.account import Account
from palier.people.models import Helper


class NewWayIn(models.Model):
    """A link for somebody who lost a password: it opens once, for a day. The database keeps only
    its digest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="new_ways_in")
    digest = models.CharField(max_length=64, unique=True, help_text="sha256, hexadécimal")
    given_by = models.ForeignKey(
        Helper, null=True, on_delete=models.SET_NULL, related_name="+", help_text="vide: la machine"
    )
    given_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    forgets_second_factor = models.BooleanField(default=False)

    class Meta:
        verbose_name = "nouvel accès"
        constraints = (
            models.UniqueConstraint(
                fields=("account",),
                condition=Q(used_at=None),
                name="one_new_way_in_at_a_time",
                violation_error_message="Un lien attend déjà cette personne.",
            ),
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("given_at")),
                name="new_way_in_ends_after_it_starts",
                violation_error_message="Un lien finit après avoir commencé.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.given_at:%Y-%m-%d %H:%M}"
