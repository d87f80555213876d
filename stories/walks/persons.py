"""The person's side, outside exercises: home, who sees, help, the conversation, the results."""

from collections.abc import Iterator
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from palier.access.models import Sitting
from palier.access.rules.sitting import IDLE
from palier.audit.actions import record_look
from palier.diagnosis import actions as diagnosis
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Diagnosis, Reception
from palier.diagnosis.rules.reception import Decision
from palier.people.actions import give_consent
from palier.people.actions.leaving import prepare_erasure
from palier.people.models import Announcement
from palier.people.rules.actor import Matter
from stories.exercises import moves_of
from stories.floors import Side, Stop
from stories.visitor import Visitor
from stories.walks.registry import LONG, walk
from tests.cast import take_stock

WELL_DONE = (
    "phone-missed-call",
    "phone-photo-readable",
    "browser-01-go-back",
    "browser-03-advert",
    "mailbox-find-summons",
    "type-first-name",
)


@walk("accept_sight", "my_home", "who_sees", "talk", "leave", "take_back")
def a_person_at_home(v: Visitor) -> Iterator[Stop]:
    v.as_person("Geneviève")
    v.hands.go(reverse("accept_sight"))
    yield Stop("accepting to be seen", "accept_sight", Side.PERSON)
    v.hands.press("Je suis d’accord")
    yield Stop("home, with a request", "my_home", Side.PERSON)
    v.hands.go(reverse("who_sees"))
    yield Stop("who sees: this place", "who_sees", Side.PERSON)
    v.hands.touch_or_click(v.hands.button("Ne plus montrer").first)
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


@walk("station", "screen_closed", "are_you_there", "leave", "take_back", "my_home")
def a_screen_opens_and_closes(v: Visitor) -> Iterator[Stop]:
    v.as_person("Claudia")
    v.hands.go(reverse("are_you_there"))
    yield Stop("asked without JavaScript", "are_you_there", Side.PERSON)
    v.hands.go(reverse("my_home"))
    v.hands.page.evaluate("alone.showModal()")
    v.hands.settle()
    yield Stop("asked whether she is there", "my_home", Side.PERSON)
    Sitting.objects.update(files=["ma-feuille.pdf"])
    v.hands.go(reverse("leave"))
    yield Stop("leaving a file behind", "leave", Side.PERSON)
    Sitting.objects.update(seen_at=timezone.now() - IDLE)
    v.hands.go(reverse("screen_closed"))
    yield Stop("a handed screen that time closed", "take_back", Side.OPEN)
    v.as_nobody()
    v.hands.go(reverse("screen_closed"))
    yield Stop("closed", "screen_closed", Side.OPEN)
    v.at_station(5)
    v.hands.go(reverse("screen_closed"))
    yield Stop("a station after somebody", "station", Side.OPEN)
    v.hands.go(reverse("station"))
    yield Stop("a station that waits", "station", Side.OPEN)


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


@walk("choose_voice")
def the_voice(v: Visitor) -> Iterator[Stop]:
    v.as_person("Caroline")
    v.hands.go(reverse("choose_voice"))
    yield Stop("the voice, as usual", "choose_voice", Side.PERSON)
    v.hands.press("Lentement")
    yield Stop("the voice, slower", "choose_voice", Side.PERSON)


@walk("reception", "task", "my_home", "person")
def three_minutes(v: Visitor) -> Iterator[Stop]:
    """Chosen, begun, then each of the sentences, and what her place reads of it."""
    name = "Caroline"
    v.as_person(name)
    v.hands.go(reverse("my_home"))
    yield Stop("home, with three minutes", "my_home", Side.PERSON)
    v.hands.go(reverse("reception"))
    yield Stop("three minutes: what for", "reception", Side.PERSON)
    v.hands.press("Ma messagerie")
    yield Stop("three minutes: an exercise", "task", Side.PERSON)
    v.hands.go(reverse("reception"))
    yield Stop("three minutes: half-way", "reception", Side.PERSON)
    for decision in Decision:
        one = Reception.objects.filter(diagnosis__person=v.cast.beneficiary(name))
        one.update(decision=decision, ended_at=timezone.now())
        v.hands.go(reverse("reception"))
        yield Stop(f"three minutes: {decision}", "reception", Side.PERSON)
    give_consent(actor=v.cast.person(name), matter=Matter.RESULT, now=v.cast.now)
    v.as_helper(v.cast.nolwenn)
    one.update(decision=Decision.WITH_SOMEBODY)
    v.hands.go(reverse("person", args=[v.cast.beneficiary(name).pk]))
    v.hands.reads("La personne tient la souris ou le téléphone, vous regardez.")
    yield Stop("her page, after three minutes", "person", Side.HELPER)


@walk("result", "take_result")
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
    v.hands.go(reverse("take_result"))
    yield Stop("a result for another service", "take_result", Side.PERSON)
    later = cast.now + timedelta(days=60)
    take_stock(cast.person(name), later, tasks=8, outcome="unknown")
    diagnosis.finish_point(actor=cast.person(name), now=later)
    v.hands.go(reverse("result"))
    yield Stop("a second result beside the first", "result", Side.PERSON)
    finished = take_stock(cast.person("Leïla"), cast.now, tasks=24, outcome="unknown")
    v.as_person("Leïla")
    v.hands.go(reverse("result"))
    yield Stop(f"a result of {finished.attempts.count()} exercises left", "result", Side.PERSON)


@walk("who_sees", "take_away", "erase_me", "my_home")
def leaving_for_good(v: Visitor) -> Iterator[Stop]:
    cast = v.cast
    for account, days in ((cast.nolwenn, 0), (cast.charlie, 2)):
        at = timezone.now() - timedelta(days=days)
        her = cast.beneficiary("Claudia").pk
        record_look("result", actor=cast.helper(account), person_id=her, now=at)
    prepare_erasure(actor=cast.helper(cast.nolwenn), person_id=her, now=timezone.now())
    Announcement.objects.create(
        person_id=her,
        announced_at=timezone.now(),
        erase_at=timezone.now() + timedelta(days=60),
    )
    v.as_person("Claudia")
    v.hands.go(reverse("my_home"))
    yield Stop("home, for somebody who asked to be erased, and was to be", "my_home", Side.PERSON)
    v.hands.go(reverse("who_sees"))
    yield Stop("who looked, from two places", "who_sees", Side.PERSON)
    v.hands.press("Emporter ce qui est à moi")
    yield Stop("how to take it away", "take_away", Side.PERSON)
    v.hands.go(reverse("erase_me"))
    yield Stop("what goes and what stays", "erase_me", Side.PERSON)
    v.hands.press("Oui, je veux tout effacer")
    yield Stop("the last question", "erase_me", Side.PERSON)
    v.hands.press("Oui, effacer maintenant")
    yield Stop("erased", "erase_me", Side.OPEN)
