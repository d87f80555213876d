"""What this house, and ``audit`` below it, hold about a person."""

from django.db.models import OuterRef, Subquery

from palier.audit.models import Entry
from palier.audit.words import said_of
from palier.kernel.phrase import Phrase
from palier.kernel.words import first_word
from palier.people.models import (
    Accompaniment,
    Announcement,
    Beneficiary,
    Consent,
    Erasure,
    ErasureRequest,
    Helper,
    ImportLine,
    Merge,
    NameWord,
    NotTheSame,
    PaperConsent,
    Structure,
    TrustedHelper,
    Visit,
)
from palier.people.registry import Holding, Kept, Rows, Told, register
from palier.people.rules.actor import Matter
from palier.people.rules.consent import MATTERS

WHEN = Phrase(fr="Quand", en="When")
SINCE = Phrase(fr="Depuis", en="Since")
UNTIL = Phrase(fr="Jusqu’à", en="Until")
PLACE = Phrase(fr="Lieu", en="Place")
WHO = Phrase(fr="Avec qui", en="With whom")

YOU = Phrase(fr="vous", en="you")
PROGRAM = Phrase(fr="le programme", en="the program")


def _entry(line: Entry) -> Told:
    by: Phrase | str = {"person": YOU, "system": PROGRAM}.get(
        line.by_side, first_word(getattr(line, "by_name", None) or "")
    )
    return {
        "at": line.at,
        "who": by,
        "what": said_of(line.verb),
        "place": getattr(line, "place_name", None) or "",
    }


def _named(lines: Rows) -> Rows:
    """Who and where, by names of today: a line itself holds ids only."""
    named: Rows = lines.annotate(
        by_name=Subquery(Helper.objects.filter(pk=OuterRef("by")).values("name")[:1]),
        place_name=Subquery(Structure.objects.filter(pk=OuterRef("structure")).values("name")[:1]),
    )
    return named.order_by("at", "id")


