"""What the cast did before a test begins: one scene for each part of Palier, played by its acts."""

from datetime import timedelta
from uuid import uuid4

from allauth.mfa.models import Authenticator
from django.utils import timezone

from palier.access.links import digest_of
from palier.access.models import Invitation, NewWayIn
from palier.autonomy import actions as autonomy
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.diagnosis import actions as diagnosis
from palier.diagnosis.models import Diagnosis
from palier.journey.actions import advisers, facts, relays, steps, supports
from palier.journey.actions.needs import write_need
from palier.journey.rules.facts import Channel, Kind, Said
from palier.journey.writing import Said as StepSaid
from palier.people import actions as people
from palier.people.actions import likeness
from palier.people.models import (
    Accompaniment,
    Beneficiary,
    ImportLine,
    PeopleImport,
)
from palier.people.naming import write_names
from palier.people.rules.actor import Matter, Role
from palier.people.rules.consent import Lasting
from tests.cast import TOKEN, Cast, prepared, take_stock, trusts
from tests.passkeys import kept_credential


def play(cast: Cast) -> None:
    _claudia_takes_stock(cast)
    _a_booklet_waits(cast)
    cast.makes_card("Claudia")
    _martine_decides(cast)
    _tasks_are_noted(cast)
    cast.paired(7)
    _some_are_alike(cast)
    _the_team_waits(cast)
    _a_file_waits(cast)
    _around_genevieve(cast)
    _small_steps(cast)


def _small_steps(cast: Cast) -> None:
    """Claudia opened her plan to Kérourien: a need, a step of a path, one in their words. Caroline
    has a need, and opened nothing."""
    claudia, nolwenn = cast.person("Claudia"), cast.helper(cast.nolwenn)
    people.give_consent(actor=claudia, matter=Matter.PLAN, now=cast.now)
    whose = {"person_id": claudia.id, "now": cast.now}
    need = write_need(actor=claudia, words="Refaire mon CV, Mimosa-besoin", **whose)
    steps.accept_step(actor=nolwenn, name="cv/jobs", ticket=uuid4(), need_id=need.pk, **whose)
    said = StepSaid("Montrer Bruyère-pas à Nolwenn", day=timezone.localtime(cast.now).date())
    steps.write_step(actor=nolwenn, said=said, ticket=uuid4(), **whose)
    caroline = cast.person("Caroline")
    write_need(actor=caroline, person_id=caroline.id, words="Préparer un entretien", now=cast.now)


def _some_are_alike(cast: Cast) -> None:
    """From a file: two rows that may be one person, two that were, and two who are told apart."""
    actor = cast.helper(cast.nolwenn)
    nouria, other = (_from_a_file(cast, first, "Belkacem") for first in ("Nouria", "Nourya"))
    annie, again = (_from_a_file(cast, first, "Kerdoncuff") for first in ("Annie", "Anny"))
    pair = {"kept_id": annie.pk, "absorbed_id": again.pk}
    likeness.merge_people(actor=actor, now=cast.now, **pair)
    likeness.tell_apart(actor=actor, one_id=nouria.pk, other_id=annie.pk, now=cast.now)
    Beneficiary.objects.filter(pk__in=[nouria.pk, other.pk]).update(phone="+33612345678")


def _from_a_file(cast: Cast, first_name: str, last_name: str) -> Beneficiary:
    """Known to Kérourien, and never welcomed."""
    one = Beneficiary.objects.create(
        first_name=first_name, last_name=last_name, created_at=cast.now
    )
    write_names(one)
    Accompaniment.objects.create(person=one, structure=cast.kerourien, since=cast.now)
    return one


def _claudia_takes_stock(cast: Cast) -> None:
    """A finished diagnosis, shown to her place, with a helper's second opinion."""
    actor = cast.person("Claudia")
    people.give_consent(actor=actor, matter=Matter.RESULT, now=cast.now)
    take_stock(actor, cast.now, tasks=3)
    diagnosis.finish_point(actor=actor, now=cast.now)
    diagnosis.overrule_stage(
        actor=cast.helper(cast.nolwenn),
        diagnosis_id=Diagnosis.objects.get(person=actor.id).pk,
        stage="investment",
        reason="Corail-raison",
        now=cast.now,
    )


def _a_booklet_waits(cast: Cast) -> None:
    """Two for Geneviève: one on her table, one that was entered; nobody may see her result."""
    nolwenn, person_id = cast.helper(cast.nolwenn), cast.beneficiary("Geneviève").pk
    for _ in range(2):
        booklet = diagnosis.prepare_booklet(
            actor=nolwenn,
            person_id=person_id,
            large=False,
            dice=7,
            ticket=uuid4(),
            now=cast.now,
        )
    diagnosis.enter_booklet(
        actor=nolwenn, booklet_id=booklet.pk, typed={}, told={}, dice=7, now=cast.now
    )


