"""The conversation as it is on disk: read once, checked whole."""

from functools import cache
from pathlib import Path

from django.conf import settings

from palier.diagnosis.rules.conversation import Conversation
from palier.kernel.content import read, version


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
