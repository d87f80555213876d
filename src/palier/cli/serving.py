"""`palier serve`: gunicorn in front of the place, and what to open."""

import os
import sys

from django.conf import settings
from django.db import connections

from palier.cli import address, contents, lock, place, styles, tables, working
from palier.cli.opening import open_house
from palier.cli.refusal import say
from palier.config.gunicorn import WORKER_BESIDE


def serve(host: str, port: str, *, worker: bool = True) -> None:
    """Check, gather, say what to open, then become gunicorn. Does not return.

    ``worker``: one works beside it, born of this process, and ends with it.
    """
    listening = address.chosen(host, port)
    var = open_house()
    contents.require_readable()
    address.require_free(listening)
    tables.require_up_to_date()
    styles.gather()
    lock.share(var)
    _welcome()
    connections.close_all()
    if worker:
        os.environ[WORKER_BESIDE] = str(working.fork_beside())
    # Tell the server's own processes, not the shell that called us.
    gunicorn = [sys.executable, "-m", "gunicorn", "-c", "python:palier.config.gunicorn"]
    os.execv(sys.executable, [*gunicorn, "-b", str(listening), "palier.config.wsgi"])  # noqa: S606


def _welcome() -> None:
    say(f"\n  Palier est ouvert : {settings.URL}", f"  Palier is open:     {settings.URL}\n")
    if not settings.HTTPS:
        say(
            "  Sans https : sur cette machine seulement.",
            "  Without https: on this machine only.\n",
        )
    if settings.ROOT_CERTIFICATE:
        say(
            f"  Empreinte du certificat : {settings.ROOT_CERTIFICATE.fingerprint}",
            "  (fingerprint of the certificate, SHA-256)\n",
        )
    if settings.DEMO:
        place.show_sign_ins()
    say("  Ctrl+C pour fermer.", "  Ctrl+C to stop.\n")
