"""Every task that ships: whole, in two languages, readable, spread over three bands."""

from collections import Counter
from typing import Any

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from palier.simulators.bank import Ready, bank
from palier.simulators.contract import MOVE_LIMIT, text, verb
from palier.simulators.registry import SIMULATORS
from palier.skillmap.queries import skillmap
from palier.skillmap.tests.readability import faults, phrases

EVERY = pytest.mark.parametrize("ready", bank().tasks.values(), ids=list(bank().tasks))
LOST_THINGS = {"computer-find-lost-letter"}
"""Where « perdu » speaks of a letter and not of the reader."""

HOSTILE = st.dictionaries(
    st.sampled_from(["do", "body", "search", "text", "answer", "letter", "turn", ""]),
    st.one_of(
        st.text(max_size=80),
        st.builds("{}:{}".format, st.sampled_from(["open", "follow", "pick", "type"]), st.text()),
        st.just("x" * 10_000),
        st.just("\x00\u202e"),
    ),
)


@pytest.mark.parametrize("simulator", sorted(SIMULATORS))
def test_each_simulator_has_eight_tasks_and_more_in_three_bands(simulator: str) -> None:
    bands = Counter(
        ready.task.band for ready in bank().tasks.values() if ready.task.simulator == simulator
    )
    assert set(bands) == {1, 2, 3}
    assert bands.total() >= 8
    assert min(bands.values()) >= 2


def test_each_domain_of_the_map_has_tasks_and_each_task_a_skill_of_the_map() -> None:
    known = {skill.key: domain.key for domain in skillmap().domains for skill in domain.skills}
    for ready in bank().tasks.values():
        assert known[ready.task.skill] == ready.task.domain, ready.task.id
    assert {ready.task.domain for ready in bank().tasks.values()} == set(known.values())


@EVERY
def test_what_the_person_reads_is_readable(ready: Ready) -> None:
    task = ready.task
    for phrase in (task.question, task.hint, task.can):
        found = faults(phrase)
        if task.id in LOST_THINGS:
            found = [fault for fault in found if fault != "gender: perdu"]
        assert found == []


@EVERY
def test_what_was_done_is_told_in_short_kind_sentences(ready: Ready) -> None:
    for step in ready.task.steps:
        assert not [fault for fault in faults(step.says) if not fault.startswith("gender")]


@EVERY
def test_every_text_is_in_both_languages_and_differs(ready: Ready) -> None:
    told = [ready.task.question, ready.task.hint, ready.task.can]
    assert all(phrase.fr != phrase.en for phrase in told)
    assert all(phrase.fr.strip() and phrase.en.strip() for phrase in phrases(ready.scenario))


@EVERY
def test_an_idle_start_is_not_over_and_earns_not_everything(ready: Ready) -> None:
    state = ready.simulator.start(ready.scenario)
    told = ready.simulator.steps(ready.scenario, state)
    assert not ready.simulator.over(ready.scenario, state)
    assert not all(told[step.id] for step in ready.task.steps)


@pytest.mark.parametrize("name", sorted(SIMULATORS))
@given(data=st.data(), moves=st.lists(HOSTILE, max_size=6))
def test_no_move_ever_raises_and_the_state_survives_storage(
    name: str, data: st.DataObject, moves: list[dict[str, str]]
) -> None:
    mine = [ready for ready in bank().tasks.values() if ready.task.simulator == name]
    ready = data.draw(st.sampled_from(mine))
    state: Any = ready.simulator.start(ready.scenario)
    keys = set(ready.simulator.steps(ready.scenario, state))
    for fields in moves:
        state = ready.simulator.move(ready.scenario, state, fields)
        assert set(ready.simulator.steps(ready.scenario, state)) == keys
        stored = state.model_dump(mode="json")
        assert ready.simulator.state.model_validate(stored) == state
        for language in ("fr", "en"):
            ready.simulator.view(ready.scenario, state, language)


@given(st.dictionaries(st.just("do"), st.text()))
def test_a_pressed_button_is_two_short_printable_words(fields: dict[str, str]) -> None:
    name, target = verb(fields)
    assert len(name) + len(target) <= 80
    assert (name + target).replace("\n", "").isprintable()


@given(st.text())
def test_a_field_is_cut_and_holds_nothing_unseen(typed: str) -> None:
    kept = text({"body": typed * 50}, "body")
    assert len(kept) <= MOVE_LIMIT
    assert "\x00" not in kept
    assert text({}, "body") == ""


def test_every_file_of_the_bank_is_a_task() -> None:
    folder = settings.CONTENT / "tasks"
    assert len([path for path in folder.rglob("*") if path.is_file()]) == len(bank().tasks)
