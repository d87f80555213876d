"""A file of people: sent, looked at, brought in by the queue while the page says how far."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.request import HelperRequest
from palier.access.sides import unattended
from palier.home import tables
from palier.home.import_page import import_page
from palier.people import imports
from palier.people.actions import imports as acts
from palier.people.models import PeopleImport
from palier.people.rules.actor import NotAllowed
from palier.people.rules.headers import Says
from palier.people.rules.may import require
from palier.people.rules.refused import REFUSED
from palier.people.rules.table import MOST_BYTES, MOST_LINES, Unreadable
from palier.web.answers import kept

State = PeopleImport.State


@require_http_methods(["GET", "POST"])
def import_people(request: HelperRequest) -> HttpResponse:
    """Which file; and those that were sent before."""
    require(request.actor, "import_people")
    wrong = None
    if request.method == "POST":
        try:
            return redirect("check_import", _sent(request).pk)
        except Unreadable as refused:
            wrong = refused
    context = {
        "wrong": REFUSED[wrong.why] if wrong else None,
        "line": wrong.line if wrong else 0,
        "imports": imports.imports_of(request.actor)[:10],
        "most": tables.grouped(MOST_LINES),
    }
    return render(request, "home/import_people.html", context, status=422 if wrong else 200)


def _sent(request: HelperRequest) -> PeopleImport:
    """Raises ``Unreadable``; "heavy" too when the server read past the file."""
    sent = request.FILES.get("table")
    if sent is None:
        heavy = int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES
        raise Unreadable("heavy" if heavy else "none")
    return acts.import_people(
        actor=request.actor,
        raw=sent.read(),
        file_name=sent.name or "",
        says=_says(request.POST),
        now=request.now,
    )


def _says(posted: QueryDict) -> dict[int, str]:
    """« says-3=phone »: what the fourth column says; nonsense says nothing."""
    told = {}
    for name, value in posted.items():
        at = name.removeprefix("says-")
        if name != at and at.isascii() and at.isdecimal() and len(at) < 4:
            told[int(at)] = str(value) if value in set(Says) else ""
    return told


@require_GET
def import_template(request: HelperRequest) -> HttpResponse:
    """An empty table to fill, with two invented persons."""
    require(request.actor, "import_people")
    return _table(tables.template(), "personnes.csv")


@require_GET
def check_import(request: HelperRequest, peopleimport_id: UUID) -> HttpResponse:
    return import_page(request, _one(request, peopleimport_id))


def _one(request: HelperRequest, import_id: UUID) -> PeopleImport:
    try:
        return imports.import_of(request.actor, import_id)
    except PeopleImport.DoesNotExist as unknown:
        raise NotAllowed from unknown


@unattended
@require_GET
def import_news(request: HelperRequest, peopleimport_id: UUID) -> HttpResponse:
    """How far it is; nothing once it is over: the page then asks for itself again."""
    one = _one(request, peopleimport_id)
    if one.state not in {State.READING, State.RUNNING}:
        return HttpResponse(status=204)
    context = {"one": one, "counts": tables.counted(one)}
    return render(request, "home/import_news.html", context)


@require_GET
def import_errors(request: HelperRequest, peopleimport_id: UUID) -> HttpResponse:
    """The lines to repair, as a table to send again."""
    one = _one(request, peopleimport_id)
    rows = imports.refused_rows(one, get_language() or "fr")
    return _table(tables.written(rows), "lignes-a-revoir.csv")


def _table(content: str, name: str) -> HttpResponse:
    return kept(content, name, "text/csv; charset=utf-8")


def _acted(request: HelperRequest, import_id: UUID, act: Callable[[], object]) -> HttpResponse:
    """Back to the page of the import, which says where it is."""
    try:
        act()
    except PeopleImport.DoesNotExist as unknown:
        raise NotAllowed from unknown
    except acts.TooLate:
        messages.info(request, _("L’import est déjà plus loin. Voici où il en est."))
    except acts.NoName:
        wrong = _("Choisissez au moins une colonne qui dit un nom ou un prénom.")
        return import_page(request, _one(request, import_id), wrong=wrong)
    except acts.SameFile:
        wrong = _("Cochez pour faire entrer ce fichier une deuxième fois.")
        return import_page(request, _one(request, import_id), wrong=wrong)
    return redirect("check_import", import_id)


@require_POST
def choose_columns(request: HelperRequest, peopleimport_id: UUID) -> HttpResponse:
    said = _says(request.POST)
    return _acted(
        request,
        peopleimport_id,
        lambda: acts.choose_columns(
            actor=request.actor, import_id=peopleimport_id, says=said, now=request.now
        ),
    )


@require_POST
def add_known(request: HelperRequest, peopleimport_id: UUID) -> HttpResponse:
    """« C’est quelqu’un d’autre »: these lines will be added all the same."""
    ticked = request.POST.getlist("line")[: imports.MOST]
    numbers = [int(one) for one in ticked if one.isascii() and one.isdecimal() and len(one) < 8]
    return _acted(
        request,
        peopleimport_id,
        lambda: acts.add_known(
            actor=request.actor, import_id=peopleimport_id, numbers=numbers, now=request.now
        ),
    )


@require_POST
def start_import(request: HelperRequest, peopleimport_id: UUID) -> HttpResponse:
    again = "again" in request.POST
    return _acted(
        request,
        peopleimport_id,
        lambda: acts.start_import(
            actor=request.actor, import_id=peopleimport_id, again=again, now=request.now
        ),
    )


@require_POST
def cancel_import(request: HelperRequest, peopleimport_id: UUID) -> HttpResponse:
    return _acted(
        request,
        peopleimport_id,
        lambda: acts.cancel_import(actor=request.actor, import_id=peopleimport_id, now=request.now),
    )
