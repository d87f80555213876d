"""What was achieved: signs seen in the state."""

from collections.abc import Iterator

from palier.simulators.writer.cabinet import find
from palier.simulators.writer.checks import Seen, shows
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.sign import Sign
from palier.simulators.writer.state import Filed, Writer


def steps(scenario: WriterScenario, state: Writer) -> dict[str, bool]:
    """Each goal of the scenario, and whether it is reached in this state."""
    return {key: holds(sign, scenario, state) for key, sign in scenario.goals.items()}


def holds(sign: Sign, scenario: WriterScenario, state: Writer) -> bool:
    """Whether every line filled in ``sign`` holds, for one document when it asks for one."""
    scanned = {*state.taken, *(side for filed in state.files for side in filed.sides)}
    if not set(sign.seen) <= set(state.seen) or not set(sign.taken) <= scanned:
        return False
    if {filed.id for filed in state.files} & set(sign.untouched):
        return False
    if not all(holds(other, scenario, state) for other in sign.all):
        return False
    return sign.of is None or any(
        shows(sign, Seen(doc, scenario)) for doc in _looked_at(sign, scenario, state)
    )


def _looked_at(sign: Sign, scenario: WriterScenario, state: Writer) -> Iterator[Filed]:
    if sign.of == "page":
        for window in state.windows:
            here = find(scenario, state, window.file) or Filed(
                id="", name="", folder="", kind="doc"
            )
            yield here.model_copy(update={"text": window.text})
        yield from (one for one in state.files if one.kind == "doc")
    elif sign.of == "sent":
        sent = find(scenario, state, state.sent)
        yield from [sent] if sent else []
    else:
        yield from (one for one in state.files if sign.of == "file" or one.reopened)
