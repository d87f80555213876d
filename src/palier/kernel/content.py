"""Reading what experts write: YAML files checked by a schema and versioned by hash."""

from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

Schema = TypeVar("Schema", bound=BaseModel)


class ContentError(Exception):
    """A content file is wrong; the message names the file and says what to mend."""


def read(path: Path, schema: type[Schema]) -> Schema:
    """One YAML file as ``schema``.

    Raises :class:`ContentError` naming the file, the key and what is expected.
    """
    try:
        return schema.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except UnicodeDecodeError as error:
        raise ContentError(f"{path.name}: save this file as UTF-8") from error
    except yaml.YAMLError as error:
        raise ContentError(f"{path.name}: this is not YAML: {error}") from error
    except ValidationError as error:
        wrongs = "; ".join(
            f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors(include_url=False)
        )
        raise ContentError(f"{path.name}: {wrongs}") from error


def read_all(folder: Path, schema: type[Schema]) -> tuple[Schema, ...]:
    """Every ``*.yaml`` below ``folder``, in the order of their paths.

    Raises :class:`ContentError` when there is none: an empty folder is a wrong path.
    """
    paths = sorted(folder.rglob("*.yaml"))
    if not paths:
        raise ContentError(f"{folder}: no content here")
    return tuple(read(path, schema) for path in paths)


def version(content: BaseModel) -> str:
    """Twelve hexadecimal digits that change when the meaning of ``content`` changes."""
    return sha256(content.model_dump_json().encode()).hexdigest()[:12]
