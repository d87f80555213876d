from django.db import models

from palier.vault.fields import EncryptedCharField


class Proof(models.Model):
    """One row, sealed before anything else is: the key that opens it is the key of this database.

    ``unswept``: words that were plain were sealed, and their traces are still to be wiped.
    """

    words = EncryptedCharField(max_length=40)
    unswept = models.BooleanField(default=False)

    class Meta:
        verbose_name = "preuve de la clé"

    def __str__(self) -> str:
        return "…"
