"""One file says who is at work: servers share it, a restoration wants it alone.

The system frees it when the process dies, so a crash never leaves the place closed.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from palier.cli.refusal import Refused


def share(var: Path) -> int:
    """Hold the lock with other servers, through ``exec``, until this process ends."""
    descriptor = _open(var)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise Refused(
            "une restauration est en cours ; relancez quand elle est finie.",
            "a restoration is under way; start again when it is finished.",
        ) from None
    os.set_inheritable(descriptor, True)
    return descriptor


@contextmanager
def alone(var: Path) -> Iterator[None]:
    """Hold the lock alone; raises :class:`Refused` while a server runs."""
    descriptor = _open(var)
    try:
        _take_alone(descriptor)
        yield
    finally:
        os.close(descriptor)


def _take_alone(descriptor: int) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Refused(
            "Palier est ouvert ; fermez-le d’abord.",
            "Palier is running; stop it first.",
        ) from None


def _open(var: Path) -> int:
    return os.open(var / "serve.lock", os.O_RDWR | os.O_CREAT, 0o600)
