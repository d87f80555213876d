"""What can be pressed now. A move that is not offered changes nothing: a forged one has no hold."""

from collections.abc import Callable

from palier.simulators.mailbox.scenario import MailboxScenario, Message
from palier.simulators.mailbox.scoring import over
from palier.simulators.mailbox.state import Mailbox
from palier.simulators.saying import mentions, tokens

PAGE = 6
"""Messages on one page: what a telephone shows without scrolling far."""

FOLDERS = ("inbox", "adverts", "spam")


def found(scenario: MailboxScenario, state: Mailbox) -> list[Message]:
    """The messages of the list, newest first, on all pages: a folder, or what a search gives."""
    wanted = tuple((word,) for word in tokens(state.search))
    kept = [
        message
        for message in scenario.messages
        if message.id not in state.reported
        and (_holds(message, wanted) if wanted else message.folder == state.folder)
    ]
    return sorted(kept, key=lambda message: message.at, reverse=True)


def _holds(message: Message, wanted: tuple[tuple[str, ...], ...]) -> bool:
    said = (message.sender, message.subject, message.body)
    return any(
        mentions(" ".join(getattr(part, language) for part in said), wanted)
        for language in ("fr", "en")
    )


def shown(scenario: MailboxScenario, state: Mailbox) -> list[Message]:
    """The messages of the page on screen."""
    return found(scenario, state)[state.page * PAGE : (state.page + 1) * PAGE]


def message_at(scenario: MailboxScenario, state: Mailbox) -> Message | None:
    """The message on screen, if there is one."""
    return next((m for m in scenario.messages if m.id == state.at), None)


def offers(scenario: MailboxScenario, state: Mailbox) -> list[str]:
    """The value of every button on screen, in the order of the screen; none when it is over."""
    if over(scenario, state):
        return []
    ask = scenario.ask if state.screen in ("list", "message", "paper") else None
    told = [f"tell:{option.id}" for option in ask.options] if ask else []
    return SCREENS[state.screen](scenario, state) + told


def _list(scenario: MailboxScenario, state: Mailbox) -> list[str]:
    powers, count = scenario.powers, len(found(scenario, state))
    pressable = {
        "find": "search" in powers,
        "write": "write" in powers,
        **{f"folder:{name}": "folders" in powers for name in FOLDERS},
        **{f"open:{message.id}": True for message in shown(scenario, state)},
        "newer": state.page > 0,
        "older": count > (state.page + 1) * PAGE,
    }
    return [value for value, offered in pressable.items() if offered]


def _message(scenario: MailboxScenario, state: Mailbox) -> list[str]:
    message = message_at(scenario, state)
    if message is None:
        return ["back"]
    pressable = {
        "back": True,
        f"link:{message.id}": message.link is not None,
        **{f"paper:{key}": True for key in message.papers},
        f"choose:{message.id}": "choose" in scenario.powers,
        f"reply:{message.id}": "answer" in scenario.powers,
        f"report:{message.id}": "report" in scenario.powers,
    }
    return [value for value, offered in pressable.items() if offered]


def _write(scenario: MailboxScenario, state: Mailbox) -> list[str]:
    attach = ["files"] if "attach" in scenario.powers else []
    return ["keep", *[f"drop:{key}" for key in state.draft.files], *attach, "send", "back"]


def _files(scenario: MailboxScenario, state: Mailbox) -> list[str]:
    return ["close", *[f"pick:{f.id}" for f in scenario.files if f.id not in state.draft.files]]


def _signin(scenario: MailboxScenario, _: Mailbox) -> list[str]:
    return ["enter", "forgot"] if scenario.door and scenario.door.ways else ["enter"]


def _ways(scenario: MailboxScenario, _: Mailbox) -> list[str]:
    ways = scenario.door.ways if scenario.door else ()
    return [*[f"way:{way.id}" for way in ways], "signin"]


SCREENS: dict[str, Callable[[MailboxScenario, Mailbox], list[str]]] = {
    "list": _list,
    "message": _message,
    "paper": lambda *_: ["close"],
    "elsewhere": lambda *_: ["close"],
    "write": _write,
    "files": _files,
    "signin": _signin,
    "ways": _ways,
    "code": lambda *_: ["check", "ways"],
    "renew": lambda *_: ["renew"],
}
