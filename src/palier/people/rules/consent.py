"""The words a person accepts, their version, and how long they hold."""

from datetime import datetime, timedelta

from palier.kernel.content import version
from palier.kernel.phrase import Phrase

LASTS = timedelta(days=365)
"""One year: the person is asked again rather than seen for ever (CNIL: a consent stays alive)."""

RESULT_TEXT = Phrase(
    fr="Les personnes qui travaillent ici pourront voir vos réponses et ce que vous savez faire. "
    "Vous pouvez changer d’avis quand vous voulez.",
    en="The people who work here will be able to see your answers and what you can do. "
    "You can change your mind whenever you want.",
)
RESULT_VERSION = version(RESULT_TEXT)


def end(given: datetime) -> datetime:
    return given + LASTS
