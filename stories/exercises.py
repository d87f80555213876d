"""Doing an exercise on the screen, as somebody who knows how, or leaving it."""

from django.utils import timezone
from playwright.sync_api import Locator

from palier.diagnosis import queries
from palier.diagnosis.models import Attempt
from palier.people.models import Visit
from palier.people.rules.actor import PersonActor
from palier.simulators.actions import start_play
from palier.simulators.bank import bank
from palier.simulators.contract import Task
from palier.simulators.models import Play
from stories.hands import Hands

Move = dict[str, str]


def moves_of(task_id: str) -> tuple[Move, ...]:
    """The presses that do an exercise from beginning to end: ``do`` and the fields to fill."""
    return bank().get(task_id).task.way


def task_on(hands: Hands) -> Task:
    """The exercise on the screen, known by its question."""
    asked = _plain(hands.title)
    tasks = (ready.task for ready in bank().tasks.values())
    known = [task for task in tasks if _plain(task.question.fr) == asked]
    assert known, f"no exercise asks « {hands.title} », at {hands.path}"
    return known[0]


def here(name: str) -> PersonActor:
    """Whoever came last under that first name, and is still here."""
    visit = Visit.objects.filter(person__called=name, left_at=None).latest("arrived_at")
    return PersonActor(visit.person_id, visit.structure_id, visit.pk)


def meet(name: str, *task_ids: str) -> None:
    """The next exercises of whoever takes stock here under that first name are these."""
    actor = here(name)
    point = queries.open_of(actor)
    assert point, f"{name} is not taking stock"
    for task_id in task_ids:
        play = start_play(
            actor=actor, task_id=task_id, purpose=Play.Purpose.POINT, now=timezone.now()
        )
        place = queries.next_position(point)
        Attempt.objects.create(diagnosis=point, play=play, position=place)


def _plain(words: str) -> str:
    return "".join(words.split())


def do_well(hands: Hands) -> None:
    """Every press of the exercise on the screen, in its window."""
    for move in task_on(hands).way:
        do_one(hands, move)


def do_one(hands: Hands, move: Move) -> None:
    """Fills the boxes of a form, then presses its button."""
    button = hands.page.locator(f'button[name="do"][value="{move["do"]}"]:not([hidden])')
    form = hands.page.locator(".sim form").filter(has=button)
    for name, words in move.items():
        if name != "do":
            _fill(form.locator(f'[name="{name}"]'), words)
    hands.touch_or_click(form.locator(button).filter(visible=True))


def _fill(box: Locator, words: str) -> None:
    kind = box.evaluate("e => e.localName + e.type")
    if kind.startswith("select"):
        box.select_option(words)
    elif kind == "inputcheckbox":
        box.check()
    else:
        box.fill(words)


def may_end(hands: Hands) -> bool:
    """Whether « J’ai fini », or « Continuer » once all is done, is on the screen: a window with a
    button of its own (« C’est écrit ») has it only after."""
    return bool(_done(hands).count())


def _done(hands: Hands) -> Locator:
    return hands.page.locator('form.ends button[name="do"][value="done"]')


def end(hands: Hands, words: str = "J’ai fini") -> None:
    """One of the ways out. Once nothing more can be done in its window, « J’ai fini » has become
    « Continuer »."""
    if words == "J’ai fini":
        hands.touch_or_click(_done(hands))
    else:
        hands.press(words, within=hands.page.locator("form.ends"))
