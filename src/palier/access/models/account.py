from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import check_password, make_password
from django.db import models

from palier.people.models import Helper


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str, password: str, **fields: Any) -> "Account":
        account = self.model(email=self.normalize_email(email).lower(), **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """How a helper signs in. Persons never have one: they have a card, or a hand-over."""

    email = models.EmailField("adresse e-mail", unique=True)
    helper = models.OneToOneField(Helper, on_delete=models.CASCADE, related_name="account")
    pin = models.CharField(max_length=128, blank=True, help_text="condensat argon2")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)
    date_joined = models.DateTimeField(auto_now_add=True)
    reopened_at = models.DateTimeField(null=True, blank=True)
    closing_told_at = models.DateTimeField(
        null=True, blank=True, help_text="l’équipe sait que ce compte va se fermer"
    )

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "compte"

    def __str__(self) -> str:
        return str(self.helper)

    def set_pin(self, pin: str) -> None:
        self.pin = make_password(pin)

    def opens_with(self, secret: str) -> bool:
        """``secret`` is the helper's password or PIN; both are tried: time tells nothing."""
        by_pin = bool(self.pin) and check_password(secret, self.pin)
        return self.check_password(secret) or by_pin
