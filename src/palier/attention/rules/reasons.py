"""How each kind of thing that waits may end, in a helper's hands. The first is the usual one."""

from collections.abc import Mapping
from typing import Final

CLOSINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "talk": ("talked", "not_needed"),
    "unsigned": ("agreed", "cannot"),
    "step": ("talked", "changed", "not_needed"),
    "relay": ("talked", "not_needed"),
}
"""Reason → closings. « signed » and « received » are not here: the act that settles the thing
says them by itself (a mandate is signed, a person is welcomed)."""


def may_end(reason: str, closing: str) -> bool:
    return closing in CLOSINGS.get(reason, ())
