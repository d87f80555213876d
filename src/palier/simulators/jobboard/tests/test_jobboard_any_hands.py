"""Somebody tries everything on the site of offers: what was typed, sent or kept stays so."""

from collections.abc import Mapping, Sequence

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from palier.simulators.jobboard import simulator
from palier.simulators.jobboard.rooms import ACTS, SCREENS
from palier.simulators.jobboard.rules import drawn, menu, offers
from palier.simulators.jobboard.state import Board
from palier.simulators.jobboard.tests.hands import SCENARIOS, TASKS, play, press
from palier.simulators.tests.hands import FEW, PICKS, Hands

FILES = {"find", "show", "clear", "keep", "noted", "followed", "posted", "remind", "reported"}
FILES |= {"more", "answer", "check", "send", "look_up", "alert"}
"""Presses that send a form: what is filed may change then, and only then."""


class OnTheBoard(Hands):
    simulator = simulator
    scenarios = SCENARIOS
    state: Board
    quiet = ("go:", "find", "show", "look_up", "cv:", "page:", "answer:", "begin", "proof:")

    def offers(self) -> Sequence[str]:
        return offers(self.scenario, self.state)

    def told(self, state: Board) -> str:
        return state.told

    def seen_to_change(self, fields: Mapping[str, str], before: Board) -> None:
        name = fields["do"].partition(":")[0]
        assert self.state.marks[: len(before.marks)] == before.marks
        assert set(before.shown) <= set(self.state.shown)
        if name not in FILES:
            assert self.state.filed == before.filed, f"{fields['do']} sent something"
        if self.state.refused:
            assert self.state.filed == before.filed
            assert (self.state.screen, self.state.at) == (before.screen, before.at)
            assert self.state.told

    @rule(pick=PICKS, words=st.sampled_from(["vente", "12", "12/3", "Bonjour, je suis là"]))
    def types_then_presses_another_button_of_the_form(self, pick: int, words: str) -> None:
        """Whatever is pressed in a form, what was typed there is found again there."""
        page = drawn(self.scenario, self.state)
        lines = [box for box in page.boxes() if box.kind in ("line", "long")]
        values = [do for do in page.presses() if do in self.offers() and not _sends(do)]
        if not lines or not values:
            return
        self.presses({**{box.name: words for box in lines}, "do": values[pick % len(values)]})
        assert all(self.state.typed(box.form, box.name) == words for box in lines)

    @invariant()
    def each_screen_and_press_is_known(self) -> None:
        assert self.state.screen in SCREENS
        assert {do.partition(":")[0] for do in self.offers()} <= set(ACTS)

    @invariant()
    def boxes_with_choices_hold_a_choice(self) -> None:
        for box in drawn(self.scenario, self.state).boxes():
            held = self.state.typed(box.form, box.name)
            if box.kind == "choice":
                assert held in {"", *dict(box.options)}
            if box.kind == "tick":
                assert held in {"", "yes"}

    @invariant()
    def what_is_kept_is_an_offer_kept_once(self) -> None:
        known = {offer.id for offer in self.scenario.offers}
        assert set(self.state.saved) <= known
        for kept in (self.state.saved, self.state.stopped, self.state.marks, self.state.shown):
            assert len(set(kept)) == len(kept)

    @invariant()
    def the_menu_leads_everywhere_at_any_time(self) -> None:
        if self.offers():
            assert set(menu(self.scenario)) <= set(self.offers())


def _sends(do: str) -> bool:
    return do.partition(":")[0] in FILES


OnTheBoard.TestCase.settings = FEW
TestOnTheBoard = OnTheBoard.TestCase

ALERT = next(s for s in SCENARIOS.values() if {"alerts", "search"} <= set(s.menu))
APPLY = SCENARIOS["jobboard-apply-right-cv"]


def test_a_new_alert_begins_with_the_last_search_not_with_an_older_one() -> None:
    """Somebody looks at the alert, goes back, corrects the search, and comes again."""
    moves = [
        *press("go:search"),
        {"do": "find", "words": "vente"},
        *press("alert:new", "go:search"),
    ]
    again = [{"do": "find", "words": "cuisine"}, *press("alert:new")]
    assert play(ALERT, [*moves, *again]).typed("alert_new", "words") == "cuisine"


def test_two_half_written_applications_do_not_mix() -> None:
    """One draft an offer: what was begun for one is not sent to another."""
    shown = [offer.id for offer in APPLY.offers if offer.how == "online"]
    first, second = shown[:2]
    state = simulator.start(APPLY)
    for name, words in ((first, "Bonjour un"), (second, "Bonjour deux")):
        opened = [*press("go:search", f"open:{name}", f"apply:{name}")]
        for move in (*opened, {"do": f"open:{name}", "message": words}, *press("back")):
            state = simulator.move(APPLY, state, move)
    assert state.typed(f"apply_{first}", "message") == "Bonjour un"
    assert state.typed(f"apply_{second}", "message") == "Bonjour deux"
    assert not [mark for mark in state.marks if mark.startswith("send")]


def test_a_form_that_is_refused_marks_nothing_and_keeps_every_word() -> None:
    """Each form of each exercise, sent with nothing but words in its lines."""
    met = set[str]()
    for key, scenario in SCENARIOS.items():
        for end in range(len(TASKS[key].way)):
            state = play(scenario, TASKS[key].way[:end])
            page = drawn(scenario, state) if offers(scenario, state) else None
            lines = [box for box in page.boxes() if box.kind in ("line", "long")] if page else []
            for do in page.presses() if page and lines else ():
                fields = {box.name: "…" for box in lines}
                then = simulator.move(scenario, state, {**fields, "do": do})
                if then.refused:
                    met.add(do.partition(":")[0])
                    assert then.marks == state.marks
                    assert all(then.typed(box.form, box.name) == "…" for box in lines)
    assert len(met) >= 4, met


def test_whatever_is_said_of_the_month_it_is_read_again_before_it_is_confirmed() -> None:
    """Any answers, in any order of corrections: nothing is confirmed unread or half answered."""
    for key, scenario in SCENARIOS.items():
        if scenario.month is None or "begin" not in offers(scenario, simulator.start(scenario)):
            continue
        state = play(scenario, press("begin"))
        for _ in range(30):
            found = offers(scenario, state)
            if not found or state.screen == "review":
                break
            assert "confirm" not in found, key
            said = "yes" if "answer:yes" in found else "more"
            do = f"answer:{said}" if said == "yes" else "more"
            boxes = {box.name: _good(box.name) for box in drawn(scenario, state).boxes()}
            state = simulator.move(scenario, state, {**boxes, "do": do})
        assert state.screen == "review", key
        assert "confirm" in offers(scenario, state)


def _good(box: str) -> str:
    if box.startswith("worked_"):
        return "12"
    return "job" if box.endswith("reason") else "12/3"
