"""A secret is tried: counted before it is judged, in the database that every process shares."""

from collections.abc import Callable
from datetime import datetime

from django.db import models, transaction

from palier.access.models import Attempt
from palier.access.rules import limits


class TooManyTries(Exception):  # noqa: N818  (a refusal, not a mistake)
    """The secret was wrong too often; wait."""


class WrongSecret(Exception):  # noqa: N818
    """Not the secret of this lock."""


def refuse_a_wrong_secret(
    *, lock: str, row: models.Model, opens: Callable[[], bool], now: datetime
) -> None:
    """Raises :class:`TooManyTries` or :class:`WrongSecret`; a right one forgets the slips before.

    ``row`` is held while the tries are counted, so that many at once cannot all slip through;
    (``__class__``: the account of a request is a lazy stand-in.)
    ``lock`` names what is tried (« account:12 »).
    """
    with transaction.atomic():
        row.__class__._default_manager.select_for_update().get(pk=row.pk)
        tries = Attempt.objects.filter(lock=lock)
        if not limits.may_try(tries.filter(at__gt=now - limits.WINDOW).count()):
            raise TooManyTries
        tries.create(lock=lock, at=now)
    if not opens():
        raise WrongSecret
    tries.delete()
