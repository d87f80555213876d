"""What the head of a place answers for: how to reach it, and on which basis it works."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palier.access.request import HelperRequest
from palier.home.forms import PlaceForm
from palier.people import actions, queries
from palier.people.content import processings, processings_done
from palier.people.rules.processings import BASES, KEEPINGS


@require_http_methods(["GET", "POST"])
def choose_bases(request: HelperRequest) -> HttpResponse:
    """One basis for each purpose; what is not sent stays as it is."""
    place = queries.place_headed_by(request.actor)
    if request.method == "POST":
        sent = {one.key: request.POST[one.key] for one in processings() if one.key in request.POST}
        try:
            actions.choose_bases(actor=request.actor, chosen=sent, now=request.now)
        except actions.ImpossibleBasis:
            messages.info(request, _("Ce choix n’existe pas. Rien n’a changé."))
        else:
            messages.success(request, _("C’est noté."))
        return redirect("choose_bases")
    chosen = queries.bases_chosen(place.pk)
    purposes = [
        {
            "is": one,
            "held": chosen.get(one.key, one.basis),
            "keeping": KEEPINGS[one.keeping],
            "possible": [(key, BASES[key]) for key in one.possible],
        }
        for one in processings_done()
    ]
    return render(request, "home/choose_bases.html", {"purposes": purposes})


@require_http_methods(["GET", "POST"])
def edit_place(request: HelperRequest) -> HttpResponse:
    place = queries.place_headed_by(request.actor)
    held = {**vars(place), "days": list(place.open_weekdays)}
    form = PlaceForm(request.POST if request.method == "POST" else None, initial=held)
    if request.method == "POST" and form.is_valid():
        try:
            actions.edit_place(actor=request.actor, now=request.now, **form.cleaned_data)
        except ValidationError:  # a place that other rules refuse: nothing was written
            form.add_error(None, _("Ces coordonnées ne conviennent pas. Rien n’a changé."))
        else:
            messages.success(request, _("C’est noté."))
            return redirect("edit_place")
    return render(
        request, "home/edit_place.html", {"form": form}, status=422 if form.errors else 200
    )
