"""Questions about the people around a person: each answers within what the actor may see."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from palier.journey.models import AdviserSeat, AdviserVisit, Relay, SharedFact, Step, Support
from palier.journey.rules.adviser import SOON
from palier.people import queries as people
from palier.people.models import Beneficiary, Helper, Membership, Structure
from palier.people.rules.actor import HelperActor, InPlace, Matter, PersonActor, Role
from palier.people.rules.may import may

LATELY = timedelta(days=31)
"""A visit of last month still waits for what the adviser answered."""

LAST_FACTS = 5
"""On the adviser's page: what fits beside her words and three steps, read in a minute."""


def opened_to(actor: InPlace, person_id: UUID, now: datetime) -> Beneficiary:
    """The person whose plan and thread this actor may open; ``Beneficiary.DoesNotExist`` else."""
    return people.visible_to(actor, Matter.PLAN, now).get(pk=person_id)


def is_open_to(actor: HelperActor, person_id: UUID, now: datetime) -> bool:
    return people.visible_to(actor, Matter.PLAN, now).filter(pk=person_id).exists()


def open_among(actor: HelperActor, persons: Collection[UUID], now: datetime) -> set[UUID]:
    """Those of ``persons`` who opened their plan and their thread to this place."""
    open_ones = people.visible_to(actor, Matter.PLAN, now).filter(pk__in=persons)
    return set(open_ones.values_list("pk", flat=True))


def facts_visible_to(actor: InPlace, now: datetime) -> QuerySet[SharedFact]:
    """Threads, in the order in which they were written; whoever may open one reads all of it."""
    persons = people.visible_to(actor, Matter.PLAN, now)
    facts = SharedFact.objects.filter(person__in=persons)
    return facts.select_related("by", "structure").order_by("at", "pk")


def supports_visible_to(actor: InPlace, now: datetime) -> QuerySet[Support]:
    """Who accompanies today, her référent first. ``answers``: her référent, who works there still;
    whoever left the place is not told to answer."""
    persons = people.visible_to(actor, Matter.PLAN, now)
    live = Support.objects.filter(person__in=persons, until=None).annotate(answers=_answers())
    return live.select_related("helper", "structure").order_by("-referent", "since")


def first_to_answer(actor: InPlace, now: datetime) -> Support | None:
    """Who answers first, when that person works there still."""
    return supports_visible_to(actor, now).filter(_answers()).first()


def _answers() -> Q:
    there = _at_work().filter(helper=OuterRef("helper"), structure=OuterRef("structure"))
    return Q(Exists(there), referent=True)


def referent_of(person_id: UUID) -> UUID | None:
    """The helper who answers her first, when she has one."""
    live = Support.objects.filter(person=person_id, until=None, referent=True)
    return live.values_list("helper", flat=True).first()


def team_of(actor: HelperActor) -> QuerySet[Helper]:
    """Colleagues who may accompany somebody: volunteers do not see who is not here."""
    here = _at_work().filter(structure=actor.structure_id)
    return Helper.objects.filter(pk__in=here.values("helper")).order_by("name")


def relays_of(actor: InPlace, person_id: UUID, now: datetime) -> QuerySet[Relay]:
    """Hers, the latest first; for a helper, when he may open her thread. Before she accepted, a
    relay is seen by the place that proposes it, and by her."""
    persons = people.visible_to(actor, Matter.PLAN, now).filter(pk=person_id)
    relays = Relay.objects.filter(person__in=persons)
    if isinstance(actor, HelperActor):
        mine = Q(structure=actor.structure_id) | Q(accepted_at__isnull=False)
        relays = relays.filter(mine)
    return relays.select_related("structure", "to", "proposed_by").order_by("-proposed_at")


def relays_to_answer(actor: PersonActor) -> QuerySet[Relay]:
    """What places propose to her, and waits for her word."""
    waiting = Relay.objects.filter(person=actor.id, accepted_at=None, declined_at=None)
    return waiting.select_related("structure", "to", "proposed_by").order_by("proposed_at")


