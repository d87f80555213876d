"""How often a secret may be tried, and how long to wait after that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

WINDOW = timedelta(minutes=15)
TRIES = 5
"""Five tries a quarter of an hour: a PIN of four digits resists 10,000 / (5 × 4 × 8) ≈ 60 working
days of somebody trying from opening to closing, in front of everybody; a slip of the finger or two
never locks a helper out. The password stays possible at the sign-in page."""


def is_pin(secret: str) -> bool:
    """Four to eight digits of the keyboard, typed by a helper in front of everybody."""
    return secret.isascii() and secret.isdigit() and 4 <= len(secret) <= 8


@dataclass(frozen=True)
class Limit:
    """``free`` tries, then a wait of ``first``, twice as long after each further try, never beyond
    ``longest``. A try no longer counts after ``memory``."""

    free: int
    first: timedelta
    longest: timedelta
    memory: timedelta

    def wait_after(self, failures: int) -> timedelta:
        if failures < self.free:
            return timedelta(0)
        doublings = min(failures - self.free, 30)  # beyond, ``longest`` was reached long ago
        return min(self.first * (1 << doublings), self.longest)

    def wait(self, failures: Iterable[datetime], now: datetime) -> timedelta:
        """How long before the next try; nothing when it may be made now.

        A failure dated after ``now`` (the clock went back) counts as made now: the wait is then
        ``longest`` at worst, never as long as the clock was wrong.
        """
        counted = [min(at, now) for at in failures if at > now - self.memory]
        if not counted:
            return timedelta(0)
        return max(max(counted) + self.wait_after(len(counted)) - now, timedelta(0))


MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)

SECRET = Limit(free=5, first=MINUTE, longest=DAY, memory=30 * DAY)
"""The PIN or the answer of one person. Five slips cost nothing, the tenth half an hour; whoever
stole the card gets under fifty tries in a month out of nearly ten thousand PINs, and a lost card is
told long before. Never longer than a day: a helper and the answer mend it at once."""

STATION = Limit(free=10, first=MINUTE, longest=10 * MINUTE, memory=HOUR)
"""One machine of the room, all cards together. Two people in difficulty, five slips each, one after
the other, do not make a third one wait; nobody waits there more than ten minutes."""

PLACE = Limit(free=40, first=MINUTE, longest=10 * MINUTE, memory=8 * HOUR)
"""All the machines of a place: forty slips are a whole Monday of beginners; an opening day of
inventing codes gives ninety tries."""

ADDRESS = Limit(free=10, first=MINUTE, longest=HOUR, memory=DAY)
"""Outside a place, one address of the network: a family, or a library that paired no machine."""

OUTSIDE = Limit(free=200, first=timedelta(seconds=10), longest=5 * MINUTE, memory=DAY)
"""Everything typed outside the places, the whole server together, since addresses can be rented by
the thousand. The square of a card is no part of it: nobody invents 30 letters."""

LIMITS = {
    "account": Limit(TRIES, WINDOW, WINDOW, WINDOW),
    "person": SECRET,
    "answer": SECRET,
    "nobody": SECRET,
    "station": STATION,
    "place": PLACE,
    "from": ADDRESS,
    "outside": OUTSIDE,
}
"""The first word of a lock → how often it may be tried, hence how long its tries are remembered."""
