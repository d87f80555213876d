import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from palier.people.models import Beneficiary, Helper, Structure
from palier.vault.fields import BlindIndexField, EncryptedCharField
from palier.vault.indexed import Indexed


class Card(models.Model):
    """A paper card: drawings with their words, and a square to scan. Alone it opens nothing: the
    PIN is the person's (:class:`Lock`). An ended card has lost its code and its token."""

    class Why(models.TextChoices):
        LOST = "lost"
        REPLACED = "replaced"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, on_delete=models.CASCADE, related_name="cards")
    shown_name = EncryptedCharField(max_length=20, blank=True)
    code = EncryptedCharField(max_length=80, blank=True, help_text="dessins, dans l’ordre")
    coded = BlindIndexField(of="code")
    token = EncryptedCharField(max_length=40, blank=True, help_text="ce que dit le carré")
    scanned = BlindIndexField(of="token")
    pictures = models.PositiveSmallIntegerField()
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="cards")
    issued_by = models.ForeignKey(
        Helper, null=True, on_delete=models.SET_NULL, related_name="+", help_text="vide: elle-même"
    )
    issued_at = models.DateTimeField()
    printed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    why = models.CharField(max_length=10, choices=Why, blank=True)

    objects: ClassVar[Indexed["Card"]] = Indexed.as_manager()  # type: ignore[assignment]

    class Meta:
        verbose_name = "carte"
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(ended_at=None),
                name="one_live_card_a_person",
                violation_error_message="Cette personne a déjà une carte.",
            ),
            models.UniqueConstraint(
                fields=("coded",),
                condition=Q(ended_at=None),
                name="one_live_card_a_code",
                violation_error_message="Ces dessins sont déjà sur une carte.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, why="") | (Q(ended_at__isnull=False) & ~Q(why="")),
                name="a_card_ends_for_a_reason",
                violation_error_message="Une carte qui ne sert plus dit pourquoi.",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
