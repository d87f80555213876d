"""The usual paths, as experts write them: what a path is made of. Shapes only, no file."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated, Final, Self

from pydantic import Field, StringConstraints, model_validator

from palier.autonomy.rules.kinds import folded
from palier.kernel.phrase import Content, Phrase

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,27}$")]
Said = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9 -]{1,39}$")]
"""A word as somebody says it, folded: small letters, no accent (``autonomy/rules/kinds.py``)."""

MOST_WORDS: Final = 12
"""Words in the act of a step: it is read at a glance, on a fridge."""


class Where(StrEnum):
    """Where a step can be done. ``OUTSIDE``: an employer's, a training centre."""

    HERE = "here"
    HOME = "home"
    PHONE = "phone"
    AGENCY = "agency"
    OUTSIDE = "outside"


class Law(Content):
    """What the law says of a path, and where: checked at its source by whoever edits the file."""

    source: Annotated[str, StringConstraints(min_length=5, max_length=200)]
    url: Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
    says: Phrase


class Monthly(Content):
    """A window that comes back each month: it opens on a day, and closes on a day of the next."""

    opens: Annotated[int, Field(ge=16, le=28)]
    opens_in_february: Annotated[int, Field(ge=16, le=28)]
    closes: Annotated[int, Field(ge=1, le=15)]

    def closing(self, today: date) -> date | None:
        """The last day of the window in which ``today`` stands; ``None`` between two windows."""
        if today.day <= self.closes:
            return today.replace(day=self.closes)
        if today.day < self._opens(today):
            return None
        return (today.replace(day=1) + timedelta(days=32)).replace(day=self.closes)

    def opened(self, today: date) -> date:
        """The first day of the last window that opened, ``today`` at the latest."""
        if today.day >= self._opens(today):
            return today.replace(day=self._opens(today))
        before = today.replace(day=1) - timedelta(days=1)
        return before.replace(day=self._opens(before))

    def _opens(self, day: date) -> int:
        return self.opens_in_february if day.month == 2 else self.opens


class PathStep(Content):
    """One act of a path. ``task``: key of a kind of task; ``exercise``: id of the one that prepares
    it; ``pieces``: smaller acts, into which it is cut when it was too big."""

    key: Key
    act: Phrase
    minutes: Annotated[int, Field(ge=5, le=60)]
    where: Annotated[tuple[Where, ...], Field(min_length=1)]
    bring: tuple[Phrase, ...]
    task: Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    exercise: str | None
    pieces: Annotated[tuple[Phrase, ...], Field(min_length=2, max_length=3)]
    done: Phrase

    @model_validator(mode="after")
    def acts_are_short(self) -> Self:
        for one in (self.act, *self.pieces):
            if len(one.fr.split()) > MOST_WORDS:
                raise ValueError(f"more than {MOST_WORDS} words: {one.fr}")
        return self


class Path(Content):
    """A usual path: what it is called, how people ask for it, and its steps in their order."""

    key: Key
    name: Phrase
    words: Annotated[tuple[Said, ...], Field(min_length=1)]
    monthly: Monthly | None = None
    law: tuple[Law, ...] = ()
    steps: Annotated[tuple[PathStep, ...], Field(min_length=3, max_length=6)]

    @model_validator(mode="after")
    def steps_differ(self) -> Self:
        if len({step.key for step in self.steps}) != len(self.steps):
            raise ValueError("two steps bear the same key")
        return self

    def told_by(self, words: str) -> bool:
        """Whether these words ask for this path: one of its own begins a word of them."""
        said = f" {folded(words)}"
        return any(f" {word}" in said for word in self.words)


class Paths(Content):
    """Every path, by name of file; a step is called ``path/step``."""

    paths: Annotated[tuple[Path, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def paths_differ(self) -> Self:
        if len({path.key for path in self.paths}) != len(self.paths):
            raise ValueError("two paths bear the same key")
        return self

    def step(self, name: str) -> PathStep | None:
        """The step of that name; ``None`` when an update of the content removed it."""
        return dict(self.named()).get(name)

    def get(self, key: str) -> Path | None:
        return next((path for path in self.paths if path.key == key), None)

    def named(self) -> Iterator[tuple[str, PathStep]]:
        for path in self.paths:
            for step in path.steps:
                yield f"{path.key}/{step.key}", step

    def told_by(self, words: str) -> tuple[str, ...]:
        """Keys of the paths that these words ask for, in the order of the files."""
        return tuple(path.key for path in self.paths if path.told_by(words))
