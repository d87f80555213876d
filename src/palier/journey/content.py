"""The usual paths as they are on disk: read once, checked whole, versioned by what they say."""

from functools import cache
from pathlib import Path as Folder

from django.conf import settings
from pydantic import ValidationError

from palier.autonomy.content import catalogue
from palier.journey.schema import Path, Paths
from palier.kernel.content import ContentError, read_all, version
from palier.simulators.bank import bank


def load_paths(folder: Folder) -> Paths:
    """The paths written in ``folder``; raises ``ContentError`` saying what to mend.

    What a file names elsewhere must be there: kinds of tasks, exercises.
    """
    try:
        paths = Paths(paths=read_all(folder, Path))
    except ValidationError as error:
        raise ContentError(f"{folder.name}: {error.errors()[0]['msg']}") from error
    for name, step in paths.named():
        if step.exercise is not None and step.exercise not in bank().tasks:
            raise ContentError(f"{name}: the bank has no exercise {step.exercise!r}")
        if catalogue().get(step.task) is None:
            raise ContentError(f"{name}: the catalogue has no task {step.task!r}")
    return paths


@cache
def paths() -> Paths:
    """The paths of this installation, read at first use and kept."""
    return load_paths(settings.CONTENT / "journey" / "paths")


@cache
def paths_version() -> str:
    """Twelve hexadecimal digits that change when any path does."""
    return version(paths())


def skill_of(exercise: str | None) -> str:
    """The skill that an exercise shows; "" when there is none (any more)."""
    ready = bank().tasks.get(exercise or "")
    return ready.task.skill if ready else ""