def _martine_decides(cast: Cast) -> None:
    """A page to sign, and a cousin who may read her result."""
    people.draw_up_consent(
        actor=cast.helper(cast.nolwenn),
        person_id=cast.beneficiary("Martine").pk,
        matter=Matter.RESULT,
        lasting=Lasting.YEAR,
        now=cast.now,
    )
    trusts(cast, "Martine", "Karim")


def _around_genevieve(cast: Cast) -> None:
    """She lets Kérourien see her plan: a line of the thread, her référent, a relay that she has not
    answered, and a place with the adviser of next week."""
    actor, nolwenn = cast.person("Geneviève"), cast.helper(cast.nolwenn)
    person_id, now = actor.id, cast.now
    people.give_consent(actor=actor, matter=Matter.PLAN, now=now)
    sent = Said("Genêt-fil", Kind.SENT, whom="La mairie", channel=Channel.POST)
    facts.write_fact(actor=nolwenn, person_id=person_id, said=sent, ticket=uuid4(), now=now)
    facts.write_my_fact(actor=actor, said=Said("Genêt-fil"), ticket=uuid4(), now=now)
    who = supports.Who("CV", helper_id=cast.yann.helper_id)
    support = supports.add_support(
        actor=nolwenn, person_id=person_id, who=who, ticket=uuid4(), now=now
    )
    supports.make_referent(actor=nolwenn, support_id=support.pk, now=now)
    relays.propose_relay(
        actor=nolwenn, person_id=person_id, to=cast.port.pk, words="Bruyère-relais", now=now
    )
    day = timezone.localtime(now).date() + timedelta(days=7)
    visit = advisers.plan_adviser_visit(actor=nolwenn, adviser="France Travail", day=day, now=now)
    advisers.wish_adviser(
        actor=actor,
        adviservisit_id=visit.pk,
        words="Ajonc-conseiller",
        shows_plan=True,
        now=now,
    )


def _tasks_are_noted(cast: Cast) -> None:
    """Leïla was helped twice, once under the mandate that she signed; Claudia's waits for her."""
    for task, level in (("received", HelpLevel.WITH), ("ft_update", HelpLevel.FOR)):
        autonomy.record_task(
            actor=cast.helper(cast.nolwenn),
            task=task,
            level=level,
            outcome=Outcome.WELL,
            ticket=uuid4(),
            now=cast.now,
            person_id=cast.beneficiary("Leïla").pk,
            words="Lavande-faite",
            minutes=15,
        )
    signed = prepared(cast, "Leïla")
    autonomy.sign_mandate(
        actor=cast.person("Leïla"), mandate_id=signed.pk, read=signed.text_digest, now=cast.now
    )
    prepared(cast, "Claudia")


def _the_team_waits(cast: Cast) -> None:
    """Somebody is invited, Yann lost his password, Maryvonne enters with her own device."""
    lasts = {"digest": digest_of(TOKEN), "expires_at": timezone.now() + timedelta(days=1)}
    maryvonne = cast.maryvonne.helper
    Invitation.objects.create(
        structure=cast.kerourien,
        role=Role.MEDIATOR,
        invited_by=maryvonne,
        invited_at=cast.now,
        **lasts,
    )
    NewWayIn.objects.create(account=cast.yann, given_by=maryvonne, given_at=cast.now, **lasts)
    Authenticator.objects.create(
        user=cast.maryvonne,
        type=Authenticator.Type.WEBAUTHN,
        data={"name": "Son téléphone", "credential": kept_credential()},
    )


def _a_file_waits(cast: Cast) -> None:
    """A file of people was read, and nobody started it: one to add, one to repair."""
    named = ("Nom", "last_name"), ("Prénom", "first_name"), ("Tél", "phone"), ("Adresse", "")
    one = PeopleImport.objects.create(
        structure=cast.kerourien,
        by=cast.nolwenn.helper,
        at=cast.now,
        file_name="adhérents.csv",
        columns=[
            {"at": at, "name": name, "says": says, "kept": bool(says)}
            for at, (name, says) in enumerate(named)
        ],
        state=PeopleImport.State.SHOWN,
        lines=2,
        digest="0" * 64,
        told={"ready": 1, "apart": 0, "wrong": 1},
    )
    ImportLine.objects.create(imported=one, number=2, cells=["Perrine-Tableau", "Anne", ""])
    ImportLine.objects.create(imported=one, number=3, cells=["Le Goff", "", "12"], problem="phone")
