"""`palier check`: is this place in order? One line for each thing that matters."""

import shutil
import stat
from collections.abc import Callable
from datetime import datetime
from io import StringIO
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command

from palier.cli import contents, tables
from palier.cli.opening import is_sqlite, open_house
from palier.cli.refusal import Refused
from palier.config.health import database_answers
from palier.vault.errors import Locked

ROOM_BYTES = 500 * 1024**2
"""A backup beside a year's database of a small place fits in half a gigabyte."""


def check(now: datetime) -> None:
    """Print each check with its answer; raises :class:`Refused` when one is not in order, and
    :class:`~palier.kernel.content.ContentError` when a content file cannot be read."""
    var = open_house()
    contents.require_readable()
    checks: list[tuple[str, str, Callable[[], bool]]] = [
        ("les réglages sont sûrs", "the settings are safe", _settings_are_safe),
        ("la base répond", "the database answers", database_answers),
        ("la base est à jour", "the database is up to date", lambda: not tables.late()),
        ("les clés sont à vous", "the keys are yours alone", lambda: _key_is_private(var)),
        ("la clé du coffre ouvre ce lieu", "the vault opens with its key", _vault_opens),
        ("rien ne reste en clair", "nothing is left in plain sight", _is_swept),
        ("il reste de la place", "there is room left", lambda: _room(var)),
        ("on peut sauvegarder", "backups are possible", _can_back_up),
        ("le travail de fond avance", "background work goes on", lambda: _work_goes_on(now)),
        ("rien n’est mis de côté", "nothing was set aside", _nothing_set_aside),
    ]
    answers = [_line(*one) for one in checks]
    if settings.ROOT_CERTIFICATE:
        print(f"  Certificat / Certificate, SHA-256 : {settings.ROOT_CERTIFICATE.fingerprint}")
    if not all(answers):
        raise Refused("une ligne ci-dessus demande votre attention.", "see the lines marked above.")


def _line(fr: str, en: str, holds: Callable[[], bool]) -> bool:
    good = holds()
    print(f"  {'✓' if good else '→'} {fr} / {en}{'' if good else ' : non / no'}")
    return good


def _settings_are_safe() -> bool:
    try:
        call_command("check", deploy=settings.HTTPS, fail_level="WARNING", stdout=StringIO())
    except CommandError as error:
        print(error)
        return False
    return not settings.DEBUG


def _key_is_private(var: Path) -> bool:
    keys = (var / "secret.key", settings.VAULT_KEY)
    return not any(key.exists() and stat.S_IMODE(key.stat().st_mode) & 0o077 for key in keys)


def _vault_opens() -> bool:
    from palier.vault import proof  # noqa: PLC0415  (tables need settings)

    try:
        if not tables.late():
            proof.require()
    except Locked as locked:
        print(f"      {locked.phrase.fr}\n      {locked.phrase.en}")
        return False
    return True


def _is_swept() -> bool:
    from palier.vault.sweeping import is_due  # noqa: PLC0415  (idem)

    return tables.late() or not is_due()


def _room(var: Path) -> bool:
    return shutil.disk_usage(var).free > ROOM_BYTES


def _can_back_up() -> bool:
    return is_sqlite() or shutil.which("pg_dump") is not None


def _work_goes_on(now: datetime) -> bool:
    from palier.queue.queries import is_moving  # noqa: PLC0415  (tables need settings)

    return tables.late() or is_moving(now)


def _nothing_set_aside() -> bool:
    """Shows each job with what it raised; `palier work --again` puts them back."""
    from palier.queue.queries import set_aside  # noqa: PLC0415  (idem)

    jobs = [] if tables.late() else list(set_aside())
    for job in jobs:
        print(f"      {job.task} ({job.last_error}, {job.finished_at:%Y-%m-%d %H:%M} UTC)")
    if jobs:
        print("      palier work --again")
    return not jobs
