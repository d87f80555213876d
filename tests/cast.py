"""The cast of the stories, played in every test. Charlie works elsewhere: he must see nothing.

What each person says is planted here once (``SECRETS``), so that a test can look for it anywhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from palier.access.actions import add_helper, choose_pin, choose_question, make_card
from palier.access.links import digest_of
from palier.access.models import Account, Card, Invitation, NewWayIn, Sitting, Station
from palier.access.queries import SITTING, STATION
from palier.access.rules.answer import Question
from palier.access.sittings import open_sitting
from palier.attention import actions as attention
from palier.autonomy import actions as autonomy
from palier.autonomy.models import Mandate
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.diagnosis import actions as diagnosis
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.queries import open_attempt
from palier.diagnosis.rules.course import Screen
from palier.journey.actions import advisers, facts, relays, steps, supports
from palier.journey.actions.needs import write_need
from palier.journey.rules.facts import Channel, Kind, Said
from palier.journey.writing import Said as StepSaid
from palier.people import actions as people
from palier.people.actions import likeness
from palier.people.models import (
    Accompaniment,
    Beneficiary,
    Helper,
    ImportLine,
    PeopleImport,
    Structure,
    TrustedHelper,
    Visit,
)
from palier.people.naming import write_names
from palier.people.rules.actor import HelperActor, Matter, PersonActor, Role, TrustedActor
from palier.people.rules.consent import Lasting
from tests.passkeys import kept_credential

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 3, 9, 9, 30, tzinfo=PARIS)
"""A Monday morning, for tests that give the time. Pages take the real one."""

PASSWORD = "une phrase de passe longue"
PIN = "4812"
CARD_PIN, ANSWER = "4071", "La tarte aux poires"

TOKEN = "abcdefghijklmnopqrstuvwxyz234567"
"""The word of the links that wait in Kérourien: an invitation, and a new way in."""

SECRETS = (
    *("Claudia-Rose", "Geneviève-Rose", "Leïla-Rose", "Martine-Rose"),
    *("Zoulikha-CV", "Jasmin-parler", "Corail-raison", "Lavande-faite"),
    "Perrine-Tableau",
    *("Genêt-fil", "Bruyère-relais", "Ajonc-conseiller"),  # the people around Geneviève
    *("Mimosa-besoin", "Bruyère-pas"),  # what Claudia needs
)
"""Words that belong to Kérourien: shown to its helpers, never to anybody else. Nobody bears a bare
first name of the cast, for the exercises speak of a Claudia too."""


@dataclass
class Cast:
    """Kérourien (Nolwenn, Yann, Soizic who volunteers, Maryvonne its head, and their people) and
    the Port (Charlie, and Gilles). Karim, a cousin of Martine, works nowhere here."""

    now: datetime
    kerourien: Structure
    port: Structure
    nolwenn: Account
    yann: Account
    charlie: Account
    soizic: Account
    maryvonne: Account
    visits: dict[str, Visit] = field(default_factory=dict)
    ties: dict[str, TrustedHelper] = field(default_factory=dict)

    @property
    def karim(self) -> Account:
        return Account.objects.get(email="karim@example.org")

    def helper(self, account: Account) -> HelperActor:
        """The actor behind an account."""
        membership = account.helper.memberships.get(until=None)
        return HelperActor(account.helper_id, membership.structure_id, Role(membership.role))

    def person(self, name: str) -> PersonActor:
        """The actor of a person whose visit is under way."""
        visit = self.visits[name]
        return PersonActor(visit.person_id, visit.structure_id, visit.pk)

    def beneficiary(self, name: str) -> Beneficiary:
        return self.visits[name].person

    def signed_in(self, account: Account) -> Client:
        """A browser in which a helper is signed in."""
        client = Client(headers={"accept-language": "fr"})
        client.force_login(account)
        return client

    def in_hands_of(self, name: str) -> Client:
        """A browser that was handed over to a person."""
        client = Client(headers={"accept-language": "fr"})
        session = client.session
        session[SITTING] = str(self.sits(name).pk)
        session.save()
        return client

    def sits(self, name: str) -> Sitting:
        """A screen given to a person by a helper of her place."""
        visit, now = self.visits[name], timezone.now()
        giver = self.charlie if visit.structure_id == self.port.pk else self.nolwenn
        return open_sitting(
            person_id=visit.person_id,
            structure_id=visit.structure_id,
            visit=visit,
            how=Sitting.How.HANDED,
            opened_by_id=giver.helper_id,
            now=now,
        )

    def paired(self, number: int = 5) -> tuple[Station, Client]:
        """A machine of Kérourien's room, and its browser."""
        word = f"poste-{number}"
        station = Station.objects.create(
            structure=self.kerourien,
            number=number,
            digest=sha256(word.encode()).hexdigest(),
            paired_by=self.nolwenn.helper,
            paired_at=self.now,
        )
        client = Client(headers={"accept-language": "fr"})
        client.cookies[STATION] = word
        return station, client

    def makes_card(self, name: str) -> Card:
        """The person chooses her PIN and her question, then has a card."""
        actor = self.person(name)
        choose_pin(actor=actor, pin=CARD_PIN, now=self.now)
        choose_question(actor=actor, question=Question.DISH, answer=ANSWER, now=self.now)
        return make_card(actor=actor, name=name, now=self.now)

    def arrive(
        self, name: str, request: str, account: Account | None = None, called: str | None = None
    ) -> Visit:
        visit = people.welcome_person(
            actor=self.helper(account or self.nolwenn),
            first_name=name if called is None else called,
            request=request,
            ticket=uuid4(),
            now=self.now,
        )
        self.visits[name] = visit
        return visit


