"""Every task of the bank can be asked on paper, and paper tells no answer."""

import pytest

from palier.simulators.bank import Ready, bank
from palier.simulators.contract import Task
from palier.simulators.printed import Answer, Form, Question, form, form_of, steps_of

TASKS = sorted(bank().tasks)
LONGEST = 26
"""Letters of one page: a finger and an eye follow A to Z."""


def ready(task_id: str) -> Ready:
    return bank().get(task_id)


def at_ease(printed: Form) -> list[Answer]:
    """The answers of somebody who does it all."""
    return [
        Answer(written=True, seen=frozenset(question.judged))
        if question.writes
        else Answer(place=right(question))
        for question in printed.questions
    ]


def right(question: Question) -> int:
    return [press.get("do") for press in question.presses].index(question.way["do"])


@pytest.mark.parametrize("task_id", TASKS)
def test_every_step_that_counts_is_asked_on_paper(task_id: str) -> None:
    task: Task = ready(task_id).task
    printed = form_of(ready(task_id))
    asked = [step for question in printed.questions for step in question.earned]
    assert sorted(asked) == sorted(step.id for step in task.steps)
    assert printed.questions


@pytest.mark.parametrize("task_id", TASKS)
def test_there_is_something_to_choose_or_a_line_to_write(task_id: str) -> None:
    printed = form_of(ready(task_id))
    assert any(q.writes or len(q.presses) >= 3 for q in printed.questions)
    for question in printed.questions:
        assert question.writes or 2 <= len(question.presses) <= LONGEST
        assert len(set(question.letters)) == len(question.presses)


@pytest.mark.parametrize("task_id", TASKS)
def test_whoever_does_it_all_on_paper_has_every_step_and_nobody_has_one_for_nothing(
    task_id: str,
) -> None:
    one, printed = ready(task_id), form_of(ready(task_id))
    assert all(steps_of(one, printed, at_ease(printed)).values())
    assert not any(steps_of(one, printed, [Answer()] * len(printed.questions)).values())


@pytest.mark.parametrize("task_id", TASKS)
def test_no_box_to_fill_holds_its_answer_already(task_id: str) -> None:
    """What is expected may be copied from a model, or from her own note; it is never in its box."""
    for question in form_of(ready(task_id)).questions:
        filled = {(block["label"], block["value"]) for block in boxes(question.blocks)}
        assert not filled & set(question.expected)


def boxes(blocks: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for block in blocks if isinstance(blocks, list | tuple) else ():
        found += [block] if block["kind"] == "field" else boxes(block.get("inside"))
    return found


@pytest.mark.parametrize("task_id", TASKS)
def test_the_letters_of_a_page_stay_the_same(task_id: str) -> None:
    form._forms.pop((task_id, ready(task_id).version), None)
    first = form_of(ready(task_id))
    form._forms.clear()
    assert form_of(ready(task_id)).digest == first.digest
    assert form_of(ready(task_id)) is not first
