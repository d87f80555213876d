"""The usual paths as they are on disk: read once, checked whole, versioned by what they say."""

from functools import cache
from pathlib import Path as Folder

from django.conf import settings

from palier.autonomy.content import catalogue
from palier.journey.schema import Path, Paths
from palier.kernel.content import files, read, version, wrong
from palier.simulators.bank import bank


def load_paths(folder: Folder) -> Paths:
    """The paths written in ``folder``; raises ``ContentError`` saying what to mend.

    What a file names elsewhere must be there: kinds of tasks, exercises.
    """
    loaded = {file: read(file, Path) for file in files(folder)}
    for file, path in loaded.items():
        _names_what_is_there(file, path)
        if path.key in {other.key for other in loaded.values() if other is not path}:
            raise wrong(file, ("key",), "two paths bear the same key")
    return Paths(paths=tuple(loaded.values()))


def _names_what_is_there(file: Folder, path: Path) -> None:
    for place, step in enumerate(path.steps):
        where = ("steps", place)
        if step.exercise is not None and step.exercise not in bank().tasks:
            raise wrong(file, (*where, "exercise"), f"the bank has no exercise {step.exercise!r}")
        if catalogue().get(step.task) is None:
            raise wrong(file, (*where, "task"), f"the catalogue has no task {step.task!r}")


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
