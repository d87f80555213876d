"""What a walk is: a route through pages, that says at which URLs it stops."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from stories.floors import Stop
from stories.visitor import Visitor

Route = Callable[[Visitor], Iterator[Stop]]


@dataclass(frozen=True)
class Walk:
    """``urls``: the URL names where this walk stops."""

    urls: frozenset[str]
    route: Route


WALKS: dict[str, Walk] = {}


def walk(*urls: str) -> Callable[[Route], Route]:
    def keep(route: Route) -> Route:
        WALKS[route.__name__] = Walk(frozenset(urls), route)
        return route

    return keep


LONG = "mot " * 120
"""480 characters: longer than any box of words accepts."""
