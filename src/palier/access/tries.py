"""A secret is tried: counted before it is judged, in the database that every process shares."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from zlib import crc32

from django.db import connection, models, transaction

from palier.access.models import Attempt
from palier.access.rules.limits import LIMITS, WINDOW, Limit


class TooManyTries(Exception):  # noqa: N818  (a refusal, not a mistake)
    """The secret was wrong too often; ``wait`` says how long before the next try."""

    def __init__(self, wait: timedelta = WINDOW) -> None:
        self.wait = wait
        super().__init__(str(wait))


class WrongSecret(Exception):  # noqa: N818
    """Not the secret of this lock."""


def refuse_a_wrong_secret(
    *,
    lock: str,
    opens: Callable[[], bool],
    now: datetime,
    also: Sequence[str] = (),
    row: models.Model | None = None,
) -> None:
    """Raises :class:`TooManyTries` or :class:`WrongSecret`; a right one forgets the slips before.

    ``lock`` names what is tried (« account:12 »); its first word says how often it may be
    (``rules/limits.py:LIMITS``). ``also``: locks that count the same tries together with others
    (« place:… »), which a success does not clear: it would be too easy to have one between two
    tries. ``row``, when there is one, is held while the tries are counted.
    """
    locks = (lock, *also)
    with transaction.atomic():
        _one_at_a_time(locks, row)
        wait = max(_wait(one, now) for one in locks)
        tries = [] if wait else [Attempt.objects.create(lock=one, at=now) for one in locks]
    if wait:  # said once written: a try dated again stays so
        raise TooManyTries(wait)
    if not opens():
        raise WrongSecret
    forget(lock)
    Attempt.objects.filter(pk__in=[one.pk for one in tries]).delete()


def forget(lock: str) -> None:
    """The tries on ``lock`` no longer count: it was opened, or changed."""
    Attempt.objects.filter(lock=lock).delete()


def limit_of(lock: str) -> Limit:
    return LIMITS[lock.partition(":")[0]]


def _wait(lock: str, now: datetime) -> timedelta:
    """A try dated in the future (the clock went back) is dated now, once: the wait then passes."""
    tries = Attempt.objects.filter(lock=lock)
    tries.filter(at__gt=now).update(at=now)
    limit = limit_of(lock)
    return limit.wait(tries.filter(at__gt=now - limit.memory).values_list("at", flat=True), now)


def _one_at_a_time(locks: Sequence[str], row: models.Model | None) -> None:
    """Many tries at once wait for each other here, so that they cannot all slip through.

    SQLite does it by itself (a transaction that may write is alone); PostgreSQL is asked, in one
    order for everybody, and also for locks of which no row exists.
    """
    if row is not None:
        # ``__class__``: the account of a request is a lazy stand-in.
        row.__class__._default_manager.select_for_update().get(pk=row.pk)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for number in sorted({crc32(lock.encode()) for lock in locks}):
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])
