"""How the pages of the people around find a person; what is not hers or theirs is not found."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist

from palier.access.request import HelperRequest
from palier.journey import circle
from palier.people.models import Beneficiary
from palier.people.queries import person_known_to
from palier.people.rules.actor import NotAllowed


@contextmanager
def found() -> Iterator[None]:
    """What may not be seen is not found: no message says that it exists."""
    try:
        yield
    except ObjectDoesNotExist as unknown:
        raise NotAllowed from unknown


def known(request: HelperRequest, person_id: UUID) -> Beneficiary:
    with found():
        return person_known_to(request.actor, person_id)


def opened(request: HelperRequest, person_id: UUID) -> Beneficiary:
    """Somebody who opened her plan and her thread to this place."""
    with found():
        return circle.opened_to(request.actor, person_id, request.now)
