"""The questions of the monthly update, and the boxes that an answer opens."""

from palier.kernel.phrase import Phrase
from palier.simulators.jobboard.month import ORDER, Question
from palier.simulators.jobboard.page import Box
from palier.simulators.jobboard.reading import day, number
from palier.simulators.jobboard.say import two
from palier.simulators.jobboard.state import Board

FORM = "update"
YES, NO = two("Oui", "Yes"), two("Non", "No")

OPENS: dict[Question, str] = {"worked": "yes", "training": "yes", "sick": "yes", "still": "no"}
"""The answer that asks for more."""

REASON = {
    "job": two("J’ai un emploi", "I have a job"),
    "training": two("J’entre en formation", "I begin a training course"),
    "pension": two("Je pars à la retraite", "I retire"),
    "other": two("Autre raison", "Another reason"),
}
FROM, TO = two("Du (jour/mois)", "From (day/month)"), two("Au (jour/mois)", "To (day/month)")
MORE: dict[Question, tuple[Box, ...]] = {
    "worked": (
        Box(FORM, "worked_hours", two("Heures du mois, au total", "Hours of the month, in all")),
        Box(FORM, "worked_pay", two("Salaire brut, au total (€)", "Gross pay, in all (€)")),
    ),
    "training": (Box(FORM, "training_from", FROM), Box(FORM, "training_to", TO)),
    "sick": (Box(FORM, "sick_from", FROM), Box(FORM, "sick_to", TO)),
    "still": (
        Box(
            FORM,
            "still_reason",
            two("Pour quelle raison ?", "For which reason?"),
            "choice",
            (("", two("Choisissez", "Choose")), *REASON.items()),
        ),
    ),
}


def question(name: Question, month: Phrase) -> Phrase:
    """The question as it is asked of that month."""
    return {
        "worked": two(f"En {month.fr}, avez-vous travaillé ?", f"In {month.en}, did you work?"),
        "training": two(
            f"En {month.fr}, avez-vous suivi une formation ?",
            f"In {month.en}, did you follow a training course?",
        ),
        "sick": two(
            f"En {month.fr}, avez-vous eu un arrêt maladie ?",
            f"In {month.en}, were you on sick leave?",
        ),
        "still": two("Cherchez-vous toujours un emploi ?", "Are you still looking for a job?"),
    }[name]


def next_question(state: Board) -> Question | None:
    """The first that has no whole answer; None when all have one."""
    return next((name for name in ORDER if not answered(state, name)), None)


def answered(state: Board, name: Question) -> bool:
    """Whether ``name`` is answered, with its boxes when its answer opens some."""
    said = state.filed.get(f"{FORM}.{name}")
    if said != OPENS[name]:
        return bool(said)
    return all(legible(box, state.filed.get(f"{FORM}.{box.name}", "")) for box in MORE[name])


def legible(box: Box, value: str) -> bool:
    """Whether the space can read what a box holds."""
    if box.name.startswith("worked_"):
        return bool(number(value))
    return bool(value) if box.kind == "choice" else bool(day(value))
