"""How long what a person told is kept, and when it is announced that it will go.

Source: CNIL, délibération n° 2023-095 du 14 septembre 2023 (référentiel sur les durées de
conservation dans le secteur social et médico-social, JO du 15 novembre 2023): in the active base,
two years from the last contact with the person who is accompanied. A recommendation, not a duty: a
place may keep less. The announcement and its sixty days are our choice.
"""

from datetime import datetime, timedelta

AFTER_LAST_CONTACT = timedelta(days=2 * 365)
"""Two years, and never a day more: a leap year shortens it rather than lengthens it."""

ANNOUNCED_BEFORE = timedelta(days=60)
"""Two months: somebody who comes once in a while still hears of it, and may come to keep it."""


def erase_on(last_contact: datetime) -> datetime:
    """The moment from which nothing of the person may be kept any more in the active base."""
    return last_contact + AFTER_LAST_CONTACT


def announce_on(last_contact: datetime) -> datetime:
    """The moment from which the coming erasure is told, to the person or to who accompanies her."""
    return erase_on(last_contact) - ANNOUNCED_BEFORE


MANDATE = timedelta(days=6 * 365)
"""Six years for the proof of a mandate, from its end. No text obliges to it: it is the advice of
Aidants Connect to the field (FAQ, « Pendant combien de temps conserver les mandats ? », read on 22
November 2026), after the six years in which an offence may be prosecuted (Code de procédure pénale,
8); an action between the two ends after five (Code civil, 2224)."""
