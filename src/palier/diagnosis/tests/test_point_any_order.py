"""*Faire le point* in any order: whatever is pressed, in whichever tab, one consistent record.

Hypothesis presses the real buttons of the real pages, in two browsers, on the real database.
"""

import re
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from palier.diagnosis.content import conversation
from palier.diagnosis.models import Diagnosis
from palier.diagnosis.pages import point
from palier.diagnosis.tests.consistency import consistent
from palier.simulators.models import Play
from tests.cast import Cast

PLAY = re.compile(r'name="play" value="([^"]+)"')
TURN = re.compile(r'name="turn" value="(\d+)"')
BUTTON = re.compile(r'name="do" value="([^"]+)"')
QUESTIONS = conversation().questions
ENDS = ("done", "unknown", "skipped")

Form = dict[str, str]


class TakingStock(RuleBasedStateMachine):
    """Leïla, two browsers, and every button she may press in any order."""

    cast: ClassVar[Cast]
    forms = Bundle("forms")

    def __init__(self) -> None:
        super().__init__()
        self.step = transaction.atomic()
        self.step.__enter__()
        self.person = self.cast.person("Leïla").id
        self.tabs = [self.cast.in_hands_of("Leïla") for _ in range(2)]
        self.told: dict[Any, Any] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.step.__exit__(None, None, None)

    def post(self, name: str, *args: str, tab: int = 0, **fields: str) -> HttpResponse:
        answer: Any = self.tabs[tab].post(reverse(name, args=args), fields, follow=True)
        assert answer.status_code == 200, name
        return answer

    @initialize(talks=st.integers(0, 3))
    def starts(self, talks: int) -> None:
        self.post("point")
        if talks:
            self.post("skip_questions")

    @rule(tab=st.integers(0, 1))
    def starts_or_continues(self, tab: int) -> None:
        self.post("point", tab=tab)

    @rule(question=st.sampled_from(QUESTIONS), data=st.data(), times=st.integers(1, 2))
    def replies(self, question: Any, data: st.DataObject, times: int) -> None:
        """The first question or one gone back to; pressed twice by a trembling hand."""
        choice = data.draw(st.sampled_from([c.key for c in question.offered] + ["forged"]))
        for _ in range(times):
            self.post("question_again", question.key, question=question.key, choice=choice)

    @rule()
    def goes_straight_to_the_exercises(self) -> None:
        self.post("skip_questions")

    def on_the_screen(self, tab: int) -> Form | None:
        """The exercise as this browser shows it now, with every button of its window."""
        answer: Any = self.tabs[tab].get(reverse("task"), follow=True)
        assert answer.status_code == 200
        page = answer.content.decode()
        play, turn = PLAY.search(page), TURN.search(page)
        if not play or not turn:
            return None
        moves = [value for value in BUTTON.findall(page) if value not in ENDS]
        return {"play": play[1], "turn": turn[1], "moves": "|".join(moves)}

    @rule(target=forms, data=st.data(), moves=st.integers(0, 3), end=st.sampled_from(("", *ENDS)))
    def plays(self, data: st.DataObject, moves: int, end: str) -> Any:
        """Presses in the window, then perhaps an end; the first screen stays open in a tab."""
        first = form = self.on_the_screen(tab=0)
        while form and moves:
            do = data.draw(st.sampled_from(form["moves"].split("|")))
            self.post("task", play=form["play"], turn=form["turn"], do=do, body="Nadia")
            form, moves = self.on_the_screen(tab=1), moves - 1
        if form and end:
            self.post("task", play=form["play"], turn=form["turn"], do=end)
        return first or multiple()

    @rule(
        form=forms,
        do=st.sampled_from((*ENDS, "open:m1", "")),
        helped=st.sampled_from(["", "1"]),
        tab=st.integers(0, 1),
        times=st.integers(1, 2),
    )
    def presses_an_old_screen(self, form: Form, do: str, helped: str, tab: int, times: int) -> None:
        """Fresh or stale, alone or helped, pressed once or twice."""
        for _ in range(times):
            self.post("task", tab=tab, play=form["play"], turn=form["turn"], do=do, helped=helped)

    @rule(play=st.uuids(), turn=st.sampled_from(["0", "-1", "9" * 40, "x", ""]))
    def forges_an_exercise(self, play: Any, turn: str) -> None:
        self.post("task", play=str(play), turn=turn, do="done")

    @rule(times=st.integers(1, 2))
    def rests_and_comes_back(self, times: int) -> None:
        for _ in range(times):
            self.post("pause")

    @rule(tab=st.integers(0, 1), wish=st.integers(0, 3))
    def wants_the_result_now(self, tab: int, wish: int) -> None:
        if wish == 3:  # seldom, or no point would ever grow
            self.post("result", tab=tab)

    @rule()
    def finds_the_exercise_changed(self) -> None:
        """An update of the program, while it is under her hands."""
        Play.objects.filter(person=self.person, closed_at=None).update(task_version="older")

    @rule(name=st.sampled_from(["point", "question", "task", "pause", "result", "my_home"]))
    def looks_around(self, name: str) -> None:
        assert self.tabs[1].get(reverse(name), follow=True).status_code == 200

    @invariant()
    def one_consistent_record(self) -> None:
        consistent(self.person)

    @invariant()
    def a_result_told_never_changes(self) -> None:
        for one in Diagnosis.objects.exclude(finished_at=None):
            assert self.told.setdefault(one.pk, one.result) == one.result


def test_any_order_of_presses_keeps_one_consistent_record(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(point, "secrets", SimpleNamespace(randbelow=lambda most: 7 % most))
    TakingStock.cast = cast
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        TakingStock,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            # Not shrunk: twenty-five steps are read sooner than five minutes have passed.
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )
