"""Who may do what: one table, asked by every act."""

import ast
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palier.people.rules.actor import HelperActor, NotAllowed, Role
from palier.people.rules.may import STAFF, TABLE, may, require
from tests.architecture.houses import code, functions, in_room, texts


def actor(role: Role) -> HelperActor:
    return HelperActor(uuid4(), uuid4(), role)


@given(st.sampled_from(sorted(TABLE)), st.sampled_from(Role))
def test_the_table_is_what_is_allowed(act: str, role: Role) -> None:
    assert may(actor(role), act) is (role in TABLE[act])


@given(st.text(), st.sampled_from(Role))
def test_an_act_that_is_not_in_the_table_is_nobody_s(act: str, role: Role) -> None:
    if act not in TABLE:
        with pytest.raises(NotAllowed):
            require(actor(role), act)


def test_a_volunteer_does_what_the_day_needs_and_keeps_her_own_secrets() -> None:
    assert {act for act, roles in TABLE.items() if Role.VOLUNTEER in roles} == {
        *("welcome_person", "hand_over", "end_visit", "open_on_station", "close_station"),
        *("record_task", "undo_task", "record_day", "undo_departure"),
        *("change_name", "change_password", "change_pin"),
    }


def test_a_mediator_and_a_counsellor_may_do_the_same() -> None:
    for roles in TABLE.values():
        assert (Role.MEDIATOR in roles) is (Role.COUNSELLOR in roles)


def test_a_head_may_do_whatever_the_staff_may() -> None:
    assert all(Role.HEAD in roles for roles in TABLE.values())
    assert Role.VOLUNTEER not in STAFF


def acts_of_helpers() -> dict[str, ast.FunctionDef]:
    """Every act that a helper does: its actor, or its request, is a helper's."""
    found = {}
    for path in code():
        if in_room(path, "actions"):
            for function in functions(ast.parse(path.read_text())):
                every = [*function.args.args, *function.args.kwonlyargs]
                said = " ".join(ast.unparse(a.annotation) for a in every if a.annotation)
                hers_too = "InPlace" in said  # an act of a helper or of the person herself
                if not function.name.startswith("_") and (
                    "HelperActor" in said or "HelperRequest" in said or hers_too
                ):
                    found[function.name] = function
    return found


ASKS = {"require", "hold_plan", "hold_step"}
"""The table is asked by ``require``, or where a plan is held for either hand."""


def asks(function: ast.FunctionDef) -> list[str]:
    return [
        text
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ASKS
        for text in texts(node)
    ]


GATHER = {"know_people", "see_journal", "steer_team", "print_day"}
"""Pages that show, or that do several acts at once, each of which asks for itself."""


def test_every_act_of_a_helper_asks_the_table_by_its_own_name() -> None:
    acts = acts_of_helpers()
    assert len(acts) >= 14
    assert [name for name, act in acts.items() if asks(act) != [name]] == []
    assert set(TABLE) - set(acts) == GATHER, "acts that nobody does"
