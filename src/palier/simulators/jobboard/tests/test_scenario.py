"""An exercise that names nothing, or that nobody could do, is refused at the door."""

from typing import Any

import pytest
from pydantic import ValidationError

from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.tests.hands import SCENARIOS, TASKS

GOOD: dict[str, Any] = TASKS["jobboard-filter-near"].scenario


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"goals": {"kept": {"saved": ["nobody"]}}}, "nobody"),
        ({"goals": {"kept": {"did": "open:nobody"}}}, "nobody"),
        ({"goals": {"kept": {"filed": {"apply_nobody.cv": "x"}}}}, "nobody"),
        ({"goals": {"kept": {"never": "apply:school"}}}, "something done"),
        ({"goals": {"kept": {"after": ["later"], "did": "find"}}}, "written before"),
        ({"ends": ["send:nobody"]}, "nobody"),
        ({"ends": ["snd:school"]}, "snd"),
        ({"offers": [GOOD["offers"][0]] * 2}, "same id"),
        ({"menu": ["search", "space"]}, "month"),
        ({"offer": []}, "offer"),
    ],
)
def test_a_wrong_scenario_says_what_is_wrong(change: dict[str, Any], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        JobboardScenario.model_validate({**GOOD, **change})


@pytest.mark.parametrize("key", sorted(SCENARIOS))
def test_dates_of_the_month_are_those_of_the_law(key: str) -> None:
    """From the 28th (the 26th in February) to the 15th of the next month: docs/law.md."""
    if month := SCENARIOS[key].month:
        assert month.opens.day == (26 if month.opens.month == 2 else 28)
        assert month.closes.day == 15
        assert (month.closes.month - month.opens.month) % 12 == 1
