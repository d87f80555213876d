"""The people around a person: who accompanies her, what they wrote, how one passes her on.

Part of ``models.py``, which gives these tables to everybody.
"""

import uuid

from django.db import models
from django.db.models import F, Q

from palier.journey.rules.facts import Answer, Channel, Kind
from palier.people.models import Beneficiary, Helper, Structure
from palier.vault.fields import EncryptedCharField


class Support(models.Model):
    """« Qui m’accompagne, et pour quoi »: a helper of ours, or somebody whom she names."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, models.CASCADE, related_name="supports")
    structure = models.ForeignKey(Structure, models.CASCADE, related_name="+")
    """Where it was written; for a helper of ours, where he works."""
    helper = models.ForeignKey(Helper, models.PROTECT, null=True, blank=True, related_name="+")
    called = EncryptedCharField(max_length=60, blank=True)
    what_for = EncryptedCharField(max_length=200)
    referent = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "accompagnement par quelqu’un"
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(until=None, referent=True),
                name="one_referent",
                violation_error_message="Cette personne a déjà un référent.",
            ),
            models.UniqueConstraint(
                fields=("person", "helper", "structure"),
                condition=Q(until=None, helper__isnull=False),
                name="one_support_per_helper",
                violation_error_message="Cette personne l’accompagne déjà.",
            ),
            models.CheckConstraint(
                condition=Q(helper__isnull=False) | ~Q(called=""),
                name="a_support_is_somebody",
                violation_error_message="Écrivez qui accompagne.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.helper_id or '—'} → {self.person_id}"


class SharedFact(models.Model):
    """One line of the thread that professionals share and that she reads too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, models.CASCADE, related_name="facts")
    structure = models.ForeignKey(Structure, models.CASCADE, related_name="+")
    by = models.ForeignKey(Helper, models.PROTECT, null=True, related_name="+")
    """Who wrote it; nobody when she did."""
    kind = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Kind], default=Kind.NOTE.value
    )
    whom = EncryptedCharField(max_length=80, blank=True)
    """To whom it was sent, or with whom the interview or the call was."""
    day = models.DateField(null=True, blank=True)
    """When it was sent, or took place; ``at`` is when it was written here."""
    channel = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Channel], blank=True
    )
    answer = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Answer], blank=True
    )
    """What came back of what was sent; nothing while it is awaited."""
    answered_at = models.DateTimeField(null=True, blank=True)
    change = EncryptedCharField(max_length=160, blank=True)
    """One thing to do differently at the next interview. One."""
    words = EncryptedCharField(max_length=500)
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    ticket = models.UUIDField(
        default=uuid.uuid4, help_text="Un formulaire envoyé deux fois ne compte qu’une."
    )

    class Meta:
        verbose_name = "fait partagé"
        constraints = (
            models.CheckConstraint(
                condition=~Q(words=""),
                name="a_fact_has_words",
                violation_error_message="Écrivez quelques mots.",
            ),
            models.UniqueConstraint(
                fields=("person", "ticket"),
                name="one_fact_per_form",
                violation_error_message="C’est déjà écrit.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="sent") | Q(day__isnull=False) & ~Q(channel=""),
                name="what_was_sent_says_when_and_how",
                violation_error_message="Dites quel jour, et par quel moyen.",
            ),
            models.CheckConstraint(
                condition=Q(answer="") | Q(kind="sent", answered_at__isnull=False),
                name="only_what_was_sent_is_answered",
                violation_error_message="Une réponse répond à un envoi.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"


class Relay(models.Model):
    """One place passes a person on to another of this server: proposed, accepted by her, received.

    Nothing is shown to the other place before she accepted.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Beneficiary, models.CASCADE, related_name="relays")
    structure = models.ForeignKey(Structure, models.CASCADE, related_name="relays_out")
    to = models.ForeignKey(Structure, models.CASCADE, related_name="relays_in")
    words = EncryptedCharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(Helper, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(null=True, blank=True)
    received_by = models.ForeignKey(Helper, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "relais"
        constraints = (
            models.UniqueConstraint(
                fields=("person", "to"),
                condition=Q(received_at=None, declined_at=None),
                name="one_relay_at_a_time",
                violation_error_message="Ce relais est déjà proposé.",
            ),
            models.CheckConstraint(
                condition=~Q(structure=F("to")),
                name="a_relay_goes_elsewhere",
                violation_error_message="Choisissez un autre lieu.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.structure_id} → {self.to_id}"


class AdviserVisit(models.Model):
    """A day when somebody comes from elsewhere: the adviser of the agency, once a month."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    structure = models.ForeignKey(Structure, models.CASCADE, related_name="adviser_visits")
    day = models.DateField()
    adviser = models.CharField(max_length=80)
    written_by = models.ForeignKey(Helper, models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "visite d’un conseiller"
        constraints = (
            models.UniqueConstraint(
                fields=("structure", "day", "adviser"),
                name="one_visit_per_adviser_and_day",
                violation_error_message="Cette visite est déjà notée.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.adviser} {self.day}"


class AdviserSeat(models.Model):
    """A person who wishes to see that adviser, and what she wants to say."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    visit = models.ForeignKey(AdviserVisit, models.CASCADE, related_name="seats")
    person = models.ForeignKey(Beneficiary, models.CASCADE, related_name="adviser_seats")
    words = EncryptedCharField(max_length=300, blank=True)
    shows_plan = models.BooleanField(default=False)
    wished_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "place auprès d’un conseiller"
        constraints = (
            models.UniqueConstraint(
                fields=("visit", "person"),
                condition=Q(withdrawn_at=None),
                name="one_seat_per_person",
                violation_error_message="C’est déjà demandé.",
            ),
        )

    def __str__(self) -> str:
        return f"{self.visit_id} {self.person_id}"
