"""The few words that every template of Palier may use (loaded as built-ins)."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from palier.kernel.phrase import Phrase
from palier.web import aloud
from palier.web.shown import hour, icon
from palier.web.voice import voice

register = template.Library()

TEAL, EMPTY, EDGE, SUN, INK = "#0b5d57", "#fffdfa", "#857b69", "#f3b94d", "#1d1b2a"
STAIR = (
    '<rect x="{}" y="{}" width="{}" height="{}" rx="2" fill="{}" stroke="{}" stroke-width="1.5"/>'
)


@register.filter
def said(phrase: Phrase) -> str:
    """``{{ task.question|said }}``: a phrase of the content, in the language of the screen."""
    return phrase.said(get_language() or "fr")


register.filter(hour)
register.filter(voice)
register.simple_tag(icon)


@register.simple_tag
def sealed(text: str) -> SafeString:
    """``{% sealed asked %}``: what the voice of the server needs to say ``text``, about nobody."""
    return aloud.carried(text, personal=False)


MOST_STAIRS = 7


@register.simple_tag
def climb(done: int) -> SafeString:
    """The stairs already climbed, then the one where the person stands, in sun-yellow. There is no
    last stair: nothing counts down."""
    shown = min(done, MOST_STAIRS)
    stairs = format_html_join(
        "",
        STAIR,
        (
            (1 + 26 * n, 38 - 5 * n, 24, 6 + 5 * n, *((TEAL, TEAL) if n < shown else (SUN, INK)))
            for n in range(shown + 1)
        ),
    )
    return format_html(
        '<svg viewBox="0 0 {} 46" aria-hidden="true">{}</svg>', 28 + 26 * shown, stairs
    )


@register.simple_tag
def landings(step: int) -> SafeString:
    """Four stairs, filled up to ``step`` (1–4). The words beside the drawing carry the meaning."""
    stairs = format_html_join(
        "",
        STAIR,
        (
            (38 * n, 42 - 13 * n, 36, 12 + 13 * n, *((TEAL, TEAL) if n < step else (EMPTY, EDGE)))
            for n in range(4)
        ),
    )
    return format_html('<svg viewBox="-1 0 154 55" aria-hidden="true">{}</svg>', stairs)
