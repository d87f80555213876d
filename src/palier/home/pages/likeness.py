"""Finding somebody, mending a name, and two rows that may be one person."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.request import HelperRequest
from palier.home.forms import NameForm, SearchForm
from palier.kernel.phone import NotAPhone, PhoneNumber
from palier.people import alike, queries
from palier.people.actions import likeness as acts
from palier.people.models import Beneficiary, Merge
from palier.people.rules.actor import NotAllowed
from palier.people.rules.birth import NotAYear
from palier.people.rules.may import require
from palier.people.searching import people_found
from palier.vault.errors import Locked
from palier.vault.seal import seal, unseal

SOUGHT: Final = "sought"
KEPT: Final = timedelta(minutes=15)
"""A question waits in the session, sealed: never in an address, which histories keep. « Retour »
finds the list again, and a quarter of an hour later nobody else does."""


@require_http_methods(["GET", "POST"])
def search_people(request: HelperRequest) -> HttpResponse:
    """POST asks, then a plain page answers: going back to it sends nothing again."""
    require(request.actor, "know_people")
    if request.method == "POST":
        form = SearchForm(request.POST)
        if not form.is_valid():
            return render(request, "home/search_people.html", {"form": form}, status=422)
        request.session[SOUGHT] = [seal(form.cleaned_data["q"]), request.now.isoformat()]
        return redirect("search_people")
    asked = _asked(request)
    found, more = people_found(request.actor, asked)
    context = {
        "form": SearchForm(initial={"q": asked}),
        "asked": asked,
        "found": found,
        "more": more,
    }
    return render(request, "home/search_people.html", context)


def _asked(request: HelperRequest) -> str:
    sealed, at = request.session.get(SOUGHT, ["", ""])
    if not sealed or request.now - datetime.fromisoformat(at) > KEPT:
        return ""
    try:
        return unseal(sealed)
    except Locked:  # its key was retired meanwhile
        return ""


@require_http_methods(["GET", "POST"])
def correct_name(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    require(request.actor, "correct_name")
    person = _known(request, beneficiary_id)
    if request.method == "GET":
        said = {
            "first_name": person.first_name,
            "last_name": person.last_name,
            "phone": PhoneNumber(person.phone).said if person.phone else "",
            "born": person.birth_year,
        }
        form = NameForm(initial=said)
        return render(request, "home/correct_name.html", {"person": person, "form": form})
    form = NameForm(request.POST)
    if form.is_valid() and _corrected(request, person, form):
        return redirect("person", person.pk)
    context = {"person": person, "form": form}
    return render(request, "home/correct_name.html", context, status=422)


def _corrected(request: HelperRequest, person: Beneficiary, form: NameForm) -> bool:
    try:
        acts.correct_name(
            actor=request.actor, person_id=person.pk, now=request.now, **form.cleaned_data
        )
    except NotAPhone:
        form.add_error("phone", _("Ce numéro n’est pas complet. Par exemple : 06 12 34 56 78"))
    except NotAYear:
        form.add_error("born", _("Écrivez quatre chiffres. Par exemple : 1978"))
    return not form.errors


@require_GET
def duplicates(request: HelperRequest) -> HttpResponse:
    """Two sides and the reasons; a human says whether it is one person."""
    pairs = alike.duplicates(request.actor)
    return render(request, "home/duplicates.html", {"pairs": pairs, "most": alike.MOST_SHOWN})


@require_POST
def merge_people(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """« C’est la même personne ». The row that another place knows is the one that stays."""
    both = _known(request, beneficiary_id).pk, _other(request)
    try:
        try:
            merged = _merge(request, *both)
        except acts.BothKnownElsewhere:
            raise
        except acts.KnownElsewhere:
            merged = _merge(request, *reversed(both))
    except acts.SamePerson:
        messages.info(request, _("Choisissez deux personnes."))
        return redirect("duplicates")
    except acts.KnownElsewhere:
        words = _("D’autres lieux connaissent ces deux fiches. Elles restent à part.")
        messages.info(request, words)
        return redirect("duplicates")
    messages.success(request, _("Les deux fiches sont réunies. Vous pouvez les séparer ici."))
    for code in merged.told:
        messages.info(request, _TOLD[code]())
    return redirect("person", merged.merge.kept_id)


def _merge(request: HelperRequest, kept_id: UUID, absorbed_id: UUID) -> acts.Merged:
    try:
        return acts.merge_people(
            actor=request.actor, kept_id=kept_id, absorbed_id=absorbed_id, now=request.now
        )
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown


_TOLD: Final = {
    "card_stopped": lambda: _(
        "Une des deux cartes est arrêtée. Dites à la personne laquelle marche."
    ),
    "kept_private": lambda: _("Ce que la personne gardait pour elle reste à part."),
    "stayed": lambda: _("Certaines choses restent à part : elles existent des deux côtés."),
}


@require_POST
def undo_merge(request: HelperRequest, merge_id: UUID) -> HttpResponse:
    """« Séparer »: two persons again; what was written since is told."""
    try:
        undone = acts.undo_merge(actor=request.actor, merge_id=merge_id, now=request.now)
    except Merge.DoesNotExist as gone:
        raise NotAllowed from gone
    except acts.MergedSince:
        messages.info(request, _("Séparez d’abord la réunion la plus récente."))
        return redirect("duplicates")
    messages.success(request, _("Ce sont de nouveau deux fiches."))
    if number := sum(how_many for _holding, how_many in undone.stays):
        words = ngettext(
            "%(number)d chose notée depuis reste ici.",
            "%(number)d choses notées depuis restent ici.",
            number,
        )
        messages.info(request, words % {"number": number})
    for code in undone.told:
        messages.info(request, _TOLD[code]())
    return redirect("person", undone.merge.kept_id)


@require_POST
def tell_apart(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """« Non, ce sont deux personnes »: never asked again."""
    one = _known(request, beneficiary_id)
    try:
        acts.tell_apart(
            actor=request.actor, one_id=one.pk, other_id=_other(request), now=request.now
        )
    except acts.SamePerson:
        messages.info(request, _("Choisissez deux personnes."))
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return redirect("duplicates")


def _known(request: HelperRequest, person_id: UUID) -> Beneficiary:
    try:
        return queries.person_known_to(request.actor, person_id)
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown


def _other(request: HelperRequest) -> UUID:
    try:
        return UUID(request.POST.get("other", ""))
    except ValueError as nonsense:
        raise NotAllowed from nonsense
