"""What the screen shows, in the language of the person. Every key is there in every state."""

import re
from datetime import date
from typing import Any

from palier.kernel.phrase import Phrase
from palier.simulators.days import when
from palier.simulators.mailbox.offers import FOLDERS, found, message_at, offers, shown
from palier.simulators.mailbox.scenario import MailboxScenario, Message
from palier.simulators.mailbox.scoring import over
from palier.simulators.mailbox.state import Mailbox

GLUED = re.compile(r"(?<=\d) (?=[h€%]|[ap]m\b)|(?<=«) | (?=[?!:;»])")
ACTS = ("choose", "reply", "report")
PREVIEW = 48
"""Characters of a message shown in the list: one line of a telephone."""


def view(scenario: MailboxScenario, state: Mailbox, language: str) -> dict[str, Any]:
    """Plain values for the template: texts already in ``language``, nothing to work out."""
    speech = "en" if language.startswith("en") else "fr"
    message, pressable = message_at(scenario, state), frozenset(offers(scenario, state))
    return {
        "screen": "done" if over(scenario, state) else state.screen,
        "ended": scenario.ends.act,
        "note": state.note,
        "card": _say(scenario.card, speech) if scenario.card else "",
        "offers": pressable,
        "search": state.search,
        "folders": [(name, name == state.folder and not state.search) for name in FOLDERS],
        "folder": state.folder,
        "count": len(found(scenario, state)),
        "rows": [_row(one, scenario.today, speech) for one in shown(scenario, state)],
        "message": _message(scenario, message, speech) if message else {},
        "acts": [act for act in ACTS if message and f"{act}:{message.id}" in pressable],
        "paper": _paper(scenario, state, speech),
        "letter": _letter(scenario, state, speech),
        "files": _files(scenario, state, speech),
        "asks": any(value.startswith("tell:") for value in pressable),
        "ask": _ask(scenario, speech),
        "door": _door(scenario, state, speech),
    }


def _say(phrase: Phrase, speech: str) -> str:
    """The text, with its French spaces made unbreakable: "14 h" never ends a line on "14"."""
    return GLUED.sub("\N{NO-BREAK SPACE}", phrase.said(speech))


def preview(body: str) -> str:
    """The first line that says something: a greeting ("Bonjour,") says nothing yet."""
    lines = [line for line in body.splitlines() if line.strip()]
    first = next((line for line in lines if not line.endswith(",")), lines[0])
    return (
        first
        if len(first) <= PREVIEW
        else first[: PREVIEW - 1].rsplit(" ", 1)[0].rstrip(" .,;:") + "…"
    )


def _row(message: Message, today: date, speech: str) -> dict[str, str]:
    return {
        "id": message.id,
        "sender": _say(message.sender, speech),
        "subject": _say(message.subject, speech),
        "preview": preview(_say(message.body, speech)),
        "iso": message.at.isoformat(timespec="minutes"),
        "when": when(message.at, today, speech),
    }


def _message(scenario: MailboxScenario, message: Message, speech: str) -> dict[str, Any]:
    names = {paper.id: _say(paper.name, speech) for paper in scenario.papers}
    return {
        **_row(message, scenario.today, speech),
        "address": message.address,
        "body": _say(message.body, speech),
        "link": _say(message.link, speech) if message.link else "",
        "papers": [(key, names[key]) for key in message.papers],
    }


def _paper(scenario: MailboxScenario, state: Mailbox, speech: str) -> dict[str, str]:
    paper = next((one for one in scenario.papers if one.id == state.paper), None)
    if paper is None:
        return {"name": "", "text": ""}
    return {"name": _say(paper.name, speech), "text": _say(paper.text, speech)}


def _letter(scenario: MailboxScenario, state: Mailbox, speech: str) -> dict[str, Any]:
    draft = state.draft
    names = {file.id: _say(file.name, speech) for file in scenario.files}
    files = [(key, names[key]) for key in draft.files if key in names]
    return {"to": draft.to, "subject": draft.subject, "body": draft.body, "files": files}


def _files(scenario: MailboxScenario, state: Mailbox, speech: str) -> list[tuple[str, str, str]]:
    return [
        (file.id, _say(file.name, speech), _say(file.about, speech))
        for file in scenario.files
        if file.id not in state.draft.files
    ]


def _ask(scenario: MailboxScenario, speech: str) -> dict[str, Any]:
    if scenario.ask is None:
        return {"label": "", "options": []}
    options = [(option.id, _say(option.says, speech)) for option in scenario.ask.options]
    return {"label": _say(scenario.ask.label, speech), "options": options}


def _door(scenario: MailboxScenario, state: Mailbox, speech: str) -> dict[str, Any]:
    door = scenario.door
    if door is None:
        return {"address": "", "ways": [], "way": "", "phone": []}
    arrived = any(way.id == state.way and way.arrives for way in door.ways)
    return {
        "address": "" if door.password else door.address,
        "ways": [(way.id, _say(way.says, speech)) for way in door.ways],
        "way": next((_say(way.says, speech) for way in door.ways if way.id == state.way), ""),
        "phone": [
            (_say(sms.sender, speech), _say(sms.says, speech))
            for sms in door.phone
            if arrived or not sms.fresh
        ],
    }
