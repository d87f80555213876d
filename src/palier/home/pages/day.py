"""The day noted afterwards, and the sheets of a morning without network."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods

from palier.access.request import HelperRequest
from palier.attention import queries as attention
from palier.attention.rules.due import next_opening_day
from palier.audit.actions import record_looks
from palier.autonomy import actions as autonomy
from palier.autonomy.content import catalogue
from palier.autonomy.rules.level import Outcome
from palier.home.day_form import DayForm, LineForm, kind_said
from palier.home.pack import Pack, moment_in, pack_pdf
from palier.journey import queries as journey
from palier.people import actions as people
from palier.people.rules.day import days_to_note
from palier.people.rules.may import may, require
from palier.web.answers import shown


@require_http_methods(["GET", "POST"])
def record_day(request: HelperRequest) -> HttpResponse:
    """Twelve people in a minute: nothing is written before every line can be."""
    require(request.actor, "record_day")
    only_today = not may(request.actor, "know_people")
    days = days_to_note(timezone.localtime(request.now).date(), only_today=only_today)
    form = DayForm(days, request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return _table(request, form)
    if not form.is_valid():
        return _table(request, form, status=422)
    if form.asking(request.actor):
        return _table(request, form)
    with transaction.atomic():
        for line in form.written():
            _write(request, form, line)
    messages.success(request, _told(len(form.written())))
    return redirect("desk")


def _table(request: HelperRequest, form: DayForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "kinds": [kind.name for kind in catalogue().kinds]}
    return render(request, "home/record_day.html", context, status=status)


def _write(request: HelperRequest, form: DayForm, line: LineForm) -> None:
    """The coming, then what was done, when something was; one ticket for both."""
    said = line.cleaned_data
    visit = people.record_day(
        actor=request.actor,
        day=form.day,
        first_name=said["first_name"],
        request=said["what"],
        minutes=said["minutes"],
        ticket=said["ticket"],
        returning=line.returning,
        now=request.now,
    )
    if said["what"]:
        autonomy.record_task(
            actor=request.actor,
            visit_id=visit.pk,
            task=kind_said(said["what"]).key,
            level=said["level"],
            outcome=Outcome.WELL,
            words=said["what"],
            minutes=said["minutes"],
            done_at=visit.left_at,
            ticket=said["ticket"],
            now=request.now,
        )


@require_GET
def print_day(request: HelperRequest) -> HttpResponse:
    """Made the evening before, for the next day when the place opens; or for today."""
    require(request.actor, "print_day")
    today = timezone.localtime(request.now).date()
    opening = attention.opening(request.place, request.now)
    chosen = request.GET.get("day") == "today"
    day = today if chosen else next_opening_day(today, opening.weekdays, opening.holidays)
    expected = journey.expected_today(request.actor, moment_in(day, request.now))
    seen = {one.person.pk for one in expected}
    record_looks("plan", actor=request.actor, people=seen, now=request.now)
    pack = Pack(request.place, day, expected, attention.concerns_visible_to(request.actor))
    return shown(pack_pdf(pack), "journee.pdf")


def _told(lines: int) -> str:
    words = ngettext("%(n)d passage noté.", "%(n)d passages notés.", lines)
    return words % {"n": lines}
