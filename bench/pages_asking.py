"""Asking for a page, in this process or on the loopback, with nothing between us and the answer."""

import gzip
import socket
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from statistics import median
from time import perf_counter
from typing import Any

Door = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application."""

LEAST = 5
"""Requests in a burst, however slow the page: a median of fewer says nothing."""


@dataclass(frozen=True)
class Ask:
    """A page as somebody's browser asks for it."""

    name: str
    path: str
    cookie: str = ""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def is_page(self) -> bool:
        return self.headers.get("Content-Type", "").startswith("text/html")

    @property
    def text(self) -> bytes:
        """The body as written, whether or not it travels compressed."""
        compressed = self.headers.get("Content-Encoding") == "gzip"
        return gzip.decompress(self.body) if compressed else self.body


@dataclass(frozen=True)
class Pace:
    """``ms``: median milliseconds of one answer; ``rate``: answers a second."""

    ms: float
    rate: float


def ask_here(door: Door, ask: Ask) -> Answer:
    """Through the WSGI door, in this thread; the answer is closed as a server would."""
    told: list[Any] = []
    chunks = door(_environ(ask), lambda status, headers, *_: told.extend((status, headers)))
    try:
        body = b"".join(chunks)
    finally:
        getattr(chunks, "close", lambda: None)()
    return Answer(int(told[0][:3]), dict(told[1]), body)


def _environ(ask: Ask) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": ask.path,
        "QUERY_STRING": "",
        "SCRIPT_NAME": "",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "127.0.0.1:8000",
        "HTTP_COOKIE": ask.cookie,
        "HTTP_ACCEPT_LANGUAGE": "fr",
        "HTTP_ACCEPT_ENCODING": "gzip",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        "wsgi.errors": BytesIO(),
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


class Line:
    """One connection kept alive, as a browser keeps it; written so that the asking costs little."""

    def __init__(self, port: int, ask: Ask) -> None:
        self.words = (
            f"GET {ask.path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {ask.cookie}\r\n"
            "Accept-Language: fr\r\nAccept-Encoding: gzip\r\n\r\n"
        ).encode()
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)

    def ask(self) -> int:
        """One answer, read to its end; returns its status. Raises ``ConnectionError`` if cut."""
        self.socket.sendall(self.words)
        got = b""
        while (cut := got.find(b"\r\n\r\n")) < 0:
            got += self._more()
        head = got[:cut].lower()
        length = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        left = cut + 4 + length - len(got)
        while left > 0:
            left -= len(self._more())
        return int(got[9:12])

    def _more(self) -> bytes:
        more = self.socket.recv(65536)
        if not more:
            raise ConnectionError("the server closed the line")
        return more


def pace_here(door: Door, ask: Ask, seconds: float) -> Pace:
    """A burst of ``seconds`` in this thread."""
    begun = perf_counter()
    times = _burst(lambda: ask_here(door, ask).status, begun + seconds)
    return Pace(1000 * median(times), len(times) / (perf_counter() - begun))


def pace_there(port: int, ask: Ask, seconds: float, lines: int) -> Pace:
    """A burst of ``seconds`` on ``lines`` connections at once."""
    open_lines = [Line(port, ask) for _ in range(lines)]
    begun = perf_counter()
    try:
        with ThreadPoolExecutor(lines) as hands:
            told = hands.map(lambda line: _burst(line.ask, begun + seconds), open_lines)
            times = [one for burst in told for one in burst]
        return Pace(1000 * median(times), len(times) / (perf_counter() - begun))
    finally:
        for line in open_lines:
            line.socket.close()


def _burst(act: Callable[[], int], until: float) -> list[float]:
    """Seconds of each answer until the clock says ``until``, and :data:`LEAST` times at least."""
    times: list[float] = []
    while len(times) < LEAST or perf_counter() < until:
        begun = perf_counter()
        status = act()
        times.append(perf_counter() - begun)
        if status != 200:
            raise AssertionError(f"the page answered {status}: nothing was measured")
    return times
