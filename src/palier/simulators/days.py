"""Days and hours as the screens of an exercise say them, in ``"fr"`` or ``"en"``."""

from datetime import date, datetime

MONTHS = {
    "fr": (
        *("janv.", "févr.", "mars", "avril", "mai", "juin"),
        *("juil.", "août", "sept.", "oct.", "nov.", "déc."),
    ),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
"""The months as a narrow list writes them."""


def day(at: date, speech: str) -> str:
    """ "3 mars". The screens of an exercise are all of one year."""
    return f"{at.day} {MONTHS[speech][at.month - 1]}"


def hour(at: datetime) -> str:
    """ "8:02": no first zero, as on the telephones people have."""
    return f"{at.hour}:{at.minute:02}"


def when(at: datetime, today: date, speech: str) -> str:
    """The hour for today, the day and month before: "8:02", "3 mars"."""
    return hour(at) if at.date() == today else day(at, speech)
