"""Typed readers of the environment: each returns a checked value or says one clear sentence.

An empty variable counts as unset, so that ``PALIER_DEBUG=`` in a unit file means the safe default.
"""

import os
import secrets
import stat
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from palier.kernel.phrase import Phrase

YES = {"1", "yes", "true", "on", "oui"}
NO = {"0", "no", "false", "off", "non"}

SECRET_BYTES = 48
"""64 characters once written: Django asks for 50 at least (security.W009)."""


class BadSetting(ImproperlyConfigured):
    """A setting is wrong; ``phrase`` says which, what is expected and what was found."""

    def __init__(self, fr: str, en: str) -> None:
        self.phrase = Phrase(fr=fr, en=en)
        super().__init__(f"{fr}\n{en}")


@dataclass(frozen=True)
class Url:
    """Where people reach the place: no path, https anywhere, http on this machine only."""

    scheme: str
    hostname: str
    netloc: str
    port: int | None

    def __str__(self) -> str:
        return f"{self.scheme}://{self.netloc}"


def raw(name: str) -> str:
    """The variable without surrounding spaces; "" when it is not set."""
    return os.environ.get(name, "").strip()


def flag(name: str, *, default: bool) -> bool:
    """Yes or no, in French or English; raises :class:`BadSetting` on anything else."""
    said = raw(name)
    if said.lower() in YES | NO:
        return said.lower() in YES
    if said:
        raise BadSetting(
            f"{name} : oui ou non attendu, reçu « {said} »",
            f"{name}: yes or no expected, got {said!r}",
        )
    return default


def folder(name: str, default: Path) -> Path:
    """An absolute path; it need not exist yet. A file in its place is a :class:`BadSetting`."""
    path = Path(raw(name) or default).expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise BadSetting(
            f"{name} : {path} n’est pas un répertoire", f"{name}: not a folder: {path}"
        )
    return path


def file(name: str, default: Path) -> Path:
    """An absolute path; it need not exist yet. A folder in its place is a :class:`BadSetting`."""
    path = Path(raw(name) or default).expanduser().absolute()
    if path.is_dir():
        raise BadSetting(f"{name} : {path} est un répertoire", f"{name}: a folder: {path}")
    return path


def optional_folder(name: str) -> Path | None:
    """An existing folder, or None when the variable is not set."""
    if not raw(name):
        return None
    path = folder(name, Path())
    if not path.is_dir():
        raise BadSetting(
            f"{name} : le répertoire {path} n’existe pas", f"{name}: no such folder: {path}"
        )
    return path


def secret(name: str, file: Path) -> str:
    """The variable if set, else the content of ``file``, made once with mode 600.

    Several programs may start together: the first to link the complete file wins, all read it.
    """
    if raw(name):
        return raw(name)
    make_room(file.parent)
    try:
        return _kept(file) or _kept(_made(file))
    except OSError as error:
        raise BadSetting(
            f"{file} : lecture ou écriture refusée ({error.strerror})",
            f"{file}: cannot be read or written ({error.strerror})",
        ) from error


def make_room(place: Path) -> None:
    """The folder for data, readable by its owner only; raises :class:`BadSetting` when refused."""
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise BadSetting(
            f"PALIER_VAR : impossible d’écrire dans {place} ({error.strerror})",
            f"PALIER_VAR: cannot write in {place} ({error.strerror})",
        ) from error


def _kept(file: Path) -> str:
    if not file.exists():
        return ""
    kept = file.read_text(encoding="ascii", errors="replace").strip()
    if len(kept) < SECRET_BYTES:
        raise BadSetting(
            f"{file} : clé incomplète ; effacez ce fichier, chacun se reconnectera",
            f"{file}: incomplete key; delete this file, everybody will sign in again",
        )
    if stat.S_IMODE(file.stat().st_mode) & 0o077:
        file.chmod(0o600)
    return kept


def _made(file: Path) -> Path:
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(SECRET_BYTES) + "\n")
        out.flush()
        os.fsync(out.fileno())
    try:
        os.link(draft, file)  # like O_EXCL, and the name never shows half a key
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return file


def url(name: str, default: str) -> Url:
    """The public address, ``https://…`` or ``http://`` on loopback, without path or password."""
    said = raw(name) or default
    try:
        parts = urlsplit(said)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise _bad_url(name, said) from None
    extra = parts.path.strip("/") or parts.query or parts.fragment or parts.username
    if parts.scheme not in {"http", "https"} or not host or extra:
        raise _bad_url(name, said)
    if parts.scheme == "http" and not is_loopback(host):
        raise BadSetting(
            f"{name} : https attendu hors de cette machine, reçu « {said} »",
            f"{name}: https expected beyond this machine, got {said!r}",
        )
    return Url(parts.scheme, f"[{host}]" if ":" in host else host, parts.netloc, port)


def is_loopback(host: str) -> bool:
    """True when ``host`` (a name or an address) can only be this machine (RFC 6761, RFC 1122)."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _bad_url(name: str, said: str) -> BadSetting:
    return BadSetting(
        f"{name} : adresse comme https://palier.exemple.fr attendue, reçu « {said} »",
        f"{name}: address such as https://palier.example.org expected, got {said!r}",
    )
