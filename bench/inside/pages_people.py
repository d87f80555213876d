"""Who is in the place while its pages are measured, and what each browser asks for."""

from pages_plain import PATH  # isort: skip  (it opens the houses first)

from contextlib import suppress
from datetime import timedelta
from uuid import uuid4

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pages_asking import Ask

from palier.access.models import Account, Sitting
from palier.access.queries import SITTING
from palier.access.sittings import open_sitting
from palier.autonomy.actions import record_task
from palier.autonomy.rules.level import HelpLevel, Outcome
from palier.diagnosis import actions as diagnosis
from palier.diagnosis.models import Attempt, Diagnosis
from palier.diagnosis.queries import open_attempt, open_of
from palier.people import actions as people
from palier.people.models import Accompaniment, Beneficiary
from palier.people.rules.actor import Matter
from palier.simulators.actions import start_play
from palier.simulators.bank import Ready, bank
from palier.simulators.models import Play
from tests.cast import Cast, assemble, take_stock

ARRIVING = ("Luc", "Ibrahim", "Nadia", "Yvon", "Soraya", "Marcel", "Aïcha", "Denise")
"""With the six of the cast, fourteen people are here."""

GONE = 10  # earlier this morning: the plain page has its twenty rows
DONE, MIDWAY = 20, 8
"""Exercises behind a usual result, and behind somebody in the middle of the second sitting."""

KNOWN, CAME = 5_000, 200
USUAL_REQUEST = "Refaire son CV et l’envoyer à un employeur"

SIMULATORS = sorted({ready.task.simulator for ready in bank().tasks.values()})
PLAYERS = dict(zip(SIMULATORS, ARRIVING, strict=True))
"""Who plays in which simulator: a new one that nobody plays in stops the bench."""


def furnish() -> Cast:
    """Kérourien on a busy morning: fourteen people, a result, exercises under way."""
    cast = assemble()
    for name in ARRIVING:
        cast.arrive(name, USUAL_REQUEST)
    for number in range(GONE):
        visit = cast.arrive(f"Rozenn {number}", "Imprimer une offre")
        people.end_visit(actor=cast.helper(cast.nolwenn), visit_id=visit.pk, now=cast.now)
    caroline = cast.person("Caroline")
    people.give_consent(actor=caroline, matter=Matter.RESULT, now=cast.now)
    take_stock(caroline, cast.now, tasks=DONE)
    with suppress(Diagnosis.DoesNotExist):  # enough was seen before: the result is there
        diagnosis.finish_point(actor=caroline, now=cast.now)
    diagnosis.start_point(actor=cast.person("Geneviève"), dice=7, now=cast.now)
    for simulator, name in PLAYERS.items():
        take_stock(cast.person(name), cast.now, tasks=MIDWAY)
        set_before(cast, name, tasks_of(simulator)[0])
    return cast


def fill_the_port(cast: Cast) -> None:
    """The other place knows five thousand people; two hundred came today, two in a minute and a
    half, and as usual one departure in four was said."""
    now, charlie = timezone.now(), cast.helper(cast.charlie)
    known = [Beneficiary(first_name=f"Prénom {n}", created_at=now) for n in range(KNOWN)]
    Beneficiary.objects.bulk_create(known)
    Accompaniment.objects.bulk_create(
        [Accompaniment(person=one, structure=cast.port, since=now) for one in known]
    )
    for n, one in enumerate(known[:CAME]):
        at = now - timedelta(minutes=2 * (CAME - n))
        visit = people.welcome_person(
            actor=charlie, first_name="", request=USUAL_REQUEST, ticket=uuid4(),
            returning=one.pk, now=at,
        )  # fmt: skip
        if n % 2:
            record_task(
                actor=charlie, visit_id=visit.pk, task="cv", level=HelpLevel.WITH,
                outcome=Outcome.WELL, ticket=uuid4(), now=at + timedelta(minutes=5),
            )  # fmt: skip
        if n % 4 == 0:
            people.end_visit(actor=charlie, visit_id=visit.pk, now=at + timedelta(minutes=30))


def tasks_of(simulator: str) -> list[Ready]:
    """The tasks of one simulator, by name."""
    tasks = (ready for ready in bank().tasks.values() if ready.task.simulator == simulator)
    return sorted(tasks, key=lambda ready: ready.task.id)


def set_before(cast: Cast, name: str, ready: Ready) -> None:
    """The exercise on this person's screen becomes ``ready``, at its first screen."""
    actor = cast.person(name)
    point = open_of(actor)
    assert point is not None
    if current := open_attempt(point):
        current.play.delete()
    play = start_play(actor=actor, task_id=ready.task.id, purpose=Play.Purpose.POINT, now=cast.now)
    Attempt.objects.create(diagnosis=point, play=play, position=point.attempts.count())


def cookie_of(client: Client) -> str:
    return f"sessionid={client.cookies['sessionid'].value}"


def helper_cookie(cast: Cast, account: Account) -> str:
    return cookie_of(cast.signed_in(account))


def person_cookie(cast: Cast, name: str) -> str:
    return cookie_of(cast.in_hands_of(name))


def card_cookie(cast: Cast, name: str) -> str:
    """She signed in with her card, on a machine of the room."""
    station, client = cast.paired(5)
    visit = cast.visits[name]
    sitting = open_sitting(
        person_id=visit.person_id,
        structure_id=visit.structure_id,
        visit=visit,
        station=station,
        how=Sitting.How.CARD,
        now=timezone.now(),
    )
    session = client.session
    session[SITTING] = str(sitting.pk)
    session.save()
    return cookie_of(client)


def main_pages(cast: Cast) -> tuple[Ask, list[Ask]]:
    """The plain page, then those that people open all day. Each with a screen of her own: a second
    one would close the first."""
    nolwenn, caroline = helper_cookie(cast, cast.nolwenn), person_cookie(cast, "Caroline")
    point = Diagnosis.objects.get(person=cast.person("Caroline").id)
    tasks = [
        Ask(f"task · {simulator}", reverse("task"), person_cookie(cast, name))
        for simulator, name in PLAYERS.items()
    ]
    return Ask("plain Django", PATH, nolwenn), [
        Ask("welcome", reverse("welcome")),
        Ask("desk, 14 people", reverse("desk"), nolwenn),
        Ask("desk, 200 visits of 5,000 people", reverse("desk"), helper_cookie(cast, cast.charlie)),
        Ask("desk_news", reverse("desk_news"), nolwenn),
        Ask("my_home", reverse("my_home"), person_cookie(cast, "Leïla")),
        Ask("my_home, by her card", reverse("my_home"), card_cookie(cast, "Claudia")),
        Ask("who_sees", reverse("who_sees"), person_cookie(cast, "Martine")),
        Ask("question", reverse("question"), person_cookie(cast, "Geneviève")),
        *tasks,
        Ask("result", reverse("result"), caroline),
        Ask("see_result", reverse("see_result", args=[point.pk]), nolwenn),
        Ask("sheet (PDF)", reverse("sheet"), caroline),
    ]
