"""How long a person is kept after the last contact. Pure: the dates are given."""

from datetime import datetime, timedelta

AFTER_LAST_CONTACT = timedelta(days=2 * 365)
"""Two years in the active base after the last contact (CNIL, frame of reference for social support,
délibération 2023-095 of 14 September 2023, read second-hand; a recommendation)."""

ANNOUNCED_BEFORE = timedelta(days=60)
"""Two months: a place has time to say "still here", holidays included. A choice."""


def erase_on(last_contact: datetime) -> datetime:
    return last_contact + AFTER_LAST_CONTACT


def announce_on(last_contact: datetime) -> datetime:
    return erase_on(last_contact) - ANNOUNCED_BEFORE
