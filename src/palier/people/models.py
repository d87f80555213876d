"""Persons, places and those who work there. A person belongs to no place: an accompaniment ties
them, a consent opens."""

import uuid
from datetime import time
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from palier.people.agreements import Consent, ConsentText, PaperConsent, TrustedHelper
from palier.people.likeness import ImportLine, Merge, NameWord, NotTheSame, PeopleImport
from palier.people.rules.actor import Role
from palier.people.rules.opening import ZONES
from palier.people.rules.processings import BASES
from palier.vault.fields import BlindIndexField, EncryptedCharField
from palier.vault.indexed import Indexed

__all__ = [
    "Accompaniment",
    "Announcement",
    "Basis",
    "Beneficiary",
    "Consent",
    "ConsentText",
    "Erasure",
    "ErasureRequest",
    "Helper",
    "ImportLine",
    "Membership",
    "Merge",
    "NameWord",
    "NotTheSame",
    "PaperConsent",
    "PeopleImport",
    "Structure",
    "TrustedHelper",
    "Visit",
]


class Structure(models.Model):
    """A place that accompanies job seekers."""

    class Kind(models.TextChoices):
        """National codes of structure types; « ASSO » is any association."""

        EPN = "EPN", _("espace public numérique")
        RELAIS = "RELAIS", "Relais emploi"
        PLIE = "PLIE", "PLIE"
        ML = "ML", _("mission locale")
        CCAS = "CCAS", "CCAS"
        CAP_EMPLOI = "CAP_EMPLOI", "Cap emploi"
        FT = "FT", _("agence France Travail")
        RFS = "RFS", "France services"
        MDE = "MDE", _("maison de l’emploi")
        BIB = "BIB", _("médiathèque")
        CS = "CS", _("centre social")
        ASSO = "ASSO", _("association")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind)
    open_weekdays = models.CharField(max_length=7, default="12345", help_text="ISO: 1 = lundi")
    holidays = models.CharField(
        max_length=30, blank=True, choices=[(zone, zone) for zone in ZONES if zone]
    )
    """Where the public holidays differ from the metropole's (jours_feries_france's names)."""
    closes_at = models.TimeField(default=time(17, 0))
    address = models.CharField(max_length=200, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    dpo = models.CharField(max_length=200, blank=True, help_text="qui répond des données")

    class Meta:
        verbose_name = "lieu"
        constraints = (
            models.CheckConstraint(
                condition=~Q(open_weekdays=""),
                name="structure_opens_some_day",
                violation_error_message="Un lieu ouvre au moins un jour par semaine.",
            ),
        )

    def __str__(self) -> str:
        return self.name


class Basis(models.Model):
    """The lawful basis that a place chose for one purpose of ``content/law/processings.yaml``;
    where it chose nothing, the one written there holds. The audit keeps the former ones."""

    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="bases")
    processing = models.CharField(max_length=20)
    basis = models.CharField(max_length=20, choices=[(key, key) for key in BASES])
    since = models.DateTimeField()

    class Meta:
        verbose_name = "base légale"
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "processing"),
                name="one_basis_per_processing",
                violation_error_message="Chaque usage a une seule base légale.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.processing}: {self.basis}"


class Helper(models.Model):
    """Any professional or volunteer who accompanies; people know a first name."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=60)

    class Meta:
        verbose_name = "aidant"

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    helper = models.ForeignKey(Helper, on_delete=models.CASCADE, related_name="memberships")
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Role])
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("helper", "structure"),
                condition=Q(until=None),
                name="one_membership_at_a_time",
                violation_error_message="Cette personne travaille déjà dans ce lieu.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.helper} @ {self.structure} ({self.role})"


class Beneficiary(models.Model):
    """A person who is accompanied. A first name, or none: nothing else is asked to come in.

    A surname, a telephone and a year of birth come from a file that the place had, or are given by
    the person; they tell two homonyms apart. This telephone is not a channel until she says so.
    ``merged_into``: this row was the same person twice; it is kept for undoing, and seen nowhere.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first_name = EncryptedCharField(max_length=40, blank=True)
    called = BlindIndexField(of="first_name", form="name")
    last_name = EncryptedCharField(max_length=80, blank=True)
    phone = EncryptedCharField(max_length=20, blank=True, help_text="E.164: +33612345678")
    phoned = BlindIndexField(of="phone")
    birth_year = EncryptedCharField(max_length=4, blank=True)
    merged_into = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="absorbed"
    )
    created_at = models.DateTimeField()

    objects: ClassVar[models.Manager["Beneficiary"]] = Indexed.as_manager()

    class Meta:
        verbose_name = "bénéficiaire"

    def __str__(self) -> str:
        return self.first_name or "—"


class Accompaniment(models.Model):
    """This place accompanies this person."""

    person = models.ForeignKey(Beneficiary, on_delete=models.CASCADE, related_name="accompaniments")
    structure = models.ForeignKey(
        Structure, on_delete=models.CASCADE, related_name="accompaniments"
    )
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    kept_at = models.DateTimeField(null=True, blank=True, help_text="« Encore là : garder »")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "structure"),
                condition=Q(until=None),
                name="one_accompaniment_at_a_time",
                violation_error_message="Ce lieu accompagne déjà cette personne.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.structure_id}"


class Visit(models.Model):
    """Somebody came, for something. Entry and exit are free: leaving may never be recorded."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, on_delete=models.CASCADE, related_name="visits")
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="visits")
    request = EncryptedCharField(max_length=200, blank=True)
    welcomed_by = models.ForeignKey(
        Helper, null=True, on_delete=models.PROTECT, related_name="+", help_text="vide: une carte"
    )
    arrived_at = models.DateTimeField(db_index=True)
    helped_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    ticket = models.UUIDField(
        default=uuid.uuid4, help_text="Un formulaire envoyé deux fois ne compte qu’une."
    )

    class Meta:
        verbose_name = "passage"
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "ticket"),
                name="one_visit_per_form",
                violation_error_message="Cette arrivée est déjà notée.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.arrived_at:%Y-%m-%d %H:%M}"


class Announcement(models.Model):
    """The person has not been heard of for long: she will be erased, and humans are told before.

    Nobody is erased without this row, that stood long enough and was seen standing on enough days
    (``rules/farewell.py``): a clock that jumps writes no past.
    """

    person = models.OneToOneField(
        Beneficiary, on_delete=models.CASCADE, related_name="announcement"
    )
    announced_at = models.DateTimeField()
    erase_at = models.DateTimeField(db_index=True)
    days_seen = models.PositiveIntegerField(default=0)
    last_seen_on = models.DateField(null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "annonce d’effacement"
        constraints = (
            models.CheckConstraint(
                condition=Q(erase_at__gt=F("announced_at")),
                name="announced_before_erased",
                violation_error_message="Un effacement s’annonce avant.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person_id} → {self.erase_at:%Y-%m-%d}"


class ErasureRequest(models.Model):
    """Asked by word of mouth at a counter: the person confirms it herself, on her screen."""

    person = models.OneToOneField(
        Beneficiary, on_delete=models.CASCADE, related_name="erasure_request"
    )
    structure = models.ForeignKey(Structure, on_delete=models.CASCADE, related_name="+")
    prepared_by = models.ForeignKey(Helper, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "demande d’effacement"

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%Y-%m-%d}"


class Erasure(models.Model):
    """Somebody was erased: an opaque number and a date, so that a backup put back does not bring
    her back (``palier restore`` reads it). It says nothing of anybody."""

    person_id = models.UUIDField(primary_key=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "effacement"

    def __str__(self) -> str:
        return f"{self.person_id} {self.at:%Y-%m-%d}"
