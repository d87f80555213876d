"""The monthly update: what is asked, between which days, and what was already said."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from palier.kernel.phrase import Content
from palier.simulators.contract import Key
from palier.simulators.jobboard.world import Words

Question = Literal["worked", "training", "sick", "still"]

ORDER: tuple[Question, ...] = ("worked", "training", "sick", "still")
"""The order in which the employment service asks: work, training, sick leave, still looking."""


class Day(Content):
    id: Key
    says: Words


class Month(Content):
    """``opens`` and ``closes`` are said on screen as days of the law (from the 28th, the 26th in
    February, to the 15th). ``before``: what was answered on an earlier visit; ``done``: and
    confirmed. ``ended``: the month was missed, and the registration has ended. ``days`` may be
    chosen for a reminder."""

    name: Words
    opens: date
    closes: date
    before: dict[str, str] = Field(default_factory=dict)
    done: bool = False
    ended: bool = False
    days: Annotated[tuple[Day, ...], Field(max_length=5)] = ()
