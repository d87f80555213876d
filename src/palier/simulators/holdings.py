from palier.kernel.phrase import Phrase
from palier.people.registry import Holding, Told, register
from palier.people.rules.actor import Matter
from palier.simulators.bank import bank
from palier.simulators.models import Play

PURPOSE = {
    "point": Phrase(fr="pour faire le point", en="to take stock"),
    "practice": Phrase(fr="pour s’entraîner", en="to practise"),
}
MEDIUM = {
    "screen": Phrase(fr="à l’écran", en="on a screen"),
    "shown": Phrase(fr="montré à quelqu’un", en="shown to somebody"),
    "paper": Phrase(fr="sur papier", en="on paper"),
}
OUTCOME = {
    "": Phrase(fr="en cours", en="under way"),
    "done": Phrase(fr="fini", en="finished"),
    "unknown": Phrase(fr="« je ne sais pas »", en="“I don’t know”"),
    "skipped": Phrase(fr="pas maintenant", en="not now"),
}


def _play(play: Play) -> Told:
    """``typed``: an exercise under way keeps what was typed in it, until it closes."""
    ready = bank().tasks.get(play.task_id)
    steps = {step.id: step.says for step in ready.task.steps} if ready else {}
    done = [name for name, seen in play.steps.items() if seen]
    return {
        "started_at": play.started_at,
        "closed_at": play.closed_at,
        "task": ready.task.question if ready else play.task_id,
        "purpose": PURPOSE[play.purpose],
        "medium": MEDIUM[play.medium],
        "outcome": OUTCOME[play.outcome],
        "helped": play.helped,
        "steps": [steps.get(name, Phrase(fr=name, en=name)) for name in done],
        "typed": "" if play.closed_at else " · ".join(_texts(play.state)),
    }


def _texts(state: object) -> list[str]:
    """Every text somewhere in the state of an exercise."""
    if isinstance(state, str):
        return [state] if state.strip() else []
    inner = state.values() if isinstance(state, dict) else state if isinstance(state, list) else ()
    return [text for part in inner for text in _texts(part)]


register(
    Holding(
        model=Play,
        person="person",
        moves=True,
        behind=Matter.RESULT,
        name=Phrase(fr="Vos exercices", en="Your exercises"),
        labels={
            "started_at": Phrase(fr="Quand", en="When"),
            "closed_at": Phrase(fr="Fini", en="Ended"),
            "task": Phrase(fr="Exercice", en="Exercise"),
            "purpose": Phrase(fr="Pourquoi", en="What for"),
            "medium": Phrase(fr="Comment vu", en="How it was seen"),
            "outcome": Phrase(fr="Comment fini", en="How it ended"),
            "helped": Phrase(fr="Quelqu’un m’a aidé", en="Somebody helped me"),
            "steps": Phrase(fr="Ce que vous avez su faire", en="What you could do"),
            "typed": Phrase(fr="Où vous en êtes", en="Where you are"),
        },
        tell=_play,
        rows=lambda rows: rows.order_by("started_at", "pk"),
        contacts=("started_at", "closed_at"),
    )
)
