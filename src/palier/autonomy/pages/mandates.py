"""The helper's side of a mandate: prepared, printed, recorded when it comes back, stopped."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from palier.access.request import HelperRequest, PalierRequest
from palier.access.sides import shared_side
from palier.autonomy import actions, paper, queries
from palier.autonomy.content import catalogue
from palier.autonomy.models import Mandate
from palier.autonomy.rules import mandate as rules
from palier.autonomy.rules.mandate import GUARDIANSHIPS, MOST_ACTS, Guardianship, MandateRefused
from palier.people import queries as people
from palier.people.models import Beneficiary
from palier.people.rules.actor import NotAllowed
from palier.people.rules.consent import LASTINGS, Lasting
from palier.people.rules.may import require
from palier.web.answers import shown

WORDS: Final[dict[type[MandateRefused], str | Promise]] = {
    rules.HeldByVolunteer: gettext_lazy(
        "Une personne bénévole ne tient jamais de mandat. Choisissez une personne salariée."
    ),
    rules.NoAct: gettext_lazy("Cochez au moins une démarche."),
    rules.TooManyActs: gettext_lazy("C’est trop : un mandat reste court. Cochez-en moins."),
    rules.UnknownAct: gettext_lazy("Une des démarches n’est pas de la liste. Cochez à nouveau."),
    rules.NoGuardian: gettext_lazy("Écrivez le nom de la personne qui protège."),
    rules.TooLong: gettext_lazy("Un mandat dure un an au plus."),
    actions.NotSigned: gettext_lazy("Cochez si la feuille est signée. Sinon, rien n’est noté."),
    actions.PaperRefused: gettext_lazy(
        "Cette feuille ne compte pas : ce n’est pas un mandat d’ici."
    ),
    actions.MandateGone: gettext_lazy("Ce mandat est fini. Préparez-en un autre."),
}


@require_http_methods(["GET", "POST"])
def prepare_mandate(request: HelperRequest, beneficiary_id: UUID) -> HttpResponse:
    """The list of acts, until when, by whom; then it is signed on her screen or on paper."""
    require(request.actor, "prepare_mandate")
    try:
        person = people.person_known_to(request.actor, beneficiary_id)
    except Beneficiary.DoesNotExist as unknown:
        raise NotAllowed from unknown
    refusal = ""
    if request.method == "POST":
        try:
            _prepare(request, person.pk)
        except MandateRefused as refused:
            refusal = str(WORDS[type(refused)])
        else:
            messages.success(request, _("Le mandat attend une signature."))
            return redirect("tasks_of", person.pk)
    context = {"person": person, "refusal": refusal, "most": MOST_ACTS, **_choices(request)}
    status = 422 if refusal else 200
    return render(request, "autonomy/prepare_mandate.html", context, status=status)


def _prepare(request: HelperRequest, person_id: UUID) -> Mandate:
    said = request.POST
    guardianship, lasting = said.get("guardianship", ""), said.get("lasting", "")
    return actions.prepare_mandate(
        actor=request.actor,
        person_id=person_id,
        acts=said.getlist("acts"),
        lasting=Lasting(lasting) if lasting in set(Lasting) else Lasting.MONTH_END,
        holder_id=_uuid(said.get("holder", "")),
        guardianship=_guardianship(guardianship),
        guardian=said.get("guardian", ""),
        now=request.now,
    )


def _guardianship(raw: str) -> Guardianship:
    """What is not one of ours is refused, never read as "no measure"."""
    if raw not in set(Guardianship):
        raise rules.NoGuardian
    return Guardianship(raw)


def _uuid(raw: str) -> UUID:
    try:
        return UUID(raw)
    except ValueError:
        raise rules.HeldByVolunteer from None


def _choices(request: HelperRequest) -> dict[str, object]:
    said: QueryDict = request.POST if request.method == "POST" else request.GET
    ticked = {*said.getlist("acts"), said.get("task", "")}
    return {
        "groups": [
            (name, [(kind, kind.key in ticked) for kind in kinds if kind.mandate])
            for name, kinds in catalogue().grouped()
        ],
        "holders": queries.possible_holders(request.actor),
        "holder": said.get("holder") or str(request.actor.id),
        "lastings": LASTINGS.items(),
        "lasting": said.get("lasting") or Lasting.THREE_MONTHS.value,
        "guardianships": GUARDIANSHIPS.items(),
        "guardianship": said.get("guardianship", ""),
        "guardian": said.get("guardian", "")[:100],
    }


@require_GET
def mandate_sheet(request: HelperRequest, mandate_id: UUID) -> HttpResponse:
    """One page to print and to sign; a second one for the person."""
    try:
        mandate = queries.mandates_of(request.actor).get(pk=mandate_id)
    except Mandate.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return shown(paper.to_sign(mandate), "mandat.pdf")


@shared_side
@require_GET
def mandate_attestation(request: PalierRequest, mandate_id: UUID) -> HttpResponse:
    """For both: whoever may read this mandate may print what proves it."""
    if request.actor is None:
        raise NotAllowed
    signed = queries.mandates_of(request.actor).exclude(signed_at=None)
    try:
        mandate = signed.get(pk=mandate_id)
    except Mandate.DoesNotExist as unknown:
        raise NotAllowed from unknown
    return shown(paper.attestation(mandate), "attestation.pdf")


@require_http_methods(["GET", "POST"])
def record_paper_mandate(request: HelperRequest) -> HttpResponse:
    """The reference, scanned or typed, and « la feuille est signée »."""
    require(request.actor, "record_paper_mandate")
    said, refusal = request.POST, ""
    if request.method == "POST":
        try:
            mandate = actions.record_paper_mandate(
                actor=request.actor,
                reference=said.get("reference", "")[:60],
                signed=bool(said.get("signed")),
                now=request.now,
            )
        except MandateRefused as refused:
            refusal = str(WORDS[type(refused)])
        else:
            messages.success(request, _("C’est noté. Gardez la feuille fermée à clé."))
            return redirect("tasks_of", mandate.person_id)
    context = {"refusal": refusal, "typed": said.get("reference", "")[:60]}
    status = 422 if refusal else 200
    return render(request, "autonomy/record_paper_mandate.html", context, status=status)


@require_POST
def revoke_mandate_on_word(request: HelperRequest, mandate_id: UUID) -> HttpResponse:
    """She said, or wrote, that it stops: it stops."""
    try:
        mandate = actions.revoke_mandate_on_word(
            actor=request.actor, mandate_id=mandate_id, now=request.now
        )
    except Mandate.DoesNotExist as unknown:
        raise NotAllowed from unknown
    messages.success(request, _("C’est fait. Ce mandat est arrêté."))
    return redirect("tasks_of", mandate.person_id)
