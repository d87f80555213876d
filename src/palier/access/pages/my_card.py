"""*Ma carte*, on the person's screen: her PIN, her question, the name on the card."""

from contextlib import suppress

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from palier.access import actions
from palier.access.actions.cards import AlreadyChosen, NotChosenYet
from palier.access.cards import HasCard, card_of
from palier.access.forms.persons import CardNameForm, NewAnswerForm, NewPinByAnswerForm, NewPinForm
from palier.access.models import Lock
from palier.access.request import PersonRequest
from palier.access.rules.answer import Question
from palier.access.sides import person_side
from palier.access.tries import TooManyTries, WrongSecret
from palier.access.waiting import wait_words
from palier.access.wording import QUESTIONS
from palier.people.queries import who_answers
from palier.web.render import person_page


@person_side
@require_http_methods(["GET", "POST"])
def make_card(request: PersonRequest) -> HttpResponse:
    """Her PIN, then her question, then the name: each on its screen; then the card is ready."""
    lock = Lock.objects.filter(person=request.actor.id).first()
    if lock is None or not lock.pin:
        return redirect("choose_pin")
    if not lock.answer:
        return redirect("choose_question")
    form = CardNameForm(
        request.POST or None, initial={"name": request.sitting.person.first_name.split(" ")[0]}
    )
    if request.method == "POST" and form.is_valid():
        with suppress(HasCard, NotChosenYet):  # pressed twice, or begun again elsewhere
            actions.make_card(actor=request.actor, name=form.cleaned_data["name"], now=request.now)
        return redirect("make_card")
    context = {
        "form": form,
        "card": card_of(request.actor.id),
        "helper": who_answers(request.actor),
    }
    return person_page(request, "access/make_card.html", context)


@person_side
@require_http_methods(["GET", "POST"])
def choose_pin(request: PersonRequest) -> HttpResponse:
    form = NewPinForm(request.POST or None)
    if Lock.objects.filter(person=request.actor.id).exclude(pin="").exists():
        return redirect("make_card")
    if request.method == "POST" and form.is_valid():
        try:
            actions.choose_pin(actor=request.actor, pin=form.cleaned_data["pin"], now=request.now)
        except AlreadyChosen:
            messages.info(request, _("Vous avez déjà un code secret."))
        return redirect("make_card")
    status = 422 if form.errors else 200
    return person_page(request, "access/choose_pin.html", {"form": form}, status=status)


@person_side
@require_http_methods(["GET", "POST"])
def choose_question(request: PersonRequest) -> HttpResponse:
    """First which question, then the answer: two screens at one address."""
    if Lock.objects.filter(person=request.actor.id).exclude(answer="").exists():
        return redirect("make_card")
    asked = request.POST.get("about") or request.GET.get("about") or ""
    about = Question(asked) if asked in set(Question) else None
    form = NewAnswerForm(request.POST or None)
    if request.method == "POST" and about and form.is_valid():
        try:
            actions.choose_question(
                actor=request.actor,
                question=about,
                answer=form.cleaned_data["answer"],
                now=request.now,
            )
        except AlreadyChosen:
            messages.info(request, _("Vous avez déjà choisi."))
        return redirect("make_card")
    context = {
        "form": form,
        "about": about,
        "asked": QUESTIONS[about] if about else "",
        "questions": QUESTIONS.items(),
    }
    status = 422 if about and form.errors else 200
    return person_page(request, "access/choose_question.html", context, status=status)


@person_side
@require_http_methods(["GET", "POST"])
def choose_new_pin(request: PersonRequest) -> HttpResponse:
    """A forgotten PIN, or another one: what she chose at the start opens it."""
    lock = Lock.objects.filter(person=request.actor.id).exclude(answer="").first()
    if lock is None:
        return redirect("make_card")
    form, status = NewPinByAnswerForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.choose_new_pin(
                actor=request.actor, answer=said["answer"], pin=said["pin"], now=request.now
            )
            messages.success(request, _("C’est fait. Votre code secret est changé."))
            return redirect("make_card")
        except WrongSecret:
            form.add_error("answer", _("Ce n’est pas cette réponse. Essayez encore."))
        except TooManyTries as error:
            form.add_error("answer", wait_words(error.wait))
            status = 429
    if form.errors and status == 200:
        status = 422
    context = {"form": form, "asked": QUESTIONS[Question(lock.question)]}
    return person_page(request, "access/choose_new_pin.html", context, status=status)
