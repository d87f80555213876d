from datetime import date, datetime

from django import template
from django.utils import timezone

from palier.kernel.phrase import Phrase
from palier.people.rules.actor import Matter
from palier.people.rules.consent import MATTERS, last_day

register = template.Library()

ICONS = {
    Matter.RESULT: "stairs",
    Matter.PLAN: "play",
    Matter.DOCUMENTS: "page",
    Matter.MESSAGES: "mail",
    Matter.CONTACT: "phone",
}


@register.filter
def lastday(until: datetime) -> date:
    """``{{ consent.until|lastday|date:"j F" }}``: an agreement ends at midnight after that day."""
    return last_day(timezone.localtime(until))


@register.filter
def matter_name(matter: str) -> Phrase:
    return MATTERS[Matter(matter)]


@register.filter
def matter_icon(matter: str) -> str:
    return ICONS[Matter(matter)]
