"""The map as it is on disk: read once, checked whole, versioned by what it says."""

import re
from functools import cache
from pathlib import Path
from typing import Annotated

from django.conf import settings
from pydantic import Field, ValidationError

from palier.kernel.content import ContentError, files, read, read_all, version
from palier.kernel.phrase import Content
from palier.skillmap.schema import Domain, Fact, Factor, Skillmap, Stage


class StagesFile(Content):
    stages: tuple[Stage, ...]


class FactorsFile(Content):
    factors: Annotated[tuple[Factor, ...], Field(min_length=1)]


class SituationFile(Content):
    facts: Annotated[tuple[Fact, ...], Field(min_length=1)]


def load(folder: Path) -> Skillmap:
    """The map written in ``folder``: ``domains/*.yaml``, ``stages``, ``factors``, ``situation``.

    Raises :class:`ContentError` naming file and line, or the folder when a whole file is missing.
    """
    parts = {
        "domains": read_all(folder / "domains", Domain),
        "stages": read(folder / "stages.yaml", StagesFile).stages,
        "factors": read(folder / "factors.yaml", FactorsFile).factors,
        "facts": read(folder / "situation.yaml", SituationFile).facts,
    }
    try:
        return Skillmap.model_validate(parts)
    except ValidationError as error:
        said = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
        raise _told(folder, said) from error


def _told(folder: Path, said: str) -> ContentError:
    """A fault that only the whole map shows, with the file and the line it is mended at."""
    if said.startswith("the domains"):  # a whole file is missing, or bears another key
        return ContentError(f"{folder.name}/domains: {said}", f"{folder.name}/domains : {said}")
    name, line = _standing(folder, said.split(maxsplit=1)[0])
    return ContentError(f"{name}, line {line}: {said}", f"{name}, ligne {line} : {said}")


def _standing(folder: Path, key: str) -> tuple[str, int]:
    """The file and line where ``key`` is written last: the second one, of a key written twice. What
    is of no key is of the stages, which must be four and in order."""
    lines = (
        (path, number)
        for path in files(folder)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if re.search(rf"\bkey: {re.escape(key)}\s*$", line)
    )
    return next(((path.name, number) for path, number in reversed([*lines])), ("stages.yaml", 1))


@cache
def skillmap() -> Skillmap:
    """The map of this installation, read at first use and kept."""
    return load(settings.CONTENT / "skillmap")


@cache
def skillmap_version() -> str:
    """Twelve hexadecimal digits; a result keeps them to say with which map it was made."""
    return version(skillmap())
