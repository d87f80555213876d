"""Every page and every state of Palier, in walks; each says which URLs it stops at.

A new page fails ``test_the_walks_stop_at_every_page`` until a walk stops there.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from palier.access.actions import add_helper
from palier.attention.models import Concern
from palier.diagnosis import actions as diagnosis
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Diagnosis
from palier.people import actions as people
from palier.people.models import Membership, Visit
from palier.people.rules.actor import Matter, Role
from stories.exercises import moves_of
from stories.floors import Side, Stop
from stories.visitor import Visitor
from tests.cast import PASSWORD, take_stock

Route = Callable[[Visitor], Iterator[Stop]]


@dataclass(frozen=True)
class Walk:
    """``urls``: the URL names where this walk stops."""

    urls: frozenset[str]
    route: Route


WALKS: dict[str, Walk] = {}


def walk(*urls: str) -> Callable[[Route], Route]:
    def keep(route: Route) -> Route:
        WALKS[route.__name__] = Walk(frozenset(urls), route)
        return route

    return keep


LONG = "mot " * 120


@walk("welcome", "account_login", "account_inactive", "desk")
def nobody_yet(v: Visitor) -> Iterator[Stop]:
    v.hands.go(reverse("welcome"))
    yield Stop("the front door", "welcome", Side.OPEN)
    v.hands.go(reverse("account_login"))
    yield Stop("signing in", "account_login", Side.OPEN)
    v.hands.write("Adresse e-mail", "nolwenn@example.org")
    v.hands.write("Mot de passe", "ce n’est pas cela")
    v.hands.press("Se connecter")
    yield Stop("a wrong password", "account_login", Side.OPEN)
    v.hands.go(reverse("account_inactive"))
    yield Stop("a closed account", "account_inactive", Side.OPEN)
    v.as_helper(_without_place(v))
    v.hands.go(reverse("desk"))
    yield Stop("an account without a place", "desk", Side.OPEN)


def _without_place(v: Visitor):  # type: ignore[no-untyped-def]
    account = add_helper(
        place=v.cast.port,
        name="Sacha",
        email="sacha@example.org",
        password=PASSWORD,
        pin="",
        role=Role.MEDIATOR,
        now=v.cast.now,
    )
    Membership.objects.filter(helper=account.helper_id).update(until=v.cast.now)
    return account


@walk("account_login", "", "listen")
def what_does_not_work(v: Visitor) -> Iterator[Stop]:
    v.hands.go("/nowhere/")
    yield Stop("404", "", Side.OPEN)
    v.hands.go(reverse("account_login"))
    v.as_nobody()
    v.hands.write("Adresse e-mail", "nolwenn@example.org")
    v.hands.write("Mot de passe", PASSWORD)
    v.hands.press("Se connecter")
    yield Stop("403, the page is too old", "account_login", Side.OPEN)
    v.as_person("Leïla")
    v.hands.go(reverse("leave"))
    v.hands.page.locator(".listen").evaluate(
        "form => { form.seal.value = 'forged'; form.submit() }"
    )
    v.hands.settle()
    yield Stop("words that are not ours are not read aloud", "listen", Side.OPEN)


@walk("desk", "welcome_person", "person", "hand_over")
def a_helper_at_the_desk(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_helper(cast.nolwenn)
    v.hands.go(reverse("desk"))
    yield Stop("a full desk", "desk", Side.HELPER)
    v.hands.page.keyboard.press("m")
    yield Stop("a masked desk", "desk", Side.HELPER)
    v.hands.page.keyboard.press("m")
    v.hands.write("Pour quoi ?", LONG)
    v.hands.press("Quelqu’un arrive")
    yield Stop("a request that is too long", "welcome_person", Side.HELPER)
    v.hands.go(reverse("desk"))
    v.hands.write("Prénom", "Claudia-Rose")
    v.hands.press("Quelqu’un arrive")
    yield Stop("which Claudia", "welcome_person", Side.HELPER)
    for name, what in (("Claudia", "who shows her result"), ("Leïla", "who keeps it")):
        v.hands.go(reverse("person", args=[cast.beneficiary(name).pk]))
        yield Stop(f"a person {what}", "person", Side.HELPER)
    v.hands.go(reverse("hand_over", args=[cast.visits["Leïla"].pk]))
    yield Stop("handing over", "hand_over", Side.HELPER)
    v.hands.go(reverse("hand_over", args=[cast.visits[""].pk]))
    yield Stop("handing over to somebody without a name", "hand_over", Side.HELPER)
    Visit.objects.update(left_at=timezone.now())
    Concern.objects.update(closed_at=timezone.now(), closing=Concern.Closing.TALKED)
    v.hands.go(reverse("desk"))
    yield Stop("an empty desk", "desk", Side.HELPER)


@walk("see_result", "person")
def a_helper_reads_results(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_helper(cast.nolwenn)
    claudia = Diagnosis.objects.get(person=cast.beneficiary("Claudia"))
    v.hands.go(reverse("see_result", args=[claudia.pk]))
    yield Stop("a result with evidence and an opinion", "see_result", Side.HELPER)
    v.hands.page.locator("summary").click()
    v.hands.write("Pourquoi ?", " . ")
    v.hands.page.locator("#reason").evaluate("box => { box.value = ' ' }")
    v.hands.page.locator("#reason").evaluate("box => box.form.submit()")
    v.hands.settle()
    yield Stop("an opinion without a reason", "see_result", Side.HELPER)
    for name, tasks in (("Caroline", 0), ("Leïla", 12)):
        people.give_consent(actor=cast.person(name), matter=Matter.RESULT, now=cast.now)
        point = take_stock(cast.person(name), cast.now, tasks=tasks)
        v.hands.go(reverse("see_result", args=[point.pk]))
        yield Stop(f"a result under way, {tasks} exercises", "see_result", Side.HELPER)
    v.hands.go(reverse("person", args=[cast.beneficiary("Caroline").pk]))
    yield Stop("a person without a finished result", "person", Side.HELPER)


@walk("accept_sight", "my_home", "who_sees", "talk", "leave", "take_back")
def a_person_at_home(v: Visitor) -> Iterator[Stop]:
    v.as_person("Geneviève")
    v.hands.go(reverse("accept_sight"))
    yield Stop("accepting to be seen", "accept_sight", Side.PERSON)
    v.hands.press("Je suis d’accord")
    yield Stop("home, with a request", "my_home", Side.PERSON)
    v.hands.go(reverse("who_sees"))
    yield Stop("who sees: this place", "who_sees", Side.PERSON)
    v.hands.press("Ne plus montrer")
    yield Stop("who sees: nobody any more", "who_sees", Side.PERSON)
    v.hands.go(reverse("talk"))
    yield Stop("asking for help", "talk", Side.PERSON)
    v.hands.page.locator("textarea").fill(LONG)
    v.hands.press("Oui, je demande de l’aide")
    yield Stop("asking for help at length", "talk", Side.PERSON)
    v.hands.page.locator("textarea").fill("La souris ne bouge pas")
    v.hands.press("Oui, je demande de l’aide")
    yield Stop("help will come", "talk", Side.PERSON)
    v.hands.go(reverse("my_home"))
    yield Stop("home, while help is coming", "my_home", Side.PERSON)
    v.hands.go(reverse("take_back"))
    yield Stop("giving the screen back", "take_back", Side.OPEN)
    v.hands.write("Votre code ou mot de passe", "0000")
    v.hands.press("Reprendre l’écran")
    yield Stop("a wrong code", "take_back", Side.OPEN)
    v.hands.go(reverse("leave"))
    yield Stop("leaving", "leave", Side.PERSON)
    v.hands.press("Oui, je m’en vais")
    yield Stop("gone", "take_back", Side.OPEN)


@walk("accept_sight", "my_home", "who_sees", "result")
def others_at_home(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    v.as_person("")
    v.hands.go(reverse("accept_sight"))
    yield Stop("accepting, without a name", "accept_sight", Side.PERSON)
    v.as_person("Caroline")
    v.hands.go(reverse("my_home"))
    yield Stop("home, without a request", "my_home", Side.PERSON)
    v.as_helper(cast.nolwenn)
    point = Diagnosis.objects.get(person=cast.beneficiary("Claudia"))
    v.hands.go(reverse("see_result", args=[point.pk]))
    v.as_person("Claudia")
    v.hands.go(reverse("who_sees"))
    yield Stop("who sees, and who looked", "who_sees", Side.PERSON)
    v.hands.go(reverse("my_home"))
    yield Stop("home, with a result", "my_home", Side.PERSON)
    v.hands.go(reverse("result"))
    yield Stop("a result of three exercises tried", "result", Side.PERSON)


@walk("point", "question", "question_again", "pause", "result", "my_home")
def taking_stock(v: Visitor) -> Iterator[Stop]:
    v.as_person("Geneviève")
    v.hands.go(reverse("point"))
    yield Stop("the offer", "point", Side.PERSON)
    v.hands.press("On y va")
    yield Stop("the first question", "question", Side.PERSON)
    v.hands.press("Je préfère ne pas répondre")
    v.hands.press("Question d’avant")
    yield Stop("a question again", "question_again", Side.PERSON)
    v.hands.go(reverse("my_home"))
    yield Stop("home, half-way", "my_home", Side.PERSON)
    v.hands.go(reverse("result"))
    yield Stop("a result before any exercise", "result", Side.PERSON)
    for question in conversation().questions[1:]:
        v.hands.go(reverse("question_again", args=[question.key]))
        yield Stop(f"the question {question.key}", "question_again", Side.PERSON)
    v.hands.go(reverse("pause"))
    yield Stop("a pause", "pause", Side.PERSON)
    v.hands.go(reverse("point"))
    yield Stop("the way back", "point", Side.PERSON)


@walk("result")
def results(v: Visitor) -> Iterator[Stop]:
    """Some exercises done well, one with help, one unknown; then all six domains."""
    cast, name = v.cast, "Caroline"
    point = take_stock(cast.person(name), cast.now, tasks=0)
    diagnosis.close_attempt(
        actor=cast.person(name),
        play_id=point.attempts.get().play_id,
        turn=0,
        outcome="skipped",
        helped=False,
        now=timezone.now(),
    )
    for task_id in WELL_DONE:
        play = v.meets(name, task_id, point)
        for move in moves_of(task_id):
            v.moves(name, play.pk, move)
        v.ends(name, play)
    v.as_person(name)
    v.hands.go(reverse("result"))
    yield Stop("a provisional result, strengths first", "result", Side.PERSON)
    diagnosis.finish_point(actor=cast.person(name), now=timezone.now())
    v.hands.go(reverse("result"))
    yield Stop("a finished result", "result", Side.PERSON)
    finished = take_stock(cast.person("Leïla"), cast.now, tasks=24, outcome="unknown")
    v.as_person("Leïla")
    v.hands.go(reverse("result"))
    yield Stop(f"a result of {finished.attempts.count()} exercises left", "result", Side.PERSON)


WELL_DONE = (
    "phone-missed-call",
    "phone-photo-readable",
    "browser-01-go-back",
    "browser-03-advert",
    "mailbox-find-summons",
    "type-first-name",
)


PLAYED = {
    "mailbox": {
        "mailbox-find-flooded": (),
        "mailbox-password-sms-code": ({"do": "check", "code": "1"},),
        "mailbox-attach-right-cv": (),
        "mailbox-open-workshop": (),
        "mailbox-scam-pair": (),
    },
    "browser": {
        "browser-06-words": (),
        "browser-07-register": ({"do": "send:join", "f_born": "hier"},),
        "browser-08-cookies": (),
        "browser-09-sign-out": (),
        "browser-10-route": ({"do": "go", "address": "nulle-part.example"},),
    },
    "keyboard": {
        "type-email": ({"do": "write"}, {"do": "help:at"}),
        "type-address": (),
        "correct-cv-paragraph": (),
    },
    "pictures": {
        "phone-missed-call": (),
        "phone-sms-interview": (),
        "computer-find-download": (),
        "jobsearch-filter-near": (),
    },
}
"""Simulator → exercises whose every screen is stopped at, after a few slips."""


def _playing(simulator: str) -> Route:
    def route(v: Visitor) -> Iterator[Stop]:
        v.as_person("Geneviève")
        for task_id, slips in PLAYED[simulator].items():
            point = diagnosis.start_point(
                actor=v.cast.person("Geneviève"), dice=1, now=timezone.now()
            )
            play = v.meets("Geneviève", task_id, point)
            v.hands.go(reverse("task"))
            yield Stop(f"{task_id}, opened", "task", Side.PERSON)
            for move in (*slips, *moves_of(task_id)):
                v.moves("Geneviève", play.pk, move)
                v.hands.go(reverse("task"))
                yield Stop(f"{task_id}, after {move}", "task", Side.PERSON)
            v.ends("Geneviève", play)

    route.__name__ = f"playing_{simulator}"
    return route


for _simulator in PLAYED:
    walk("task")(_playing(_simulator))


@walk("choose_practice", "practise", "after_practice")
def practising(v: Visitor) -> Iterator[Stop]:
    v.as_person("Caroline")
    v.hands.go(reverse("choose_practice"))
    yield Stop("what to practise", "choose_practice", Side.PERSON)
    v.hands.go(reverse("practise", args=["phone-missed-call"]))
    yield Stop("before an exercise", "practise", Side.PERSON)
    for outcome, moves in (("not begun", 0), ("half-way", 1), ("whole", 2)):
        play = v.practises("Caroline", "phone-missed-call")
        for move in moves_of("phone-missed-call")[:moves]:
            v.moves("Caroline", play.pk, move)
        v.hands.go(reverse("practise", args=["phone-missed-call"]))
        yield Stop(f"an exercise, {outcome}", "practise", Side.PERSON)
        v.ends("Caroline", play)
        v.hands.go(reverse("after_practice", args=[play.pk]))
        yield Stop(f"after an exercise {outcome}", "after_practice", Side.PERSON)
