from palier.diagnosis.content import conversation
from palier.diagnosis.models import (
    Attempt,
    Booklet,
    BookletTask,
    Diagnosis,
    Reception,
    Reply,
    SheetRefusal,
    StageOverrule,
)
from palier.kernel.phrase import Phrase
from palier.kernel.words import first_word
from palier.people.registry import Holding, Told, register
from palier.people.rules.actor import Matter
from palier.skillmap.queries import skillmap
from palier.skillmap.schema import LANDING_NAMES, UNWATCHED

WHEN = Phrase(fr="Quand", en="When")
ON_SCREEN = Phrase(fr="à l’écran", en="on a screen")
ON_PAPER = Phrase(fr="sur papier", en="on paper")
ALOUD = Phrase(fr="à l’oral", en="aloud")


def _diagnosis(point: Diagnosis) -> Told:
    landings = (point.result or {}).get("landings", [])
    return {
        "started_at": point.started_at,
        "finished_at": point.finished_at,
        "place": point.structure.name,
        "landings": [_landing(one) for one in landings],
    }


def _landing(one: dict[str, object]) -> Phrase:
    domain = skillmap().domain(str(one["domain"])).name
    step = LANDING_NAMES[one["step"]] if one.get("step") else UNWATCHED  # type: ignore[index]
    return Phrase(fr=f"{domain.fr} : {step.fr}", en=f"{domain.en}: {step.en}")


def _reply(reply: Reply) -> Told:
    """In the words of the screen; a question that has left the content keeps its key."""
    asked = conversation().question(reply.question)
    choice = asked.choice(reply.choice) if asked else None
    return {
        "at": reply.at,
        "question": asked.asks if asked else reply.question,
        "answer": choice.says if choice else reply.choice,
        "how": ON_PAPER if reply.booklet_id else ALOUD if reply.asked_by_id else ON_SCREEN,
    }


def _overrule(one: StageOverrule) -> Told:
    stages = {stage.key: stage.name for stage in skillmap().stages}
    return {
        "at": one.at,
        "helper": first_word(one.by.name),
        "stage": stages.get(one.stage, one.stage),  # type: ignore[call-overload]
        "reason": one.reason,
    }


def _booklet(one: Booklet) -> Told:
    return {
        "made_at": one.made_at,
        "place": one.structure.name,
        "helper": first_word(one.made_by.name),
        "entered_at": one.entered_at,
    }


register(
    Holding(
        model=Diagnosis,
        person="person",
        moves=True,
        behind=Matter.RESULT,
        name=Phrase(fr="Vos points", en="The times you took stock"),
        labels={
            "started_at": Phrase(fr="Début", en="Beginning"),
            "finished_at": Phrase(fr="Fin", en="End"),
            "place": Phrase(fr="Lieu", en="Place"),
            "landings": Phrase(fr="Vos paliers", en="Your landings"),
        },
        tell=_diagnosis,
        rows=lambda rows: rows.select_related("structure").order_by("started_at"),
        contacts=("started_at", "finished_at"),
    )
)
DECISION = {
    "alone": Phrase(fr="sans aide", en="without help"),
    "with_somebody": Phrase(fr="avec quelqu’un", en="with somebody"),
    "not_today": Phrase(fr="pas aujourd’hui", en="not today"),
    "unwatched": Phrase(fr="rien n’a été vu", en="nothing was seen"),
    "": Phrase(fr="pas fini", en="not finished"),
}


def _reception(one: Reception) -> Told:
    return {
        "started_at": one.started_at,
        "ended_at": one.ended_at,
        "domain": skillmap().domain(one.domain).name,
        "decision": DECISION[one.decision],
    }


register(
    Holding(
        model=Reception,
        person="diagnosis__person",
        name=Phrase(fr="Vos trois minutes à l’accueil", en="Your three minutes at the counter"),
        labels={
            "started_at": Phrase(fr="Début", en="Beginning"),
            "ended_at": Phrase(fr="Fin", en="End"),
            "domain": Phrase(fr="Pour", en="About"),
            "decision": Phrase(fr="Ce qui a été dit", en="What was said"),
        },
        tell=_reception,
        rows=lambda rows: rows.order_by("started_at", "pk"),
        contacts=("started_at", "ended_at"),
    )
)
register(
    Holding(
        model=Reply,
        person="diagnosis__person",
        name=Phrase(fr="Vos réponses", en="Your answers"),
        labels={
            "at": WHEN,
            "question": Phrase(fr="Question", en="Question"),
            "answer": Phrase(fr="Réponse", en="Answer"),
            "how": Phrase(fr="Comment", en="How"),
        },
        tell=_reply,
        rows=lambda rows: rows.order_by("at", "pk"),
        contacts=("at",),
    )
)
register(
    Holding(
        model=StageOverrule,
        person="diagnosis__person",
        name=Phrase(
            fr="L’avis d’une personne qui vous aide", en="The opinion of somebody who helps"
        ),
        labels={
            "at": WHEN,
            "helper": Phrase(fr="Qui", en="Who"),
            "stage": Phrase(fr="Avis", en="Opinion"),
            "reason": Phrase(fr="Pourquoi", en="Why"),
        },
        tell=_overrule,
        rows=lambda rows: rows.select_related("by").order_by("at"),
    )
)
register(
    Holding(
        model=Attempt,
        person="diagnosis__person",
        name=Phrase(fr="L’ordre des exercices", en="The order of the exercises"),
        labels={},
        silent="an order between exercises, which are told with their dates",
    )
)
register(
    Holding(
        model=Booklet,
        person="person",
        moves=True,
        behind=Matter.RESULT,
        name=Phrase(fr="Vos cahiers sur papier", en="Your booklets on paper"),
        labels={
            "made_at": Phrase(fr="Préparé", en="Prepared"),
            "place": Phrase(fr="Lieu", en="Place"),
            "helper": Phrase(fr="Par qui", en="By whom"),
            "entered_at": Phrase(fr="Réponses notées", en="Answers entered"),
        },
        tell=_booklet,
        rows=lambda rows: rows.select_related("structure", "made_by").order_by("made_at"),
        contacts=("made_at", "entered_at"),
    )
)
register(
    Holding(
        model=BookletTask,
        person="booklet__person",
        name=Phrase(fr="Les pages d’un cahier", en="The pages of a booklet"),
        labels={},
        silent="which exercises were printed; what was shown is told with the exercises",
    )
)
register(
    Holding(
        model=SheetRefusal,
        person="person",
        moves=True,
        name=Phrase(fr="Ce que vous ne voulez pas", en="What you do not want"),
        labels={
            "at": WHEN,
            "refused": Phrase(fr="Quoi", en="What"),
        },
        tell=lambda one: {
            "at": one.at,
            "refused": Phrase(
                fr="vos exercices gardés sans votre nom",
                en="your exercises kept without your name",
            ),
        },
    )
)
