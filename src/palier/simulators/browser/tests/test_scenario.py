"""A scenario that names something missing is refused, and says what."""

from typing import Any

import pytest
from pydantic import ValidationError

from palier.simulators.browser.scenario import BrowserScenario

WORD = {"fr": "mot", "en": "word"}


def _scenario(**changes: Any) -> dict[str, Any]:
    link = {"id": "on", "says": WORD, "to": "home"}
    page = {"id": "home", "address": "a.example", "title": WORD, "blocks": [{"links": [link]}]}
    return {"home": "home", "pages": [page], "goals": {"one": {"all": ["follow:on"]}}, **changes}


def test_a_sound_scenario_is_accepted() -> None:
    assert BrowserScenario.model_validate(_scenario()).home == "home"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"home": "nowhere"}, "no such page: nowhere"),
        ({"gate": "nowhere"}, "no such page: nowhere"),
        ({"goals": {"one": {"all": ["follow:gone"]}}}, "never happen: follow:gone"),
        ({"goals": {"one": {"any": ["out"]}}}, "never happen: out"),
        ({"ends": ["sent:gone"]}, "never happen: sent:gone"),
        ({"goals": {"one": {"none": ["closed"]}}}, "nobody succeeds by doing nothing"),
        ({"pages": [{"id": "home", "address": "bank.fr", "title": WORD}]}, "String should match"),
        (
            {"engine": {"page": "home", "topics": [{"id": "a", "needs": [["mot"]]}]}},
            "the last topic must need nothing",
        ),
    ],
)
def test_a_broken_scenario_says_what_to_mend(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        BrowserScenario.model_validate(_scenario(**changes))
