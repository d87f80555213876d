"""The tables of an agreement: its words, whom a person named, what she opened, and on what paper.

Part of ``models.py``, which gives them to everybody.
"""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from palier.kernel.phrase import Phrase
from palier.people.rules.actor import Matter
from palier.vault.fields import EncryptedCharField

MATTERS = [(matter.value, matter.value) for matter in Matter]


class ConsentText(models.Model):
    """The words of one version, kept for ever from the first time somebody read them (GDPR,
    article 7.1: the place must be able to show what was accepted)."""

    version = models.CharField(primary_key=True, max_length=12)
    fr = models.TextField()
    en = models.TextField()

    class Meta:
        verbose_name = "texte d’accord"

    def __str__(self) -> str:
        return self.version

    def said(self, language: str) -> str:
        return Phrase(fr=self.fr, en=self.en).said(language)


class TrustedHelper(models.Model):
    """Somebody near whom the person named: a few rights, until a date, ended by her in one press.

    ``called`` is the first name she uses; ``helper`` comes when the one-time code is used, of which
    only a digest is kept.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("Beneficiary", models.CASCADE, related_name="trusted")
    structure = models.ForeignKey("Structure", models.CASCADE, related_name="+")
    """The place that answers when he asks for a human."""
    helper = models.ForeignKey("Helper", models.CASCADE, null=True, related_name="trusted_by")
    called = EncryptedCharField(max_length=40)
    named_at = models.DateTimeField()
    until = models.DateTimeField()
    digest = models.CharField(max_length=64, unique=True, help_text="sha256, hexadécimal")
    code_until = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "personne de confiance"
        constraints = (
            models.CheckConstraint(
                condition=~Q(called=""),
                name="a_trusted_helper_has_a_first_name",
                violation_error_message="Écrivez un prénom.",
            ),
            models.CheckConstraint(
                condition=Q(helper=None, accepted_at=None)
                | Q(helper__isnull=False, accepted_at__isnull=False),
                name="a_trusted_helper_accepts_once",
                violation_error_message="Ce code a déjà servi.",
            ),
            models.UniqueConstraint(
                fields=("person", "helper"),
                condition=Q(ended_at=None),
                name="one_trust_at_a_time",
                violation_error_message="Cette personne vous aide déjà.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.called} → {self.person_id}"


class Consent(models.Model):
    """The person lets a place, or somebody she named, see one matter until a date."""

    class How(models.TextChoices):
        SCREEN = "screen", _("à l’écran")
        PAPER = "paper", _("sur papier")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("Beneficiary", models.CASCADE, related_name="consents")
    structure = models.ForeignKey("Structure", models.CASCADE, null=True, related_name="consents")
    trusted = models.ForeignKey(TrustedHelper, models.CASCADE, null=True, related_name="consents")
    matter = models.CharField(max_length=20, choices=MATTERS)
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="+")
    how = models.CharField(max_length=10, choices=How, default=How.SCREEN)
    recorded_by = models.ForeignKey("Helper", models.PROTECT, null=True, related_name="+")
    """The helper who saw the signature; nobody on screen."""
    given_at = models.DateTimeField()
    until = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "accord"
        constraints = (
            models.CheckConstraint(
                condition=Q(structure=None, trusted__isnull=False)
                | Q(structure__isnull=False, trusted=None),
                name="consent_to_a_place_or_to_somebody",
                violation_error_message="Un accord est pour un lieu, ou pour une personne.",
            ),
            models.UniqueConstraint(
                fields=("person", "structure", "matter"),
                condition=Q(withdrawn_at=None),
                name="one_consent_per_matter",
                violation_error_message="Cet accord est déjà donné.",
            ),
            models.UniqueConstraint(
                fields=("trusted", "matter"),
                condition=Q(withdrawn_at=None),
                name="one_trusted_consent_per_matter",
                violation_error_message="Cet accord est déjà donné.",
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("given_at")),
                name="consent_ends_after_it_starts",
                violation_error_message="Un accord finit après avoir commencé.",
            ),
            models.CheckConstraint(
                condition=Q(how="screen", recorded_by=None)
                | Q(how="paper", recorded_by__isnull=False),
                name="a_signature_was_seen_by_somebody",
                violation_error_message="Un accord sur papier dit qui l’a noté.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.matter}: {self.person_id} → {self.structure_id or self.trusted_id}"


class PaperConsent(models.Model):
    """A printed page that waits for a signature: what it asks, in which words, until when. Its
    reference counts once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("Beneficiary", models.CASCADE, related_name="paper_consents")
    structure = models.ForeignKey("Structure", models.CASCADE, related_name="+")
    matter = models.CharField(max_length=20, choices=MATTERS)
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="+")
    until = models.DateTimeField()
    digest = models.CharField(max_length=64, unique=True, help_text="sha256, hexadécimal")
    printed_by = models.ForeignKey("Helper", models.PROTECT, related_name="+")
    printed_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "accord à signer"
        constraints = (
            models.UniqueConstraint(
                fields=("person", "structure", "matter", "text", "until"),
                condition=Q(used_at=None),
                name="one_page_to_sign",
                violation_error_message="Cette page est déjà prête.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.matter}: {self.person_id} ({self.printed_at:%Y-%m-%d})"
