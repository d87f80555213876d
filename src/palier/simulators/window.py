"""The window of an exercise, drawn for a page of any house above."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from palier.simulators.bank import Ready
from palier.simulators.contract import KEEP
from palier.simulators.models import Play


def hidden(request: HttpRequest, play: Play) -> SafeString:
    """What every form of an exercise carries: whose screen it is, and which turn."""
    return format_html(
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<input type="hidden" name="play" value="{}">'
        '<input type="hidden" name="turn" value="{}">',
        get_token(request),
        play.pk,
        play.turn,
    )


def draw(request: HttpRequest, play: Play, ready: Ready) -> dict[str, Any]:
    """``window``, ``hidden`` and ``joins`` (HTML), ``over`` and ``may_end`` for the page around."""
    state = ready.simulator.state.model_validate(play.state)
    carried = hidden(request, play)
    window = render_to_string(
        ready.simulator.template,
        {
            "sim": ready.simulator.view(ready.scenario, state, get_language() or "fr"),
            "action": request.path,
            "hidden": carried,
        },
        request,
    )
    return {
        "window": window,
        "hidden": carried,
        # The ways out below the window belong to its form: what is being typed goes with them.
        "joins": SafeString('form="window"') if ready.simulator.unsent else "",
        "over": ready.simulator.over(ready.scenario, state),
        "may_end": ready.simulator.unsent in ("", KEEP),
        "task": ready.task,
        "play": play,
    }


def may_hold_words(play: Play) -> bool:
    """After the first press the window may show what the person typed: nobody keeps its voice."""
    return play.turn > 0


def pressed(request: HttpRequest) -> tuple[UUID | None, int]:
    """Which play and turn a form speaks of; nonsense is ``(None, -1)``."""
    try:
        return UUID(request.POST.get("play", "")), int(request.POST.get("turn", "")[:9])
    except ValueError:
        return None, -1
