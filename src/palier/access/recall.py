"""Who asks, recalled: for the pages that a browser asks for every few seconds.

Who a helper is follows from a few rows alone: her session, her account, where she works. A process
that worked it out once keeps the answer beside those rows, word for word; as long as the database
says the same words, the answer is the same. One question instead of four, and nothing is trusted
that was not read again.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Final

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection, models

from palier.access.models import Account
from palier.access.queries import identify
from palier.access.request import PalierRequest
from palier.people.models import Helper, Membership, Structure
from palier.people.rules.actor import HelperActor

MOST_KNOWN: Final = 256

Rows = tuple[object, ...]


@dataclass(frozen=True)
class Known:
    """``rows`` is what the answer follows from; ``None`` while it was seen once only."""

    account: Account
    helper: Helper | None = None
    place: Structure | None = None
    actor: HelperActor | None = None
    rows: Rows | None = None


_known: OrderedDict[str, Known] = OrderedDict()
_lock = Lock()


def recall(request: PalierRequest, *, alive: bool) -> None:
    """As :func:`identify`. Sets ``request.standing`` too: rows that say who she is and how she
    signs in, her browser apart; a page drawn for her may be sent again while they are the same."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    known = _known.get(key)
    rows = _rows(key, known.account, request.now) if known else None
    if known and rows and known.rows == rows:
        request.account, request.helper = known.account, known.helper
        request.place, request.actor = known.place, known.actor
    else:
        identify(request, alive=alive)
        _remember(request, key, rows)
    request.standing = rows[1:] if rows else None


def _remember(request: PalierRequest, key: str, rows: Rows | None) -> None:
    """Only what stood still while it was worked out: the rows are read before, and after."""
    if request.account is None or not isinstance(request.actor, HelperActor):
        with _lock:
            _known.pop(key, None)
        return
    still = rows is not None and rows == _rows(key, request.account, request.now)
    known = Known(
        request.account, request.helper, request.place, request.actor, rows if still else None
    )
    with _lock:
        _known[key] = known
        _known.move_to_end(key)
        while len(_known) > MOST_KNOWN:
            _known.popitem(last=False)


def _rows(key: str, account: Account, now: datetime) -> Rows:
    """The session still open at ``now``; the account; where she works; how else she signs in."""
    with connection.cursor() as cursor:
        cursor.execute(
            _sql(),
            {
                "key": key,
                "account": account.pk,
                "helper": models.UUIDField().get_db_prep_value(account.helper_id, connection),
                "now": connection.ops.adapt_datetimefield_value(now),
            },
        )
        return (*cursor.fetchone(), settings.DEMO)


# Every column, so that none that counts one day is forgotten.
SQL: Final = """
SELECT
 (SELECT s.session_data FROM {sessions} s
  WHERE s.session_key = %(key)s AND s.expire_date > %(now)s),
 (SELECT {account} FROM {accounts} a WHERE a.id = %(account)s),
 (SELECT {all}({member}{end}) FROM {members} m JOIN {places} p ON p.id = m.structure_id
  JOIN {helpers} h ON h.id = m.helper_id WHERE m.helper_id = %(helper)s AND m.until IS NULL),
 (SELECT {all}({proof}{end_proof}) FROM {proofs} f WHERE f.user_id = %(account)s)
"""


def _sql() -> str:
    if connection.vendor not in _written:
        _written[connection.vendor] = _write(sqlite=connection.vendor == "sqlite")
    return _written[connection.vendor]


_written: dict[str, str] = {}


def _write(*, sqlite: bool) -> str:
    return SQL.format(
        all="group_concat" if sqlite else "string_agg",
        end="" if sqlite else ", '|' ORDER BY m.id",
        end_proof="" if sqlite else ", '|' ORDER BY f.id",
        account=_columns("a", Account),
        member=" || '|' || ".join(
            (_columns("m", Membership), _columns("p", Structure), _columns("h", Helper))
        ),
        proof=_columns("f", Authenticator, but=("data", "last_used_at")),
        sessions=Session._meta.db_table,
        accounts=Account._meta.db_table,
        members=Membership._meta.db_table,
        places=Structure._meta.db_table,
        helpers=Helper._meta.db_table,
        proofs=Authenticator._meta.db_table,
    )


def _columns(letter: str, model: type[models.Model], but: tuple[str, ...] = ()) -> str:
    names = [field.column for field in model._meta.concrete_fields if field.name not in but]
    return " || '|' || ".join(f"coalesce(cast({letter}.{name} AS text), '')" for name in names)
