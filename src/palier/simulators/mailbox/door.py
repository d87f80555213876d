"""The sign-in: a password, a code received on the telephone, a new password.

What is typed as a password is looked at and forgotten within one move.
"""

from collections.abc import Callable, Mapping

from palier.simulators.contract import text
from palier.simulators.mailbox.scenario import Door, MailboxScenario
from palier.simulators.mailbox.state import Mailbox
from palier.simulators.mailbox.words import address, is_solid

LINE_LIMIT = 200
"""Characters kept of a one-line field: a subject is read in one look, an address too."""

SHORTEST = 8
"""Signs asked of a new password: the least that mailboxes of the market accept."""

Fields = Mapping[str, str]
Act = Callable[[MailboxScenario, Mailbox, str, Fields], Mailbox]


def line(fields: Fields, name: str) -> str:
    """A one-line field: spaces folded, cut at :data:`LINE_LIMIT`."""
    return " ".join(text(fields, name).split())[:LINE_LIMIT]


def _door(scenario: MailboxScenario) -> Door:
    return scenario.door or Door(address="nobody@nowhere.example")


def _enter(scenario: MailboxScenario, state: Mailbox, _: str, fields: Fields) -> Mailbox:
    door = _door(scenario)
    typed = address(line(fields, "address"))
    state = state.reach("typed") if typed else state
    if typed != door.address:
        return state.but(note="who")
    named = state.reach("named")
    if not door.password or line(fields, "secret") != door.password:
        return named.but(note="secret")
    return named.reach("inside", screen="list")


def _forgot(_: MailboxScenario, state: Mailbox, __: str, ___: Fields) -> Mailbox:
    return state.reach("forgot", screen="ways")


def _way(_: MailboxScenario, state: Mailbox, key: str, __: Fields) -> Mailbox:
    return state.but(screen="code", way=key)


def _ways(_: MailboxScenario, state: Mailbox, __: str, ___: Fields) -> Mailbox:
    return state.but(screen="ways")


def _signin(_: MailboxScenario, state: Mailbox, __: str, ___: Fields) -> Mailbox:
    return state.but(screen="signin")


def _check(scenario: MailboxScenario, state: Mailbox, _: str, fields: Fields) -> Mailbox:
    """A code that was never received cannot be known: the way must be one that arrives."""
    door = _door(scenario)
    arrived = any(way.id == state.way and way.arrives for way in door.ways)
    if not arrived or "".join(line(fields, "code").split()) != door.code:
        return state.but(note="code")
    return state.reach("coded", screen="renew")


def _renew(_: MailboxScenario, state: Mailbox, __: str, fields: Fields) -> Mailbox:
    """Looks at what was typed, then forgets it: the state says only how far the person went."""
    once, twice = text(fields, "secret"), text(fields, "again")
    if len(once) < SHORTEST:
        return state.but(note="short")
    if once != twice:
        return state.but(note="differ")
    solid = state.reach("solid") if is_solid(once) else state
    return solid.reach("inside", screen="list")


ACTS: dict[str, Act] = {
    "enter": _enter,
    "forgot": _forgot,
    "way": _way,
    "ways": _ways,
    "signin": _signin,
    "check": _check,
    "renew": _renew,
}
