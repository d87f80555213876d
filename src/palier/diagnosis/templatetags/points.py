"""Drawings of a result, for helpers: an interval, never a bare number."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from palier.diagnosis.rules.evolution import Path
from palier.diagnosis.rules.landing import CUTS, Landing
from palier.kernel.phrase import Phrase
from palier.skillmap.schema import LANDING_NAMES

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


TALL, ACROSS = 96, 300


def _y(ability: float) -> float:
    inside = min(max(ability, LEAST), MOST)
    return round(TALL - (inside - LEAST) / (MOST - LEAST) * TALL, 1)


def _days(path: Path) -> list[float]:
    """Where each moment stands across the drawing, by its date."""
    first, last = path.moments[0].at, path.moments[-1].at
    whole = (last - first).total_seconds() or 1
    return [
        round(14 + (one.at - first).total_seconds() / whole * (ACROSS - 28), 1)
        for one in path.moments
    ]


@register.simple_tag
def curve(path: Path) -> SafeString:
    """One domain over time: a point for each diagnosis, its 80 % interval as an upright line, the
    four landings behind. The words beside it carry the meaning."""
    days, landings = _days(path), [one.landing for one in path.moments]
    cuts = format_html_join("", '<path d="M0 {}H300"/>', ((_y(cut),) for cut in CUTS))
    line = " ".join(f"{x},{_y(one.mean)}" for x, one in zip(days, landings, strict=True))
    spreads = format_html_join(
        "",
        '<path d="M{} {}V{}"/>',
        ((x, _y(one.low), _y(one.high)) for x, one in zip(days, landings, strict=True)),
    )
    dots = format_html_join(
        "",
        '<circle cx="{}" cy="{}" r="6"/>',
        ((x, _y(one.mean)) for x, one in zip(days, landings, strict=True)),
    )
    return format_html(
        '<svg class="curve" viewBox="0 -8 300 112" aria-hidden="true" fill="none">'
        '<g stroke="#857b69" stroke-width="1.5" stroke-dasharray="3 4">{}</g>'
        '<g stroke="#0b5d57" stroke-width="3" opacity=".55" stroke-linecap="round">{}</g>'
        '<polyline points="{}" stroke="#0b5d57" stroke-width="3"/>'
        '<g fill="#fffdfa" stroke="#1d1b2a" stroke-width="2.5">{}</g></svg>',
        cuts,
        spreads,
        line,
        dots,
    )


@register.filter
def landing_name(step: int) -> Phrase:
    """1 to 4 in two words: « avec quelqu’un »."""
    return LANDING_NAMES[step]
