"""« M’entraîner », then back to the real step."""

from datetime import datetime

from django.urls import reverse

from palier.journey.queries import step_prepared_by
from palier.kernel.phrase import Phrase
from palier.people.rules.actor import PersonActor
from palier.simulators.ways import WayBack


def to_my_step(actor: PersonActor, task_id: str, now: datetime) -> WayBack | None:
    """To the step of now that this exercise prepares, where it stands on her page."""
    step = step_prepared_by(actor, task_id, now)
    if step is None:
        return None
    says = Phrase(fr="Revenir à mon pas", en="Back to my step")
    return WayBack(f"{reverse('my_plan')}#step-{step.pk}", says)
