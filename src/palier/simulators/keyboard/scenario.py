"""What an expert writes for one keyboard exercise."""

from typing import Annotated

from pydantic import Field as Limits
from pydantic import model_validator

from palier.kernel.phrase import Content, Phrase
from palier.simulators.contract import Key
from palier.simulators.keyboard.keys import KEYS
from palier.simulators.keyboard.wanted import Check, Field, holds


class Scenario(Content):
    """A window with a paper to look at and one to three fields to type in.

    ``title`` is the bar of the window, ``heading`` the words above the paper, ``keys`` those
    that « Où est la touche ? » can show. ``steps`` tells, for each step of the task, the checks
    that must all hold.
    """

    title: Phrase
    heading: Phrase
    fields: Annotated[tuple[Field, ...], Limits(min_length=1, max_length=3)]
    keys: Annotated[tuple[Key, ...], Limits(max_length=6)] = ()
    steps: Annotated[
        dict[Key, Annotated[tuple[Check, ...], Limits(min_length=1)]],
        Limits(min_length=1, max_length=6),
    ]

    @model_validator(mode="after")
    def names_are_known(self) -> "Scenario":
        known = {field.id for field in self.fields}
        if len(known) != len(self.fields):
            raise ValueError("two fields bear the same id")
        if strangers := {c.field for checks in self.steps.values() for c in checks} - known:
            raise ValueError(f"steps look at fields that are not there: {sorted(strangers)}")
        if strangers := set(self.keys) - set(KEYS):
            raise ValueError(f"no drawing for the keys {sorted(strangers)}")
        return self

    @model_validator(mode="after")
    def can_be_done(self) -> "Scenario":
        """The target earns every step, and what is written at the start earns none."""
        done = achieved(self, {field.id: field.target for field in self.fields}, aided=False)
        idle = achieved(self, {field.id: field.start for field in self.fields}, aided=False)
        if missed := [step for step, ok in done.items() if not ok]:
            raise ValueError(f"the target itself does not earn {missed}")
        if given := [step for step, ok in idle.items() if ok]:
            raise ValueError(f"earned by doing nothing: {given}")
        return self


def achieved(scenario: Scenario, texts: dict[str, str], *, aided: bool) -> dict[str, bool]:
    """Every step of the scenario and whether these ``texts`` (field id → typed) show it."""
    fields = {field.id: field for field in scenario.fields}
    return {
        step: all(holds(c, fields[c.field], texts.get(c.field, ""), aided=aided) for c in checks)
        for step, checks in scenario.steps.items()
    }
