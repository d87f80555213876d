"""The map as it is on disk: read once, checked whole, versioned by what it says."""

from functools import cache
from pathlib import Path
from typing import Annotated

from django.conf import settings
from pydantic import Field, ValidationError

from palier.kernel.content import ContentError, read, read_all, version
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

    Raises :class:`ContentError` naming the file, or the folder when the files disagree together.
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
        wrongs = "; ".join(wrong["msg"] for wrong in error.errors(include_url=False))
        raise ContentError(f"{folder.name}: {wrongs}") from error


@cache
def skillmap() -> Skillmap:
    """The map of this installation, read at first use and kept."""
    return load(settings.CONTENT / "skillmap")


@cache
def skillmap_version() -> str:
    """Twelve hexadecimal digits; a result keeps them to say with which map it was made."""
    return version(skillmap())
