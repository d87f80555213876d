"""Before an act that only the person may do: is it her who presses?"""

from django.utils.translation import gettext as _

from palier.access.locks import check_pin, has_pin
from palier.access.request import PersonRequest
from palier.access.tries import TooManyTries, WrongSecret
from palier.access.waiting import wait_words


def not_hers(request: PersonRequest) -> str:
    """Why this press does not count, in her words; nothing when it does. Whoever chose a PIN gives
    it; without one, holding the screen in front of a helper is enough."""
    if not has_pin(request.actor.id):
        return ""
    try:
        check_pin(person_id=request.actor.id, pin=request.POST.get("pin", "")[:64], now=request.now)
    except WrongSecret:
        return _("Ce n’est pas le bon code. Essayez encore.")
    except TooManyTries as many:
        return wait_words(many.wait)
    return ""
