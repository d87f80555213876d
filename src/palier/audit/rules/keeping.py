"""How long a line of the audit is kept, and how fast old ones may go."""

from datetime import timedelta

KEPT = timedelta(days=3 * 365)
"""Three years. The regulator recommends six months to one year for logs, and up to three for those
that show whether people's data were misused (CNIL, délibération 2021-122 of 14 October 2021,
internal control; read second-hand). A person is kept two years after her last contact: the lines
that show her who looked, and how she was announced and erased, must outlive her. The triggers of
the database (``migrations/0002_append_only.py``) hold the same number of days."""

SLICE = 20
"""At most one line in twenty a day. A normal day loses one in a thousand; a machine whose clock
jumps years ahead would lose everything in one night, and so loses a twentieth before somebody
sees."""

ALWAYS = 100
"""A small audit empties at this pace, whatever its length."""


def most_at_once(lines: int) -> int:
    """How many of ``lines`` one day may forget."""
    return max(ALWAYS, lines // SLICE)
