"""The tasks of a place over some days, counted and told in the codes of other tools."""

import csv
from collections import Counter
from datetime import datetime, time, timedelta
from io import StringIO

from django.utils import timezone

from palier.autonomy import queries
from palier.autonomy.content import catalogue
from palier.autonomy.rules.export import HEADINGS, Between, Counted, row
from palier.autonomy.rules.level import HelpLevel
from palier.people.rules.actor import HelperActor


def counted(actor: HelperActor, between: Between) -> list[Counted]:
    """What this place noted, by day, the oldest first; nobody's name, and no word of anybody."""
    start = timezone.make_aware(datetime.combine(between.first, time()))
    end = timezone.make_aware(datetime.combine(between.last + timedelta(days=1), time()))
    found = queries.tasks_of_place(actor).filter(done_at__gte=start, done_at__lt=end)
    same = Counter(
        (timezone.localtime(done_at).date(), task, level, minutes)
        for done_at, task, level, minutes in found.values_list(
            "done_at", "task", "level", "minutes"
        )
    )
    return [
        Counted(day, task, HelpLevel(level), minutes, times)
        for (day, task, level, minutes), times in sorted(
            same.items(), key=lambda one: (*one[0][:3], one[0][3] or 0)
        )
    ]


def table(rows: list[Counted]) -> str:
    """Semicolons, CRLF and a byte-order mark: what a French spreadsheet opens by a double click."""
    out = StringIO()
    out.write("\N{ZERO WIDTH NO-BREAK SPACE}")
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(HEADINGS)
    writer.writerows(row(one, catalogue().get(one.task)) for one in rows)
    return out.getvalue()
