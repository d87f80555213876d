"""The root certificate of a local network: what the machines of the room are asked to trust."""

import ssl
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address
from pathlib import Path

from palier.config.readers import BadSetting, raw

BEGIN, END = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"

LOCAL = (".local", ".lan", ".home", ".internal", ".home.arpa", ".localhost", ".test")
"""Names that no public authority certifies (RFC 6761, 6762, 8375; ICANN for ``.internal``), and
two that boxes of homes and offices give."""


@dataclass(frozen=True)
class Root:
    """A certificate (PEM, which every system reads), and its fingerprint as screens show it."""

    pem: str

    @property
    def fingerprint(self) -> str:
        """SHA-256 in 32 pairs, written as OpenSSL and browsers do: ``AB:CD:…``."""
        der = ssl.PEM_cert_to_DER_cert(self.pem)
        return ":".join(f"{byte:02X}" for byte in sha256(der).digest())


def root(name: str) -> Root | None:
    """The certificate in the file named by the variable, or None when it is not set.

    Raises :class:`BadSetting` when the file cannot be read, or holds anything but one certificate:
    a key beside it would be handed to the whole room.
    """
    if not raw(name):
        return None
    file = Path(raw(name)).expanduser().absolute()
    try:
        text = file.read_text(encoding="ascii").strip()
        if not (text.startswith(BEGIN) and text.endswith(END) and text.count("-----BEGIN") == 1):
            raise ValueError
        ssl.PEM_cert_to_DER_cert(text)
        return Root(f"{text}\n")
    except (OSError, ValueError):
        raise BadSetting(
            f"{name} : {file} doit contenir un certificat (PEM), et rien d’autre",
            f"{name}: {file} must hold one certificate (PEM) and nothing else",
        ) from None


def is_local(host: str) -> bool:
    """True for a name or an address that only a local network knows."""
    try:
        return not ip_address(host.strip("[]")).is_global
    except ValueError:
        return "." not in host or host.endswith(LOCAL)
