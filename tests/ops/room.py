"""A room of machines around one place: what deploy/https-local ships, run as a place runs it."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from tests.ops.conftest import Place, serving

NAME = "palier.local"
SHIPPED = Path(__file__).resolve().parents[2] / "deploy" / "https-local"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def cookies(self) -> dict[str, str]:
        """Name → the whole line that sets it."""
        lines = self.headers.get_all("Set-Cookie") or []
        return {line.partition("=")[0]: line for line in lines}


@dataclass(frozen=True)
class Room:
    """The open place, its two doors, and the folder that ``install`` filled."""

    folder: Path
    https: int
    http: int
    name: str = NAME

    @property
    def root(self) -> Path:
        return self.folder / "palier-racine.crt"

    @property
    def url(self) -> str:
        return f"https://{self.name}:{self.https}"

    def plain(self, path: str, **headers: str) -> Answer:
        """From a machine of the room that knows the name only, in plain http."""
        line = http.client.HTTPConnection("127.0.0.1", self.http, timeout=20)
        return _asked(line, "GET", path, None, {"Host": self.name, **headers})

    def machine(self, root: Path | None = None, *, at: str = "127.0.0.1") -> "Machine":
        """A machine at that address, which trusts this root alone (None: those of Debian)."""
        return Machine(self, root, at)


@dataclass
class Machine:
    room: Room
    root: Path | None
    at: str
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, None, headers)

    def ask(
        self, method: str, path: str, form: dict[str, str] | None, headers: dict[str, str]
    ) -> Answer:
        """Raises ``ssl.SSLCertVerificationError`` as a browser shows its warning."""
        trusted = ssl.create_default_context(cafile=str(self.root) if self.root else None)
        wire = socket.create_connection(
            ("127.0.0.1", self.room.https), timeout=20, source_address=(self.at, 0)
        )
        with trusted.wrap_socket(wire, server_hostname=self.room.name) as sealed:
            line = http.client.HTTPConnection(self.room.name, self.room.https)
            line.sock = sealed
            cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            given = {"Cookie": cookies, "Referer": self.room.url + path, **headers}
            body = urlencode(form) if form is not None else None
            if body is not None:
                given["Content-Type"] = "application/x-www-form-urlencoded"
            answer = _asked(line, method, path, body, given)
        for name, set_ in answer.cookies.items():
            self.cookies[name] = set_.partition("=")[2].partition(";")[0]
        return answer

    def sign_in(self, email: str, password: str, **headers: str) -> Answer:
        """Fills the form as a browser does: its page first, then the answers."""
        page = self.get("/sign-in/", **headers).text
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token, page
        form = {"login": email, "password": password, "csrfmiddlewaretoken": token[1]}
        return self.ask("POST", "/sign-in/", form, headers)


def _asked(
    line: http.client.HTTPConnection,
    method: str,
    path: str,
    body: str | None,
    headers: dict[str, str],
) -> Answer:
    line.request(method, path, body, {"Accept-Language": "fr", **headers})
    said = line.getresponse()
    return Answer(said.status, said.headers, said.read())


def free_ports(many: int) -> list[int]:
    """All held at once: a port that was let go may be given again."""
    with ExitStack() as held:
        free = [held.enter_context(socket.socket()) for _ in range(many)]
        for one in free:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in free]


def install(into: Path, name: str, port: int | None = None) -> "subprocess.CompletedProcess[str]":
    """``deploy/https-local/install NAME``, into a folder instead of the machine."""
    told = {"DESTDIR": str(into), "PALIER_HTTPS_PORT": str(port or "")}
    return subprocess.run(
        [SHIPPED / "install", name],
        env={"PATH": os.environ["PATH"], **told},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def variables(folder: Path) -> dict[str, str]:
    lines = (folder / "place.env").read_text().splitlines()
    return dict(line.split("=", 1) for line in lines)


@contextmanager
def opened(place: Place, into: Path, name: str = NAME) -> Iterator[Room]:
    """The place behind Caddy, both as their units start them, but for the ports."""
    doors = free_ports(3)
    done = install(into, name, doors[0])
    assert done.returncode == 0, done.stderr
    room = Room(into / "etc" / "palier-https", doors[0], doors[1], name)
    said = variables(room.folder)
    with ExitStack() as open_:
        open_.enter_context(serving(place.told(**said), doors[2], "--no-worker"))
        told = {**said, "PORT": str(doors[2]), "PALIER_HTTP_PORT": str(doors[1])}
        open_.enter_context(caddy(room.folder / "Caddyfile", into, told))
        _wait_for(doors)
        yield room


@contextmanager
def caddy(file: Path, own: Path, told: dict[str, str]) -> Iterator[None]:
    """Caddy as Debian gives it, which writes in ``own`` only."""
    homes = {name: str(own / "caddy") for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    program = shutil.which("caddy")
    assert program, "caddy is not installed (make tools)"
    with (own / "caddy.log").open("w") as log:
        process = subprocess.Popen(
            [program, "run", "--config", str(file)],
            env={**told, **homes, "PALIER_HTTPS_STORE": str(own / "caddy")},
            stdout=log,
            stderr=log,
        )
        try:
            yield
        finally:
            process.terminate()
            process.wait(20)


def _wait_for(doors: list[int]) -> None:
    until = time.monotonic() + 60
    for door in doors:
        while True:
            try:
                socket.create_connection(("127.0.0.1", door), timeout=5).close()
                break
            except OSError:
                assert time.monotonic() < until, f"nobody answers at {door}"
                time.sleep(0.05)
