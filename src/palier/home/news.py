"""Has anything of the desk changed? One question to the database, asked before every answer."""

from datetime import datetime
from hashlib import blake2s
from typing import Any, Final
from uuid import UUID

from django.db import connection, models
from django.utils import timezone

from palier.access.models import Sitting, Station
from palier.access.rules.sitting import AWAKE, CLAIM, IDLE
from palier.attention.models import Concern
from palier.audit.models import Entry
from palier.people.models import Accompaniment, Beneficiary, Visit
from palier.people.queries import PRESENCE
from palier.people.rules.actor import HelperActor

# By hand: asked every few seconds by every desk, and the ORM takes longer to write it than any
# database to answer it. Sealed columns are compared as they lie on the disk: nothing is opened.
# The count, and not only the last number: on PostgreSQL an act may be committed after a later one.
SQL: Final = """
SELECT
 (SELECT {all}({visit}) FROM {visits} v JOIN {persons} p ON p.id = v.person_id
  WHERE v.structure_id = %(place)s AND v.arrived_at > %(working_day)s AND v.arrived_at <= %(now)s),
 (SELECT {all}({concern}) FROM {concerns} c
  WHERE c.structure_id = %(place)s AND c.closed_at IS NULL),
 (SELECT {all}({sitting}) FROM {sittings} s
  WHERE s.structure_id = %(place)s AND s.ended_at IS NULL AND s.opened_at > %(working_day)s),
 (SELECT {all}({station}) FROM {stations} t
  WHERE t.structure_id = %(place)s AND t.retired_at IS NULL),
 (SELECT count(*) || '·' || coalesce(max(e.id), 0) FROM {audit} e
  WHERE e.at >= %(midnight)s AND e.verb <> 'look' AND {concerns_us})
"""

# What a colleague elsewhere, or the program, does about somebody of this place counts too. Whoever
# was erased elsewhere took with her what said that she was of this place as well. « until IS NULL »
# leads to the index of both columns: by the place alone, SQLite reads its five thousand people.
CONCERNS_US: Final = """(e.structure = %(place)s OR e.structure IS NULL OR EXISTS (
  SELECT 1 FROM {ties} a
  WHERE a.person_id = e.person AND a.structure_id = %(place)s AND a.until IS NULL)
  OR e.person IS NOT NULL AND NOT EXISTS (SELECT 1 FROM {persons} g WHERE g.id = e.person))"""

VISIT = ("v.id", "v.person_id", "v.request", "v.helped_at", "v.left_at", "p.first_name")
CONCERN = ("c.id", "c.owner_id", "c.reason", "c.due", "c.rung", "c.words", "c.person_id")
SITTING = (
    *("s.id", "s.visit_id", "s.station_id", "s.waits"),
    "CASE WHEN s.waits THEN s.opened_at > %(claim)s ELSE s.seen_at > %(idle)s END",
)
STATION = ("t.id", "t.number", "t.seen_at > %(awake)s")


def token_of(actor: HelperActor, now: datetime) -> str:
    """A short word that changes when anything of this place's desk does, the minutes apart."""
    with connection.cursor() as cursor:
        cursor.execute(_sql(connection.vendor), _given(actor.structure_id, now))
        found = cursor.fetchone()
    said = "\n".join("" if part is None else str(part) for part in found)
    return blake2s(said.encode(), digest_size=12).hexdigest()


def _sql(vendor: str) -> str:
    if vendor not in _WRITTEN:
        _WRITTEN[vendor] = _write(vendor)
    return _WRITTEN[vendor]


_WRITTEN: dict[str, str] = {}


def _write(vendor: str) -> str:
    def joined(columns: tuple[str, ...]) -> str:
        return " || '·' || ".join(f"coalesce(cast({one} AS text), '')" for one in columns)

    tables = {
        "visits": Visit,
        "persons": Beneficiary,
        "concerns": Concern,
        "sittings": Sitting,
        "stations": Station,
        "audit": Entry,
        "ties": Accompaniment,
    }
    names = {key: model._meta.db_table for key, model in tables.items()}
    rows = {"visit": VISIT, "concern": CONCERN, "sitting": SITTING, "station": STATION}
    ends = {key: joined(columns) + _ordered(vendor, columns[0]) for key, columns in rows.items()}
    together = "group_concat" if vendor == "sqlite" else "string_agg"
    return SQL.format(all=together, concerns_us=CONCERNS_US.format(**names), **names, **ends)


def _ordered(vendor: str, by: str) -> str:
    """SQLite reads the rows in the same order each time; elsewhere the order is asked for."""
    return "" if vendor == "sqlite" else f", '|' ORDER BY {by}"


def _given(place: UUID, now: datetime) -> dict[str, Any]:
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    moments = {
        "now": now,
        "working_day": now - PRESENCE,
        "midnight": midnight,
        "claim": now - CLAIM,
        "idle": now - IDLE,
        "awake": now - AWAKE,
    }
    as_kept = connection.ops.adapt_datetimefield_value
    return {
        "place": models.UUIDField().get_db_prep_value(place, connection),
        **{name: as_kept(moment) for name, moment in moments.items()},
    }
