"""A place made for the bench and removed after it: a folder, and a database when one is named."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from psycopg import sql
from report import ROOT

ASKED = "PALIER_TEST_DATABASE_URL"
OURS = ("PALIER_", "DATABASE_URL", "DJANGO_", "PORT")

Environment = dict[str, str]


def databases() -> dict[str, str]:
    """Name → address ("" for SQLite). PostgreSQL when ``PALIER_TEST_DATABASE_URL`` names one."""
    asked = os.environ.get(ASKED, "").strip()
    return {"SQLite": ""} | ({"PostgreSQL": asked} if asked else {})


@contextmanager
def place(address: str) -> Iterator[Environment]:
    """The environment in which a program opens a new place, on SQLite or on PostgreSQL."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    modules = (ROOT / "bench", ROOT / "bench" / "inside", ROOT / "src", ROOT)
    paths = os.pathsep.join(map(str, modules))
    with tempfile.TemporaryDirectory(prefix="palier-bench-") as var, _database(address) as made:
        yield kept | {
            "PALIER_VAR": var,
            "PYTHONPATH": paths,
            "DJANGO_SETTINGS_MODULE": "palier.config.settings",
            **({"DATABASE_URL": made} if made else {}),
        }


@contextmanager
def _database(address: str) -> Iterator[str]:
    if not address:
        yield ""
        return
    name = f"palier_bench_{os.getpid()}"
    _order(address, "CREATE DATABASE {}", name)
    try:
        yield urlsplit(address)._replace(path=f"/{name}").geturl()
    finally:
        _order(address, "DROP DATABASE {} WITH (FORCE)", name)


def _order(address: str, text: str, name: str) -> None:
    admin = urlsplit(address)._replace(path="/postgres").geturl()
    with psycopg.connect(admin, autocommit=True) as opened:
        opened.execute(sql.SQL(text).format(sql.Identifier(name)))


@contextmanager
def serving() -> Iterator[int]:
    """Gunicorn as `palier serve` starts it, with the plain page beside; yields its port."""
    port = _free_port()
    settings = ["-c", "python:palier.config.gunicorn", "-b", f"127.0.0.1:{port}"]
    process = subprocess.Popen([
        sys.executable, "-m", "gunicorn", *settings, "pages_plain:application",
    ])  # fmt: skip
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("gunicorn did not open")


def run_inside(environment: Environment, code: str, *words: str | Path, seconds: int) -> None:
    """Python ``code`` in a process of the place.

    After ``seconds``, or when we are interrupted, it is stopped with the server it may have opened.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, words)],
        env=environment,
        cwd=ROOT,
        stdout=sys.stderr,  # what the place says of itself never enters the table
        start_new_session=True,
    )
    try:
        failed = process.wait(seconds)
    except BaseException:
        os.killpg(process.pid, signal.SIGKILL)
        raise
    if failed:
        raise SystemExit("bench: the measure stopped half-way; what stopped it is said above")
