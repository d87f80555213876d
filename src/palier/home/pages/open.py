"""What answers to everybody, and shows nothing about anybody."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe

from palier.access.queries import holds_screen, station_of
from palier.access.request import PalierRequest
from palier.access.sides import open_side, unattended
from palier.web import aloud, speech
from palier.web.voice import voice


@open_side
@require_GET
def welcome(request: PalierRequest) -> HttpResponse:
    if holds_screen(request):
        return redirect("my_home")
    if request.account:  # somebody near has no desk, and is sent on to whom he helps
        return redirect("desk")
    if station_of(request):
        return redirect("station")
    return render(request, "home/welcome.html")


@unattended  # a screen left alone warns aloud by itself
@open_side
@csrf_exempt
@require_POST
def listen(request: PalierRequest) -> HttpResponse:
    """Reads a screen aloud. The seal proves that the words are ours, so anyone may ask."""
    text, personal = request.POST.get("say", ""), request.POST.get("personal") != "0"
    if not aloud.sealed(text, request.POST.get("seal", ""), personal=personal):
        return render(request, "home/no_voice.html", status=400)
    try:
        how = voice(request.session)
        sound, kind = speech.say(text, get_language() or "fr", how=how, keep=not personal)
    except speech.SpeechError:  # no voice, too busy, too long: the screen is still there to read
        return render(request, "home/no_voice.html", status=503)
    return HttpResponse(sound, content_type=kind)


@open_side
@require_safe
def prepare_machine(request: PalierRequest) -> HttpResponse:
    """What to do on a machine of the room so that it trusts this place; also in plain http, where
    it sets no cookie, hence offers no form."""
    context = {
        "root": settings.ROOT_CERTIFICATE,
        "ready": request.is_secure(),
        "https": settings.HTTPS,
        "address": str(settings.URL),
    }
    return render(request, "home/prepare_machine.html", context)


@open_side
@require_safe
def root_certificate(request: PalierRequest) -> HttpResponse:  # noqa: ARG001
    """The certificate itself, and not as an attachment: Firefox and the iPhone then offer to trust
    it at once."""
    if settings.ROOT_CERTIFICATE is None:
        raise Http404
    return HttpResponse(settings.ROOT_CERTIFICATE.pem, content_type="application/x-x509-ca-cert")
