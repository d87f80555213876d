"""The keys of the vault: one file, one key per line, the newest first, outside the database.

A line is a Fernet key (32 bytes, URL-safe base64): any Fernet tool opens what it sealed.
"""

import base64
import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from palier.vault.errors import BadKeyFile, NoKey, WrongKey

ID_BYTES = 4
"""A key's name, written before all it sealed: enough to tell the few keys of one place apart."""


@dataclass(frozen=True)
class Key:
    """One line of the file. ``id``: 8 hexadecimal digits; ``index``: 32 bytes that seal nothing."""

    line: str = field(repr=False)
    id: str
    fernet: Fernet = field(repr=False, compare=False)
    index: bytes = field(repr=False)

    @classmethod
    def of(cls, line: str) -> "Key":
        """Raises ``ValueError`` unless ``line`` is a Fernet key."""
        master = base64.b64decode(line, altchars=b"-_", validate=True)
        name = _derived(master, b"palier vault: name of the key", ID_BYTES).hex()
        index = _derived(master, b"palier vault: blind index", 32)
        return cls(line, name, Fernet(line), index)


def _derived(master: bytes, purpose: bytes, length: int) -> bytes:
    """Independent of the key that seals, although drawn from the same line (RFC 5869)."""
    return HKDF(SHA256(), length, salt=None, info=purpose).derive(master)


class Keyring:
    """The keys of a place, newest first; there is at least one."""

    def __init__(self, keys: Iterable[Key], file: Path) -> None:
        self.keys = tuple(keys)
        self.file = file
        self._by_id = {key.id: key for key in self.keys}

    @property
    def newest(self) -> Key:
        return self.keys[0]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(self._by_id)

    def __contains__(self, key_id: str) -> bool:
        return key_id in self._by_id

    def __getitem__(self, key_id: str) -> Key:
        """Raises :class:`WrongKey` when no line bears that name."""
        if key_id not in self._by_id:
            raise WrongKey(key_id, self.file)
        return self._by_id[key_id]


def read(file: Path) -> Keyring:
    """Raises :class:`NoKey` or :class:`BadKeyFile`; a file that others may read is shut to them."""
    try:
        lines = file.read_text(encoding="ascii").split()
        if file.stat().st_mode & 0o077:
            file.chmod(0o600)
        keys = [Key.of(line) for line in lines]
    except (FileNotFoundError, NotADirectoryError):
        raise NoKey(file) from None
    except OSError as error:
        raise BadKeyFile(file, error.strerror or "") from None
    except ValueError:  # not ASCII, not base64, not 32 bytes
        raise BadKeyFile(file) from None
    if not keys:
        raise BadKeyFile(file)
    return Keyring(keys, file)


_Stamp = tuple[Path, int, int, int]
_kept: tuple[_Stamp, Keyring] | None = None


def current() -> Keyring:
    """The keys as the file holds them now: whatever is sealed must be sealed with the newest."""
    global _kept  # noqa: PLW0603  (one file, read once per process)
    file: Path = settings.VAULT_KEY
    stamp = _stamp(file)
    if _kept is None or _kept[0] != stamp:
        _kept = stamp, read(file)
    return _kept[1]


def holding(key_id: str) -> Keyring:
    """Keys among which is ``key_id``: those already read, else the file's; no look at the disk for
    each value that is opened. Raises :class:`WrongKey`."""
    if _kept and _kept[0][0] == settings.VAULT_KEY and key_id in _kept[1]:
        return _kept[1]
    return current()


def _stamp(file: Path) -> _Stamp:
    try:
        told = file.stat()
    except OSError:
        raise NoKey(file) from None
    return file, told.st_ino, told.st_mtime_ns, told.st_size


def make(file: Path) -> bool:
    """A first key, unless ``file`` exists: several programs may start together, one wins."""
    draft = _draft(file, [fresh()])
    try:
        os.link(draft, file)
    except FileExistsError:
        return False
    finally:
        draft.unlink()
    return True


def fresh() -> str:
    """A new line."""
    return Fernet.generate_key().decode()


def rewrite(file: Path, lines: Iterable[str]) -> None:
    """Replace the whole file in one move: whoever reads sees the former keys or the new ones."""
    draft = _draft(file, lines)
    os.replace(draft, file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _draft(file: Path, lines: Iterable[str]) -> Path:
    draft = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as out:
            out.writelines(f"{line}\n" for line in lines)
            out.flush()
            os.fsync(out.fileno())
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise BadKeyFile(file, error.strerror or "") from None
    return draft
