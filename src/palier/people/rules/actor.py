"""Whoever acts: a helper in a place, the person herself, or somebody near whom she named."""

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
    """What a person may open, one by one. A house that holds one of them says so (`matters.py`)."""

    RESULT = "result"
    PLAN = "plan"
    DOCUMENTS = "documents"
    MESSAGES = "messages"
    CONTACT = "contact"


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


@dataclass(frozen=True)
class TrustedActor:
    """A neighbour or a relative, named by the person; ``id`` is that of a ``Helper``, whichever
    other hat he wears. No place, no desk, no search; and never a mandate (those who hold one are
    bound by a profession)."""

    id: UUID
    structure_id: None = None
    side: Literal["trusted"] = "trusted"


InPlace = HelperActor | PersonActor
"""Whoever acts in a place, and may know who comes to it."""

Actor = InPlace | TrustedActor


class NotAllowed(Exception):  # noqa: N818  (a refusal, not a mistake)
    """This actor may not do this; said to nobody in detail, so that nothing can be guessed."""
