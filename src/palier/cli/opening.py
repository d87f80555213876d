"""Before most commands: settings read, houses loaded, and the data folder proved writable."""

import os
from pathlib import Path

import django
from django.conf import settings

from palier.cli.refusal import Refused
from palier.config.readers import make_room


def open_house() -> Path:
    """Load the settings and the houses; return the data folder, which can be written.

    Raises :class:`Refused` or :class:`~palier.config.readers.BadSetting`.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palier.config.settings")
    django.setup()
    var: Path = settings.VAR
    make_room(var)
    for place in (var, var / "palier.sqlite3"):
        if place.exists() and not os.access(place, os.W_OK):
            raise Refused(
                f"impossible d’écrire dans {place} ; donnez-vous ce droit ou changez PALIER_VAR.",
                f"cannot write in {place}; give yourself that right or change PALIER_VAR.",
            )
    return var


def is_sqlite() -> bool:
    """True when the place lives in one SQLite file."""
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3")
