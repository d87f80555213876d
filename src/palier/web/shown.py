"""Small things that templates and paper show alike: an hour, a drawing."""

from datetime import datetime

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from palier.web.answers import language


def hour(moment: datetime) -> str:
    """ "8 h 45" as people say it in French, "8:45" in English; in the time of the place."""
    local = timezone.localtime(moment)
    if language() == "en":
        return f"{local.hour}:{local:%M}"
    return f"{local.hour}\u00a0h\u00a0{local:%M}"


def icon(name: str) -> SafeString:
    """``{% icon "ear" %}``: a drawing of the sprite; words stand beside it, so it is mute."""
    return format_html('<svg class="i" aria-hidden="true"><use href="#{}"/></svg>', name)