register(
    Holding(
        model=Beneficiary,
        person="pk",
        name=Phrase(fr="Vous", en="You"),
        labels={
            "first_name": Phrase(fr="Prénom", en="First name"),
            "last_name": Phrase(fr="Nom", en="Surname"),
            "phone": Phrase(fr="Téléphone", en="Telephone"),
            "birth_year": Phrase(fr="Année de naissance", en="Year of birth"),
            "created_at": Phrase(fr="Première venue", en="First coming"),
        },
        tell=lambda one: {
            "first_name": one.first_name,
            "last_name": one.last_name,
            "phone": one.phone,
            "birth_year": one.birth_year,
            "created_at": one.created_at,
        },
        contacts=("created_at",),
    )
)
register(
    Holding(
        model=NameWord,
        person="person",
        name=Phrase(fr="Votre nom, mot par mot", en="Your name, word by word"),
        labels={},
        silent="the same words as the name itself, which is told",
    )
)
register(
    Holding(
        model=ImportLine,
        person="person",
        name=Phrase(fr="Une ligne d’un fichier", en="A line of a file"),
        labels={},
        silent="kept for a few days at most; what it said of her is told with her name",
    )
)
register(
    Holding(
        model=NotTheSame,
        person="first",
        name=Phrase(fr="Une autre personne du même nom", en="Somebody else of the same name"),
        labels={},
        silent="it says of somebody else that she is somebody else",
    )
)
register(
    Holding(
        model=Merge,
        person="kept",
        name=Phrase(fr="Deux fiches réunies", en="Two records put together"),
        labels={
            "at": WHEN,
            "place": PLACE,
            "helper": WHO,
            "undone_at": Phrase(fr="Défait", en="Undone"),
        },
        tell=lambda one: {
            "at": one.at,
            "place": one.structure.name,
            "helper": first_word(one.by.name),
            "undone_at": one.undone_at,
        },
        rows=lambda rows: rows.select_related("structure", "by").order_by("at"),
    )
)
register(
    Holding(
        model=Visit,
        person="person",
        moves=True,
        name=Phrase(fr="Vos passages", en="Your visits"),
        labels={
            "arrived_at": WHEN,
            "left_at": Phrase(fr="Départ", en="Departure"),
            "place": PLACE,
            "request": Phrase(fr="Pour quoi", en="What for"),
            "helper": WHO,
        },
        tell=lambda visit: {
            "arrived_at": visit.arrived_at,
            "left_at": visit.left_at,
            "place": visit.structure.name,
            "request": visit.request,
            "helper": first_word(visit.welcomed_by.name) if visit.welcomed_by else "",
        },
        rows=lambda rows: rows.select_related("structure", "welcomed_by").order_by("arrived_at"),
        contacts=("arrived_at", "helped_at", "left_at"),
    )
)
register(
    Holding(
        model=Accompaniment,
        person="person",
        moves=True,
        name=Phrase(fr="Les lieux qui vous accompagnent", en="The places that accompany you"),
        labels={
            "place": PLACE,
            "since": SINCE,
            "until": UNTIL,
            "kept_at": Phrase(fr="Le lieu a dit de garder", en="The place said to keep"),
        },
        tell=lambda one: {
            "place": one.structure.name,
            "since": one.since,
            "until": one.until,
            "kept_at": one.kept_at,
        },
        rows=lambda rows: rows.select_related("structure").order_by("since"),
        contacts=("since", "kept_at"),
    )
)
register(
    Holding(
        model=Consent,
        person="person",
        name=Phrase(fr="Vos accords", en="Your agreements"),
        labels={
            "seer": Phrase(fr="À qui", en="To whom"),
            "matter": Phrase(fr="Ce que vous montrez", en="What you show"),
            "given_at": Phrase(fr="Donné", en="Given"),
            "until": UNTIL,
            "withdrawn_at": Phrase(fr="Retiré", en="Withdrawn"),
        },
        tell=lambda one: {
            "seer": one.structure.name if one.structure else one.trusted.called,
            "matter": MATTERS[Matter(one.matter)],
            "given_at": one.given_at,
            "until": one.until,
            "withdrawn_at": one.withdrawn_at,
        },
        rows=lambda rows: rows.select_related("structure", "trusted").order_by("given_at"),
        contacts=("given_at", "withdrawn_at"),
    )
)
register(
    Holding(
        model=TrustedHelper,
        person="person",
        name=Phrase(fr="Les personnes que vous avez nommées", en="The people you named"),
        labels={
            "called": Phrase(fr="Prénom", en="First name"),
            "named_at": SINCE,
            "until": UNTIL,
            "ended_at": Phrase(fr="Fin", en="End"),
        },
        tell=lambda one: {
            "called": one.called,
            "named_at": one.named_at,
            "until": one.until,
            "ended_at": one.ended_at,
        },
        rows=lambda rows: rows.order_by("named_at"),
        contacts=("named_at", "ended_at"),
    )
)
register(
    Holding(
        model=PaperConsent,
        person="person",
        name=Phrase(fr="Les accords imprimés", en="Printed agreements"),
        labels={
            "printed_at": WHEN,
            "place": PLACE,
            "matter": Phrase(fr="Ce que vous montrez", en="What you show"),
            "until": UNTIL,
        },
        tell=lambda one: {
            "printed_at": one.printed_at,
            "place": one.structure.name,
            "matter": MATTERS[Matter(one.matter)],
            "until": one.until,
        },
        rows=lambda rows: rows.select_related("structure").order_by("printed_at"),
        contacts=("printed_at", "used_at"),
    )
)
register(
    Holding(
        model=Announcement,
        person="person",
        name=Phrase(fr="Un effacement annoncé", en="An announced erasure"),
        labels={"announced_at": WHEN, "erase_at": Phrase(fr="Effacement", en="Erasure")},
        tell=lambda one: {"announced_at": one.announced_at, "erase_at": one.erase_at},
    )
)
register(
    Holding(
        model=ErasureRequest,
        person="person",
        name=Phrase(fr="Un effacement demandé", en="An erasure asked for"),
        labels={"at": WHEN, "place": PLACE, "helper": WHO},
        tell=lambda one: {
            "at": one.at,
            "place": one.structure.name,
            "helper": first_word(one.prepared_by.name),
        },
        rows=lambda rows: rows.select_related("structure", "prepared_by"),
    )
)
register(
    Holding(
        model=Entry,
        person="person",
        name=Phrase(fr="Qui a fait quoi", en="Who did what"),
        labels={
            "at": WHEN,
            "who": Phrase(fr="Qui", en="Who"),
            "what": Phrase(fr="Quoi", en="What"),
            "place": PLACE,
        },
        tell=_entry,
        rows=_named,
        kept=Kept(
            why=Phrase(
                fr="Des traces sans nom : un numéro, une date, un geste. "
                "Elles prouvent ce qui a été fait.",
                en="Traces without a name: a number, a date, an act. They prove what was done.",
            ),
            how_long=Phrase(fr="Trois ans, puis elles partent.", en="Three years, then they go."),
            law="GDPR, articles 5.2 and 32; CNIL 2021-122 (audit/rules/keeping.py)",
        ),
    )
)
register(
    Holding(
        model=Erasure,
        person="person_id",
        name=Phrase(fr="L’effacement", en="The erasure"),
        labels={},
        silent="it exists only once there is nobody left to tell",
        kept=Kept(
            why=Phrase(
                fr="Un numéro qui dit : tout est effacé. Une ancienne copie ne revient pas.",
                en="A number that says: all is erased. An old copy does not come back.",
            ),
            how_long=Phrase(
                fr="Tant que ce lieu existe. Il ne dit rien de vous.",
                en="As long as this place exists. It says nothing about you.",
            ),
            law="GDPR, articles 17 and 5.2",
        ),
    )
)
