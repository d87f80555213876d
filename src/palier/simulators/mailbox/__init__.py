"""A mailbox to practise in: read, answer, attach, tell a trap, find one's password again.

No brand, nothing leaves the machine. ``scenario`` says what an exercise is made of, ``offers`` what
can be pressed, ``rules`` what it does, ``scoring`` what was achieved, ``view`` what is shown.
"""

from palier.simulators.mailbox import rules, scoring
from palier.simulators.mailbox.scenario import MailboxScenario
from palier.simulators.mailbox.state import Mailbox
from palier.simulators.mailbox.view import view


class MailboxSimulator:
    """The contract of :class:`palier.simulators.contract.Simulator`, kept by pure functions."""

    name = "mailbox"
    template = "simulators/mailbox.html"
    unsent = ""
    scenario = MailboxScenario
    state = Mailbox
    start = staticmethod(rules.start)
    move = staticmethod(rules.move)
    steps = staticmethod(scoring.steps)
    over = staticmethod(scoring.over)
    view = staticmethod(view)


simulator = MailboxSimulator()
