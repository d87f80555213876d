"""What this house holds about a person: what was done, and what she let somebody do."""

from palier.autonomy.content import catalogue
from palier.autonomy.models import Mandate, MandateProof, TaskRecord
from palier.autonomy.rules.level import LEVELS, HelpLevel
from palier.kernel.phrase import Phrase
from palier.kernel.words import first_word
from palier.people.registry import Holding, Kept, register

WHEN = Phrase(fr="Quand", en="When")
PLACE = Phrase(fr="Lieu", en="Place")


def _what(task: str) -> Phrase:
    """A kind as everybody calls it; one that left the content keeps its key."""
    kind = catalogue().get(task)
    return kind.name if kind else Phrase(fr=task, en=task)


register(
    Holding(
        model=TaskRecord,
        person="person",
        moves=True,
        name=Phrase(fr="Ce qui a été fait", en="What was done"),
        labels={
            "done_at": WHEN,
            "place": PLACE,
            "task": Phrase(fr="Quoi", en="What"),
            "words": Phrase(fr="En quelques mots", en="In a few words"),
            "minutes": Phrase(fr="Minutes", en="Minutes"),
            "level": Phrase(fr="Qui l’a fait", en="Who did it"),
            "helper": Phrase(fr="Avec qui", en="With whom"),
        },
        tell=lambda one: {
            "done_at": one.done_at,
            "place": one.structure.name,
            "task": _what(one.task),
            "words": one.words,
            "minutes": one.minutes,
            "level": LEVELS[HelpLevel(one.level)],
            "helper": first_word(one.recorded_by.name) if one.recorded_by else "",
        },
        rows=lambda rows: rows.select_related("structure", "recorded_by").order_by("done_at"),
        contacts=("done_at",),
    )
)
register(
    Holding(
        model=Mandate,
        person="person",
        name=Phrase(fr="Ce que vous avez confié", en="What you entrusted"),
        labels={
            "signed_at": Phrase(fr="Signé", en="Signed"),
            "place": PLACE,
            "holder": Phrase(fr="À qui", en="To whom"),
            "text": Phrase(fr="Le texte", en="The text"),
            "until": Phrase(fr="Jusqu’à", en="Until"),
            "revoked_at": Phrase(fr="Arrêté", en="Stopped"),
        },
        tell=lambda one: {
            "signed_at": one.signed_at,
            "place": one.structure.name,
            "holder": first_word(one.holder.name),
            "text": one.text,
            "until": one.until,
            "revoked_at": one.revoked_at,
        },
        rows=lambda rows: rows.select_related("structure", "holder").order_by("prepared_at"),
        contacts=("signed_at", "revoked_at"),
    )
)
register(
    Holding(
        model=MandateProof,
        person="person_id",
        name=Phrase(fr="La preuve d’un mandat", en="The proof of a mandate"),
        labels={},
        silent="told with the mandate itself, of which it is the digest",
        kept=Kept(
            why=Phrase(
                fr="Un numéro et des dates, sans nom. Ils prouvent que vous aviez dit oui.",
                en="A number and dates, without a name. They prove that you had said yes.",
            ),
            how_long=Phrase(fr="Six ans après la fin du mandat.", en="Six years after it ends."),
            law="Code civil, 1993 and 2224; people/rules/retention.py",
        ),
    )
)
