"""A screen, two booklets, an interview and the counter, in any order: one point, told once.

Played by the acts, on the real database. What each act refuses is part of the play.
"""

from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID, uuid4

from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from palier.audit.models import Entry
from palier.diagnosis import actions, interview, measure, queries
from palier.diagnosis.content import conversation
from palier.diagnosis.models import Attempt, Booklet, Diagnosis, Reception, Reply
from palier.diagnosis.rules.items import DOMAINS
from palier.diagnosis.tests.booklet_hands import whole
from palier.simulators.actions import StalePlay
from palier.simulators.models import Play
from tests.cast import MONDAY, Cast, open_places

NAME = "Leïla"
ENDS = st.sampled_from(["done", "unknown", "skipped"])
Facts = dict[str, Any]
QUESTIONS = conversation().questions
ANSWERS = [
    {question.key: question.choices[place].key for question in QUESTIONS[place::2]}
    for place in (0, 1)
]
"""What each booklet holds of the conversation: every other question."""


class EveryMedium(RuleBasedStateMachine):
    """Leïla on a screen; Nolwenn and Yann with paper and questions."""

    cast: ClassVar[Cast]

    def __init__(self) -> None:
        super().__init__()
        self.step = transaction.atomic()
        self.step.__enter__()
        self.me = self.cast.person(NAME)
        self.helpers = [self.cast.helper(self.cast.nolwenn), self.cast.helper(self.cast.yann)]
        self.now = MONDAY
        self.booklets: list[UUID] = []
        self.told: dict[UUID, object] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.step.__exit__(None, None, None)

    def tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    def point(self) -> Diagnosis | None:
        return queries.open_of(self.me)

    @initialize()
    def two_booklets_are_printed(self) -> None:
        for dice in (3, 5):
            made = actions.prepare_booklet(
                actor=self.helpers[0],
                person_id=self.me.id,
                large=False,
                dice=dice,
                ticket=uuid4(),
                now=self.tick(),
            )
            self.booklets.append(made.pk)

    @rule(talks=st.booleans())
    def goes_on_a_screen(self, talks: bool) -> None:
        actions.start_point(actor=self.me, dice=7, now=self.tick())
        if talks:
            actions.skip_questions(actor=self.me, now=self.now)
        actions.advance(actor=self.me, now=self.now)

    @rule(domain=st.sampled_from(DOMAINS))
    def stands_at_the_counter(self, domain: str) -> None:
        actions.start_reception(actor=self.me, domain=domain, dice=7, now=self.tick())
        actions.advance(actor=self.me, now=self.now)

    @rule()
    def leaves_the_counter(self) -> None:
        with suppress(Diagnosis.DoesNotExist):
            actions.leave_reception(actor=self.me, now=self.tick())

    @rule(outcome=ENDS, helped=st.booleans(), twice=st.booleans())
    def ends_the_exercise_on_the_screen(self, outcome: str, helped: bool, twice: bool) -> None:
        point = self.point()
        attempt = queries.open_attempt(point) if point else None
        if attempt is None:
            return
        press: Facts = {"play_id": attempt.play_id, "turn": attempt.play.turn}
        press |= {"outcome": outcome, "helped": helped, "now": self.tick()}
        actions.close_attempt(actor=self.me, **press)
        if twice:
            with suppress(StalePlay):
                actions.close_attempt(actor=self.me, **press)
        actions.advance(actor=self.me, now=self.now)

    @rule(who=st.integers(0, 1), outcome=ENDS, share=st.integers(0, 6))
    def shows_a_helper(self, who: int, outcome: str, share: int) -> None:
        actor, now = self.helpers[who], self.tick()
        point = actions.start_interview(actor=actor, person_id=self.me.id, dice=7, now=now)
        if (asked := interview.asked_now(point)) is None:
            return
        seen = [step.id for step in asked.task.steps][:share]
        shown: Facts = {"person_id": self.me.id, "task_id": asked.task.id, "seen": seen}
        shown |= {"turn": queries.next_position(point), "outcome": outcome, "helped": False}
        assert actions.record_shown(actor=actor, now=now, **shown)
        assert not actions.record_shown(actor=self.helpers[1 - who], now=now, **shown)

    @rule(who=st.integers(0, 1), question=st.sampled_from(QUESTIONS), place=st.integers(0, 2))
    def answers_aloud(self, who: int, question: Any, place: int) -> None:
        """The last told holds, and an empty one takes back what was told aloud, no more."""
        if (point := self.point()) is None:
            return
        elsewhere = point.replies.filter(asked_by=None).count()
        choice = question.choices[place].key if place < len(question.choices) else ""
        told: Facts = {"told": {question.key: choice}, "now": self.tick()}
        actions.record_told(actor=self.helpers[who], person_id=self.me.id, **told)
        assert point.replies.filter(asked_by=None).count() == elsewhere
        if choice:
            assert queries.replies_of(point)[question.key] == choice

    @rule(which=st.integers(0, 1), who=st.integers(0, 1), blank=st.booleans())
    def her_booklet_is_entered(self, which: int, who: int, blank: bool) -> None:
        booklet = Booklet.objects.get(pk=self.booklets[which])
        was = booklet.entered_at
        told = {} if blank else ANSWERS[which]
        entry: Facts = {"booklet_id": booklet.pk, "typed": {} if blank else whole(booklet)}
        entry["told"] = told
        try:
            actions.enter_booklet(actor=self.helpers[who], dice=7, now=self.tick(), **entry)
        except actions.AlreadyEntered:
            assert was
        else:
            assert was is None
            kept = Reply.objects.filter(booklet=booklet).values_list("question", "choice")
            assert dict(kept) == told

    @rule(which=st.integers(0, 1), who=st.integers(0, 1))
    def the_entry_is_undone(self, which: int, who: int) -> None:
        """As if nobody had entered it: what other media saw is all there, and nothing else."""
        before = Booklet.objects.get(pk=self.booklets[which])
        others = _seen_elsewhere(before)
        undo: Facts = {"booklet_id": before.pk, "now": self.tick()}
        with suppress(actions.TooLateToUndo):
            after = actions.undo_booklet(actor=self.helpers[who], **undo)
            assert after.entered_at is None
            assert not Play.objects.filter(booklet_task__booklet=after).exists()
            assert not Reply.objects.filter(booklet=after).exists()
            assert _seen_elsewhere(after) == others
            for one in Diagnosis.objects.filter(person=self.me.id, finished_at=None):
                self.told.pop(one.pk, None)
        self.told = {pk: one for pk, one in self.told.items() if _exists(pk)}

    @rule(who=st.integers(0, 1))
    def a_helper_ends_it(self, who: int) -> None:
        with suppress(actions.NotNow):
            actor = self.helpers[who]
            actions.finish_interview(actor=actor, person_id=self.me.id, now=self.tick())

    @rule(wish=st.integers(0, 2))
    def she_wants_her_result(self, wish: int) -> None:
        if wish == 2 and self.point():
            actions.finish_point(actor=self.me, now=self.tick())

    @invariant()
    def one_point_is_open_at_most_and_one_exercise(self) -> None:
        points = list(Diagnosis.objects.filter(person=self.me.id))
        assert sum(one.finished_at is None for one in points) <= 1
        for one in points:
            assert (one.result is None) == (one.finished_at is None)
            still = one.attempts.filter(play__closed_at=None).count()
            assert still <= (one.finished_at is None)
            assert one.receptions.filter(ended_at=None).count() <= (one.finished_at is None)

    @invariant()
    def what_was_met_counts_once_and_stands_somewhere(self) -> None:
        for one in Diagnosis.objects.filter(person=self.me.id):
            closed = measure.closed_attempts(one)
            positions = [attempt.position for attempt in closed]
            assert positions == sorted(set(positions))
            tasks = [response.item.id for response in measure.responses(closed)]
            assert len(set(tasks)) == len(tasks)
        counted = Play.objects.filter(person=self.me.id, purpose=Play.Purpose.POINT)
        assert not counted.filter(attempt=None).exists()

    @invariant()
    def a_booklet_says_when_by_whom_and_where_it_went(self) -> None:
        for one in Booklet.objects.filter(pk__in=self.booklets):
            entered = one.entered_at is not None
            assert entered == (one.entered_by_id is not None) == (one.diagnosis_id is not None)
            assert one.tasks.exclude(play=None).count() == entered * one.tasks.count()
            for play in Play.objects.filter(booklet_task__booklet=one):
                assert play.medium == Play.Medium.PAPER
                assert play.attempt.diagnosis_id == one.diagnosis_id

    @invariant()
    def a_result_that_was_told_stays(self) -> None:
        for one in Diagnosis.objects.filter(person=self.me.id).exclude(finished_at=None):
            assert self.told.setdefault(one.pk, one.result) == one.result

    @invariant()
    def the_counter_spent_what_it_may(self) -> None:
        for one in Reception.objects.filter(diagnosis__person=self.me.id):
            assert one.attempts.count() <= 7  # six, and one put off when she left
            assert not Attempt.objects.filter(reception=one).exclude(
                play__medium=Play.Medium.SCREEN
            )

    @invariant()
    def each_act_is_written(self) -> None:
        told = [entry.verb for entry in Entry.objects.filter(person=self.me.id)]
        entered = Booklet.objects.filter(pk__in=self.booklets).exclude(entered_at=None).count()
        assert told.count("enter_booklet") - told.count("undo_booklet") == entered
        shown = Play.objects.filter(person=self.me.id, medium=Play.Medium.SHOWN).count()
        assert told.count("record_shown") == shown


def _seen_elsewhere(booklet: Booklet) -> set[object]:
    """The plays and the answers of hers that no page of this booklet made."""
    plays = Play.objects.filter(person=booklet.person_id).exclude(booklet_task__booklet=booklet)
    told = Reply.objects.filter(diagnosis__person=booklet.person_id).exclude(booklet=booklet)
    return {*plays.values_list("pk", flat=True), *told.values_list("pk", flat=True)}


def _exists(pk: UUID) -> bool:
    return Diagnosis.objects.filter(pk=pk).exists()


def test_any_order_of_media_keeps_one_point(db: None) -> None:
    EveryMedium.cast = open_places(MONDAY)
    EveryMedium.cast.arrive(NAME, "")
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        EveryMedium,
        settings=settings(
            max_examples=5,
            stateful_step_count=16,
            deadline=None,
            phases=(Phase.generate,),  # not shrunk: sixteen acts are soon read
            suppress_health_check=list(HealthCheck),
        ),
    )
