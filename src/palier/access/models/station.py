import uuid

from django.db import models
from django.db.models import Q

from palier.people.models import Helper, Structure


class Station(models.Model):
    """A shared machine of the room (« poste 5 »), paired once by a helper. The machine keeps a
    random word in a cookie; the database keeps its digest."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="stations")
    number = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64, unique=True, help_text="sha256, hexadécimal")
    paired_by = models.ForeignKey(Helper, null=True, on_delete=models.SET_NULL, related_name="+")
    paired_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "poste"
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "number"),
                condition=Q(retired_at=None),
                name="one_station_per_number",
                violation_error_message="Ce poste existe déjà.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number} @ {self.structure_id}"
