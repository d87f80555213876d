"""Where to listen: this machine only, unless the public address is https."""

import errno
import os
import socket
from dataclasses import dataclass

from palier.cli.refusal import Refused
from palier.config.readers import is_loopback, raw, url

DEFAULT_PORT = 8000


@dataclass(frozen=True)
class Address:
    """A host and a port to listen on."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def chosen(host: str, port: str) -> Address:
    """The address asked for; a loopback ``PALIER_URL`` follows the port when it is not set.

    ``port`` wins over ``PORT``, then over the port of ``PALIER_URL``, then comes 8000.
    """
    public = url("PALIER_URL", f"http://127.0.0.1:{DEFAULT_PORT}")
    fallback = public.port if public.scheme == "http" else None
    address = Address(host.strip("[]"), _port(port or raw("PORT") or str(fallback or DEFAULT_PORT)))
    if public.scheme != "https" and not is_loopback(address.host):
        raise Refused(
            f"sans https, Palier n’écoute que cette machine ; pour {host}, mettez une adresse"
            " https dans PALIER_URL.",
            f"without https, Palier listens to this machine only; for {host}, set PALIER_URL to"
            " an https address.",
        )
    if not raw("PALIER_URL"):
        os.environ["PALIER_URL"] = f"http://{address}"
    return address


def _port(said: str) -> int:
    if said.isascii() and said.isdigit() and 0 < int(said) < 65536:
        return int(said)
    raise Refused(
        f"PORT : nombre de 1 à 65535 attendu, reçu « {said} ».",
        f"PORT: a number from 1 to 65535 expected, got {said!r}.",
    )


def require_free(address: Address) -> None:
    """Raises :class:`Refused` when nobody could listen there."""
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((address.host, address.port))
        except OSError as error:
            raise _closed(address, error) from None


def _closed(address: Address, error: OSError) -> Refused:
    if error.errno == errno.EADDRINUSE:
        other = address.port + 1
        return Refused(
            f"le port {address.port} est déjà pris ; essayez : make run PORT={other}",
            f"port {address.port} is already taken; try: make run PORT={other}",
        )
    return Refused(
        f"impossible d’écouter sur {address} ({error.strerror}) ; choisissez un autre port.",
        f"cannot listen on {address} ({error.strerror}); choose another port.",
    )
