"""What was pointed at on paper gives the very steps that the same presses give on a screen."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.simulators.bank import Ready, bank
from palier.simulators.printed import Answer, form_of, steps_of

PICTURES = sorted(t for t, one in bank().tasks.items() if one.simulator.name == "pictures")


def on_screen(ready: Ready, places: Sequence[int]) -> dict[str, bool]:
    state = ready.simulator.start(ready.scenario)
    for question, place in zip(form_of(ready).questions, places, strict=True):
        state = ready.simulator.move(ready.scenario, state, question.presses[place])
    told = ready.simulator.steps(ready.scenario, state)
    return {step.id: told[step.id] for step in ready.task.steps}


@given(st.data())
def test_pictures_give_the_same_steps_on_paper_and_on_a_screen(data: st.DataObject) -> None:
    ready = bank().get(data.draw(st.sampled_from(PICTURES)))
    form = form_of(ready)
    places = [data.draw(st.integers(0, len(q.presses) - 1)) for q in form.questions]
    told = steps_of(ready, form, [Answer(place=place) for place in places])
    assert told == on_screen(ready, places)


@given(st.data())
def test_whatever_is_answered_every_step_has_its_yes_or_no(data: st.DataObject) -> None:
    ready = bank().get(data.draw(st.sampled_from(sorted(bank().tasks))))
    form = form_of(ready)
    answers = [
        Answer(
            place=data.draw(st.none() | st.integers(0, 40)),
            written=data.draw(st.booleans()),
            seen=frozenset(data.draw(st.lists(st.sampled_from([*question.judged, "forged"])))),
        )
        for question in form.questions
    ]
    told = steps_of(ready, form, answers)
    assert set(told) == {step.id for step in ready.task.steps}


def pointed(task_id: str, *presses: str) -> dict[str, bool]:
    """The steps when these buttons are pointed at, one per screen ("" for nothing)."""
    ready = bank().get(task_id)
    form = form_of(ready)
    answers = [
        Answer(place=[p.get("do") for p in question.presses].index(press) if press else None)
        for question, press in zip(form.questions, presses, strict=True)
    ]
    return steps_of(ready, form, answers)


def test_lost_on_the_first_screen_she_still_shows_what_she_does_on_the_next() -> None:
    assert pointed("mailbox-find-summons", "", "choose:agency") == {
        "tried": False,
        "opened": False,
        "chosen": True,
    }


def test_going_straight_is_not_shown_by_whoever_took_another_way() -> None:
    told = pointed("browser-01-go-back", "go", "follow:passerelle")
    assert told == {"list": False, "place": True, "straight": False}


@pytest.mark.parametrize(("seen", "steps"), [((), 0), (("acute",), 1), (("letters", "acute"), 2)])
def test_of_what_is_written_only_what_the_helper_reads_counts(
    seen: tuple[str, ...], steps: int
) -> None:
    ready = bank().get("type-accents")
    told = steps_of(ready, form_of(ready), [Answer(written=True, seen=frozenset(seen))])
    assert sum(told.values()) == steps


def test_a_wrong_paper_joined_is_not_put_right_by_the_next_screen() -> None:
    ready = bank().get("mailbox-attach-diploma")
    form = form_of(ready)
    wrong = [
        Answer(written=True)
        if question.writes
        else Answer(
            place=next(n for n, p in enumerate(question.presses) if _other(p, question.way))
        )
        if question.way["do"].startswith("pick:")
        else Answer(place=[p["do"] for p in question.presses].index(question.way["do"]))
        for question in form.questions
    ]
    assert steps_of(ready, form, wrong) == {"sent": True, "some": True, "right": False}


def _other(press: dict[str, str], way: object) -> bool:
    return press["do"].startswith("pick:") and press["do"] != way["do"]  # type: ignore[index]
