"""How long to wait, in plain words."""

from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palier.access.rules.limits import DAY, HOUR, MINUTE


def wait_words(wait: timedelta) -> str:
    """A whole sentence, rounded up, so that nobody comes back a second too early."""
    if wait <= MINUTE:
        told = _("Attendez une minute.")
    elif wait < HOUR:
        told = _("Attendez %(n)d minutes.") % {"n": _up(wait, MINUTE)}
    elif wait < DAY:
        n = _up(wait, HOUR)
        told = ngettext("Attendez %(n)d heure.", "Attendez %(n)d heures.", n) % {"n": n}
    else:
        told = _("Revenez demain.")
    return _("Trop d’essais.") + " " + told


def _up(wait: timedelta, unit: timedelta) -> int:
    return -(-wait // unit)
