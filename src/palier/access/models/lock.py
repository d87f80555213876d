from django.contrib.auth.hashers import check_password, make_password
from django.db import models

from palier.people.models import Beneficiary


class Lock(models.Model):
    """What a person chose to be known by. It outlives her card: a lost card keeps its PIN."""

    person = models.OneToOneField(Beneficiary, on_delete=models.CASCADE, related_name="lock")
    pin = models.CharField(max_length=128, help_text="condensat argon2")

    class Meta:
        verbose_name = "code secret"

    def __str__(self) -> str:
        return str(self.person_id)

    def set_pin(self, pin: str) -> None:
        self.pin = make_password(pin)

    def opens_with(self, pin: str) -> bool:
        return check_password(pin, self.pin)
