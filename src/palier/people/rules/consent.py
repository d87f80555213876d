"""The words a person accepts, their version, and how long they hold."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from palier.kernel.content import version
from palier.kernel.phrase import Phrase
from palier.people.rules.actor import Matter


class To(StrEnum):
    """Whom a person lets see: those who work in a place, or somebody near whom she named."""

    PLACE = "place"
    TRUSTED = "trusted"


class Lasting(StrEnum):
    """How long, in her words."""

    MONTH_END = "month_end"
    THREE_MONTHS = "three_months"
    YEAR = "year"


LASTINGS: Mapping[Lasting, Phrase] = {
    Lasting.MONTH_END: Phrase(fr="Jusqu’à la fin du mois", en="Until the end of the month"),
    Lasting.THREE_MONTHS: Phrase(fr="3 mois", en="3 months"),
    Lasting.YEAR: Phrase(fr="Un an", en="One year"),
}

MATTERS: Mapping[Matter, Phrase] = {
    Matter.RESULT: Phrase(fr="Ce que je sais faire", en="What I can do"),
    Matter.PLAN: Phrase(fr="Mes prochains pas", en="My next steps"),
    Matter.DOCUMENTS: Phrase(fr="Mon CV et mes papiers", en="My CV and my papers"),
    Matter.MESSAGES: Phrase(fr="Mes messages", en="My messages"),
    Matter.CONTACT: Phrase(fr="Comment me joindre", en="How to reach me"),
}
"""Each matter as the person calls it."""

_CHANGE = Phrase(
    fr="Vous pouvez changer d’avis quand vous voulez.",
    en="You can change your mind whenever you want.",
)


def _here(what: Phrase) -> Phrase:
    return Phrase(
        fr=f"Les personnes qui travaillent ici pourront {what.fr}. {_CHANGE.fr}",
        en=f"The people who work here will be able to {what.en}. {_CHANGE.en}",
    )


def _near(what: Phrase) -> Phrase:
    return Phrase(
        fr=f"La personne que vous choisissez pourra {what.fr}. {_CHANGE.fr}",
        en=f"The person you choose will be able to {what.en}. {_CHANGE.en}",
    )


_PLACE: Mapping[Matter, Phrase] = {
    Matter.RESULT: Phrase(
        fr="voir vos réponses et ce que vous savez faire", en="see your answers and what you can do"
    ),
    Matter.PLAN: Phrase(
        fr="voir vos prochains pas et votre fil", en="see your next steps and thread"
    ),
    Matter.DOCUMENTS: Phrase(fr="voir votre CV et vos papiers", en="see your CV and your papers"),
    Matter.MESSAGES: Phrase(fr="voir vos messages importants", en="see your important messages"),
    Matter.CONTACT: Phrase(fr="voir comment vous joindre", en="see how to reach you"),
}
_TRUSTED: Mapping[Matter, Phrase] = {
    Matter.RESULT: Phrase(fr="lire ce que vous savez faire", en="read what you can do"),
    Matter.PLAN: Phrase(fr="lire vos prochains pas", en="read your next steps"),
    Matter.DOCUMENTS: Phrase(fr="lire votre CV et vos papiers", en="read your CV and your papers"),
    Matter.MESSAGES: Phrase(fr="lire vos messages importants", en="read your important messages"),
    Matter.CONTACT: Phrase(fr="lire comment vous joindre", en="read how to reach you"),
}

TEXTS: Mapping[tuple[Matter, To], Phrase] = {
    **{(matter, To.PLACE): _here(what) for matter, what in _PLACE.items()},
    **{(matter, To.TRUSTED): _near(what) for matter, what in _TRUSTED.items()},
}
"""Two sentences each. A changed word makes a new version; the old ones stay in ``ConsentText``."""

RESULT_TEXT = TEXTS[Matter.RESULT, To.PLACE]
RESULT_VERSION = version(RESULT_TEXT)

MOST_TRUSTED = 3
"""A choice: enough for a cousin, a neighbour and a friend; few enough to be kept in mind."""

CODE_LASTS = timedelta(days=3)
"""A choice: the cousin is met within a week-end; a paper found later opens nothing."""

REMIND = timedelta(days=30)
"""A choice: whoever comes once a month reads at least once that an agreement ends."""


def end(given: datetime, lasting: Lasting = Lasting.YEAR) -> datetime:
    """The midnight after the last day, in the time zone of ``given``; a year later at most, for
    the person is asked again rather than seen for ever (CNIL: a consent stays alive)."""
    first = given.date()
    match lasting:
        case Lasting.MONTH_END:
            after = _months(first.replace(day=1), 1)
        case Lasting.THREE_MONTHS:
            after = _months(first, 3)
        case Lasting.YEAR:
            after = _months(first, 12)
    return datetime.combine(after, time(), tzinfo=given.tzinfo)


def is_ending(given: datetime, until: datetime, now: datetime) -> bool:
    """Whether to remind: in the last 30 days, or the last quarter of a short agreement."""
    return now >= until - min(REMIND, (until - given) / 4)


def last_day(until: datetime) -> date:
    """The last whole day of an agreement that ends at ``until`` (given in local time)."""
    return (until - timedelta(microseconds=1)).date()


def _months(day: date, count: int) -> date:
    """The same day so many months later; the last of a shorter month (31 January, 29 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
