"""When it is enough: sure of every domain, or long enough, or nothing left to ask.

« Not sure » is a legitimate end: the bounds are there for the person, not for the statistics.
"""

from collections.abc import Collection
from enum import StrEnum

from palier.diagnosis.rules.bank import Bank
from palier.diagnosis.rules.model import Flags
from palier.diagnosis.rules.posterior import Posterior

SURE_SD = 0.5
"""A domain is known well enough when its standard deviation is at most this.

Its 80 % interval is then 2 × 1.28 × 0.5 = 1.28 wide, less than a landing is high (1.33, see
``landing.py``): such an interval crosses one cut at most, so we hesitate between two neighbouring
landings and never among three. It is also a reliability of 1 − 0.5² = 0.75, fit for guiding one
person with a helper beside her, not for deciding about her (for which 0.9 is usually asked:
Nunnally & Bernstein, 1994); the next step, 0.9, would cost about three times as many tasks."""

MOST_ITEMS = 24
"""Four tasks a domain. Pix goes up to 20 items for one competence; past four in a domain, what a
task adds is small (its sd falls like 1/√n) and tiredness begins to be what we measure."""

MOST_SECONDS = 15 * 60
"""Expected working time over all sittings: three sittings. A choice, made for the person: whoever
wants to be surer takes stock again another day, with other exercises."""

SITTING_SECONDS = 5 * 60
"""A sitting is offered an end after this much *expected* time: ``field-notes`` of the project say
« sittings of about five minutes ». The clock is never read: being slow is not counted."""


class Stop(StrEnum):
    """Why the questions end."""

    SURE = "sure"
    ITEMS = "items"
    TIME = "time"
    EXHAUSTED = "exhausted"


def enough(posterior: Posterior, observed: Flags) -> Flags:
    """Which domains need nothing more: sure *and* watched at least once. Shape (P, D).

    ``observed`` (P, D): correlation alone may make a domain look sure; it never shows a level.
    """
    return observed & (posterior.sd <= SURE_SD)


def why_stop(bank: Bank, wanting: Flags, asked: Collection[str], seconds_done: int) -> Stop | None:
    """The reason to end for one person, or None to go on.

    ``wanting`` (D,): domains not known well enough; ``asked``: ids seen or skipped, each of which
    took its time; ``seconds_done``: their expected seconds. A task that would not fit in what is
    left of the time is not begun.
    """
    if not wanting.any():
        return Stop.SURE
    if len(asked) >= MOST_ITEMS:
        return Stop.ITEMS
    left = ~bank.flagged(asked) & wanting[bank.places]
    if not left.any():
        return Stop.EXHAUSTED
    fits = bank.seconds <= MOST_SECONDS - seconds_done
    return None if (left & fits).any() else Stop.TIME


def sitting_over(seconds_done: int) -> bool:
    """Whether this sitting's expected seconds are spent: time to offer a pause, never to cut."""
    return seconds_done >= SITTING_SECONDS
