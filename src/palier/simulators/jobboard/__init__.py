"""A site of offers and a monthly update to practise on. No brand, nothing leaves the machine.

``scenario`` says what an exercise is made of, ``rooms`` what each screen shows and what its presses
do, ``rules`` plays them, ``scoring`` says what was achieved, ``view`` says it in a language.
"""

from palier.simulators.jobboard import rules, scoring
from palier.simulators.jobboard.scenario import JobboardScenario
from palier.simulators.jobboard.state import Board
from palier.simulators.jobboard.view import view


class JobboardSimulator:
    """The contract of :class:`palier.simulators.contract.Simulator`, kept by pure functions."""

    name = "jobboard"
    template = "simulators/jobboard.html"
    unsent = ""
    scenario = JobboardScenario
    state = Board
    start = staticmethod(rules.start)
    move = staticmethod(rules.move)
    steps = staticmethod(scoring.steps)
    over = staticmethod(scoring.over)
    view = staticmethod(view)


simulator = JobboardSimulator()
