"""The messages: the list, a thread, what is being written."""

from typing import Any

from palier.simulators.phone.apps.messages import draft_of, talks
from palier.simulators.phone.content import Text
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.shown.naming import Naming
from palier.simulators.phone.shown.shooting import caption
from palier.simulators.phone.state import Draft, Phone

PREVIEW = 40
"""Characters of a message shown in the list: one line of a telephone."""

Shown = dict[str, Any]


def view(world: PhoneScenario, state: Phone, naming: Naming) -> Shown:
    draft = draft_of(state)
    fresh = [t for t in world.threads if f"thread:{t.number}" not in state.marks]
    return {
        "unread": sum(not thread.texts[-1].mine for thread in fresh),
        "talks": [_talk(world, state, naming, number) for number in talks(world, state)],
        "texts": _texts(world, state, naming),
        "reportable": world.thread(state.at) is not None,
        "draft": {
            "to": draft.to,
            "body": draft.body,
            "photos": [(key, caption(world, state, naming, key)) for key in draft.photos],
        },
    }


def preview(words: str) -> str:
    """The beginning of a message, cut between two words."""
    plain = " ".join(words.split())
    return plain if len(plain) <= PREVIEW else plain[:PREVIEW].rsplit(" ", 1)[0] + "…"


def _talk(world: PhoneScenario, state: Phone, naming: Naming, number: str) -> Shown:
    thread = world.thread(number)
    mine = [sent for sent in state.sent if sent.to == number]
    last = thread.texts[-1] if thread else None
    words = mine[-1].body if mine else naming.said(last.says if last else None)
    at = last.at if last and not mine else world.now
    return {**naming.who(number), "preview": preview(words), "when": naming.when(at)}


def _texts(world: PhoneScenario, state: Phone, naming: Naming) -> list[Shown]:
    thread = world.thread(state.at)
    came = [_came(naming, at, one) for at, one in enumerate(thread.texts if thread else ())]
    return came + [_sent(world, state, naming, one) for one in state.sent if one.to == state.at]


def _came(naming: Naming, at: int, one: Text) -> Shown:
    return {
        "id": str(at),
        "says": naming.said(one.says),
        "link": naming.said(one.link),
        "when": naming.when(one.at),
        "mine": one.mine,
        "photos": [],
    }


def _sent(world: PhoneScenario, state: Phone, naming: Naming, one: Draft) -> Shown:
    return {
        "id": "",
        "says": one.body,
        "link": "",
        "when": naming.when(world.now),
        "mine": True,
        "photos": [caption(world, state, naming, key) for key in one.photos],
    }
