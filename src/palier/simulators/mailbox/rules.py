"""The state machine of the mailbox: what each button does. Pure: no clock, no dice, no request."""

from collections.abc import Callable

from palier.simulators.contract import text, verb
from palier.simulators.mailbox import door
from palier.simulators.mailbox.door import Fields, line
from palier.simulators.mailbox.offers import message_at, offers
from palier.simulators.mailbox.scenario import MailboxScenario
from palier.simulators.mailbox.scoring import over, steps
from palier.simulators.mailbox.state import Letter, Mailbox
from palier.simulators.mailbox.words import address
from palier.simulators.saying import tokens

__all__ = ["move", "over", "start", "steps"]

Act = Callable[[MailboxScenario, Mailbox, str, Fields], Mailbox]


def start(scenario: MailboxScenario) -> Mailbox:
    """Before the door when there is one, else in front of the messages."""
    return Mailbox(screen="signin" if scenario.door else "list")


def move(scenario: MailboxScenario, state: Mailbox, fields: Fields) -> Mailbox:
    """What the pressed button does. Not offered on this screen: nothing changes."""
    name, target = verb(fields)
    pressed = f"{name}:{target}" if target else name or "keep"
    if pressed not in offers(scenario, state):
        return state
    kept = _keep(state, fields) if state.screen == "write" else state
    return ACTS[name or "keep"](scenario, kept.but(note=""), target, fields)


def _keep(state: Mailbox, fields: Fields) -> Mailbox:
    """What is being written is never lost, whatever button is pressed."""
    typed = {name: line(fields, name) for name in ("to", "subject") if name in fields}
    body = {"body": text(fields, "body")} if "body" in fields else {}
    return state.but(draft=state.draft.model_copy(update={**typed, **body}))


def _added(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    return keys if key in keys else (*keys, key)


def _open(_: MailboxScenario, state: Mailbox, key: str, __: Fields) -> Mailbox:
    return state.but(screen="message", at=key, opened=_added(state.opened, key))


def _back(_: MailboxScenario, state: Mailbox, __: str, ___: Fields) -> Mailbox:
    return state.but(screen="list", at="")


def _close(_: MailboxScenario, state: Mailbox, __: str, ___: Fields) -> Mailbox:
    return state.but(screen="write" if state.screen == "files" else "message")


def _paper(_: MailboxScenario, state: Mailbox, key: str, __: Fields) -> Mailbox:
    return state.but(screen="paper", paper=key, read=_added(state.read, key))


def _link(_: MailboxScenario, state: Mailbox, key: str, __: Fields) -> Mailbox:
    return state.but(screen="elsewhere", followed=_added(state.followed, key))


def _choose(_: MailboxScenario, state: Mailbox, key: str, __: Fields) -> Mailbox:
    return state.but(chosen=key)


def _tell(_: MailboxScenario, state: Mailbox, key: str, __: Fields) -> Mailbox:
    return state.but(told=key)


def _report(_: MailboxScenario, state: Mailbox, key: str, __: Fields) -> Mailbox:
    reported = _added(state.reported, key)
    return state.but(screen="list", at="", reported=reported, note="reported")


def _find(_: MailboxScenario, state: Mailbox, __: str, fields: Fields) -> Mailbox:
    words = line(fields, "search")
    found = state.reach("searched") if words else state
    return found.but(search=words, page=0)


def _folder(_: MailboxScenario, state: Mailbox, name: str, __: Fields) -> Mailbox:
    there = state if name == "inbox" else state.reach(name)
    return there.but(folder=name, search="", page=0)


def _older(_: MailboxScenario, state: Mailbox, __: str, ___: Fields) -> Mailbox:
    return state.reach("older", page=state.page + 1)


def _newer(_: MailboxScenario, state: Mailbox, __: str, ___: Fields) -> Mailbox:
    return state.but(page=state.page - 1)


def _new(_: MailboxScenario, state: Mailbox, __: str, ___: Fields) -> Mailbox:
    return state.but(screen="write")


def _reply(scenario: MailboxScenario, state: Mailbox, _: str, __: Fields) -> Mailbox:
    message = message_at(scenario, state)
    if message is None:
        return state
    again = state.draft if state.draft.to == message.address else Letter(to=message.address)
    return state.but(screen="write", draft=again)


def _stay(_: MailboxScenario, state: Mailbox, __: str, ___: Fields) -> Mailbox:
    return state


def _files(_: MailboxScenario, state: Mailbox, __: str, ___: Fields) -> Mailbox:
    return state.but(screen="files")


def _pick(_: MailboxScenario, state: Mailbox, key: str, __: Fields) -> Mailbox:
    draft = state.draft.model_copy(update={"files": _added(state.draft.files, key)})
    return state.but(screen="write", draft=draft)


def _drop(_: MailboxScenario, state: Mailbox, key: str, __: Fields) -> Mailbox:
    files = tuple(other for other in state.draft.files if other != key)
    return state.but(draft=state.draft.model_copy(update={"files": files}))


def _send(_: MailboxScenario, state: Mailbox, __: str, ___: Fields) -> Mailbox:
    """As real mailboxes do, an address that cannot work or an empty letter is not sent."""
    if not address(state.draft.to):
        return state.but(note="address")
    if not tokens(state.draft.body) and not state.draft.files:
        return state.but(note="empty")
    sent = (*state.sent, state.draft)
    return state.but(screen="list", at="", sent=sent, draft=Letter(), note="sent")


ACTS: dict[str, Act] = {
    "open": _open,
    "back": _back,
    "close": _close,
    "paper": _paper,
    "link": _link,
    "choose": _choose,
    "tell": _tell,
    "report": _report,
    "find": _find,
    "folder": _folder,
    "older": _older,
    "newer": _newer,
    "write": _new,
    "reply": _reply,
    "keep": _stay,
    "files": _files,
    "pick": _pick,
    "drop": _drop,
    "send": _send,
    **door.ACTS,
}
