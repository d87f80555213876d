from datetime import date, datetime

from django import template
from django.utils import timezone

from palier.kernel.phrase import Phrase
from palier.people.rules.consent import last_day
from palier.skillmap.schema import LANDING_NAMES

register = template.Library()


@register.filter
def landing_name(landing: int) -> Phrase:
    """``{{ one.landing|landing_name|said }}``: what the drawing beside it says."""
    return LANDING_NAMES[landing]


@register.filter
def lastday(until: datetime) -> date:
    """``{{ mandate.until|lastday|date:"j F" }}``: a mandate ends at midnight after that day."""
    return last_day(timezone.localtime(until))
