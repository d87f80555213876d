"""How long a link that opens something once stays good."""

from datetime import datetime, timedelta

INVITATION = timedelta(days=7)
"""A choice: whoever is asked on a Friday before a week off still finds the door."""

NEW_WAY_IN = timedelta(days=1)
"""It opens an account that exists, with what it may see: used the same day, or asked for again."""

TOKEN_BYTES = 20
"""160 bits: 32 letters and digits, nobody guesses one."""


def is_open(*, since: datetime, until: datetime, now: datetime) -> bool:
    """A clock that went back opens nothing that was not yet made."""
    return since <= now < until
