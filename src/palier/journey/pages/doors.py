"""The doors of these pages: what this actor may open, and nothing is said of the rest."""

from uuid import UUID

from palier.journey import queries
from palier.journey.models import Step
from palier.journey.pages.sides import EitherRequest, is_hers
from palier.people import queries as people
from palier.people.models import Beneficiary
from palier.people.rules.actor import HelperActor, Matter, NotAllowed
from palier.people.rules.may import require


def person_of(request: EitherRequest, act: str, person_id: UUID) -> Beneficiary:
    """The person, when her plan is open to this actor; else "not found"."""
    if isinstance(request.actor, HelperActor):
        require(request.actor, act)
    seen = people.visible_to(request.actor, Matter.PLAN, request.now).filter(pk=person_id)
    if person := seen.first():
        return person
    raise NotAllowed


def step_of(request: EitherRequest, act: str, step_id: UUID) -> Step:
    """A step that this actor may open; else "not found"."""
    if isinstance(request.actor, HelperActor):
        require(request.actor, act)
    step = queries.steps_visible_to(request.actor, request.now).filter(pk=step_id).first()
    if step is None:
        raise NotAllowed
    return step


def by_whom(request: EitherRequest, step: Step) -> str:
    """Who wrote the step last, as this reader calls them; "" for the person herself."""
    if step.written_by:
        return step.written_by.name
    return "" if is_hers(request) else step.plan.person.first_name
