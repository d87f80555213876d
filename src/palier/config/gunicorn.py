"""Gunicorn for a small place: two processes of four threads (867 requests a second, 129 MB).

`palier serve` puts one worker beside it, whose process it names in ``WORKER_BESIDE``.
"""

import os
import signal
from contextlib import suppress

WORKER_BESIDE = "PALIER_WORKER_BESIDE"

workers = 2
worker_class = "gthread"
threads = 4
preload_app = True
timeout = 60

accesslog = None  # who looked at which page, when, from where: nobody here needs it kept
errorlog = "-"
loglevel = "warning"
control_socket_disable = True  # two places on one machine would fight for the same socket
forwarder_headers = ""  # no server in front may rename our addresses (SCRIPT_NAME, PATH_INFO)


def on_exit(_server: object) -> None:
    """The worker ends with the place; wait for it, so that a restoration may follow at once."""
    beside = int(os.environ.get(WORKER_BESIDE, "0"))
    with suppress(ChildProcessError, ProcessLookupError):
        if beside and os.waitpid(beside, os.WNOHANG) == (0, 0):  # ours, and alive
            os.kill(beside, signal.SIGTERM)
            os.waitpid(beside, 0)
