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

from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from palier.access.actions import add_helper, choose_pin, choose_question, make_card
from palier.access.models import Account, Card, Sitting, Station
from palier.access.queries import SITTING, STATION
from palier.access.rules.answer import Question
from palier.access.sittings import open_sitting
from palier.attention import actions as attention
from palier.autonomy import actions as autonomy
from palier.autonomy.models import Mandate
from palier.diagnosis import actions as diagnosis
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.queries import open_attempt
from palier.diagnosis.rules.course import Screen
from palier.people import actions as people
from palier.people.models import (
    Beneficiary,
    Helper,
    Structure,
    TrustedHelper,
    Visit,
)
from palier.people.rules.actor import HelperActor, Matter, PersonActor, Role, TrustedActor
from palier.people.rules.consent import Lasting

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
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    now = now or max(timezone.now() - timedelta(minutes=20), midnight)
    from tests import scenes  # noqa: PLC0415  (it plays with what is below)

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
    scenes.play(cast)
    return cast


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
