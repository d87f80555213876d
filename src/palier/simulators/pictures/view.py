"""What the template receives: plain values in one language, and never what a choice earns."""

from typing import Any

from palier.kernel.phrase import Phrase
from palier.simulators.pictures.drawings import template
from palier.simulators.pictures.rules import PictureState, screen_of
from palier.simulators.pictures.scenario import Choice, Message, PictureScenario, Screen

NO_SCREEN: dict[str, Any] = {
    "caption": "",
    "ask": "",
    "scene": "",
    "message": None,
    "layout": "rows",
    "choices": [],
}


def view(scenario: PictureScenario, state: PictureState, language: str) -> dict[str, Any]:
    """Keys: device, over, place (1-based), count, then those of :data:`NO_SCREEN`, always all."""
    screen = screen_of(scenario, state)
    shown = NO_SCREEN if screen is None else _screen(screen, language)
    count = len(scenario.screens)
    place = min(len(state.picked) + 1, count)
    return {
        "device": scenario.device,
        "over": screen is None,
        "place": place,
        "count": count,
        **shown,
    }


def _screen(screen: Screen, language: str) -> dict[str, Any]:
    return {
        "caption": screen.caption.said(language),
        "ask": screen.ask,
        "scene": template(screen.scene),
        "message": _message(screen.message, language),
        "layout": screen.layout,
        "choices": [_choice(choice, language) for choice in screen.choices],
    }


def _message(message: Message | None, language: str) -> dict[str, str] | None:
    if message is None:
        return None
    return {"sender": message.sender.said(language), "text": message.text.said(language)}


def _choice(choice: Choice, language: str) -> dict[str, str]:
    return {
        "id": choice.id,
        "says": choice.says.said(language),
        "detail": _said(choice.detail, language),
        "drawing": template(choice.drawing),
        "alt": _said(choice.alt, language),
    }


def _said(phrase: Phrase | None, language: str) -> str:
    return phrase.said(language) if phrase else ""
