"""The result: the person's screen and sheet, then what a helper sees with her agreement."""

from contextlib import suppress
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.request import HelperRequest, PersonRequest, TrustedRequest
from palier.access.sides import person_side, trusted_side
from palier.audit.actions import record_look
from palier.diagnosis import actions, exports, queries
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.result import PRACTICE_MINUTES, Told, frozen, result_of
from palier.diagnosis.rules.evolution import Path, paths
from palier.diagnosis.rules.france_travail import SITUATIONS, Value
from palier.diagnosis.sheet import AskFor, NextStep, SheetData, sheet_pdf
from palier.diagnosis.sheet import Landing as SheetLanding
from palier.diagnosis.wanted import wanted
from palier.people import queries as people
from palier.people.rules.actor import NotAllowed
from palier.skillmap.queries import skillmap
from palier.skillmap.schema import Domain
from palier.web.answers import kept, language, shown
from palier.web.render import person_page

LOOKED = "result"
"""The matter written in the audit when a helper opens a result."""


@person_side
@require_http_methods(["GET", "POST"])
def result(request: PersonRequest) -> HttpResponse:
    """*Ce que je sais faire.* POST: the person wants it now, before the end."""
    if request.method == "POST":
        with suppress(Diagnosis.DoesNotExist):  # already finished: the result is there
            actions.finish_point(actor=request.actor, now=request.now)
        return redirect("result")
    diagnosis = queries.told_to(request.actor)
    if diagnosis is None:
        return redirect("point")
    told = _told(request, diagnosis)
    context = {
        "told": told,
        "diagnosis": diagnosis,
        "person": request.sitting.person,
        "helper": people.who_answers(request.actor),
        "paths": _paths(queries.finished_of(request.actor), diagnosis, told),
    }
    return person_page(request, "diagnosis/result.html", context)


@person_side
@require_GET
def sheet(request: PersonRequest) -> HttpResponse:
    """The A4 page the person takes home."""
    diagnosis = queries.told_to(request.actor)
    if diagnosis is None:
        return redirect("point")
    return _sheet(request, diagnosis, people.who_answers(request.actor).name)


FILES: Final = {"france_travail": "france-travail.json", "everything": "mon-resultat.json"}


@person_side
@require_http_methods(["GET", "POST"])
def take_result(request: PersonRequest) -> HttpResponse:
    """Her result for another tool, because she asks: nothing of it ever leaves by itself."""
    diagnosis = queries.told_to(request.actor)
    if diagnosis is None:
        return redirect("point")
    told, what = _told(request, diagnosis), request.POST.get("do", "")
    if what in FILES:
        actions.take_result(actor=request.actor, diagnosis=diagnosis, what=what, now=request.now)
        whole = what == "everything"
        file = exports.everything(diagnosis, told) if whole else exports.france_travail(told)
        return kept(file, FILES[what], "application/json")
    context = {"told": told, "coded": _coded(told), "diagnosis": diagnosis}
    return person_page(request, "diagnosis/take_result.html", context)


def _coded(told: Told) -> list[tuple[str, str, Value]]:
    """The situations that France Travail would read, in its own words."""
    said = told.coded.situations.items()
    return [(code, SITUATIONS[code], value) for code, value in said if value != Value.NOT_RAISED]


@require_GET
def see_result(request: HelperRequest, diagnosis_id: UUID) -> HttpResponse:
    """What a helper sees: intervals, evidence, factors, stage; and that she looked is written."""
    diagnosis = _opened(request, diagnosis_id)
    record_look(LOOKED, actor=request.actor, person_id=diagnosis.person_id, now=request.now)
    finished = queries.finished_visible_to(request.actor, diagnosis.person_id, request.now)
    told = _told(request, diagnosis)
    context = {
        "told": told,
        "diagnosis": diagnosis,
        "paths": _paths(finished, diagnosis, told),
        "stages": skillmap().stages,
        "overrules": diagnosis.overrules.select_related("by"),
    }
    return render(request, "diagnosis/see_result.html", context)


