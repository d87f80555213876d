"""« J’ai une carte »: the words, the drawings or a photo, then the PIN. Nobody is told which cards
exist: whatever is shown, the next screen is the same."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palier.access import actions, scan
from palier.access.cards import NotACode, Shown, code_of, present, present_code
from palier.access.forms.persons import NewPinByAnswerForm, PinForm
from palier.access.pictograms import pictograms
from palier.access.request import PalierRequest
from palier.access.rules.answer import Question
from palier.access.rules.code import FEWEST, MOST
from palier.access.session import keep_pointed, keep_shown, pointed_in, shown_in
from palier.access.sides import sign_in_side
from palier.access.tries import TooManyTries, WrongSecret
from palier.access.waiting import wait_words
from palier.access.wording import QUESTIONS
from palier.kernel.words import clean_line
from palier.web.render import person_page

WRONG = 422
WAIT = 429


@sign_in_side
@require_http_methods(["GET", "POST"])
def use_card(request: PalierRequest) -> HttpResponse:
    """One field takes the words, or what a reader types: the letters of the square, then Enter."""
    if request.method != "POST":
        return person_page(request, "access/use_card.html", {"typed": ""}, personal=False)
    typed = clean_line(request.POST.get("shown", "")[:400])
    try:
        return _shown(request, present(typed))
    except NotACode as error:
        context = {"typed": typed, "wrong": _why(error, typed)}
        return person_page(request, "access/use_card.html", context, status=WRONG)


def _why(error: NotACode, typed: str) -> str:
    if error.word:
        return _("Ce mot n’est sur aucune carte : %(word)s") % {"word": error.word[:24]}
    if typed:
        counts = {"fewest": FEWEST, "most": MOST}
        return _("Une carte a de %(fewest)d à %(most)d mots.") % counts
    return _("Écrivez les mots de votre carte.")


def _shown(request: PalierRequest, shown: Shown) -> HttpResponse:
    keep_shown(request, shown)
    return redirect("enter_pin")


@sign_in_side
@require_http_methods(["GET", "POST"])
def point_pictures(request: PalierRequest) -> HttpResponse:
    """The drawings in the order of the card, one press each; no word is read, none is typed."""
    chosen = pointed_in(request)
    if request.method == "POST":
        chosen = _pointed(request, chosen)
        if "done" in request.POST or len(chosen) == MOST:
            try:
                return _shown(request, present_code(code_of(chosen)))
            except NotACode:
                chosen = []
        keep_pointed(request, chosen)
        return redirect("point_pictures")
    context = {
        "pictures": pictograms().values(),
        "chosen": [pictograms()[one] for one in chosen],
        "next": len(chosen) + 1,
        "enough": len(chosen) >= FEWEST,
    }
    return person_page(request, "access/point_pictures.html", context, personal=bool(chosen))


def _pointed(request: PalierRequest, chosen: list[str]) -> list[str]:
    if "undo" in request.POST:
        return chosen[:-1]
    picture = request.POST.get("picture", "")
    return [*chosen, picture] if picture in pictograms() else chosen


@sign_in_side
@require_http_methods(["GET", "POST"])
def photograph_card(request: PalierRequest) -> HttpResponse:
    """The photo is read here, in memory, and forgotten."""
    if request.method != "POST":
        return person_page(request, "access/photograph_card.html", personal=False)
    try:
        return _shown(request, present(scan.token_on(_photo(request))))
    except scan.TooHeavy:
        wrong = _("Cette photo est trop lourde. Écrivez plutôt les mots.")
    except scan.Unreadable:
        wrong = _("Nous ne voyons pas le carré. Posez la carte à plat, dans la lumière.")
    context = {"wrong": wrong}
    template = "access/photograph_card.html"
    return person_page(request, template, context, status=WRONG, personal=False)


def _photo(request: PalierRequest) -> bytes:
    """Raises ``TooHeavy`` when the server read past it; nothing at all is an unreadable photo."""
    photo = request.FILES.get("photo")
    if photo is not None:
        return bytes(photo.read())
    if int(request.META.get("CONTENT_LENGTH") or 0) > scan.MOST_BYTES:
        raise scan.TooHeavy
    raise scan.Unreadable


@sign_in_side
@require_http_methods(["GET", "POST"])
def enter_pin(request: PalierRequest) -> HttpResponse:
    shown = shown_in(request)
    if shown is None:
        return redirect("use_card")
    form, status = PinForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.use_card(request, shown=shown, pin=form.cleaned_data["pin"], now=request.now)
            return redirect("my_home")
        except WrongSecret:
            form.add_error("pin", _("La carte ou le code ne va pas. Essayez encore."))
            status = WRONG
        except TooManyTries as error:
            form.add_error("pin", wait_words(error.wait))
            status = WAIT
    elif request.method == "POST":
        status = WRONG
    return person_page(
        request, "access/enter_pin.html", {"form": form}, status=status, personal=False
    )


@sign_in_side
@require_http_methods(["GET", "POST"])
def forgot_pin(request: PalierRequest) -> HttpResponse:
    """The card and what was chosen at the start. Every question is listed: showing hers would tell
    which cards exist."""
    shown = shown_in(request)
    if shown is None:
        return redirect("use_card")
    form, status = NewPinByAnswerForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.forgot_pin(
                request, shown=shown, answer=said["answer"], pin=said["pin"], now=request.now
            )
            messages.success(request, _("C’est fait. Écrivez votre nouveau code secret."))
            return redirect("enter_pin")
        except WrongSecret:
            form.add_error("answer", _("La carte ou la réponse ne va pas. Essayez encore."))
            status = WRONG
        except TooManyTries as error:
            form.add_error("answer", wait_words(error.wait))
            status = WAIT
    elif request.method == "POST":
        status = WRONG
    context = {"form": form, "questions": [QUESTIONS[one] for one in Question]}
    return person_page(request, "access/forgot_pin.html", context, status=status, personal=False)
