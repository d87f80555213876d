"""Who may see whom. Every other house asks here; an object that may not be seen is not found."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from palier.people.answering import first_to_answer
from palier.people.models import (
    Basis,
    Beneficiary,
    Consent,
    Helper,
    Membership,
    PaperConsent,
    Structure,
    TrustedHelper,
    Visit,
)
from palier.people.rules.actor import (
    Actor,
    HelperActor,
    InPlace,
    Matter,
    PersonActor,
    Role,
    TrustedActor,
)
from palier.people.rules.consent import is_ending
from palier.people.rules.may import may, require

PRESENCE = timedelta(hours=10)
"""Leaving is free and rarely told: after a working day, nobody is still "here"."""


JUST_LEFT = timedelta(minutes=10)
"""How long a volunteer may take a departure back: she saw the person go."""

RECENT = 600
"""Three full days of a busy place: twelve names of people who are not here are among them."""

LATELY = timedelta(days=60)
"""Two months: somebody followed comes back within them; older names are found by asking."""


def people_known_to(actor: InPlace) -> QuerySet[Beneficiary]:
    """Persons whose coming the actor may know of: those of the helper's own place, or oneself;
    nobody for a volunteer, to whom only the day is open (:func:`here_now`)."""
    if isinstance(actor, PersonActor):
        return Beneficiary.objects.filter(pk=actor.id)
    if not may(actor, "know_people"):
        return Beneficiary.objects.none()
    return Beneficiary.objects.filter(
        merged_into=None,
        accompaniments__structure=actor.structure_id,
        accompaniments__until=None,
    )


def visible_to(actor: Actor, matter: Matter, now: datetime) -> QuerySet[Beneficiary]:
    """Persons whose ``matter`` the actor may open: consent decides, in a place they know; for
    somebody they named, as long as they trust him."""
    if isinstance(actor, TrustedActor):
        trusting = trusted_ties(actor, now)
        opened = live_consents(now).filter(trusted__in=trusting, matter=matter)
        return Beneficiary.objects.filter(pk__in=opened.values("person"), merged_into=None)
    known = people_known_to(actor)
    if isinstance(actor, PersonActor):
        return known
    return known.filter(
        pk__in=live_consents(now)
        .filter(structure=actor.structure_id, matter=matter)
        .values("person")
    )


def live_consents(now: datetime) -> QuerySet[Consent]:
    return Consent.objects.filter(withdrawn_at=None, given_at__lte=now, until__gt=now)


def consents_of(actor: PersonActor, now: datetime) -> QuerySet[Consent]:
    """What the person opened, and to whom, the oldest first."""
    given = live_consents(now).filter(person=actor.id)
    return given.select_related("structure", "trusted", "text").order_by("given_at", "pk")


def consents_to_place(actor: HelperActor, person_id: UUID, now: datetime) -> QuerySet[Consent]:
    """What a person of this place opened to it."""
    known = people_known_to(actor).filter(pk=person_id)
    return live_consents(now).filter(structure=actor.structure_id, person__in=known)


def papers_of(actor: HelperActor) -> QuerySet[PaperConsent]:
    """Pages to sign of this place, about those it knows."""
    known = people_known_to(actor)
    papers = PaperConsent.objects.filter(structure=actor.structure_id, person__in=known)
    return papers.select_related("person", "structure", "text")


def ending_soon(actor: PersonActor, now: datetime) -> list[Consent]:
    """The agreements she may want to give again, the first to end first."""
    open_ones = consents_of(actor, now).order_by("until", "given_at", "pk")
    return [one for one in open_ones if is_ending(one.given_at, one.until, now)]


def _trusted(now: datetime) -> QuerySet[TrustedHelper]:
    """Named, not stopped, not ended; a code that nobody used in time names nobody any more."""
    waits_or_came = Q(helper__isnull=False) | Q(code_until__gt=now)
    return TrustedHelper.objects.filter(waits_or_came, ended_at=None, until__gt=now)


def trusted_by(actor: PersonActor, now: datetime) -> QuerySet[TrustedHelper]:
    """Those whom a person named, the oldest first."""
    return _trusted(now).filter(person=actor.id).order_by("named_at")


def trusted_ties(actor: TrustedActor, now: datetime) -> QuerySet[TrustedHelper]:
    """Those who named this actor, whom he accepted to help."""
    ties = _trusted(now).filter(helper=actor.id)
    return ties.select_related("person", "structure").order_by("accepted_at")


def tie_waiting(digest: str, now: datetime) -> QuerySet[TrustedHelper]:
    """The one who was named with this code, and has not come yet."""
    return _trusted(now).filter(digest=digest, helper=None, code_until__gt=now)


def called_by(actor: PersonActor) -> dict[UUID, str]:
    """Helper → the first name by which this person named him, even when she stopped since."""
    ties = TrustedHelper.objects.filter(person=actor.id).exclude(helper=None)
    return {tie.helper_id: tie.called for tie in ties if tie.helper_id}


def visits_visible_to(actor: InPlace) -> QuerySet[Visit]:
    if isinstance(actor, PersonActor):
        return Visit.objects.filter(person=actor.id)
    if not may(actor, "know_people"):
        return Visit.objects.none()
    return Visit.objects.filter(structure=actor.structure_id)


def visits_sent(actor: HelperActor, tickets: Collection[UUID]) -> QuerySet[Visit]:
    """What those forms wrote in the helper's place. Not to be shown: a volunteer sees the day."""
    return Visit.objects.filter(structure=actor.structure_id, ticket__in=tickets)


