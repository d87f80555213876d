"""What one line of the shared thread may say. Pure: today is given."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from palier.kernel.phrase import Phrase


class Kind(StrEnum):
    NOTE = "note"
    CALL = "call"
    SENT = "sent"
    INTERVIEW = "interview"


class Channel(StrEnum):
    MAIL = "mail"
    SITE = "site"
    HAND = "hand"
    POST = "post"
    PHONE = "phone"


class Answer(StrEnum):
    MEETING = "meeting"
    YES = "yes"
    NO = "no"


KINDS: Final[Mapping[Kind, Phrase]] = {
    Kind.NOTE: Phrase(fr="à savoir", en="to know"),
    Kind.CALL: Phrase(fr="appel", en="call"),
    Kind.SENT: Phrase(fr="envoi", en="sent"),
    Kind.INTERVIEW: Phrase(fr="entretien", en="interview"),
}
CHANNELS: Final[Mapping[Channel, Phrase]] = {
    Channel.MAIL: Phrase(fr="par mail", en="by e-mail"),
    Channel.SITE: Phrase(fr="sur un site", en="on a site"),
    Channel.HAND: Phrase(fr="de la main à la main", en="by hand"),
    Channel.POST: Phrase(fr="par courrier", en="by post"),
    Channel.PHONE: Phrase(fr="par téléphone", en="by telephone"),
}
"""Handing in and tracked post count as much as online (Annie)."""

ANSWERS: Final[Mapping[Answer, Phrase]] = {
    Answer.MEETING: Phrase(fr="Un entretien", en="An interview"),
    Answer.YES: Phrase(fr="C’est oui", en="It is yes"),
    Answer.NO: Phrase(fr="C’est non", en="It is no"),
}

OLDEST: Final = timedelta(days=366)
"""A choice: what was sent over a year ago is no longer followed; 1970 is a slip of the finger."""


class Fault(StrEnum):
    NO_WORDS = "no_words"
    NO_WHOM = "no_whom"
    NO_CHANNEL = "no_channel"
    WRONG_DAY = "wrong_day"


@dataclass(frozen=True)
class Said:
    """One line, before it is written. ``whom``: to whom, or with whom. ``change``: one thing to do
    differently next time, after an interview."""

    words: str
    kind: Kind = Kind.NOTE
    whom: str = ""
    day: date | None = None
    channel: Channel | None = None
    change: str = ""


def fault(said: Said, today: date) -> Fault | None:
    """Why this line cannot be followed later, if so: what was sent says to whom, when and how."""
    if not said.words:
        return Fault.NO_WORDS
    if said.kind in {Kind.SENT, Kind.INTERVIEW} and not said.whom:
        return Fault.NO_WHOM
    if said.kind is Kind.SENT and said.channel is None:
        return Fault.NO_CHANNEL
    if said.day and not today - OLDEST <= said.day <= today:
        return Fault.WRONG_DAY
    return None


def days_awaited(sent: date, today: date) -> int:
    """For how many days an answer is awaited; none when clocks disagree."""
    return max((today - sent).days, 0)
