"""Each page says on whose side of the screen it stands. A page that says nothing is the helper's,
so that forgetting never shows anything to anybody."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from django.http import HttpResponseBase

Page = TypeVar("Page", bound=Callable[..., HttpResponseBase])


class Side(StrEnum):
    HELPER = "helper"
    PERSON = "person"
    HANDED = "handed"
    """While a screen that a helper gave goes back: a person holds it, or nobody does any more."""
    TRUSTED = "trusted"
    """For somebody whom a person named, wherever else he works: nothing of a place is there."""
    SHARED = "shared"
    """Answers to a helper and to a person, each within what they may see."""
    SIGN_IN = "sign_in"
    """For nobody yet; never while a person holds the screen."""
    MACHINE = "machine"
    """Asked by machines (is it alive?): answers without knowing who asks, or any database."""
    OPEN = "open"
    """Answers to everybody and shows nothing about anybody."""


def _on(side: Side) -> Callable[[Page], Page]:
    def declare(page: Page) -> Page:
        page.side = side  # type: ignore[attr-defined]
        return page

    return declare


person_side = _on(Side.PERSON)
handed_side = _on(Side.HANDED)
trusted_side = _on(Side.TRUSTED)
shared_side = _on(Side.SHARED)
sign_in_side = _on(Side.SIGN_IN)
open_side = _on(Side.OPEN)
machine_side = _on(Side.MACHINE)


def unattended(page: Page) -> Page:
    """The browser asks this page by itself: it is nobody's sign of life."""
    page.unattended = True  # type: ignore[attr-defined]
    return page


def is_unattended(page: Callable[..., HttpResponseBase]) -> bool:
    return getattr(page, "unattended", False)


def recalled(page: Page) -> Page:
    """Asked every few seconds and only read: whoever asks is recalled (``recall.py``)."""
    page.recalled = True  # type: ignore[attr-defined]
    return page


def is_recalled(page: Callable[..., HttpResponseBase]) -> bool:
    return getattr(page, "recalled", False)


def side_of(page: Callable[..., HttpResponseBase]) -> Side:
    side: Side = getattr(page, "side", Side.HELPER)
    return side
