from django.db import models


class Attempt(models.Model):
    """A wrong secret, counted against what was tried: a helper's account, a card, a station…"""

    lock = models.CharField(max_length=80, help_text="« account:12 », « person:<uuid> »…")
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = (models.Index(fields=("lock", "at"), name="attempts_on_a_lock"),)

    def __str__(self) -> str:
        return f"{self.lock} {self.at:%Y-%m-%d %H:%M:%S}"
