"""The door: choosing a name, a password, locking, leaving.

What is typed as a password is looked at and forgotten within one move.
"""

from palier.simulators.desktop.acts import Act, Fields, line
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop


def _who(scenario: DesktopScenario, state: Desktop, key: str, _: Fields) -> Desktop:
    account = next(one for one in scenario.accounts if one.id == key)
    named = state.happened(f"who:{key}", who=key)
    return named if account.password else _open(named, key)


def _enter(scenario: DesktopScenario, state: Desktop, _: str, fields: Fields) -> Desktop:
    account = next(one for one in scenario.accounts if one.id == state.who)
    if line(fields, "secret") != account.password:
        return state.but(note="secret")
    return _open(state, state.who)


def _open(state: Desktop, key: str) -> Desktop:
    """A session that was locked is found again as it was left."""
    same = key == state.last and key in state.sessions
    kept = state if same else state.but(windows=(), picked="", words="", clip="", sheet=0, page=1)
    sessions = state.sessions if key in state.sessions else (*state.sessions, key)
    back = ("back",) if same else ()
    return kept.happened(f"in:{key}", *back, sessions=sessions, inside=key, last=key, who="")


def _other(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return state.but(who="")


def _start(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return state.happened("start", start=not state.start)


def _lock(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return state.happened("locked", inside="", who=state.inside, start=False)


def _leave(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    return _gone(state.happened(f"left:{state.inside}", "left"), (state.inside,))


def _off(_: DesktopScenario, state: Desktop, __: str, ___: Fields) -> Desktop:
    """Turned off: every session closes, and the next person waits for the machine to start."""
    return _gone(state.happened("turnedoff"), state.sessions)


def _gone(state: Desktop, keys: tuple[str, ...]) -> Desktop:
    kept = tuple(key for key in state.sessions if key not in keys)
    left = state.but(sessions=kept, inside="", who="", last="", start=False, picked="")
    return left.but(windows=(), clip="", words="")


ACTS: dict[str, Act] = {
    "who": _who,
    "enter": _enter,
    "other": _other,
    "start": _start,
    "lock": _lock,
    "leave": _leave,
    "off": _off,
}