def relays_waiting(actor: HelperActor) -> QuerySet[Relay]:
    """Persons passed on to this place, as they agreed, whom nobody received yet; the first asked
    comes first. An agreement that is withdrawn closes its relay."""
    accepted = Relay.objects.filter(
        to=actor.structure_id,
        accepted_at__isnull=False,
        received_at=None,
        declined_at=None,
        person__in=people.people_known_to(actor),
    )
    return accepted.select_related("person", "structure", "proposed_by").order_by("accepted_at")


def places_to_relay_to(actor: HelperActor) -> QuerySet[Structure]:
    """Other places of this server where somebody works who may answer."""
    answered = Structure.objects.filter(pk__in=_at_work().values("structure"))
    return answered.exclude(pk=actor.structure_id).order_by("name")


def adviser_visits_of(actor: InPlace) -> QuerySet[AdviserVisit]:
    """The visits of this place, cancelled ones too; for a volunteer, none."""
    if isinstance(actor, HelperActor) and not may(actor, "know_people"):
        return AdviserVisit.objects.none()
    seated = Count("seats", filter=Q(seats__withdrawn_at=None))
    here = AdviserVisit.objects.filter(structure=actor.structure_id)
    return here.annotate(seated=seated).order_by("day", "written_at")


def adviser_visits_ahead(actor: InPlace, now: datetime) -> QuerySet[AdviserVisit]:
    """From today on, the nearest first."""
    return adviser_visits_of(actor).filter(cancelled_at=None, day__gte=_today(now))


def adviser_visits_soon(actor: HelperActor, now: datetime) -> QuerySet[AdviserVisit]:
    """Within seven days; each has ``seated``, how many wish to be seen."""
    return adviser_visits_ahead(actor, now).filter(day__lte=_today(now) + SOON)


def adviser_visits_lately(actor: HelperActor, now: datetime) -> QuerySet[AdviserVisit]:
    """Of the last month: what the adviser answered is still written down. The latest first."""
    today = _today(now)
    past = adviser_visits_of(actor).filter(cancelled_at=None, day__lt=today)
    return past.filter(day__gte=today - LATELY).order_by("-day", "written_at")


def seats_visible_to(actor: HelperActor) -> QuerySet[AdviserSeat]:
    """Who wishes to be seen in this place, in the order of asking."""
    seats = AdviserSeat.objects.filter(
        visit__structure=actor.structure_id,
        withdrawn_at=None,
        person__in=people.people_known_to(actor),
    )
    return seats.select_related("person", "visit").order_by("wished_at", "pk")


def seats_of(actor: PersonActor, now: datetime) -> QuerySet[AdviserSeat]:
    """Her own seats from today on, wherever, the nearest first; a cancelled visit is told."""
    hers = AdviserSeat.objects.filter(person=actor.id, withdrawn_at=None)
    ahead = hers.filter(visit__day__gte=_today(now)).select_related("visit__structure")
    return ahead.order_by("visit__day", "visit__written_at")


def current_steps(person_id: UUID) -> QuerySet[Step]:
    """Her three steps at most, for the adviser's page."""
    current = Step.objects.filter(plan__person=person_id, state=Step.State.CURRENT)
    return current.order_by("slot")


def last_facts(person_id: UUID) -> list[SharedFact]:
    """The latest lines that nobody withdrew, in order; for whoever may read them."""
    kept = SharedFact.objects.filter(person=person_id, withdrawn_at=None)
    return list(kept.select_related("by").order_by("-at", "-pk")[:LAST_FACTS])[::-1]


def _at_work() -> QuerySet[Membership]:
    return Membership.objects.filter(until=None).exclude(role=Role.VOLUNTEER)


def _today(now: datetime) -> date:
    return timezone.localtime(now).date()
