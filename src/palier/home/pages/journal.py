"""« Le journal »: the head of a place reads what was done in it, and takes it away as a table."""

from datetime import date
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from palier.access.request import HelperRequest
from palier.people import journal
from palier.people.actions.journal import export_journal as export
from palier.web.answers import kept


@require_GET
def see_journal(request: HelperRequest) -> HttpResponse:
    asked = _asked(request.GET)
    context = {
        "lines": journal.lines(request.actor, asked),
        "helpers": journal.helpers_of(request.actor),
        "asked": asked,
        "most": journal.MOST_SHOWN,
    }
    return render(request, "home/see_journal.html", context)


@require_POST
def export_journal(request: HelperRequest) -> HttpResponse:
    table = export(actor=request.actor, asked=_asked(request.POST), now=request.now)
    return kept(table, "journal.csv", "text/csv; charset=utf-8")


def _asked(said: QueryDict) -> journal.Asked:
    """What cannot be understood asks for nothing: all is shown, and the form says so."""
    try:
        helper = UUID(said.get("helper", ""))
    except ValueError:
        helper = None
    try:
        day = date.fromisoformat(said.get("day", ""))
    except ValueError:
        day = None
    return journal.Asked(helper, day)
