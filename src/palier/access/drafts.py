"""What is typed and not sent outlives the screen: kept page by page, given back, then erased."""

from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from palier.access.models import Draft

LONGEST = 20_000
"""Characters: every field of the longest exercise, full, and what names them."""


TYPED = TypeAdapter(list[tuple[str, str, str]])
"""Each field: its form (which exercise, which turn), its name, what was typed."""


def words_on(*, person_id: UUID, page: str) -> str:
    """What the browser gives back to the fields of this page; nothing most of the time."""
    kept = Draft.objects.filter(person=person_id, page=page).first()
    return kept.words if kept else ""


def keep(*, person_id: UUID, page: str, words: str, now: datetime) -> None:
    """The last words win. Emptied fields are no draft."""
    if not words or not _can_be_given_back(words):
        erase(person_id=person_id, page=page)
        return
    Draft.objects.update_or_create(
        person_id=person_id,
        page=page,
        defaults={"words": words, "kept_at": now},
    )


def _can_be_given_back(words: str) -> bool:
    """A page never stumbles on its own draft: what is kept is what it sent, whole."""
    try:
        TYPED.validate_json(words, strict=True)
    except ValidationError:
        return False
    return len(words) <= LONGEST


def erase(*, person_id: UUID, page: str) -> None:
    """The page was sent: what it held is where it belongs."""
    Draft.objects.filter(person=person_id, page=page).delete()
