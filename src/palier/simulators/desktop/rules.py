"""The state machine of the computer: how it starts, and what each button does. Pure."""

from palier.simulators.contract import verb
from palier.simulators.desktop import door, hands, looking, printing, table
from palier.simulators.desktop.acts import Act, Fields
from palier.simulators.desktop.offers import offers
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop, Item

ACTS: dict[str, Act] = {
    **door.ACTS,
    **looking.ACTS,
    **hands.ACTS,
    **printing.ACTS,
    **table.ACTS,
}


def start(scenario: DesktopScenario) -> Desktop:
    """At the door, or in front of the session that somebody opened before."""
    files = (file for file in scenario.files if not file.later)
    stick = scenario.stick
    session = scenario.session or ""
    return Desktop(
        sessions=(session,) if session else (),
        inside="" if scenario.locked else session,
        last=session,
        who=session if scenario.locked else "",
        windows=_opened(scenario),
        items=tuple(Item(id=file.id, of=file.id, inside=file.inside) for file in files),
        signed=tuple(program.id for program in scenario.programs if program.signed),
        stick=("in" if stick.plugged else "table") if stick else "absent",
        glass=scenario.glass,
        tray=scenario.sheets,
    )


def _opened(scenario: DesktopScenario) -> tuple[str, ...]:
    """The window on screen at the start, if there is one."""
    if scenario.opened is None:
        return ()
    is_file = any(file.id == scenario.opened for file in scenario.files)
    return (f"{'file' if is_file else 'program'}:{scenario.opened}",)


def move(scenario: DesktopScenario, state: Desktop, fields: Fields) -> Desktop:
    """What the pressed button does. Not offered on this screen: nothing changes.

    The list of the right button closes with the first press, whatever it was.
    """
    name, target = verb(fields)
    if (f"{name}:{target}" if target else name) not in offers(scenario, state):
        return state
    folded = state.but(note="", menu=False)
    return ACTS[name](scenario, folded, target, fields)
