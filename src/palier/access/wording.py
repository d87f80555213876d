"""What is said on screen: the gentle questions, and why a screen closed by itself."""

from django.utils.translation import gettext_lazy as _

from palier.access.models import Sitting
from palier.access.rules.answer import Question

QUESTIONS = {
    Question.DISH: _("Un plat que vous aimez"),
    Question.SONG: _("Une chanson que vous aimez"),
    Question.SPOT: _("Un endroit où vous êtes bien"),
    Question.ANIMAL: _("Un animal que vous aimez"),
    Question.WORD: _("Un mot à vous"),
}

CLOSED = {
    Sitting.Ending.ELSEWHERE.value: _(
        "Votre espace est ouvert sur un autre écran. Celui-ci est fermé."
    ),
    Sitting.Ending.CARD_LOST.value: _(
        "Cette carte ne sert plus. Demandez à la personne qui vous reçoit."
    ),
}
"""When it was neither time nor the person."""
