"""Reading what experts write: YAML files checked by a schema and versioned by hash."""

from collections.abc import Collection
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails
from yaml.nodes import Node

from palier.kernel.lines import Loc, line_of, line_of_mark, repeated
from palier.kernel.phrase import Phrase

Schema = TypeVar("Schema", bound=BaseModel)

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The one written in C where it was built: ten times faster, on a hundred files at each start."""

MOST_TOLD = 5
"""Faults told at once: what somebody mends in one go; a torn file may hold hundreds."""

IN_FRENCH = {
    "missing": "cette ligne manque",
    "extra_forbidden": "ce mot n’est pas connu ici",
    "string_type": "un texte est attendu",
    "string_too_short": "ce texte est trop court",
    "string_too_long": "ce texte est trop long",
    "string_pattern_mismatch": "ces signes ne conviennent pas",
    "int_parsing": "un nombre entier est attendu",
    "int_type": "un nombre entier est attendu",
    "float_parsing": "un nombre est attendu",
    "literal_error": "ce choix n’existe pas",
    "tuple_type": "une liste est attendue",
    "model_type": "des lignes « mot : valeur » sont attendues",
    "dict_type": "des lignes « mot : valeur » sont attendues",
}
"""The usual slips of who writes content; the rarer ones are told in English only."""


class ContentError(Exception):
    """A content file is wrong; the message names the file, its line, and says what to mend.

    ``phrase`` is the same in both languages.
    """

    def __init__(self, en: str, fr: str = "") -> None:
        super().__init__(en)
        self.phrase = Phrase(fr=(fr or en)[:1900], en=en[:1900])


def read(path: Path, schema: type[Schema]) -> Schema:
    """One YAML file as ``schema``.

    Raises :class:`ContentError` naming the file, the line, the key and what is expected.
    """
    node, content = _loaded(path)
    try:
        return schema.model_validate(content)
    except ValidationError as error:
        raise _told(path, node, error, ()) from error


def unfit(path: Path, error: ValidationError, *below: str) -> ContentError:
    """What a schema refused of the part of ``path`` that stands under the keys ``below``."""
    return _told(path, _loaded(path)[0], error, below)


def wrong(path: Path, loc: Loc, en: str) -> ContentError:
    """A fault that no schema sees, told with the line of what ``loc`` leads to."""
    line = line_of(_loaded(path)[0], loc)
    return ContentError(f"{path.name}, line {line}: {en}", f"{path.name}, ligne {line} : {en}")


def files(folder: Path) -> list[Path]:
    """Every ``*.yaml`` below ``folder``, in order.

    Raises :class:`ContentError` when there is none: an empty folder is a wrong path.
    """
    if paths := sorted(folder.rglob("*.yaml")):
        return paths
    raise ContentError(f"{folder}: no content here", f"{folder} : aucun contenu ici")


def read_all(folder: Path, schema: type[Schema]) -> tuple[Schema, ...]:
    """Every ``*.yaml`` below ``folder``, in the order of their paths; raises as :func:`read`."""
    return tuple(read(path, schema) for path in files(folder))


def version(content: BaseModel, without: Collection[str] = ()) -> str:
    """Twelve hexadecimal digits that change when the meaning of ``content`` changes; the fields
    named in ``without`` carry none of it."""
    return sha256(content.model_dump_json(exclude=set(without)).encode()).hexdigest()[:12]


def _loaded(path: Path) -> tuple[Node | None, Any]:
    """The file as YAML nodes, which know their lines, and as plain values."""
    raw = path.read_bytes()
    try:
        loader = LOADER(raw.decode("utf-8"))
        node = loader.get_single_node()
        twice = list(repeated(node))
        content = loader.construct_document(node) if node else None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _stopped(path, line, "save this file as UTF-8", "à enregistrer en UTF-8") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        line = line_of_mark(error) if isinstance(error, yaml.YAMLError) else 1
        line = min(line, raw.count(b"\n") + 1)  # of a file cut short, reading stops past its end
        why = getattr(error, "problem", None) or str(error).splitlines()[0]
        said = f"this is not YAML: {why}", f"ce n’est pas du YAML ({why})"
        raise _stopped(path, line, *said) from error
    for key, line in twice:
        raise _stopped(path, line, f"{key} is written twice", f"{key} est écrit deux fois")
    return node, content


def _stopped(path: Path, line: int, en: str, fr: str) -> ContentError:
    return ContentError(f"{path.name}, line {line}: {en}", f"{path.name}, ligne {line} : {fr}")


def _told(
    path: Path, node: Node | None, error: ValidationError, below: tuple[str, ...]
) -> ContentError:
    faults = error.errors(include_url=False)
    english, french = list[str](), list[str]()
    for fault in faults[:MOST_TOLD]:
        loc = (*below, *fault["loc"])
        line, key = line_of(node, loc), ".".join(map(str, loc))
        english.append(f"line {line}: {key}: {fault['msg']}")
        french.append(f"ligne {line} : {key} : {_french(fault)}")
    more = len(faults) - MOST_TOLD
    if more > 0:
        english.append(f"and {more} more")
        french.append(f"et {more} autres")
    return ContentError(f"{path.name}, {'; '.join(english)}", f"{path.name}, {' ; '.join(french)}")


def _french(fault: ErrorDetails) -> str:
    return IN_FRENCH.get(fault["type"], fault["msg"])
