"""Whoever acts is one of two: a helper in a place, or the person herself on its machine."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal
from uuid import UUID


class Role(StrEnum):
    MEDIATOR = "mediator"
    COUNSELLOR = "counsellor"
    VOLUNTEER = "volunteer"
    HEAD = "head"


class Matter(StrEnum):
    """What a person may open to a place. Later houses add theirs."""

    RESULT = "result"


@dataclass(frozen=True)
class HelperActor:
    id: UUID
    structure_id: UUID
    role: Role
    side: Literal["helper"] = "helper"


@dataclass(frozen=True)
class PersonActor:
    """``structure_id`` is the place that answers: where she sits, or where she got her card.
    ``visit_id`` is her coming to it; none from home."""

    id: UUID
    structure_id: UUID
    visit_id: UUID | None
    side: Literal["person"] = "person"


Actor = HelperActor | PersonActor


class NotAllowed(Exception):  # noqa: N818  (a refusal, not a mistake)
    """This actor may not do this; said to nobody in detail, so that nothing can be guessed."""
