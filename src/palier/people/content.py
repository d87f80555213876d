"""What is done with personal data, and nicknames, as they are on disk: read once, checked whole."""

from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

from palier.kernel.content import read
from palier.people.rules.nicknames import Nicknames, both_ways
from palier.people.rules.processings import Processing, Processings


def load_processings(path: Path) -> tuple[Processing, ...]:
    """The entries written in ``path``; raises ``ContentError`` saying what to mend."""
    return read(path, Processings).processings


@cache
def processings() -> tuple[Processing, ...]:
    """Every entry of this installation, read at first use and kept."""
    return load_processings(settings.CONTENT / "law" / "processings.yaml")


def processings_done() -> tuple[Processing, ...]:
    """Those whose house is open here: nobody is told of what is not done."""
    open_ = {config.label for config in apps.get_app_configs()}
    return tuple(one for one in processings() if one.is_done_by(open_))


def load_nicknames(path: Path) -> dict[str, frozenset[str]]:
    """A name as it is compared → what it may stand for; raises ``ContentError``."""
    return both_ways(read(path, Nicknames))


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Those of this installation."""
    return load_nicknames(settings.CONTENT / "people" / "nicknames.yaml")
