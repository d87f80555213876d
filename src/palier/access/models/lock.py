from django.contrib.auth.hashers import check_password, make_password
from django.db import models

from palier.access.rules.answer import Question, normal
from palier.people.models import Beneficiary


class Lock(models.Model):
    """What a person chose to be known by. It outlives her card: a lost card keeps its PIN.

    Empty means: not chosen yet, or forgotten before two helpers. Nothing opens with it then.
    """

    person = models.OneToOneField(Beneficiary, on_delete=models.CASCADE, related_name="lock")
    pin = models.CharField(max_length=128, blank=True, help_text="condensat argon2")
    question = models.CharField(
        max_length=10, blank=True, choices=[(q.value, q.value) for q in Question]
    )
    answer = models.CharField(
        max_length=128, blank=True, help_text="condensat argon2 de la forme normale"
    )

    class Meta:
        verbose_name = "code secret"

    def __str__(self) -> str:
        return str(self.person_id)

    def set_pin(self, pin: str) -> None:
        self.pin = make_password(pin)

    def set_answer(self, question: Question, answer: str) -> None:
        self.question, self.answer = question, make_password(normal(answer))

    def opens_with(self, pin: str) -> bool:
        return bool(self.pin) and check_password(pin, self.pin)

    def is_answered_by(self, answer: str) -> bool:
        return bool(self.answer) and check_password(normal(answer), self.answer)
