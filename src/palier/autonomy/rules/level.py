"""Who did it. Three words, the same on the desk, in a plan, in a figure."""

from collections.abc import Mapping
from enum import StrEnum

from palier.kernel.phrase import Phrase


class HelpLevel(StrEnum):
    FOR = "for"
    WITH = "with"
    ALONE = "alone"


class Outcome(StrEnum):
    WELL = "well"
    HARD = "hard"
    UNDONE = "undone"


LEVELS: Mapping[HelpLevel, Phrase] = {
    HelpLevel.FOR: Phrase(fr="pour", en="for"),
    HelpLevel.WITH: Phrase(fr="avec", en="with"),
    HelpLevel.ALONE: Phrase(fr="sans aide", en="alone"),
}
"""On the helper's side, in one word; « sans aide », for « seul » would assume a gender."""
