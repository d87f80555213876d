from datetime import datetime

from django.db import transaction

from palier.audit.actions import just_done, record
from palier.people import journal
from palier.people.rules.actor import HelperActor
from palier.people.rules.may import require


@transaction.atomic
def export_journal(*, actor: HelperActor, asked: journal.Asked, now: datetime) -> str:
    """The lines asked for, as a table that a French spreadsheet opens.

    Raises ``NotAllowed`` for anybody but the head of the place.
    """
    require(actor, "export_journal")
    lines = journal.lines(actor, asked, most=journal.MOST_EXPORTED)
    if not just_done("export_journal", actor=actor, now=now):
        record("export_journal", actor=actor, now=now, lines=len(lines))
    return journal.table(lines)
