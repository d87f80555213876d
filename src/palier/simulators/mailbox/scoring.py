"""What was achieved in a mailbox: signs seen in the state, and the end of the exercise."""

from collections.abc import Callable
from typing import Any

from palier.simulators.mailbox.scenario import MailboxScenario, Sign
from palier.simulators.mailbox.state import Letter, Mailbox
from palier.simulators.mailbox.words import address
from palier.simulators.saying import mentions

Check = Callable[[Any, MailboxScenario, Mailbox], bool]


def steps(scenario: MailboxScenario, state: Mailbox) -> dict[str, bool]:
    """Each goal of the scenario, and whether it is reached in this state."""
    return {key: seen(sign, scenario, state) for key, sign in scenario.goals.items()}


def seen(sign: Sign, scenario: MailboxScenario, state: Mailbox) -> bool:
    """Whether every line filled in ``sign`` holds."""
    return all(CHECKS[name](wanted, scenario, state) for name, wanted in sign if wanted is not None)


def over(scenario: MailboxScenario, state: Mailbox) -> bool:
    """Whether the last act of the exercise was done, rightly or not: the first one counts."""
    done = {
        "chosen": bool(state.chosen),
        "told": bool(state.told),
        "reported": len(state.reported),
        "sent": len(state.sent),
        "inside": "inside" in state.reached,
    }
    return done[scenario.ends.act] >= scenario.ends.times


def _last(state: Mailbox) -> Letter:
    return state.sent[-1] if state.sent else Letter()


def _unharmed(scenario: MailboxScenario, state: Mailbox) -> bool:
    traps = {message.id for message in scenario.messages if message.trap}
    robbers = {message.address for message in scenario.messages if message.trap}
    return not (
        traps & {*state.followed, state.chosen}
        or robbers & {address(letter.to) for letter in state.sent}
    )


CHECKS: dict[str, Check] = {
    "opened": lambda keys, _, state: set(keys) <= set(state.opened),
    "some_opened": lambda _, __, state: bool(state.opened),
    "read": lambda keys, _, state: set(keys) <= set(state.read),
    "chosen": lambda key, _, state: key == state.chosen,
    "told": lambda key, _, state: key == state.told,
    "reported": lambda keys, _, state: set(keys) <= set(state.reported),
    "to": lambda to, _, state: to == address(_last(state).to),
    "subject": lambda groups, _, state: mentions(_last(state).subject, groups),
    "says": lambda groups, _, state: mentions(_last(state).body, groups),
    "unsaid": lambda words, _, state: not mentions(_last(state).body, (words,)),
    "files": lambda keys, _, state: set(keys) == set(_last(state).files),
    "holds": lambda keys, _, state: set(keys) <= set(_last(state).files),
    "some_file": lambda _, __, state: bool(_last(state).files),
    "reached": lambda place, _, state: place in state.reached,
    "unharmed": lambda _, scenario, state: _unharmed(scenario, state),
    "either": lambda signs, scenario, state: any(seen(s, scenario, state) for s in signs),
}
