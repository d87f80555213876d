"""How the codes of a line of the thread are said, and a row is found by its key."""

from django import template

from palier.journey.rules.facts import ANSWERS, CHANNELS, KINDS, Answer, Channel, Kind
from palier.kernel.phrase import Phrase

register = template.Library()


@register.filter
def kind_name(kind: str) -> Phrase:
    return KINDS[Kind(kind)]


@register.filter
def channel_name(channel: str) -> Phrase:
    return CHANNELS[Channel(channel)]


@register.filter
def answer_name(answer: str) -> Phrase:
    return ANSWERS[Answer(answer)]


@register.filter
def under(mapping: dict[object, object], key: object) -> object:
    """``{{ seats|under:visit.pk }}``: the row under ``key``, or nothing."""
    return mapping.get(key)
