import uuid

from django.db import models

from palier.people.models import Beneficiary
from palier.vault.fields import EncryptedTextField


class Draft(models.Model):
    """What was typed on one page and not sent when the screen closed. It is given back there, once:
    sending the page erases it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, on_delete=models.CASCADE, related_name="drafts")
    page = models.CharField(max_length=120, help_text="chemin, sans identifiant")
    words = EncryptedTextField(help_text="ce que le navigateur rendra à la page, tel quel")
    kept_at = models.DateTimeField()

    class Meta:
        verbose_name = "brouillon"
        constraints = (
            models.UniqueConstraint(
                fields=("person", "page"),
                name="one_draft_per_page",
                violation_error_message="Cette page a déjà un brouillon.",
            ),
        )

    def __str__(self) -> str:
        return self.page
