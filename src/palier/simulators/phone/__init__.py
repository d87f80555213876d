"""A telephone to practise on: calls, voice mail, messages, camera, wifi, scams.

No brand, nothing leaves the machine. ``content`` and ``things`` are what lies in it and around it,
``world`` and ``scenario`` one exercise, ``apps`` what each application offers and does, ``rules``
the state machine, ``goals`` and ``scoring`` what was achieved, ``shown`` what is on the screen.
"""

from palier.simulators.phone import rules, scoring
from palier.simulators.phone.scenario import PhoneScenario
from palier.simulators.phone.shown import view
from palier.simulators.phone.state import Phone


class PhoneSimulator:
    """The contract of :class:`palier.simulators.contract.Simulator`, kept by pure functions."""

    name = "phone"
    template = "simulators/phone.html"
    unsent = ""
    scenario = PhoneScenario
    state = Phone
    start = staticmethod(rules.start)
    move = staticmethod(rules.move)
    steps = staticmethod(scoring.steps)
    over = staticmethod(scoring.over)
    view = staticmethod(view)


simulator = PhoneSimulator()
