"""A demonstration place, with the cast of the project: what a stranger meets in the first minute.

Loaded once; run again, it keeps whatever was entered since. Refused outside the demonstration.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from palier.access.actions import add_helper, choose_pin, choose_question, make_card
from palier.access.models import Account, Card
from palier.access.rules.answer import Question
from palier.attention import actions as attention
from palier.autonomy import actions as autonomy
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.diagnosis import actions as diagnosis
from palier.diagnosis.content import conversation
from palier.diagnosis.queries import open_attempt
from palier.diagnosis.rules.conversation import RATHER_NOT
from palier.diagnosis.rules.course import Screen
from palier.journey.actions import advisers, facts, steps, supports
from palier.journey.actions.needs import write_need
from palier.journey.rules.facts import Channel, Kind, Said
from palier.journey.writing import Said as StepSaid
from palier.people import actions as people
from palier.people.models import Structure, Visit
from palier.people.rules.actor import HelperActor, Matter, PersonActor, Role
from palier.simulators.bank import bank
from palier.simulators.models import Play

NAMESPACE = UUID("5d2ef4f0-6c1b-4c1a-9a55-7a1f5a0c0de0")
"""Demonstration ids are derived from names, so that a second run finds what the first one made."""

PASSWORD = "palier-demo-2026"  # noqa: S105  a demonstration password, refused outside it
PIN = "2026"
CARD, CARD_PIN = "sun boat windmill", "4071"
"""Geneviève’s card, always the same here: « soleil bateau moulin »."""


@dataclass(frozen=True)
class SignIn:
    name: str
    email: str
    password: str
    purpose: str


SIGN_INS = (
    SignIn("Nolwenn", "nolwenn@demo.example", PASSWORD, "médiatrice, Espace de Kérourien"),
    SignIn("Yann", "yann@demo.example", PASSWORD, "conseiller, Espace de Kérourien"),
    SignIn("Charlie", "charlie@demo.example", PASSWORD, "d’un autre lieu : ne voit rien d’ici"),
    SignIn("Maryvonne", "maryvonne@demo.example", PASSWORD, "direction, Espace de Kérourien"),
    SignIn("Soizic", "soizic@demo.example", PASSWORD, "bénévole : voit seulement la journée"),
)


@dataclass(frozen=True)
class Player:
    """Somebody of the cast. ``minutes``: since the arrival today; ``days``: since the last coming.
    ``ease``: ability in each domain, for those who already took stock (simulated, as in the bench).
    """

    name: str
    request: str
    minutes: int = 0
    days: int = 0
    ease: Mapping[str, float] = field(default_factory=dict)
    replies: Mapping[str, str] = field(default_factory=dict)


HERE = (
    Player("Claudia", "Refaire un CV", minutes=42),
    Player("Ibrahim", "Envoyer un mail", minutes=25),
    Player("", "Imprimer une offre", minutes=14),
    Player("Geneviève", "S’actualiser", minutes=6),
    Player("Leïla", "J’ai reçu un message", minutes=3),
)

BEFORE = (
    Player(
        "Caroline",
        "Préparer un entretien",
        days=5,
        ease={"phone": 2.0, "computer": -0.6, "documents": -0.4, "email": 0.2, "web": 0.9},
        replies={"shared_phone": "own_smartphone", "working_computer": "none"},
    ),
    Player(
        "Luc",
        "Retrouver son mot de passe",
        days=12,
        ease={"phone": 0.8, "computer": 0.9, "documents": -0.2, "email": -0.6, "web": 0.4},
        replies={"working_computer": "broken"},
    ),
    Player("Christophe", "Trouver un ordinateur", days=19),
    Player("Nouria", "Envoyer des CV", days=20),
    Player("Gilles", "Parler de son projet", days=26),
    Player("Émilie", "Voir du monde", days=26),
    Player("Annie", "Une candidature par courrier", days=33),
    Player("Martine", "Savoir qui voit quoi", days=40),
)


class NotADemonstration(Exception):  # noqa: N818  (a refusal, not a mistake)
    """Demonstration people never enter a real place."""


@transaction.atomic
def load(now: datetime) -> None:
    """Raises :class:`NotADemonstration` unless ``settings.DEMO``."""
    if not settings.DEMO:
        raise NotADemonstration
    if Account.objects.filter(is_demo=True).exists():
        return
    kerourien = _place("Espace multimédia de Kérourien", Structure.Kind.EPN)
    elsewhere = _place("Relais emploi du Port", Structure.Kind.RELAIS)
    nolwenn = _helper(kerourien, SIGN_INS[0], Role.MEDIATOR, now)
    yann = _helper(kerourien, SIGN_INS[1], Role.COUNSELLOR, now)
    _helper(elsewhere, SIGN_INS[2], Role.COUNSELLOR, now)
    _helper(kerourien, SIGN_INS[3], Role.HEAD, now)
    _helper(kerourien, SIGN_INS[4], Role.VOLUNTEER, now)
    actor = HelperActor(nolwenn.helper_id, kerourien.pk, Role.MEDIATOR)
    for player in BEFORE:
        _came_before(actor, player, now - timedelta(days=player.days))
    _around_nouria(actor, yann.helper_id, now)
    for player in HERE:
        visit = _arrives(actor, player, now - timedelta(minutes=player.minutes))
        if player.name == "Leïla":
            _was_helped(actor, visit, now)
            attention.ask_for_human(
                actor=_person(visit), words="Je voudrais tenir la souris", now=now
            )
        if player.name == "Geneviève":
            _has_a_card(_person(visit), now)
        if player.name == "Claudia":
            _has_a_thread(actor, _person(visit), now)
        if player.name == "Ibrahim":
            _has_a_plan(_person(visit), now)


def _came_before(actor: HelperActor, player: Player, then: datetime) -> None:
    visit = _arrives(actor, player, then)
    if player.ease:
        people.give_consent(actor=_person(visit), matter=Matter.RESULT, now=then)
        _takes_stock(_person(visit), player, then)
    people.end_visit(actor=actor, visit_id=visit.pk, now=then + timedelta(hours=1))


def _around_nouria(actor: HelperActor, yann: UUID, now: datetime) -> None:
    """Nouria has a référent, Yann; the adviser of the agency comes next week."""
    nouria = Visit.objects.get(ticket=uuid5(NAMESPACE, "visit Nouria"))
    people.give_consent(actor=_person(nouria), matter=Matter.PLAN, now=now)
    support = supports.add_support(
        actor=actor,
        person_id=nouria.person_id,
        who=supports.Who("trouver un emploi", helper_id=yann),
        ticket=uuid5(NAMESPACE, "support Nouria"),
        now=now,
    )
    supports.make_referent(actor=actor, support_id=support.pk, now=now)
    day = timezone.localtime(now).date() + timedelta(days=7)
    advisers.plan_adviser_visit(actor=actor, adviser="France Travail", day=day, now=now)


LEILA = ((HelpLevel.FOR, 21), (HelpLevel.WITH, 14), (HelpLevel.WITH, 7))
"""How she was helped with a message, and how many days ago: next time, alone with somebody near."""


def _was_helped(actor: HelperActor, visit: Visit, now: datetime) -> None:
    for level, days in LEILA:
        autonomy.record_task(
            actor=actor,
            task="received",
            level=level,
            outcome=Outcome.WELL,
            ticket=uuid5(NAMESPACE, f"task {days}"),
            person_id=visit.person_id,
            minutes=15,
            done_at=now - timedelta(days=days),
            now=now,
        )


CLAUDIA = (
    Said("Son CV est à jour. Il lui plaît."),
    Said("Un CV", Kind.SENT, whom="Cantine du port", channel=Channel.HAND),
    Said("Accueil aimable", Kind.INTERVIEW, whom="La mairie", change="Parler plus lentement"),
)


def _has_a_thread(actor: HelperActor, claudia: PersonActor, now: datetime) -> None:
    people.give_consent(actor=claudia, matter=Matter.PLAN, now=now)
    for number, said in enumerate(CLAUDIA):
        facts.write_fact(
            actor=actor,
            person_id=claudia.id,
            said=said,
            ticket=uuid5(NAMESPACE, f"fact {number}"),
            now=now + timedelta(microseconds=number),
        )


def _takes_stock(actor: PersonActor, player: Player, now: datetime) -> None:
    point = diagnosis.start_point(actor=actor, dice=len(player.name), now=now)
    for question in conversation().questions:
        choice = player.replies.get(question.key, RATHER_NOT.key)
        diagnosis.reply(actor=actor, question=question.key, choice=choice, now=now)
    while (screen := diagnosis.advance(actor=actor, now=now)) is not Screen.RESULT:
        if screen is Screen.PAUSE:
            diagnosis.rest(actor=actor)
        elif attempt := open_attempt(point):
            _plays(actor, attempt.play, player.ease, now)


def _plays(actor: PersonActor, play: Play, ease: Mapping[str, float], now: datetime) -> None:
    """As somebody of that ease would: every step less difficult than the ease is done."""
    task = bank().get(play.task_id).task
    able = ease.get(task.domain, 0.0)
    play.steps = {step.id: step.difficulty < able for step in task.steps}
    play.save(update_fields=["steps"])
    diagnosis.close_attempt(
        actor=actor,
        play_id=play.pk,
        turn=play.turn,
        outcome="done" if any(play.steps.values()) else "unknown",
        helped=False,
        now=now,
    )


def _has_a_card(actor: PersonActor, now: datetime) -> None:
    """As she would make it, but for the drawings, which a stranger must be able to read here."""
    choose_pin(actor=actor, pin=CARD_PIN, now=now)
    choose_question(actor=actor, question=Question.DISH, answer="soupe", now=now)
    card = make_card(actor=actor, name="Geneviève", now=now)
    Card.objects.filter(pk=card.pk).update(code=CARD, pictures=len(CARD.split()))


def _has_a_plan(actor: PersonActor, now: datetime) -> None:
    """A need, and a step of today that an exercise prepares; he shows them to the place."""
    people.give_consent(actor=actor, matter=Matter.PLAN, now=now)
    wish = "Envoyer mon CV à un employeur, sans aide"
    need = write_need(actor=actor, person_id=actor.id, words=wish, now=now)
    step = steps.accept_step(
        actor=actor,
        person_id=actor.id,
        name="offer/send",
        ticket=uuid5(NAMESPACE, "step"),
        need_id=need.pk,
        now=now,
    )
    said = StepSaid(step.words, day=timezone.localtime(now).date(), helper_id=step.helper_id)
    steps.change_step(actor=actor, step_id=step.pk, version=1, said=said, now=now)


def _arrives(actor: HelperActor, player: Player, then: datetime) -> Visit:
    return people.welcome_person(
        actor=actor,
        first_name=player.name,
        request=player.request,
        ticket=uuid5(NAMESPACE, f"visit {player.name}"),
        now=then,
    )


def _person(visit: Visit) -> PersonActor:
    return PersonActor(visit.person_id, visit.structure_id, visit.pk)


def _place(name: str, kind: str) -> Structure:
    return Structure.objects.create(
        pk=uuid5(NAMESPACE, name), name=name, kind=kind, open_weekdays="12345"
    )


def _helper(place: Structure, who: SignIn, role: Role, now: datetime) -> Account:
    return add_helper(
        place=place,
        name=who.name,
        email=who.email,
        password=who.password,
        pin=PIN,
        role=role,
        now=now,
        is_demo=True,
    )
