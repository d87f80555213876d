"""A word processor to practise in: type, correct, keep, find again, adapt a letter, scan a paper.

No brand, no real file: what is kept lives in the state and goes with it. ``scenario`` says what an
exercise is made of, ``offers`` what can be pressed, ``rules`` what it does (``editing`` a line,
``whole`` the document, ``filing`` and ``storing`` files, ``leaving``, ``scanning``),
``scoring`` what was achieved.
"""

from palier.simulators.contract import KEEP
from palier.simulators.writer import rules, scoring
from palier.simulators.writer.offers import over
from palier.simulators.writer.scenario import WriterScenario
from palier.simulators.writer.state import Writer
from palier.simulators.writer.view import view


class WriterSimulator:
    """The contract of :class:`palier.simulators.contract.Simulator`, kept by pure functions."""

    name = "writer"
    template = "simulators/writer.html"
    unsent = KEEP
    scenario = WriterScenario
    state = Writer
    start = staticmethod(rules.start)
    move = staticmethod(rules.move)
    steps = staticmethod(scoring.steps)
    over = staticmethod(over)
    view = staticmethod(view)


simulator = WriterSimulator()
