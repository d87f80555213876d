from palier.attention.models import Concern
from palier.kernel.phrase import Phrase
from palier.kernel.words import first_word
from palier.people.registry import Holding, register

CLOSED = {
    "talked": Phrase(fr="vous vous êtes parlé", en="you talked together"),
    "not_needed": Phrase(fr="ce n’était plus utile", en="it was no longer needed"),
    "signed": Phrase(fr="vous avez signé un mandat", en="you signed a mandate"),
    "agreed": Phrase(fr="vous étiez d’accord", en="you agreed"),
    "cannot": Phrase(fr="un mandat n’était plus possible", en="a mandate was no longer possible"),
    "changed": Phrase(fr="le pas a changé", en="the step has changed"),
    "received": Phrase(fr="on vous accueille", en="you are welcomed"),
}

register(
    Holding(
        model=Concern,
        person="person",
        moves=True,
        name=Phrase(fr="Vos demandes d’aide", en="Your requests for help"),
        labels={
            "asked_at": Phrase(fr="Quand", en="When"),
            "place": Phrase(fr="Lieu", en="Place"),
            "words": Phrase(fr="Vous avez dit", en="You said"),
            "helper": Phrase(fr="Qui répond", en="Who answers"),
            "closed_at": Phrase(fr="Fini", en="Ended"),
            "closing": Phrase(fr="Comment", en="How"),
        },
        tell=lambda one: {
            "asked_at": one.asked_at,
            "place": one.structure.name,
            "words": one.words,
            "helper": first_word(one.owner.name),
            "closed_at": one.closed_at,
            "closing": CLOSED.get(one.closing),
        },
        rows=lambda rows: rows.select_related("structure", "owner").order_by("asked_at"),
        contacts=("asked_at",),
    )
)
