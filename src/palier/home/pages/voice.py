"""How fast and how loud: chosen once, for as long as this person has this screen."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from palier.access.request import PersonRequest
from palier.access.sides import person_side
from palier.access.ways import hers
from palier.web.render import person_page
from palier.web.voice import KEPT, PACES, VOLUMES, chosen


@person_side
@require_http_methods(["GET", "POST"])
def choose_voice(request: PersonRequest) -> HttpResponse:
    """POST: ``pace`` or ``volume``, one of its three names; the other stays as it was."""
    if request.method == "POST":
        pace, volume = chosen(request.session)
        asked = request.POST.get("pace", pace), request.POST.get("volume", volume)
        request.session[KEPT] = [*chosen({KEPT: asked})]
    pace, volume = chosen(request.session)
    context = {
        "pace": pace,
        "volume": volume,
        "paces": [*PACES],
        "volumes": [*VOLUMES],
        "back": hers(request.POST.get("back") or request.GET.get("back", "")),
    }
    return person_page(request, "home/choose_voice.html", context, personal=False)
