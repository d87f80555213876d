"""A simulated browser: a tiny invented web in which one types, searches, chooses, fills, leaves."""

from collections.abc import Mapping
from typing import Any

from palier.simulators.browser import rules
from palier.simulators.browser.places import BrowserState
from palier.simulators.browser.scenario import BrowserScenario
from palier.simulators.browser.view import view
from palier.simulators.contract import Simulator


class Browser:
    """The contract, kept by the pure functions of ``rules`` and ``view``."""

    name = "browser"
    template = "simulators/browser.html"
    unsent = ""
    scenario = BrowserScenario
    state = BrowserState

    def start(self, scenario: BrowserScenario) -> BrowserState:
        return rules.start(scenario)

    def move(
        self, scenario: BrowserScenario, state: BrowserState, fields: Mapping[str, str]
    ) -> BrowserState:
        return rules.move(scenario, state, fields)

    def steps(self, scenario: BrowserScenario, state: BrowserState) -> dict[str, bool]:
        return rules.steps(scenario, state)

    def over(self, scenario: BrowserScenario, state: BrowserState) -> bool:
        return rules.over(scenario, state)

    def view(self, scenario: BrowserScenario, state: BrowserState, language: str) -> dict[str, Any]:
        return view(scenario, state, language)


simulator: Simulator[BrowserScenario, BrowserState] = Browser()
