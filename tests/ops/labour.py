"""Tasks that real workers run: each writes a line in the place when it begins and when it ends."""

import os
import time
from pathlib import Path

from django.conf import settings
from django_tasks import task

JOURNAL = "journal.txt"


def write(*words: object) -> None:
    """One line, whole even when several processes write."""
    line = " ".join(map(str, (*words, os.getpid(), time.monotonic_ns()))) + "\n"
    descriptor = os.open(settings.VAR / JOURNAL, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(descriptor, line.encode())
    os.close(descriptor)


@task
def carry(stone: int, seconds: float) -> None:
    """Idempotent: the stone is put down once, however often it is carried."""
    write("begins", stone)
    time.sleep(seconds)
    Path(settings.VAR / f"stone{stone}").touch()
    write("ends", stone)
