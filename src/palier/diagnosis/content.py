"""The conversation as it is on disk: read once, checked whole."""

from functools import cache
from pathlib import Path

from django.conf import settings

from palier.diagnosis.rules.asking import Asks
from palier.diagnosis.rules.conversation import Conversation
from palier.kernel.content import read, version, wrong
from palier.simulators.bank import bank


def load_conversation(path: Path) -> Conversation:
    """The questions written in ``path``; raises ``ContentError`` saying what to mend."""
    return read(path, Conversation)


@cache
def conversation() -> Conversation:
    """The conversation of this installation, read at first use and kept."""
    return load_conversation(settings.CONTENT / "conversation.yaml")


@cache
def conversation_version() -> str:
    """Twelve hexadecimal digits; answers keep them to say to which words they answered."""
    return version(conversation())


def load_asks(path: Path) -> Asks:
    """What is asked in an interview; raises ``ContentError`` for a task that is not in the bank."""
    found = read(path, Asks)
    for place, ask in enumerate(found.asks):
        if ask.task not in bank().tasks:
            raise wrong(path, ("asks", place, "task"), f"the bank has no exercise {ask.task!r}")
    return found


@cache
def asks() -> Asks:
    """The sentences of this installation, read at first use and kept."""
    return load_asks(settings.CONTENT / "interview.yaml")
