"""What answers to everybody, and shows nothing about anybody."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from palier.access.queries import holds_screen
from palier.access.request import PalierRequest
from palier.access.sides import open_side
from palier.web import aloud, speech


@open_side
@require_GET
def welcome(request: PalierRequest) -> HttpResponse:
    if holds_screen(request):
        return redirect("my_home")
    if request.account:  # somebody near has no desk, and is sent on to whom he helps
        return redirect("desk")
    return render(request, "home/welcome.html")


@open_side
@csrf_exempt
@require_POST
def listen(request: PalierRequest) -> HttpResponse:
    """Reads a screen aloud. The seal proves that the words are ours, so anyone may ask."""
    text, personal = request.POST.get("say", ""), request.POST.get("personal") != "0"
    if not aloud.sealed(text, request.POST.get("seal", ""), personal=personal):
        return render(request, "home/no_voice.html", status=400)
    try:
        sound, kind = speech.say(text, get_language() or "fr", keep=not personal)
    except speech.SpeechError:  # no voice, too busy, too long: the screen is still there to read
        return render(request, "home/no_voice.html", status=503)
    return HttpResponse(sound, content_type=kind)