def visits_of_today(actor: HelperActor, now: datetime) -> QuerySet[Visit]:
    """Who came to the helper's place within a working day."""
    return Visit.objects.filter(
        structure=actor.structure_id, arrived_at__gt=now - PRESENCE, arrived_at__lte=now
    )


def visits_in_hand(actor: HelperActor, now: datetime) -> QuerySet[Visit]:
    """The visits on which a helper may act: all those of the place, or only today's."""
    all_of_them = may(actor, "know_people")
    return visits_visible_to(actor) if all_of_them else visits_of_today(actor, now)


def visit_of(actor: PersonActor) -> Visit | None:
    """The coming that goes on; none from home."""
    visits = Visit.objects.select_related("person", "welcomed_by", "structure")
    return visits.filter(pk=actor.visit_id).first() if actor.visit_id else None


def visits_today(actor: PersonActor, now: datetime) -> QuerySet[Visit]:
    """Her comings of this day to the place where she is; the day is the place's (Paris)."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    here = visits_visible_to(actor).filter(structure=actor.structure_id)
    return here.filter(arrived_at__gte=midnight, arrived_at__lte=now)


def who_answers(actor: PersonActor) -> Helper:
    """A named human, always: her référent (``answering.py``), else who welcomed her last, while
    working there; else whoever has worked there longest. Raises ``Helper.DoesNotExist`` where
    nobody works any more."""
    return who_may_answer(actor.structure_id, actor.id)


def who_may_answer(
    structure_id: UUID, person_id: UUID | None, prefer: UUID | None = None
) -> Helper:
    """Who answers in that place for that person, or for somebody without a name; ``prefer`` when
    he works there and sees it."""
    at_work = answering_in(structure_id)
    if preferred := at_work.filter(pk=prefer).first() if prefer else None:
        return preferred
    if hers := at_work.filter(pk__in=first_to_answer(person_id)).first() if person_id else None:
        return hers
    welcomed = Visit.objects.filter(
        person=person_id, structure=structure_id, welcomed_by__in=at_work
    ).exclude(person=None)
    last = welcomed.select_related("welcomed_by").order_by("-arrived_at").first()
    if last and last.welcomed_by:
        return last.welcomed_by
    return at_work.order_by("memberships__since").distinct()[:1].get()


def answering_in(structure_id: UUID) -> QuerySet[Helper]:
    """Those of a place who see what waits: its team without its volunteers, unless nobody else
    works there."""
    team = Helper.objects.filter(memberships__structure=structure_id, memberships__until=None)
    at_work = team.exclude(memberships__in=_volunteers(structure_id))
    return at_work if at_work.exists() else team


def _volunteers(structure_id: UUID) -> QuerySet[Membership]:
    return Membership.objects.filter(structure=structure_id, until=None, role=Role.VOLUNTEER)


def here_now(actor: HelperActor, now: datetime) -> QuerySet[Visit]:
    """Who is in the place, the longest waiting first."""
    return (
        visits_of_today(actor, now)
        .filter(left_at=None)
        .select_related("person")
        .order_by("arrived_at", "pk")
    )


def left_today(actor: HelperActor, now: datetime) -> QuerySet[Visit]:
    """Whose departure was said, the last first. For a volunteer, those who just went out of the
    door: a press by mistake is undone, and nothing more of who is not here."""
    gone = visits_of_today(actor, now).exclude(left_at=None).select_related("person")
    if not may(actor, "know_people"):
        gone = gone.filter(left_at__gt=now - JUST_LEFT)
    return gone.order_by("-left_at", "-arrived_at", "pk")


def came_lately(actor: HelperActor, now: datetime, most: int = 12) -> list[Beneficiary]:
    """Who came to this place these last weeks and is not here now, the latest first.

    The last comings are read until there are enough names: a year of comings would cost more than
    all the rest of the desk."""
    here = set(here_now(actor, now).values_list("person", flat=True))
    latest = (
        visits_visible_to(actor)
        .filter(arrived_at__gt=now - LATELY, arrived_at__lte=now)
        .order_by("-arrived_at")
    )
    came: dict[UUID, datetime] = {}
    for person_id, at in latest.values_list("person", "arrived_at")[:RECENT]:
        if person_id not in here:
            came.setdefault(person_id, at)
    known = people_known_to(actor).in_bulk(list(came)[:most])
    lately = [known[pk] for pk in list(came)[:most] if pk in known]
    for one in lately:
        one.last_came = came[one.pk]  # type: ignore[attr-defined]
    return lately


def day_of(moment: datetime) -> date:
    """The day of the place (Paris), on the nights when the clock changes too."""
    return timezone.localtime(moment).date()


def person_known_to(actor: InPlace, person_id: UUID) -> Beneficiary:
    """Raises ``Beneficiary.DoesNotExist`` for whoever this actor does not know."""
    return people_known_to(actor).get(pk=person_id)


def place_headed_by(actor: HelperActor) -> Structure:
    """The place whose head the actor is; raises ``NotAllowed`` for everybody else."""
    require(actor, "edit_place")
    return Structure.objects.get(pk=actor.structure_id)


def bases_chosen(place_id: UUID) -> dict[str, str]:
    """Purpose → basis, for those that this place chose."""
    return dict(Basis.objects.filter(structure=place_id).values_list("processing", "basis"))


def places_told(place: Structure | None) -> list[Structure]:
    """The places whose contact is shown: the one where the reader is, else all that are here."""
    return [place] if place else list(Structure.objects.order_by("name"))