def assemble(now: datetime | None = None) -> Cast:
    """The two places, with one finished diagnosis and one under way, consents, and a request."""
    now = now or timezone.now() - timedelta(minutes=20)
    cast = open_places(now)
    for name, request in (
        ("Claudia", "Zoulikha-CV"),
        ("Geneviève", "S’actualiser"),
        ("Leïla", "J’ai reçu un message"),
        ("Caroline", ""),
        ("Martine", "Savoir qui voit quoi"),
        ("", "Imprimer une offre"),
    ):
        cast.arrive(name, request, called=f"{name}-Rose" if name else "")
    cast.arrive("Gilles", "Parler à quelqu’un", cast.charlie)
    attention.ask_for_human(actor=cast.person("Leïla"), words="Jasmin-parler", now=now)
    _claudia_takes_stock(cast)
    cast.makes_card("Claudia")
    _martine_decides(cast)
    _tasks_are_noted(cast)
    cast.paired(7)
    _some_are_alike(cast)
    _the_team_waits(cast)
    _a_file_waits(cast)
    _around_genevieve(cast)
    _small_steps(cast)
    return cast


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


def open_places(now: datetime) -> Cast:
    kerourien = Structure.objects.create(name="Espace multimédia de Kérourien", kind="EPN")
    port = Structure.objects.create(name="Relais emploi du Port", kind="RELAIS")

    def account(name: str, place: Structure, role: Role) -> Account:
        return add_helper(
            place=place,
            name=name,
            email=f"{name.lower()}@example.org",
            password=PASSWORD,
            pin=PIN,
            role=role,
            now=now,
        )

    return Cast(
        now,
        kerourien,
        port,
        account("Nolwenn", kerourien, Role.MEDIATOR),
        account("Yann", kerourien, Role.COUNSELLOR),
        account("Charlie", port, Role.COUNSELLOR),
        account("Soizic", kerourien, Role.VOLUNTEER),
        account("Maryvonne", kerourien, Role.HEAD),
    )


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
    who = supports.Who("chercher un emploi", helper_id=cast.yann.helper_id)
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


def trusts(cast: Cast, name: str, called: str, now: datetime | None = None) -> TrustedActor:
    """A person names somebody near, who came with his code, and may read her result."""
    now = now or cast.now
    tie = people.name_trusted_helper(
        actor=cast.person(name),
        called=called,
        matters={Matter.RESULT: None},
        lasting=Lasting.YEAR,
        ticket=uuid4(),
        now=now,
    )
    address = f"{called.lower()}@example.org"
    account = Account.objects.filter(email=address).first() or Account.objects.create_user(
        address, PASSWORD, helper=Helper.objects.create(name=called)
    )
    tie.helper_id, tie.accepted_at = account.helper_id, now
    tie.save()
    cast.ties[called] = tie
    return TrustedActor(account.helper_id)


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


def prepared(cast: Cast, name: str, now: datetime | None = None, **other: Any) -> Mandate:
    """A mandate to Nolwenn for the monthly update and the CAF, that waits for a signature."""
    given = {
        "acts": ["ft_update", "caf_ask"],
        "lasting": Lasting.THREE_MONTHS,
        "holder_id": cast.nolwenn.helper_id,
        **other,
    }
    return autonomy.prepare_mandate(
        actor=cast.helper(cast.nolwenn),
        person_id=cast.beneficiary(name).pk,
        now=now or cast.now,
        **given,
    )


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


def take_stock(
    actor: PersonActor, now: datetime, *, tasks: int, outcome: str = "done"
) -> Diagnosis:
    """The conversation, then that many exercises ended at once with ``outcome``."""
    point = diagnosis.start_point(actor=actor, dice=7, now=now)
    for question in conversation().questions:
        diagnosis.reply(actor=actor, question=question.key, choice=question.choices[0].key, now=now)
    screen = diagnosis.advance(actor=actor, now=now)
    for _ in range(tasks):
        if screen is Screen.PAUSE:
            diagnosis.rest(actor=actor)
            screen = diagnosis.advance(actor=actor, now=now)
        attempt = open_attempt(point)
        if screen is not Screen.TASK or attempt is None:
            break
        diagnosis.close_attempt(
            actor=actor,
            play_id=attempt.play_id,
            turn=attempt.play.turn,
            outcome=outcome,
            helped=False,
            now=now,
        )
        screen = diagnosis.advance(actor=actor, now=now)
    return point


def every_row() -> Iterator[Model]:
    """Every row of every table of Palier."""
    for model in apps.get_models():
        if model.__module__.startswith("palier."):
            yield from model._default_manager.all()
