"""Before the place opens: every file that experts wrote is read, and the first bad one is told."""

from collections.abc import Callable
from typing import Any


def readers() -> tuple[Callable[[], Any], ...]:
    """One reader for each kind of content, lowest house first; each keeps what it read."""
    from palier.access.pictograms import pictograms  # noqa: PLC0415  (houses need settings)
    from palier.autonomy.content import catalogue  # noqa: PLC0415  (idem)
    from palier.diagnosis.content import asks, conversation  # noqa: PLC0415  (idem)
    from palier.journey.content import paths  # noqa: PLC0415  (idem)
    from palier.people.content import nicknames, processings  # noqa: PLC0415  (idem)
    from palier.simulators.bank import bank  # noqa: PLC0415  (idem)
    from palier.skillmap.queries import skillmap  # noqa: PLC0415  (idem)

    lowest = processings, nicknames, pictograms, skillmap
    return *lowest, bank, catalogue, conversation, asks, paths


def require_readable() -> None:
    """Raises :class:`~palier.kernel.content.ContentError`, with the file and the line."""
    for read in readers():
        read()
