from palier.access.models import Card, Draft, Lock, Sitting
from palier.kernel.phrase import Phrase
from palier.people.registry import Holding, register

SINCE = Phrase(fr="Depuis", en="Since")

register(
    Holding(
        model=Sitting,
        person="person",
        name=Phrase(fr="Vos séances à l’écran", en="Your times at a screen"),
        labels={
            "opened_at": SINCE,
            "ended_at": Phrase(fr="Fin", en="End"),
            "place": Phrase(fr="Lieu", en="Place"),
        },
        tell=lambda one: {
            "opened_at": one.opened_at,
            "ended_at": one.ended_at,
            "place": one.structure.name,
        },
        rows=lambda rows: rows.select_related("structure").order_by("opened_at"),
        contacts=("opened_at", "seen_at"),
    )
)
register(
    Holding(
        model=Lock,
        person="person",
        name=Phrase(fr="Votre code secret", en="Your secret code"),
        labels={},
        silent="nobody can read it: a hash is not a code",
    )
)
register(
    Holding(
        model=Card,
        person="person",
        name=Phrase(fr="Vos cartes", en="Your cards"),
        labels={
            "name": Phrase(fr="Nom sur la carte", en="Name on the card"),
            "issued_at": SINCE,
            "ended_at": Phrase(fr="Fin", en="End"),
            "place": Phrase(fr="Lieu", en="Place"),
        },
        tell=lambda one: {
            "name": one.shown_name,
            "issued_at": one.issued_at,
            "ended_at": one.ended_at,
            "place": one.structure.name,
        },
        rows=lambda rows: rows.select_related("structure").order_by("issued_at"),
        contacts=("issued_at", "printed_at"),
    )
)
register(
    Holding(
        model=Draft,
        person="person",
        moves=True,
        name=Phrase(fr="Ce que vous aviez commencé à écrire", en="What you had begun to write"),
        labels={
            "kept_at": Phrase(fr="Quand", en="When"),
            "words": Phrase(fr="Texte", en="Text"),
        },
        tell=lambda one: {"kept_at": one.kept_at, "words": one.words},
        rows=lambda rows: rows.order_by("kept_at"),
        contacts=("kept_at",),
    )
)
