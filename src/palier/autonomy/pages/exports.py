"""The helper's side: taking the figures of the place to the tools that ask for them."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palier.access.request import HelperRequest
from palier.autonomy import actions
from palier.autonomy.rules.export import Between
from palier.people.rules.may import require
from palier.web.answers import kept


@require_http_methods(["GET", "POST"])
def export_tasks(request: HelperRequest) -> HttpResponse:
    """Two days, and a table; this month when nothing is said."""
    require(request.actor, "export_tasks")
    today = timezone.localtime(request.now).date()
    first, last = today.replace(day=1), today
    refusal = ""
    if request.method == "POST":
        try:
            first, last = (date.fromisoformat(request.POST.get(name, "")) for name in ("of", "to"))
            between = Between(first, last)
            table = actions.export_tasks(actor=request.actor, between=between, now=request.now)
        except (ValueError, OverflowError):
            refusal = _("Choisissez deux jours.")
        except actions.ImpossiblePeriod:
            refusal = _("Choisissez deux jours, dans l’ordre, sur un an au plus.")
        else:
            return kept(table, "demarches.csv", "text/csv; charset=utf-8")
    context = {"of": first, "to": last, "refusal": refusal}
    status = 422 if refusal else 200
    return render(request, "autonomy/export_tasks.html", context, status=status)
