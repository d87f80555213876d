import uuid

from django.db import models
from django.db.models import Q

from palier.access.models.station import Station
from palier.people.models import Beneficiary, Helper, Structure, Visit


class Sitting(models.Model):
    """A person holds a screen. Her browser knows this id and nothing else of her, so that her
    screen can be closed from anywhere: by the desk, by time, by a lost card, by her own leaving."""

    class How(models.TextChoices):
        HANDED = "handed"
        """A helper gave her own screen, and takes it back with a password or a PIN."""
        STATION = "station"
        """A helper opened it from the desk on a machine of the room."""
        CARD = "card"
        """The person signed in with her card, on any machine."""

    class Ending(models.TextChoices):
        LEFT = "left"
        IDLE = "idle"
        TAKEN_BACK = "taken_back"
        ELSEWHERE = "elsewhere"
        """The same person opened another screen: one at a time."""
        CARD_LOST = "card_lost"
        CLOSED = "closed"
        """The desk closed it, from another machine."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, on_delete=models.CASCADE, related_name="sittings")
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    visit = models.ForeignKey(Visit, null=True, on_delete=models.CASCADE, related_name="sittings")
    station = models.ForeignKey(
        Station, null=True, blank=True, on_delete=models.SET_NULL, related_name="sittings"
    )
    how = models.CharField(max_length=10, choices=How)
    opened_by = models.ForeignKey(Helper, null=True, on_delete=models.SET_NULL, related_name="+")
    waits = models.BooleanField(default=False, help_text="son poste ne l’a pas encore pris")
    files = models.JSONField(default=list, help_text="noms des fichiers ouverts sur cette machine")
    opened_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=10, choices=Ending, blank=True)

    class Meta:
        verbose_name = "écran ouvert"
        constraints = (
            models.CheckConstraint(
                condition=Q(ended_at=None, ending="") | (Q(ended_at__isnull=False) & ~Q(ending="")),
                name="a_sitting_ends_in_some_way",
                violation_error_message="Un écran fermé dit pourquoi.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.how} {self.opened_at:%Y-%m-%d %H:%M}"
