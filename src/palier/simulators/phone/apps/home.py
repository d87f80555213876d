"""The first screen, and going back from the others."""

from palier.simulators.phone.apps.acts import Act, Fields
from palier.simulators.phone.marks import APPS
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.state import Phone, Screen

PARENTS: dict[Screen, Screen] = {
    "contacts": "calls",
    "keypad": "calls",
    "entry": "contacts",
    "voice": "voicemail",
    "greeting": "voicemail",
    "recording": "greeting",
    "thread": "threads",
    "write": "threads",
    "elsewhere": "thread",
    "photo": "gallery",
    "share": "photo",
    "wifi": "settings",
    "code": "wifi",
    "open": "wifi",
}
ALONE = ("home", "ringing", "line", "shot", "recording")
"""Screens that are left by what they offer, and by nothing else."""


def parent(state: Phone) -> Screen:
    """The screen that "Retour" leads to."""
    if state.screen in ("person", "pick"):
        return state.tab
    return PARENTS.get(state.screen, "home")


def offers(_: PhoneScenario, __: Phone) -> list[str]:
    return [f"app:{app}" for app in APPS]


def around(state: Phone) -> list[str]:
    """What every screen of an application offers above the rest."""
    if state.screen in ALONE:
        return []
    return ["home"] if parent(state) == "home" else ["home", "back"]


def _app(_: PhoneScenario, state: Phone, name: str, __: Fields) -> Phone:
    return state.did(f"app:{name}", screen=name, at="")


def _home(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.but(screen="home", at="")


def _back(_: PhoneScenario, state: Phone, __: str, ___: Fields) -> Phone:
    return state.but(screen=parent(state))


ACTS: dict[str, Act] = {"app": _app, "home": _home, "back": _back}
