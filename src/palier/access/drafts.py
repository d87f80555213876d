"""What is typed and not sent outlives the screen: kept page by page, given back, then erased."""

import json
from datetime import datetime
from uuid import UUID

from palier.access.models import Draft

LONGEST = 20_000
"""Characters: every field of the longest exercise, full, and what names them."""


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
    """Lists of three texts (form, field, what was typed): a page never stumbles on its draft."""
    try:
        kept = json.loads(words) if len(words) <= LONGEST else None
    except ValueError:
        return False
    return isinstance(kept, list) and all(
        isinstance(one, list) and len(one) == 3 and all(isinstance(part, str) for part in one)
        for one in kept
    )


def erase(*, person_id: UUID, page: str) -> None:
    """The page was sent: what it held is where it belongs."""
    Draft.objects.filter(person=person_id, page=page).delete()
