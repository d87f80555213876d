"""What people are called for short. A nickname widens a question; it is never written down."""

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from palier.kernel.phrase import Content
from palier.vault.rules.names import as_name

Name = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=40)]


class Nickname(Content):
    """« Fred »: Frédéric, or Frédérique."""

    said: Name
    means: Annotated[tuple[Name, ...], Field(min_length=1)]


class Nicknames(Content):
    """The whole file."""

    nicknames: Annotated[tuple[Nickname, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        said = Counter(as_name(one.said) for one in self.nicknames)
        twice = [name for name, times in said.items() if times > 1]
        own = [one.said for one in self.nicknames if as_name(one.said) in map(as_name, one.means)]
        if twice or own:
            raise ValueError(f"said twice, or means itself: {', '.join([*twice, *own])}")
        return self


def widened(word: str, nicknames: Mapping[str, frozenset[str]]) -> list[str]:
    """The names that ``word`` may stand for, in both directions, in one order.

    >>> widened("Gégé", {"gege": frozenset({"Gérard"}), "gerard": frozenset({"Gégé"})})
    ['Gérard']
    """
    return sorted(nicknames.get(as_name(word), ()))


def both_ways(nicknames: Nicknames) -> dict[str, frozenset[str]]:
    """A name as it is compared → what it may stand for: « Gérard » finds who gave « Gégé », too."""
    found: dict[str, set[str]] = {}
    for one in nicknames.nicknames:
        for name in one.means:
            found.setdefault(as_name(one.said), set()).add(name)
            found.setdefault(as_name(name), set()).add(one.said)
    return {name: frozenset(others) for name, others in found.items()}
