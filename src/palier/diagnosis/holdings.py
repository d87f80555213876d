from palier.diagnosis.content import conversation
from palier.diagnosis.models import Attempt, Diagnosis, Reply, StageOverrule
from palier.kernel.phrase import Phrase
from palier.kernel.words import first_word
from palier.people.registry import Holding, Told, register
from palier.people.rules.actor import Matter
from palier.skillmap.queries import skillmap
from palier.skillmap.schema import LANDING_NAMES, UNWATCHED

WHEN = Phrase(fr="Quand", en="When")


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
    }


def _overrule(one: StageOverrule) -> Told:
    stages = {stage.key: stage.name for stage in skillmap().stages}
    return {
        "at": one.at,
        "helper": first_word(one.by.name),
        "stage": stages.get(one.stage, one.stage),  # type: ignore[call-overload]
        "reason": one.reason,
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
register(
    Holding(
        model=Reply,
        person="diagnosis__person",
        name=Phrase(fr="Vos réponses", en="Your answers"),
        labels={
            "at": WHEN,
            "question": Phrase(fr="Question", en="Question"),
            "answer": Phrase(fr="Réponse", en="Answer"),
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
