"""What the site answers to a press, and the names of the two sites."""

import re

from palier.simulators.jobboard.say import two

WORK_SITE = two("Offres d’emploi", "Job offers")
UPDATE_SITE = two("Mon espace emploi", "My job space")

TOLD = {
    "saved": two("L’offre est gardée.", "The offer is kept."),
    "unsaved": two("L’offre n’est plus gardée.", "The offer is no longer kept."),
    "reported": two("Merci. L’offre est signalée.", "Thank you. The offer is reported."),
    "kept": two("C’est enregistré.", "It is saved."),
    "stopped": two("L’alerte est arrêtée.", "The alert is stopped."),
    "sent": two("Votre message est parti.", "Your message has gone."),
    "proof": two("La preuve est enregistrée.", "The proof is saved."),
    "choose": two("Choisissez une réponse.", "Choose an answer."),
    "cv": two("Choisissez un CV.", "Choose a CV."),
    "message": two("Écrivez quelques mots.", "Write a few words."),
    "rhythm": two("Choisissez quand et comment.", "Choose when and how."),
    "all": two("Il manque une réponse.", "An answer is missing."),
    "more": two(
        "Il manque une réponse, ou elle n’est pas claire.", "An answer is missing or unclear."
    ),
}

_GLUED = re.compile(r"(?<=\d) (?=(?:h|km|€|%|[ap]m)\b|€)")


def hold(text: str) -> str:
    """ "24 h" never ends a line on "24"."""
    return _GLUED.sub("\N{NO-BREAK SPACE}", text)
