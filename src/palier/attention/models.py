import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from palier.attention.rules.reasons import CLOSINGS
from palier.people.models import Beneficiary, Helper, Structure, TrustedHelper
from palier.vault.fields import EncryptedCharField


class Concern(models.Model):
    """One thing that waits for a human: about whom, why, by when, and who answers.

    ``about``: the row of the house that asks (a task, a step, a relay), when there is one.
    ``rung``: 0 with its first owner, 1 with a colleague, 2 with the head of the place.
    """

    class Reason(models.TextChoices):
        TALK = "talk", _("demande à parler à quelqu’un")
        UNSIGNED = "unsigned", _("fait sans mandat")
        STEP = "step", _("un pas difficile")
        RELAY = "relay", _("un autre lieu passe le relais")

    class Closing(models.TextChoices):
        TALKED = "talked", _("nous nous sommes parlé")
        NOT_NEEDED = "not_needed", _("ce n’est plus utile")
        SIGNED = "signed", _("un mandat est signé")
        AGREED = "agreed", _("la personne est d’accord, rien n’est fait en son nom")
        CANNOT = "cannot", _("impossible à régulariser")
        CHANGED = "changed", _("le pas a changé")
        RECEIVED = "received", _("la personne est accueillie")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        Beneficiary, on_delete=models.CASCADE, null=True, related_name="concerns"
    )
    """Nobody's when something was done for somebody who gave no name."""
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="concerns")
    reason = models.CharField(max_length=20, choices=Reason)
    about = models.UUIDField(null=True, blank=True)
    words = EncryptedCharField(max_length=300, blank=True)
    owner = models.ForeignKey(Helper, on_delete=models.PROTECT, related_name="concerns")
    asked_by = models.ForeignKey(
        TrustedHelper, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    """Somebody she named, who asked on her behalf; nobody when she asked herself."""
    asked_at = models.DateTimeField()
    due = models.DateTimeField(db_index=True)
    rung = models.PositiveSmallIntegerField(default=0)
    climbed_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(Helper, null=True, on_delete=models.PROTECT, related_name="+")
    closing = models.CharField(max_length=20, choices=Closing, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "structure", "reason"),
                condition=Q(closed_at=None, about=None),
                name="one_open_concern_per_reason",
                violation_error_message="Cette demande attend déjà une réponse.",
            ),
            models.UniqueConstraint(
                fields=("structure", "reason", "about"),
                condition=Q(closed_at=None, about__isnull=False),
                name="one_open_concern_per_thing",
                violation_error_message="Cette demande attend déjà une réponse.",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(reason="unsigned"),
                name="a_concern_is_about_somebody",
                violation_error_message="Dites de qui il s’agit.",
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

    @property
    def closings(self) -> list[tuple[str, str]]:
        """How a helper may end it, in her words; the usual way first."""
        return [(key, str(self.Closing(key).label)) for key in CLOSINGS[self.reason]]
