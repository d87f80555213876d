"""One way to write an agreement down, on screen or on paper; the acts say who did it and why."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from palier.kernel.content import version
from palier.people.models import Beneficiary, Consent, ConsentText
from palier.people.rules.actor import Matter
from palier.people.rules.consent import TEXTS, To


@dataclass(frozen=True)
class Given:
    """What is agreed to: by whom, to a place or to somebody, in which words, until when."""

    person_id: UUID
    matter: Matter
    text: ConsentText
    until: datetime
    structure_id: UUID | None = None
    trusted_id: UUID | None = None
    how: str = Consent.How.SCREEN
    recorded_by_id: UUID | None = None


def words_of_today(matter: Matter, to: To) -> ConsentText:
    """The words in force, kept for ever from now on."""
    phrase = TEXTS[matter, to]
    words = {"fr": phrase.fr, "en": phrase.en}
    return ConsentText.objects.get_or_create(version=version(phrase), defaults=words)[0]


def hold(person_id: UUID) -> None:
    """Two browsers, two presses: what one person decides is written one at a time.

    Her key stays free: a row of hers that is written elsewhere meanwhile, on her own screen say,
    waits for nobody, and two who wait for each other are told a deadlock by PostgreSQL.
    """
    Beneficiary.objects.select_for_update(no_key=True).get(pk=person_id)


def write(given: Given, now: datetime) -> tuple[Consent, bool]:
    """The agreement, and whether it is new: the same one given twice is given once; another date
    or other words replace the one before. Inside :func:`hold`."""
    same = {
        "person_id": given.person_id,
        "structure_id": given.structure_id,
        "trusted_id": given.trusted_id,
        "matter": given.matter,
    }
    before = Consent.objects.filter(withdrawn_at=None, **same)
    live = before.filter(until=given.until, text=given.text, until__gt=now).first()
    if live:
        return live, False
    before.update(withdrawn_at=now)
    kept = {"how": given.how, "recorded_by_id": given.recorded_by_id, "text": given.text}
    return Consent.objects.create(**same, **kept, given_at=now, until=given.until), True
