"""Somebody tries everything on the computer: nothing raises, nothing is dead, nothing vanishes."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.utils.html import escape
from hypothesis.stateful import invariant

from palier.simulators.desktop import simulator
from palier.simulators.desktop.offers import offers
from palier.simulators.desktop.rows import every_row, rows
from palier.simulators.desktop.state import Desktop
from palier.simulators.desktop.tests.bank import SCENARIOS, play, press, twice
from palier.simulators.desktop.things import item_at, program_at, says
from palier.simulators.tests.hands import FEW, Hands


class OnTheComputer(Hands):
    simulator = simulator
    scenarios = SCENARIOS
    state: Desktop
    quiet = ("go:", "sort:", "tray", "find", "files", "look")

    def offers(self) -> Sequence[str]:
        return offers(self.scenario, self.state)

    def seen_to_change(self, fields: Mapping[str, str], before: Desktop) -> None:
        """A file goes only when the bin is emptied, or when it is deleted on a stick."""
        gone = {item.id for item in before.items} - {item.id for item in self.state.items}
        where = {item.id: item.inside for item in before.items}
        may = {"yes": "bin", "delete": "stick"}.get(fields["do"])
        assert {where[key] for key in gone} <= {may}

    @invariant()
    def every_window_shows_something_that_exists(self) -> None:
        for window in self.state.windows:
            kind, _, key = window.partition(":")
            if kind in ("file", "print", "name"):
                assert item_at(self.state, key), window
            if kind == "program":
                assert program_at(self.scenario, key), window

    @invariant()
    def a_list_that_holds_something_never_looks_empty(self) -> None:
        if every_row(self.scenario, self.state):
            assert rows(self.scenario, self.state)

    @invariant()
    def two_files_are_never_one(self) -> None:
        ids = Counter(item.id for item in self.state.items)
        assert not [key for key, count in ids.items() if count > 1]
        known = {file.id for file in self.scenario.files}
        assert {item.of for item in self.state.items} <= known

    @invariant()
    def what_is_out_of_the_machine_is_not_on_the_screen(self) -> None:
        shown = rows(self.scenario, self.state) if self.state.inside else []
        held = {item.id for item in self.state.items if item.inside == "stick"}
        if self.state.stick != "in":
            assert not held & set(shown)
            assert self.state.top != ("place", "stick")

    @invariant()
    def at_the_door_nothing_of_a_session_is_seen(self) -> None:
        if not self.state.inside:
            drawn = self.drawn()
            assert not [file.id for file in self.scenario.files if escape(file.name.fr) in drawn]

    @invariant()
    def sheets_come_from_what_was_sent(self) -> None:
        assert 0 <= self.state.tray <= 99
        asked = sum(len(job.pages) * job.copies for job in self.state.jobs)
        full = len(self.state.jobs) == 9
        assert full or self.state.tray <= asked + self.scenario.sheets


OnTheComputer.TestCase.settings = FEW
TestOnTheComputer = OnTheComputer.TestCase


def test_a_file_emptied_out_of_the_bin_is_no_longer_open_behind() -> None:
    """Its window closes with it: else one finds a page with nothing on it, that cannot print."""
    scenario = SCENARIOS["desktop-leave-downloads"]
    opened = [*press("files", "go:downloads"), *twice("pay")]
    binned = press("files", "go:downloads", "press:pay", "delete", "go:bin", "empty", "yes")
    state = play(scenario, [*opened, *binned])
    assert state.windows == ("place:bin",)
    assert play(scenario, [*opened, *binned, *press("close")]).top == ("", "")


def test_deleted_on_a_stick_it_is_no_longer_open_behind() -> None:
    scenario = SCENARIOS["desktop-usb-home"]
    moves = [*press("plug"), *twice("stick", "garden"), *press("files", "go:stick", "press:garden")]
    state = play(scenario, [*moves, *press("delete", "close")])
    assert item_at(state, "garden") is None
    assert state.windows == ()


def test_once_the_last_line_of_a_second_page_is_gone_the_first_page_is_shown() -> None:
    met = 0
    for key, scenario in SCENARIOS.items():
        for place in ("documents", "downloads", "pictures"):
            state = play(scenario, press("files", f"go:{place}", "more"))
            while state.sheet and (line := rows(scenario, state)[0]):
                for pressed in (f"press:{line}", "delete"):
                    state = simulator.move(scenario, state, {"do": pressed})
                assert rows(scenario, state), (key, place)
                met += 1
    assert met


def test_what_was_thrown_away_is_really_saved_when_it_is_asked_for_again() -> None:
    """The note says that it is saved: then it lies in the downloads, and not in the bin."""
    scenario = SCENARIOS["desktop-find-saved"]
    program = next(one for one in scenario.programs if one.gives)
    taken = [*twice(program.id), *press("take")]
    binned = press("files", "go:downloads", f"press:{program.gives}", "delete", "close")
    state = play(scenario, [*taken, *binned, *press("take")])
    assert state.note == "downloaded"
    assert [item.inside for item in state.items if item.of == program.gives] == ["downloads"]


def test_a_name_of_nothing_but_its_ending_is_no_name() -> None:
    scenario = SCENARIOS["desktop-usb-home"]
    opened = press("plug", "press:stick", "press:stick", "press:garden", "menu", "rename")
    garden = item_at(play(scenario, opened), "garden")
    assert garden
    ending = says(scenario, garden, "fr").rpartition(".")[2]
    for typed in (f".{ending}", f" . .{ending}", "..."):
        state = play(scenario, [*opened, {"do": "name", "words": typed}])
        assert state.note == "unnamed", typed
