"""The window as it is sent: light, labelled, complete, and showing what the rules offer."""

import re

import pytest

from palier.simulators.mailbox import simulator
from palier.simulators.mailbox.offers import offers
from palier.simulators.mailbox.scenario import MailboxScenario
from palier.simulators.mailbox.state import Mailbox
from palier.simulators.mailbox.tests.bank import PERFECT, SCENARIOS, play
from palier.simulators.mailbox.tests.plays import SLIPS, Move
from palier.simulators.tests import windows

EVERY = pytest.mark.parametrize("key", sorted(SCENARIOS))


def screens(key: str) -> list[Mailbox]:
    """Every screen met by somebody at ease and by somebody who slips."""
    plays: tuple[list[Move], ...] = (PERFECT[key], SLIPS[key][0])
    return [play(SCENARIOS[key], moves[:n]) for moves in plays for n in range(len(moves) + 1)]


def drawn(scenario: MailboxScenario, state: Mailbox, language: str = "fr") -> str:
    return windows.drawn(simulator, scenario, state, language)


@EVERY
def test_the_screen_offers_what_the_rules_accept(key: str) -> None:
    for state in screens(key):
        pressable = windows.pressable(drawn(SCENARIOS[key], state))
        assert sorted(pressable) == sorted(offers(SCENARIOS[key], state))


@EVERY
@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_screen_is_light(key: str, language: str) -> None:
    for state in screens(key):
        html = drawn(SCENARIOS[key], state, language)
        assert windows.is_light(html)


@EVERY
def test_every_form_carries_its_turn_once_and_no_inline_code(key: str) -> None:
    for state in screens(key):
        assert windows.forms(drawn(SCENARIOS[key], state)) == 1


@EVERY
def test_every_field_is_inside_its_label(key: str) -> None:
    for state in screens(key):
        html = drawn(SCENARIOS[key], state)
        inside = "".join(re.findall(r"<label>.*?</label>", html, re.DOTALL))
        assert len(re.findall("<(?:input|textarea)", html)) == len(
            re.findall("<(?:input|textarea)", inside)
        )


def test_what_somebody_types_is_only_text() -> None:
    scenario = SCENARIOS["mailbox-attach-card"]
    typed = {"to": '"><script>', "subject": "<b>", "body": "</textarea><script>"}
    state = play(scenario, [("write", {}), ("keep", typed)])
    assert "<script" not in drawn(scenario, state)
    assert state.draft.body == typed["body"]
