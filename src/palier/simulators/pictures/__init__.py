"""Short picture items: a drawn screen, and one thing to touch next.

Every domain has some, beside the exercises in which one really does things. ``rules`` says why they
weigh less than doing.
"""

from collections.abc import Mapping
from typing import Any

from palier.simulators.contract import Simulator
from palier.simulators.pictures import rules
from palier.simulators.pictures.rules import PictureState
from palier.simulators.pictures.scenario import PictureScenario
from palier.simulators.pictures.view import view as shown

__all__ = ["PictureScenario", "PictureState", "simulator"]


class Pictures:
    """The contract, answered by the functions of ``rules`` and ``view``."""

    name = "pictures"
    template = "simulators/pictures.html"
    unsent = ""
    scenario = PictureScenario
    state = PictureState

    def start(self, scenario: PictureScenario) -> PictureState:
        return rules.start(scenario)

    def move(
        self, scenario: PictureScenario, state: PictureState, fields: Mapping[str, str]
    ) -> PictureState:
        return rules.move(scenario, state, fields)

    def steps(self, scenario: PictureScenario, state: PictureState) -> dict[str, bool]:
        return rules.steps(scenario, state)

    def over(self, scenario: PictureScenario, state: PictureState) -> bool:
        return rules.over(scenario, state)

    def view(self, scenario: PictureScenario, state: PictureState, language: str) -> dict[str, Any]:
        return shown(scenario, state, language)


simulator: Simulator[PictureScenario, PictureState] = Pictures()
