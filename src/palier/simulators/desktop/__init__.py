"""A computer to practise on: its session, its files, its printer, and what lies around it.

No brand, nothing leaves the machine. ``world`` says what is there, ``goals`` what is looked at,
``offers`` what can be pressed, ``rules`` what it does, ``scoring`` what was achieved, ``view`` what
is shown.
"""

from palier.simulators.desktop import rules, scoring
from palier.simulators.desktop.scenario import DesktopScenario
from palier.simulators.desktop.state import Desktop
from palier.simulators.desktop.view import view


class DesktopSimulator:
    """The contract of :class:`palier.simulators.contract.Simulator`, kept by pure functions."""

    name = "desktop"
    template = "simulators/desktop.html"
    unsent = ""
    scenario = DesktopScenario
    state = Desktop
    start = staticmethod(rules.start)
    move = staticmethod(rules.move)
    steps = staticmethod(scoring.steps)
    over = staticmethod(scoring.over)
    view = staticmethod(view)


simulator = DesktopSimulator()
