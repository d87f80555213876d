"""What can be seen of what somebody did: the sign of a step."""

import re
from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from palier.kernel.phrase import Content
from palier.simulators.contract import Key
from palier.simulators.jobboard.words import Groups
from palier.simulators.jobboard.world import Many, one_or_more

VERBS = (
    "find|show|filters|clear|page|go|back|open|save|unsave|report|reported|apply|cv|check|send|proof"
    "|alert|keep|stop|resume|application|follow|followed|look|note|noted|look_up|company|begin"
    "|answer|more|change|confirm|receipt|letter|posted|reminder|remind|again|rejoined"
)
"""Every press there is; a test compares them with those that the rooms know."""

Mark = Annotated[str, StringConstraints(pattern=rf"^({VERBS})(:[a-z][a-z0-9_]{{0,39}})?$")]
"""A press that was taken, ``apply:bakery``, or any of its kind, ``apply``."""

Box = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*\.[a-z_]+$")]
"""A box of a form that was sent: ``search.km``, ``alert_new.rhythm``, ``apply_bakery.message``."""


Marks = Annotated[tuple[Mark, ...], BeforeValidator(one_or_more)]


class Sign(Content):
    """Every line that is filled in must hold. ``did``: all of it happened; ``never``: none of it.
    ``filed``: what was sent is one of these ("" for an empty box); ``says``: words found in it.
    ``left``: exactly these offers answer the search, on every page; ``saved``: exactly these are
    kept; ``running``: exactly these alerts still are. ``after``: these other goals hold too.

    A step once seen stays seen, unless it ``may_go``: taking an offer off the list really undoes.
    """

    did: Marks | None = None
    never: Marks | None = None
    filed: dict[Box, Many] | None = None
    says: dict[Box, Groups] | None = None
    left: Annotated[frozenset[Key], Field(min_length=1)] | None = None
    saved: Annotated[frozenset[Key], Field(min_length=1)] | None = None
    running: frozenset[Key] | None = None
    after: Many | None = None
    may_go: bool = False

    @model_validator(mode="after")
    def asks_for_an_act(self) -> "Sign":
        """Nobody succeeds by doing nothing: at least one line speaks of something done."""
        if not any((self.did, self.filed, self.says, self.saved)):
            raise ValueError("a sign must ask for something done")
        return self


_THING = re.compile(r"^(?:alert|apply|follow|report|write)_(.+)$")


def named(sign: Sign) -> set[str]:
    """The things of the world that ``sign`` speaks of."""
    marks = {mark.partition(":")[2] for mark in (*(sign.did or ()), *(sign.never or ()))}
    boxes = (
        _THING.match(box.partition(".")[0]) for box in {**(sign.filed or {}), **(sign.says or {})}
    )
    things = {found[1] for found in boxes if found}
    return (marks | things | {*(sign.left or ()), *(sign.saved or ()), *(sign.running or ())}) - {
        ""
    }
