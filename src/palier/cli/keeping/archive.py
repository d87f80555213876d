"""The backup file: a zip of two members, the data and a manifest that vouches for it."""

import os
import zipfile
import zlib
from datetime import datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import IO, Literal

from pydantic import Field, ValidationError

from palier.cli.refusal import Refused
from palier.kernel.phrase import Content

MANIFEST, DATA = "manifest.json", "data"
MANIFEST_LIMIT = 1_000_000
"""Bytes: a manifest is a few kilobytes; more is not one of ours."""

CHUNK = 1 << 20

Engine = Literal["sqlite", "postgresql"]


class Manifest(Content):
    """What the data is, so that a damaged, foreign or too recent file is refused."""

    format: Literal[1] = 1
    palier: str = version("palier")
    made_at: datetime
    engine: Engine
    migrations: tuple[str, ...]
    keys: tuple[str, ...] = ()
    """Names of the keys that open it: never the keys."""
    bytes: int = Field(ge=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")


class Damaged(Refused):
    """The file is cut, altered, or was never a backup."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} est abîmé ou n’est pas une sauvegarde de Palier ; rien n’a changé.",
            f"{file} is damaged or is not a backup of Palier; nothing was changed.",
        )


def describe(
    data: Path,
    *,
    made_at: datetime,
    engine: Engine,
    migrations: frozenset[str],
    keys: frozenset[str] = frozenset(),
) -> Manifest:
    """The manifest of ``data`` as it is now."""
    return Manifest(
        made_at=made_at,
        engine=engine,
        migrations=tuple(sorted(migrations)),
        keys=tuple(sorted(keys)),
        bytes=data.stat().st_size,
        sha256=digest(data),
    )


def digest(data: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with data.open("rb") as opened:
        hashed = sha256()
        while chunk := opened.read(CHUNK):
            hashed.update(chunk)
    return hashed.hexdigest()


def pack(data: Path, manifest: Manifest, file: Path) -> None:
    """Write ``file`` with mode 600 and onto the disk; an existing file is never replaced."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(
            f"{file} existe déjà ; choisissez un autre nom.",
            f"{file} already exists; choose another name.",
        ) from None
    except OSError as error:
        raise _unwritable(file, error) from None
    try:
        with os.fdopen(descriptor, "wb") as out:
            _write(data, manifest, out)
            out.flush()
            os.fsync(out.fileno())
    except BaseException as error:
        file.unlink()
        if isinstance(error, OSError):
            raise _unwritable(file, error) from None
        raise


def _write(data: Path, manifest: Manifest, out: IO[bytes]) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as whole:
        whole.writestr(MANIFEST, manifest.model_dump_json(indent=1))
        whole.write(data, DATA)


def _unwritable(file: Path, error: OSError) -> Refused:
    return Refused(
        f"impossible d’écrire {file} ({error.strerror}).",
        f"cannot write {file} ({error.strerror}).",
    )


def unpack(file: Path, data: Path) -> Manifest:
    """Take the data out of ``file`` into ``data``, proved whole; raises :class:`Refused`."""
    if not file.is_file():
        raise Refused(f"{file} n’existe pas.", f"there is no {file}.")
    try:
        with zipfile.ZipFile(file) as whole:
            manifest = _manifest(whole)
            _take_out(whole, manifest, data)
    except PermissionError as error:
        raise Refused(f"{file} : {error.strerror}.", f"{file}: {error.strerror}.") from None
    except (
        # What zipfile says of damage depends on the byte that is wrong.
        *(zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, ValidationError),
        *(NotImplementedError, RuntimeError, OverflowError, OSError),
    ):
        raise Damaged(file) from None
    if digest(data) != manifest.sha256:
        raise Damaged(file)
    return manifest


def _manifest(whole: zipfile.ZipFile) -> Manifest:
    if sorted(whole.namelist()) != [DATA, MANIFEST]:
        raise zipfile.BadZipFile
    with whole.open(MANIFEST) as opened:
        return Manifest.model_validate_json(opened.read(MANIFEST_LIMIT))


def _take_out(whole: zipfile.ZipFile, manifest: Manifest, data: Path) -> None:
    left = manifest.bytes
    with whole.open(DATA) as source, data.open("xb") as out:
        while chunk := source.read(CHUNK):
            left -= len(chunk)
            if left < 0:  # longer than promised: do not let it fill the disk
                raise zipfile.BadZipFile
            out.write(chunk)
