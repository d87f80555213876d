"""What has ended goes: sessions, tries, counts, screens that nobody touches."""

from datetime import datetime

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection

from palier.access.models import Attempt, Draft, Sitting
from palier.access.rules import limits
from palier.access.rules.sitting import DRAFTS, IDLE


def forget_sessions(*, now: datetime) -> int:
    """Sessions that ended: nobody comes back to them, and every backup would hold them."""
    return Session.objects.filter(expire_date__lte=now).delete()[0]


def forget_tries(*, now: datetime) -> int:
    """Wrong secrets that no longer count, each kind at its own time."""
    tries = Attempt.objects.all()
    return sum(
        tries.filter(lock__startswith=f"{kind}:", at__lte=now - limit.memory).delete()[0]
        for kind, limit in limits.LIMITS.items()
    )


def forget_limits(*, now: datetime) -> int:
    """Counts of sign-in tries that no longer count: Django forgets them only when the table is
    full, and their keys hold the addresses people came from."""
    table, expires = map(
        connection.ops.quote_name, (settings.CACHES["default"]["LOCATION"], "expires")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"DELETE FROM {table} WHERE {expires} <= %s",  # noqa: S608  (our own names, quoted)
            [connection.ops.adapt_datetimefield_value(now)],
        )
        return int(cursor.rowcount)


def forget_drafts(*, now: datetime) -> int:
    """What was being typed and was never taken up again."""
    return Draft.objects.filter(kept_at__lte=now - DRAFTS).delete()[0]


def end_idle_sittings(*, now: datetime) -> int:
    """Screens nobody touched: they answer nothing already; this says so in their row."""
    idle = Sitting.objects.filter(ended_at=None, seen_at__lte=now - IDLE)
    return idle.update(ended_at=now, ending=Sitting.Ending.IDLE)
