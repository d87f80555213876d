"""The console command `palier`: the door of those who keep the place running."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.db import DatabaseError

from palier.cli import verbs
from palier.cli.refusal import Refused, complain
from palier.config.readers import BadSetting
from palier.kernel.content import ContentError
from palier.kernel.phrase import Phrase
from palier.vault.errors import Locked

REFUSED, INTERRUPTED = 1, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one verb; 0 when done, 1 with a sentence in two languages when not."""
    try:
        verbs.run(verbs.parser().parse_args(arguments), datetime.now(UTC))
    except (Refused, BadSetting, Locked) as refusal:
        complain(refusal.phrase)
    except ContentError as error:
        complain(
            Phrase(
                fr=f"un contenu est à corriger avant d’ouvrir : {error.phrase.fr}",
                en=f"some content must be mended before opening: {error.phrase.en}",
            )
        )
    except DatabaseError as error:
        reason = (str(error).splitlines() or [type(error).__name__])[0]
        complain(
            Phrase(
                fr=f"la base ne répond pas comme prévu ({reason}).",
                en=f"the database does not answer as expected ({reason}).",
            )
        )
    except KeyboardInterrupt:
        return INTERRUPTED
    else:
        return 0
    return REFUSED
