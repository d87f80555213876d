"""What was pointed at and written, told by the simulator itself: same presses, same steps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from palier.simulators.bank import Ready
from palier.simulators.printed.form import Form, Question


@dataclass(frozen=True)
class Answer:
    """``place``: which lettered thing was pointed at, from 0; None for nothing. ``written``: there
    is something in the boxes; ``seen``: the steps that the helper reads there."""

    place: int | None = None
    written: bool = False
    seen: frozenset[str] = frozenset()


Pair = tuple[Question, Answer | None]
"""A screen of the way, and what was answered; None for a screen turned without being asked."""


def steps_of(ready: Ready, form: Form, answers: Sequence[Answer]) -> dict[str, bool]:
    """Step → done, for every step the task scores.

    The presses are played one after the other, as on a screen. Where she would have been lost on a
    screen, paper shows the next one anyway: what she then does whole still shows its easiest step,
    and no more (going straight to it, for one, was not seen).
    """
    if not any(map(_says, answers)):  # what stands so from the start was not done by her
        return {step.id: False for step in ready.task.steps}
    given = dict(zip(map(id, form.questions), answers, strict=True))
    pairs = [(question, given.get(id(question))) for question in form.way]
    sure, best = _played(ready, pairs, kind=False), _played(ready, pairs, kind=True)
    seen = {step for answer in answers for step in answer.seen}
    found = _found_again(pairs)
    return {
        step.id: sure[step.id] or step.id in found or (best[step.id] and step.id in seen)
        for step in ready.task.steps
    }


def _says(answer: Answer) -> bool:
    return answer.place is not None or answer.written or bool(answer.seen)


def _played(ready: Ready, pairs: Sequence[Pair], *, kind: bool) -> Mapping[str, bool]:
    """``kind``: what is written is taken as what was asked; else as a scrawl, unless all fits."""
    state, left = ready.simulator.start(ready.scenario), set[str]()
    for question, answer in pairs:
        fields, hers = _fields(question, answer, kind=kind), _filled(question)
        if fields is not None:
            sent = {name: said for name, said in fields.items() if name in hers or name not in left}
            state = ready.simulator.move(ready.scenario, state, sent)
        left = left - hers if fields is question.way else left | hers
    return ready.simulator.steps(ready.scenario, state)


def _filled(question: Question) -> set[str]:
    """The boxes that are written in on this page. Every later page is printed with them filled as
    was asked: where she did not write that, its presses must not send it for her."""
    return {name for name in question.way if name != "do"} if question.writes else set()


def _fields(question: Question, answer: Answer | None, *, kind: bool) -> Mapping[str, str] | None:
    if answer is None:
        return question.way
    if question.writes:
        if not answer.written and not answer.seen:
            return None
        return question.way if kind or _right(question, answer) else question.scrawl
    if answer.place is None or answer.place >= len(question.presses):
        return None
    return question.presses[answer.place]


def _right(question: Question, answer: Answer | None) -> bool:
    if answer is None:
        return True
    if question.writes:
        return bool(answer.written or answer.seen) and set(question.judged) <= answer.seen
    if answer.place is None or answer.place >= len(question.presses):
        return False
    return question.presses[answer.place].get("do") == question.way["do"]


def _found_again(pairs: Sequence[Pair]) -> set[str]:
    """The easiest step of each stretch of the way that was done whole, whatever came before it."""
    found: set[str] = set()
    whole = True
    for question, answer in pairs:
        whole = whole and _right(question, answer)
        if question.earned:
            found |= {question.earned[0]} if whole else set()
            whole = True
    return found
