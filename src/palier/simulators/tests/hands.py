"""Hands that try everything on one simulator: what is offered, what is not, and any words typed.

A stateful machine of Hypothesis. Each simulator says what it draws, what it forgives, and what
must never be lost there (``tests/test_*_any_hands.py`` of its folder).
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from palier.simulators.contract import Simulator, verb

NASTY = ["x" * 3_000, "9" * 90, "\u202eלום", "👩🏽‍💻" * 90, "\x00\x1b[31m"]
NASTY += ["</textarea><script>", "\ud800", ""]
USUAL = ["Bonjour, je suis là", "06 39 98 04 12", "12/3", "2", "oui", "Claudia", "cv", "  "]
WORDS = st.sampled_from([*USUAL, *NASTY]) | st.text(max_size=12)
PICKS = st.integers(0, 10**6)
FEW = settings(max_examples=12, stateful_step_count=25, deadline=None)
"""Three hundred presses a run: each is played, stored, read again, and drawn."""

PRESSED = re.compile(r'name="do" value="([^"]*)"')
NAMED = re.compile(r'<(?:input|textarea|select)\b[^>]*?\bname="([^"]+)"')
CARRIED = mark_safe("<b>carried</b>")


class Hands(RuleBasedStateMachine):
    """One person in front of one exercise. ``kept`` lists what survives any press but ``drops``."""

    simulator: ClassVar[Simulator[Any, Any]]
    scenarios: ClassVar[Mapping[str, Any]]
    quiet: ClassVar[Sequence[str]] = ()
    """Presses (or beginnings) that may rightly change nothing: where one is already."""

    def offers(self) -> Sequence[str]:
        raise NotImplementedError

    @initialize(pick=PICKS)
    def sits_down(self, pick: int) -> None:
        keys = sorted(self.scenarios)
        self.scenario = self.scenarios[keys[pick % len(keys)]]
        self.state = self.simulator.start(self.scenario)
        self.pressed = Counter[str]()

    def drawn(self, language: str = "fr") -> str:
        with translation.override(language):
            sim = self.simulator.view(self.scenario, self.state, language)
            context = {"sim": sim, "action": "/play/", "hidden": CARRIED}
            return render_to_string(self.simulator.template, context)

    def after(self, fields: Mapping[str, str]) -> Any:
        return self.simulator.move(self.scenario, self.state, fields)

    def score(self, state: Any) -> set[str]:
        return {key for key, done in self.simulator.steps(self.scenario, state).items() if done}

    def presses(self, fields: Mapping[str, str]) -> None:
        self.pressed[fields["do"].partition(":")[0]] += 1
        before, self.state = self.state, self.after(fields)
        self.seen_to_change(fields, before)

    def seen_to_change(self, fields: Mapping[str, str], before: Any) -> None:
        """What a simulator checks of one accepted press."""

    def boxes(self) -> list[str]:
        return NAMED.findall(self.drawn())

    @rule(pick=PICKS)
    def presses_something(self, pick: int) -> None:
        if values := self.offers():
            self.presses({"do": values[pick % len(values)]})

    @rule(pick=PICKS)
    def presses_what_was_pressed_least(self, pick: int) -> None:
        """Random hands never reach the far ends of a machine: these do."""
        if values := self.offers():
            counted = [self.pressed[value.partition(":")[0]] for value in values]
            rare = [v for v, count in zip(values, counted, strict=True) if count == min(counted)]
            self.presses({"do": rare[pick % len(rare)]})

    @rule(pick=PICKS, typed=st.lists(WORDS, min_size=1, max_size=4))
    def types_and_presses(self, pick: int, typed: list[str]) -> None:
        if values := self.offers():
            boxes = {name: typed[n % len(typed)] for n, name in enumerate(self.boxes())}
            self.presses({**boxes, "do": values[pick % len(values)]})

    @rule(pick=PICKS, forged=WORDS)
    def forges(self, pick: int, forged: str) -> None:
        """A value nobody drew, or one of another screen: the state is the very same."""
        values = [*self.offers(), "open:x"]
        for pressed in (f"{values[pick % len(values)]}z9", f"hack:{forged}", f"{forged}z9:"):
            name, target = verb({"do": pressed})
            if (f"{name}:{target}" if target else name) not in values:
                assert self.after({"do": pressed}) is self.state

    @invariant()
    def it_is_stored_and_comes_back_the_same(self) -> None:
        stored = self.state.model_dump_json()
        assert type(self.state).model_validate_json(stored) == self.state
        assert len(stored) < 400_000

    @invariant()
    def what_is_drawn_is_what_can_be_pressed(self) -> None:
        drawn = set(PRESSED.findall(self.drawn()))
        assert drawn ^ set(self.offers()) == set()

    @invariant()
    def it_is_over_when_nothing_is_offered_and_only_then(self) -> None:
        assert self.simulator.over(self.scenario, self.state) == (not self.offers())

    @invariant()
    def in_english_the_same_is_pressed(self) -> None:
        assert PRESSED.findall(self.drawn("en")) == PRESSED.findall(self.drawn("fr"))

    @invariant()
    def nothing_that_is_offered_is_dead(self) -> None:
        for value in self.offers():
            if value.startswith(tuple(self.quiet)):
                continue
            then = self.after({"do": value})
            assert then != self.state or self.told(then), f"{value!r} does nothing"

    def told(self, state: Any) -> str:
        """What is said of the last press; a press that changes nothing says at least that."""
        return str(state.note)

    @invariant()
    def done_only_by_doing(self) -> None:
        """Words sent with no press, and the same press taken back, show nothing new."""
        typed = dict.fromkeys(self.boxes(), "Bonjour 12")
        assert self.score(self.after({**typed, "do": "nothing:z9"})) == self.score(self.state)
