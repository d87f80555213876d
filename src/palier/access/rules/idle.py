"""Accounts that nobody uses any more close, after the team was told.

Six months without a sign-in is a choice: longer than a leave or a season, shorter than the yearly
review of who may enter that the CNIL asks for (Guide de la sécurité des données personnelles,
« Gérer les habilitations »: accounts no longer used are found and closed).
"""

from datetime import datetime, timedelta
from enum import Enum, auto

IDLE = timedelta(days=182)
TOLD = timedelta(days=21)
"""Three weeks between the word to the team and the closing: a head on leave reads it in time."""


class Next(Enum):
    KEEP = auto()
    TELL = auto()
    CLOSE = auto()


def last_sign(*signs: datetime | None) -> datetime:
    """The last sign of use among those there are: at least the day the account was made."""
    return max(sign for sign in signs if sign is not None)


def what_next(*, used_at: datetime, told_at: datetime | None, spared: bool, now: datetime) -> Next:
    """Nothing closes that was not told three weeks before, so that a clock which jumps ahead closes
    nobody by itself; a word told in the future, or before the last sign-in, was never told."""
    if spared or now - used_at < IDLE - TOLD:
        return Next.KEEP
    if told_at is None or told_at > now or told_at < used_at:
        return Next.TELL
    idle, told = now - used_at >= IDLE, now - told_at >= TOLD
    return Next.CLOSE if idle and told else Next.KEEP
