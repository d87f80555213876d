"""The drawings of the cards, as they are on disk: read once, checked whole."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from django.conf import settings

from palier.access.rules.words import plain
from palier.kernel.content import read
from palier.kernel.phrase import Content, Phrase


class Pictogram(Content):
    """One drawing (SVG shapes on a 48 × 48 grid) and its one word in each language."""

    id: str
    word: Phrase
    drawing: str


class Pictograms(Content):
    pictograms: tuple[Pictogram, ...]


@cache
def pictograms() -> Mapping[str, Pictogram]:
    """Every drawing by its id, in the order of the content."""
    told = read(settings.CONTENT / "pictograms.yaml", Pictograms)
    return MappingProxyType({one.id: one for one in told.pictograms})


@cache
def names() -> Mapping[str, str]:
    """What may be typed, in its plain form → the id of the drawing; both languages at once, since
    a card may be read by one person and typed by another."""
    return MappingProxyType(
        {
            plain(word): one.id
            for one in pictograms().values()
            for word in (one.word.fr, one.word.en)
        }
    )