@require_GET
def see_sheet(request: HelperRequest, diagnosis_id: UUID) -> HttpResponse:
    diagnosis = _opened(request, diagnosis_id)
    record_look(LOOKED, actor=request.actor, person_id=diagnosis.person_id, now=request.now)
    return _sheet(request, diagnosis, request.helper.name)


@trusted_side
@require_GET
def trusted_result(request: TrustedRequest, trustedhelper_id: UUID) -> HttpResponse:
    """What somebody she named reads: her own screen, her words; that he looked is written."""
    tie = people.trusted_ties(request.actor, request.now).filter(pk=trustedhelper_id).first()
    seen = tie and queries.finished_visible_to(request.actor, tie.person_id, request.now).first()
    if not tie or not seen:
        raise NotAllowed
    record_look(LOOKED, actor=request.actor, person_id=tie.person_id, now=request.now)
    context = {"told": _told(request, seen), "diagnosis": seen, "tie": tie, "person": tie.person}
    return render(request, "diagnosis/trusted_result.html", context)


@require_POST
def overrule_stage(request: HelperRequest, diagnosis_id: UUID) -> HttpResponse:
    try:
        actions.overrule_stage(
            actor=request.actor,
            diagnosis_id=diagnosis_id,
            stage=request.POST.get("stage", ""),
            reason=request.POST.get("reason", ""),
            now=request.now,
        )
    except Diagnosis.DoesNotExist as unknown:
        raise NotAllowed from unknown
    except (actions.ReasonMissing, ValueError):
        messages.warning(request, _("Choisissez un stade et dites pourquoi, en quelques mots."))
    return redirect("see_result", diagnosis_id)


def _opened(request: HelperRequest, diagnosis_id: UUID) -> Diagnosis:
    try:
        return queries.visible_to(request.actor, request.now).get(pk=diagnosis_id)
    except Diagnosis.DoesNotExist as unknown:
        raise NotAllowed from unknown


def _told(request: PersonRequest | HelperRequest | TrustedRequest, diagnosis: Diagnosis) -> Told:
    return result_of(diagnosis, wanted(request.actor, diagnosis.person_id, request.now))


def _paths(finished: QuerySet[Diagnosis], last: Diagnosis, told: Told) -> list[tuple[Domain, Path]]:
    """Up to ``last``, which counts as it is told now even when it is still under way."""
    before = finished.filter(started_at__lt=last.started_at)
    moments = [(one.finished_at, frozen(one)) for one in before if one.finished_at]
    now = (last.finished_at or last.started_at, [one.landing for one in told.climbed])
    return [(skillmap().domain(path.domain), path) for path in paths([*moments, now])]


def _sheet(
    request: PersonRequest | HelperRequest, diagnosis: Diagnosis, helper: str
) -> HttpResponse:
    spoken, place = language(), request.place
    told = _told(request, diagnosis)
    step = told.proposal.step
    when = diagnosis.finished_at or diagnosis.started_at
    data = SheetData(
        language=spoken,
        name=diagnosis.person.first_name,
        date=date_format(timezone.localtime(when), "j F Y"),
        place=place.name,
        can=tuple(capfirst(phrase.said(spoken)) for phrase in told.can),
        landings=_sheet_landings(told, spoken),
        doors=tuple(capfirst(door.learn.said(spoken)) for door in told.proposal.doors),
        next_step=NextStep(step.says.said(spoken), helper, PRACTICE_MINUTES) if step else None,
        ask_for=AskFor(helper, place.name, ""),
    )
    return shown(sheet_pdf(data), "ma-feuille.pdf")


def _sheet_landings(told: Told, spoken: str) -> tuple[SheetLanding, ...]:
    return tuple(
        SheetLanding(
            domain=one.domain.name.said(spoken),
            step=one.landing.step,
            words=one.sentence.said(spoken) if one.sentence else "",
            sure="" if one.landing.sure or not one.landing.step else _("à confirmer"),
        )
        for one in told.climbed
    )
