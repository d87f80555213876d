"""The gentle questions, as they are said on screen."""

from django.utils.translation import gettext_lazy as _

from palier.access.rules.answer import Question

QUESTIONS = {
    Question.DISH: _("Un plat que vous aimez"),
    Question.SONG: _("Une chanson que vous aimez"),
    Question.SPOT: _("Un endroit où vous êtes bien"),
    Question.ANIMAL: _("Un animal que vous aimez"),
    Question.WORD: _("Un mot à vous"),
}
