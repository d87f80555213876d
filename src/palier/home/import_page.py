"""The one page of a file of people, wherever it is: also what answers to a form that is wrong."""

from django.http import HttpResponse
from django.shortcuts import render

from palier.access.request import HelperRequest
from palier.home import tables
from palier.people import imports
from palier.people.models import PeopleImport

State = PeopleImport.State


def import_page(request: HelperRequest, one: PeopleImport, *, wrong: str = "") -> HttpResponse:
    shown = one.state == State.SHOWN
    kept = [column for column in one.columns if column["kept"]]
    context = {
        "one": one,
        "counts": tables.counted(one),
        "wrong": wrong,
        "kept": kept,
        "unkept": tables.unkept(one),
        "says": tables.SAYS,
        "first": imports.first_lines(one) if shown else (),
        "refused": imports.wrong_lines(one) if shown else (),
        "apart": imports.apart_lines(one) if shown else (),
        "before": tables.day_of(one.told.get("before")),
        "moving": one.state in {State.READING, State.RUNNING},
    }
    return render(request, "home/check_import.html", context, status=422 if wrong else 200)
