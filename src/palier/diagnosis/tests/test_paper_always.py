"""Letters and ticks typed from a page: read as they were meant, and never worth more than done."""

from collections.abc import Sequence

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from palier.diagnosis.booklets import Page
from palier.diagnosis.models import BookletTask
from palier.diagnosis.tests.booklet_hands import fields_of
from palier.diagnosis.typed import NOTHING, Typed, typed_of
from palier.simulators.bank import Ready, bank
from palier.simulators.models import Play
from palier.simulators.printed import Answer, Question, form_of, steps_of

EVERY = sorted(bank().tasks)
SOME = settings(max_examples=60, deadline=None)


def page_of(ready: Ready) -> Page:
    return Page(BookletTask(position=4, task_id=ready.task.id, form=""), ready, form_of(ready), 7)


READY = st.sampled_from(EVERY).map(lambda task_id: bank().get(task_id))


@st.composite
def answers(draw: st.DrawFn, questions: Sequence[Question]) -> list[Answer]:
    """Anything that fits on the page: a letter of it or none, a scrawl or none, steps seen."""
    return [draw(_answer(question)) for question in questions]


@st.composite
def _answer(draw: st.DrawFn, question: Question) -> Answer:
    if not question.writes:
        return Answer(place=draw(st.none() | st.integers(0, len(question.presses) - 1)))
    seen = draw(st.sets(st.sampled_from(question.judged))) if question.judged else set[str]()
    return Answer(written=draw(st.booleans()) or bool(seen), seen=frozenset(seen))


def typed(page: Page, **fields: list[str]) -> Typed:
    return typed_of(page, {f"{name}-4": said for name, said in fields.items()})


def letters_of(questions: Sequence[Question], given_: Sequence[Answer], nothing: str) -> list[str]:
    return [
        nothing if answer.place is None else question.letters[answer.place]
        for question, answer in zip(questions, given_, strict=True)
        if not question.writes
    ]


@SOME
@given(st.data(), READY, st.sampled_from(["", " ", ", ", "; "]), st.sampled_from(sorted(NOTHING)))
def test_letters_are_read_however_they_are_set_apart(
    data: st.DataObject, ready: Ready, apart: str, nothing: str
) -> None:
    """« BCA », « B C A », « b, c, a »: what was pointed at comes back place by place."""
    page = page_of(ready)
    questions = form_of(ready).questions
    asked = data.draw(answers(questions))
    letters = letters_of(questions, asked, nothing)
    assume(set(letters) - {nothing})
    for said in (apart.join(letters), apart.join(letters).lower(), f"  {apart.join(letters)} "):
        read = typed(page, letters=[said])
        assert not read.wrong
        told = [a.place for q, a in zip(questions, read.answers, strict=True) if not q.writes]
        assert told == [a.place for q, a in zip(questions, asked, strict=True) if not q.writes]


@SOME
@given(st.data(), READY)
def test_one_letter_too_many_or_too_few_is_asked_again_never_guessed(
    data: st.DataObject, ready: Ready
) -> None:
    questions = form_of(ready).questions
    letters = letters_of(questions, data.draw(answers(questions)), "-")
    assume(letters)
    for said in ("".join([*letters, "A"]), "".join(letters[1:]) or "AA"):
        assert len(said) != len(letters)
        read = typed(page_of(ready), letters=[said])
        assert read.wrong
        assert all(answer.place is None for answer in read.answers)


@SOME
@given(READY, st.sampled_from(["unknown", "skipped"]), st.text(max_size=20))
def test_a_row_said_unknown_or_passed_over_is_so_whatever_its_letters(
    ready: Ready, outcome: str, letters: str
) -> None:
    read = typed(page_of(ready), letters=[letters], outcome=[outcome])
    assert read.ending == outcome
    assert not read.wrong


@SOME
@given(READY, st.lists(st.text(max_size=12), max_size=5), st.sampled_from(["", "done", "zzz"]))
def test_forged_ticks_are_no_ticks(ready: Ready, ticks: list[str], outcome: str) -> None:
    form = form_of(ready)
    known = {
        f"{n}:{step}"
        for n, question in enumerate(form.questions)
        if question.writes
        for step in ("", *question.judged)
    }
    read = typed(page_of(ready), seen=ticks, outcome=[outcome])
    assert read.ticks == set(ticks) & known
    if not read.ticks:
        assert read.ending == Play.Outcome.SKIPPED
        assert not any(steps_of(ready, form, read.answers).values())


@given(READY)
def test_the_row_of_somebody_at_ease_earns_every_step(ready: Ready) -> None:
    page = page_of(ready)
    read = typed_of(page, fields_of(page))
    assert read.ending == Play.Outcome.DONE
    assert all(steps_of(ready, form_of(ready), read.answers).values())


def right(question: Question) -> Answer:
    if question.writes:
        return Answer(written=True, seen=frozenset(question.judged))
    return Answer(place=[press.get("do") for press in question.presses].index(question.way["do"]))


@SOME
@given(st.data(), READY)
def test_nothing_pointed_at_never_earns_more_than_the_right_thing(
    data: st.DataObject, ready: Ready
) -> None:
    """One screen left blank, the others as they were: no step more."""
    form = form_of(ready)
    asked = [right(question) for question in form.questions]
    place = data.draw(st.integers(0, len(asked) - 1))
    blank = [*asked[:place], Answer(), *asked[place + 1 :]]
    full, less = (steps_of(ready, form, each) for each in (asked, blank))
    assert all(full.values())
    assert all(full[step] for step, done in less.items() if done)


def on_a_screen(ready: Ready, place: int) -> dict[str, bool]:
    """Somebody at ease who only wrote something else at that page."""
    form, state = form_of(ready), ready.simulator.start(ready.scenario)
    for question in form.way:
        here = question is form.questions[place]
        fields = question.scrawl if here else question.way
        state = ready.simulator.move(ready.scenario, state, fields)
    return ready.simulator.steps(ready.scenario, state)


@SOME
@given(st.data(), READY)
def test_a_step_that_a_helper_did_not_read_is_shown_only_if_a_screen_would_show_it(
    data: st.DataObject, ready: Ready
) -> None:
    """The next pages are printed as if the right words stood there: they do not write them."""
    form = form_of(ready)
    writing = [n for n, question in enumerate(form.questions) if question.judged]
    assume(writing)
    place = data.draw(st.sampled_from(writing))
    missed = data.draw(st.sampled_from(form.questions[place].judged))
    asked = [right(question) for question in form.questions]
    asked[place] = Answer(written=True, seen=asked[place].seen - {missed})
    assert steps_of(ready, form, asked)[missed] <= on_a_screen(ready, place)[missed]


@SOME
@given(st.data(), READY)
def test_the_same_letters_always_tell_the_same(data: st.DataObject, ready: Ready) -> None:
    form = form_of(ready)
    asked = data.draw(answers(form.questions))
    assert steps_of(ready, form, asked) == steps_of(ready, form, list(asked))
    told = steps_of(ready, form, asked)
    assert list(told) == [step.id for step in ready.task.steps]
