from contextlib import suppress

from django import template

from palier.kernel.phone import PhoneNumber
from palier.kernel.phrase import Phrase
from palier.people.rules.lines import WRONG

register = template.Library()


@register.filter
def problem(code: str) -> Phrase:
    """What is wrong with a line, in words."""
    return WRONG[code]


@register.filter
def national(written: str) -> str:
    """``{{ who.phone|national }}``: as people say it, « 06 12 34 56 78 »."""
    with suppress(ValueError):
        return PhoneNumber.parse(written).said
    return written
