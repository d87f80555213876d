"""What a site does with a form that somebody sends."""

from collections.abc import Mapping

from palier.simulators.browser import reading
from palier.simulators.browser.marks import forms_of
from palier.simulators.browser.places import VALUE_LIMIT, BrowserState, happened, readable, visit
from palier.simulators.browser.scenario import BrowserScenario
from palier.simulators.browser.site import Form
from palier.simulators.contract import text


def send(
    scenario: BrowserScenario, state: BrowserState, target: str, fields: Mapping[str, str]
) -> BrowserState:
    here = forms_of(scenario, readable(scenario, state))
    form = next((form for form in here if form.id == target), None)
    return _fill(scenario, state, form, fields) if form else state


def _fill(
    scenario: BrowserScenario, state: BrowserState, form: Form, fields: Mapping[str, str]
) -> BrowserState:
    """What a site does with a form: refuse what it cannot read, else take it and answer."""
    raw = {box.id: text(fields, f"f_{box.id}")[:VALUE_LIMIT] for box in form.inputs}
    read = {box.id: reading.read(box, raw[box.id]) for box in form.inputs}
    right = {f"right:{box.id}" for box in form.inputs if reading.is_right(box, read[box.id])}
    watched = {f"right:{box.id}" for box in form.inputs if box.right}
    kept = {box.id: raw[box.id] for box in form.inputs if box.kind != "secret"}
    wrong = tuple(box.id for box in form.inputs if read[box.id] is None)
    state = state.model_copy(
        update={
            "values": {**state.values, **kept},
            "wrong": wrong,
            "marks": tuple(m for m in state.marks if m not in watched - right),
        }
    )
    state = happened(state, *sorted(right))
    if wrong:
        return happened(state, f"refused:{form.id}")
    done = f"again:{form.id}" if f"sent:{form.id}" in state.marks else f"sent:{form.id}"
    page = form.to if right == watched else form.otherwise or form.to
    return visit(scenario, state, page, done) if page else happened(state, done)
