"""Cards on the helper's side: prepare, print, stop, replace."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access import actions
from palier.access.cards import HasCard, card_of, pictures_of, to_print
from palier.access.forms.persons import TheirAnswerForm, VouchForm
from palier.access.models import Lock
from palier.access.paper import PaperCard, cards_pdf
from palier.access.queries import colleagues_of
from palier.access.request import HelperRequest
from palier.access.rules.answer import Question
from palier.access.tries import TooManyTries, WrongSecret
from palier.access.waiting import wait_words
from palier.access.wording import QUESTIONS
from palier.people.models import Beneficiary
from palier.people.queries import person_known_to
from palier.people.rules.actor import NotAllowed
from palier.people.rules.may import require
from palier.web.answers import language, shown


@require_GET
def cards(request: HelperRequest) -> HttpResponse:
    """The cards of this week, to print eight on a sheet."""
    require(request.actor, "print_cards")
    context = {"cards": to_print(request.actor, request.now)}
    return render(request, "access/cards.html", context)


@require_POST
def print_cards(request: HelperRequest) -> HttpResponse:
    """The sheet of the cards that were ticked."""
    chosen = [UUID(one) for one in request.POST.getlist("person") if _is_uuid(one)]
    printed = actions.print_cards(actor=request.actor, chosen=chosen, now=request.now)
    if not printed:
        messages.info(request, _("Aucune carte à imprimer. Cochez une carte de la semaine."))
        return redirect("cards")
    paper = cards_pdf(
        [PaperCard(card.shown_name, pictures_of(card), card.token) for card in printed],
        language(),
    )
    return shown(paper, "cartes.pdf")


def _is_uuid(word: str) -> bool:
    try:
        UUID(word)
    except ValueError:
        return False
    return True


@require_POST
def issue_card(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    try:
        actions.issue_card(actor=request.actor, person_id=beneficiary_id, now=request.now)
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown
    except HasCard:
        messages.info(request, _("Cette personne a déjà une carte."))
    return redirect("person", beneficiary_id)


@require_POST
def stop_card(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    try:
        actions.stop_card(actor=request.actor, person_id=beneficiary_id, now=request.now)
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown
    messages.success(request, _("C’est fait. Cette carte n’ouvre plus rien."))
    return redirect("replace_card", beneficiary_id)


@require_http_methods(["GET", "POST"])
def replace_card(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """A lost card: what the person chose at the start, then another card."""
    person = _known(request, beneficiary_id)
    form, status = TheirAnswerForm(request.POST or None), 200
    if request.method == "POST" and form.is_valid():
        try:
            actions.replace_card(
                actor=request.actor,
                person_id=person.pk,
                answer=form.cleaned_data["answer"],
                now=request.now,
            )
            return _new(request)
        except WrongSecret:
            form.add_error("answer", _("Ce n’est pas cette réponse. Essayez encore."))
        except TooManyTries as error:
            form.add_error("answer", wait_words(error.wait))
    status = 422 if form.errors else 200
    lock = Lock.objects.filter(person=person).exclude(question="").first()
    context = {
        "person": person,
        "form": form,
        "asked": QUESTIONS[Question(lock.question)] if lock else "",
        "card": card_of(person.pk),
    }
    return render(request, "access/replace_card.html", context, status=status)


@require_http_methods(["GET", "POST"])
def vouch_for_person(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """The answer is forgotten: two who work here know the person."""
    person = _known(request, beneficiary_id)
    form = VouchForm(request.POST or None, colleagues=colleagues_of(request.actor))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            actions.vouch_for_person(
                actor=request.actor,
                person_id=person.pk,
                colleague_id=said["account"],
                secret=said["secret"],
                pin_too=said["pin_too"],
                now=request.now,
            )
            return _new(request)
        except WrongSecret:
            form.add_error("secret", _("Ce n’est pas le bon code. Essayez encore."))
        except TooManyTries as error:
            form.add_error("secret", wait_words(error.wait))
    status = 422 if form.errors else 200
    context = {"person": person, "form": form}
    return render(request, "access/vouch_for_person.html", context, status=status)


def _known(request: HelperRequest, beneficiary_id: UUID) -> Beneficiary:
    try:
        return person_known_to(request.actor, beneficiary_id)
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown


def _new(request: HelperRequest) -> HttpResponse:
    messages.success(request, _("L’ancienne carte n’ouvre plus rien. Imprimez la nouvelle."))
    return redirect("cards")
