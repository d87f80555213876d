"""What the thread says by itself: a code and names are kept, the sentence comes in the reader's
language. ``words`` and ``whom`` are those of the line."""

from collections.abc import Mapping
from typing import Final

from palier.journey.rules.facts import Kind
from palier.kernel.phrase import Phrase

SENTENCES: Final[Mapping[Kind, Phrase]] = {
    Kind.REFERENT: Phrase(
        fr="{words} répond maintenant en premier.", en="{words} now answers first."
    ),
    Kind.PROPOSED: Phrase(
        fr="Un relais est proposé. Vers : {words}.", en="A relay is proposed. To: {words}."
    ),
    Kind.ACCEPTED: Phrase(
        fr="Relais accepté. Ce lieu voit les prochains pas et ce fil : {words}.",
        en="Relay accepted. This place sees the next steps and this thread: {words}.",
    ),
    Kind.DECLINED: Phrase(
        fr="Relais refusé. Ce lieu ne voit rien : {words}.",
        en="Relay declined. This place sees nothing: {words}.",
    ),
    Kind.CLOSED: Phrase(
        fr="Accord retiré. Ce lieu ne voit plus rien : {words}.",
        en="Agreement withdrawn. This place no longer sees anything: {words}.",
    ),
    Kind.RECEIVED: Phrase(
        fr="Accueil à partir d’aujourd’hui : {words}.", en="Welcomed from today on: {words}."
    ),
    Kind.ANSWERED: Phrase(fr="{whom} répond : {words}", en="{whom} answers: {words}"),
}
BEFORE: Final = Phrase(fr="Avant : {whom}.", en="Before: {whom}.")


def told(kind: str, words: str, whom: str, language: str) -> str:
    """The line as it is read; what people wrote stays as they wrote it."""
    sentence = SENTENCES.get(Kind(kind))
    if sentence is None:
        return words
    after = f" {BEFORE.said(language)}" if kind == Kind.REFERENT and whom else ""
    # Spaces become no-break before the names come in: a name stays as it is written.
    return (sentence.said(language) + after).format(words=words, whom=whom)
