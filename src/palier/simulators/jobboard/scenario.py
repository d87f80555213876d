"""What an expert writes for an exercise on the board, checked as a whole."""

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from palier.kernel.phrase import Content
from palier.simulators.contract import Key
from palier.simulators.jobboard.month import ORDER, Month
from palier.simulators.jobboard.signs import Sign, named
from palier.simulators.jobboard.world import (
    Alert,
    Application,
    Company,
    Cv,
    Offer,
    Words,
)

Room = Literal["search", "saved", "alerts", "applications", "companies", "space"]
Filter = Literal["km", "contract", "hours", "since", "no_car"]


class JobboardScenario(Content):
    """One little world, and the sign of each scored step.

    ``menu`` are the rooms one can go to, the first one where one arrives; ``home`` the town from
    which distances count; ``card`` what lies beside the screen; ``given`` what a former visit left
    in the search; any mark of ``ends`` closes the exercise, and so does reaching every goal.
    """

    today: date
    home: str = "Valclair"
    menu: Annotated[tuple[Room, ...], Field(min_length=1, max_length=5)]
    card: tuple[tuple[Words, Words], ...] = ()
    filters: tuple[Filter, ...] = ()
    given: dict[str, str] = Field(default_factory=dict)
    offers: Annotated[tuple[Offer, ...], Field(max_length=16)] = ()
    cvs: tuple[Cv, ...] = ()
    alerts: tuple[Alert, ...] = ()
    applications: tuple[Application, ...] = ()
    companies: tuple[Company, ...] = ()
    month: Month | None = None
    ends: tuple[str, ...] = ()
    goals: Annotated[dict[Key, Sign], Field(min_length=1, max_length=6)]

    @property
    def ending(self) -> Sign:
        """The ends, as a sign of something done: their names are checked alike."""
        return Sign(did=self.ends or ("find",))

    @model_validator(mode="after")
    def names_exist_once(self) -> "JobboardScenario":
        """Every thing named by a sign is in this world, and no two bear the same name."""
        things = (self.offers, self.cvs, self.alerts, self.applications, self.companies)
        known = [thing.id for kind in things for thing in kind]
        if len(set(known)) != len(known):
            raise ValueError("two things bear the same id")
        used = set().union(*(named(sign) for sign in (*self.goals.values(), self.ending)))
        if missing := used - {*known, *COMMON}:
            raise ValueError(f"nothing here is called {', '.join(sorted(missing))}")
        return self

    @model_validator(mode="after")
    def goals_follow_goals(self) -> "JobboardScenario":
        """A goal comes only ``after`` those written before it: no circle."""
        for at, (key, sign) in enumerate(self.goals.items()):
            if set(sign.after or ()) - set(list(self.goals)[:at]):
                raise ValueError(f"{key} comes after a goal that is not written before it")
        return self

    @model_validator(mode="after")
    def rooms_are_furnished(self) -> "JobboardScenario":
        if ("space" in self.menu) != (self.month is not None):
            raise ValueError("the space needs a month, and a month its space")
        return self


COMMON = frozenset(
    {*get_args(Room), *get_args(Filter), *ORDER, "yes", "no", "new", "receipt", "after", "before"}
)
"""What a mark may speak of in every scenario."""
