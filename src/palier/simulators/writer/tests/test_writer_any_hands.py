"""Somebody tries everything in the word processor: what was written stays until it is said."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from palier.simulators.tests.hands import FEW, PICKS, WORDS, Hands
from palier.simulators.writer import simulator
from palier.simulators.writer.cabinet import find
from palier.simulators.writer.editing import MOST_LINES, MOST_SIGNS, PAST
from palier.simulators.writer.filing import MOST_WINDOWS
from palier.simulators.writer.offers import offers
from palier.simulators.writer.state import Text, Writer
from palier.simulators.writer.storing import MOST_FILES
from palier.simulators.writer.tests.bank import SCENARIOS, Move, play, press, type_in

FORGETS = {"undo", "close_lost", "remove", "swap", "overwrite"}
"""Presses that take words away because it was asked."""


class AtTheWriter(Hands):
    simulator = simulator
    scenarios = SCENARIOS
    state: Writer
    quiet = ("keep", "folder:", "size:", "margins:", "kind:", "lay:", "glance", "leave", "save")

    def offers(self) -> Sequence[str]:
        return offers(self.scenario, self.state)

    def seen_to_change(self, fields: Mapping[str, str], before: Writer) -> None:
        """A text that is nowhere kept stays in its window, until somebody closes or undoes it."""
        if fields["do"] in FORGETS or "typed" in fields:
            return
        for window in before.windows:
            here = find(self.scenario, self.state, window.file)
            places = [one.text for one in (*self.state.windows, *([here] if here else []))]
            lost = [words(window.text) - words(text) for text in places]
            assert not all(lost), f"{fields['do']} lost {lost[0]}"

    @rule(pick=PICKS, typed=WORDS)
    def writes_on_a_line(self, pick: int, typed: str) -> None:
        lines = [value for value in self.offers() if value.startswith("edit:")]
        if lines:
            self.presses({"do": lines[pick % len(lines)]})
            line = self.state.line
            self.presses({"do": "keep", "typed": typed})
            assert line in {one.id for one in self.state.window.text.lines}

    @rule(typed=st.sampled_from(["Bonjour", "a\nb\nc", "x" * 1500]))
    def undoes_what_was_typed(self, typed: str) -> None:
        """One press back, and the page is what it was: nothing else moved."""
        lines = [value for value in self.offers() if value.startswith("edit:")]
        if not lines or self.state.line:
            return
        before = self.state.window.text
        chosen = self.after({"do": lines[0]})
        then = simulator.move(self.scenario, chosen, {"do": "keep", "typed": typed})
        if then.window.text != before and not simulator.over(self.scenario, then):
            back = simulator.move(self.scenario, then, {"do": "undo"})
            assert back.window.text == before

    @invariant()
    def a_page_has_each_line_once(self) -> None:
        for window in self.state.windows:
            ids = [line.id for line in window.text.lines]
            assert len(ids) == len(set(ids)) <= MOST_LINES
            assert sum(len(line.text) for line in window.text.lines) <= MOST_SIGNS
            assert len(window.past) <= PAST

    @invariant()
    def every_window_is_of_a_file(self) -> None:
        assert len(self.state.windows) <= MOST_WINDOWS
        for window in self.state.windows:
            assert find(self.scenario, self.state, window.file), window.file
        if self.state.screen == "page":
            assert 0 <= self.state.at < len(self.state.windows)

    @invariant()
    def two_files_never_bear_one_name_in_one_folder(self) -> None:
        named = Counter((f.name.casefold(), f.folder, f.kind) for f in self.state.files)
        assert all(count == 1 for count in named.values())
        assert len(self.state.files) <= MOST_FILES
        assert all(file.name for file in self.state.files)

    @invariant()
    def the_field_on_screen_holds_what_is_on_the_page(self) -> None:
        if self.state.screen == "page" and self.state.line:
            assert self.state.line in {line.id for line in self.state.window.text.lines}


def words(text: Text) -> Counter[str]:
    """What is written, wherever it stands on the page, however it looks."""
    return Counter(line.text for line in text.lines if line.text)


AtTheWriter.TestCase.settings = FEW
TestAtTheWriter = AtTheWriter.TestCase
CV = SCENARIOS["writer-cv-phone"]


def lines_of(state: Writer) -> list[str]:
    return [line.text for line in state.window.text.lines]


def full_of(lines: int) -> Writer:
    """A page of that many lines, numbered."""
    state = play(CV, press("edit:p1"))
    left = lines - len(state.window.text.lines)
    typed = "\n".join(f"ligne {n}" for n in range(left + 1))
    return simulator.move(CV, state, {"do": "keep", "typed": typed})


def test_a_full_page_takes_no_new_line_and_loses_none() -> None:
    """A real page goes on: ours ends, but what is at the foot stays at the foot."""
    full = full_of(MOST_LINES)
    assert len(lines_of(full)) == MOST_LINES
    chosen = simulator.move(CV, full, {"do": "edit:p2"})
    assert lines_of(simulator.move(CV, chosen, {"do": "add"})) == lines_of(full)


def test_what_is_pasted_in_a_full_page_never_pushes_the_end_out() -> None:
    full = full_of(MOST_LINES - 1)
    end = lines_of(full)[-3:]
    chosen = simulator.move(CV, full, {"do": "edit:p2"})
    pasted = simulator.move(CV, chosen, {"do": "keep", "typed": "un\ndeux\ntrois\nquatre"})
    assert lines_of(pasted)[-3:] == end
    assert "un" in lines_of(pasted)
    assert len(lines_of(pasted)) == MOST_LINES


def test_signs_beyond_two_pages_are_those_just_typed() -> None:
    state, last = play(CV, []), lines_of(play(CV, []))[-1]
    for line in ("p1", "p2", "p3", "p4"):
        for move in type_in(line, "x" * 2_000):
            state = simulator.move(CV, state, move)
    assert lines_of(state)[-1] == last
    assert sum(map(len, lines_of(state))) == MOST_SIGNS


def as_many(names: Sequence[str]) -> list[Move]:
    """The document kept under each of these names in turn: one new file each."""
    moves: list[Move] = []
    for name in names:
        moves += [*press("menu", "saveas"), {"do": "store", "name": name}]
    return moves


def test_opening_one_more_document_never_closes_one_that_is_not_kept() -> None:
    """Real ones keep every window; ours has room for six, and closes one that is safe."""
    names = [f"essai {n}" for n in range(MOST_WINDOWS + 1)]
    state = play(CV, [*as_many(names), *type_in("p1", "PAS ENCORE GARDÉ")])
    folder = state.files[0].folder
    for file in state.files[:-1]:
        for pressed in ("menu", "open", f"folder:{folder}", f"pick:{file.id}"):
            state = simulator.move(CV, state, {"do": pressed})
        assert state.window.file == file.id
    written = [line.text for window in state.windows for line in window.text.lines]
    assert len(state.windows) == MOST_WINDOWS
    assert "PAS ENCORE GARDÉ" in written


def test_when_no_more_files_fit_one_that_is_there_can_still_be_written_over() -> None:
    names = [f"essai {n}" for n in range(MOST_FILES)]
    state = play(CV, [*as_many(names), *type_in("p1", "NOUVEAU")])
    for move in ({"do": "menu"}, {"do": "saveas"}, {"do": "store", "name": names[3]}):
        state = simulator.move(CV, state, move)
    assert state.screen == "clash"
    state = simulator.move(CV, state, {"do": "overwrite"})
    over = next(file for file in state.files if file.name == names[3])
    assert over.text.lines[0].text == "NOUVEAU"
    assert state.note == "saved"


@pytest.mark.parametrize("screen", ["layout", "replace", "saveas"])
def test_going_to_another_window_and_back_keeps_the_line_being_typed(screen: str) -> None:
    typing: list[Move] = [{"do": "edit:p3"}, {"do": "menu", "typed": "06 39 98 42 17"}]
    state = play(CV, [*typing, *press(screen, "leave")])
    assert "06 39 98 42 17" in lines_of(state)


def test_closing_is_asked_and_refused_nothing_moved() -> None:
    typed = type_in("p3", "06 39 98 42 17")
    state = play(CV, [*typed, *press("menu", "close", "leave")])
    assert state.screen == "page"
    assert "06 39 98 42 17" in lines_of(state)


def test_every_exercise_can_be_undone_to_its_first_page() -> None:
    for key, scenario in SCENARIOS.items():
        first = play(scenario, [])
        if first.screen != "page" or first.window.past:
            continue
        line = first.window.text.lines[0].id
        state = play(scenario, [{"do": f"edit:{line}"}, {"do": "bold", "typed": "autre"}])
        while "undo" in offers(scenario, state):
            state = simulator.move(scenario, state, {"do": "undo"})
        assert state.window.text == first.window.text, key
