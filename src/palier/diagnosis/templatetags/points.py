"""Drawings of a result, for helpers: an interval, never a bare number."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from palier.diagnosis.rules.landing import CUTS, Landing

register = template.Library()

WIDTH, HEIGHT = 180, 28
LEAST, MOST = -3.0, 3.0


def _x(ability: float) -> float:
    inside = min(max(ability, LEAST), MOST)
    return round((inside - LEAST) / (MOST - LEAST) * WIDTH, 1)


@register.simple_tag
def interval(landing: Landing) -> SafeString:
    """The 80 % interval across the four landings; the words beside it carry the meaning."""
    cuts = format_html_join(
        "",
        '<path d="M{} 2v24" stroke="#857b69" stroke-width="1.5" stroke-dasharray="3 3"/>',
        ((_x(cut),) for cut in CUTS),
    )
    return format_html(
        '<svg class="interval" viewBox="-2 0 184 {}" aria-hidden="true">'
        '<path d="M0 14h{}" stroke="#857b69" stroke-width="1.5"/>{}'
        '<path d="M{} 14H{}" stroke="#0b5d57" stroke-width="7" stroke-linecap="round"/>'
        '<circle cx="{}" cy="14" r="5" fill="#fffdfa" stroke="#1d1b2a" stroke-width="2"/></svg>',
        HEIGHT,
        WIDTH,
        cuts,
        _x(landing.low),
        _x(landing.high),
        _x(landing.mean),
    )


@register.filter
def of(mapping: dict[str, object], key: str) -> object:
    """``{{ before|of:domain.key }}``: the value under ``key``, or nothing."""
    return mapping.get(key)
