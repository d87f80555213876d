"""What every simulator offers, and nothing more.

A simulator is a small imitation of something people meet (a mailbox, a keyboard, a browser). It is
a *pure state machine*: a scenario (content) and a state go in, a new state comes out. It never
touches the database, the clock or the request; the same moves always give the same steps, whatever
the medium.

The three folders (``mailbox``, ``keyboard``, ``browser``…) do not know each other: whatever they
share is here or in ``palier.kernel``.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from palier.kernel.phrase import Content, Phrase

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
TaskId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{2,59}$")]

MOVE_LIMIT = 2000
"""Characters kept of any field of a move: longer than a careful e-mail, shorter than an attack."""


KEEP = "keep"
"""The press that changes nothing but what is being typed."""


class State(BaseModel):
    """Base of a simulator's state: immutable, stored as JSON between two requests."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Scenario = TypeVar("Scenario", bound=Content)
Situation = TypeVar("Situation", bound=State)


class Simulator(Protocol[Scenario, Situation]):
    """The contract. ``fields`` is what a form sent: hostile until parsed, never trusted.

    ``move`` never raises: a move that means nothing leaves the state as it was. ``steps`` tells,
    for every step the scenario can score, whether it is achieved *in this state*; its keys are the
    same in every state of a scenario. ``over`` is true when nothing more can be done (the message
    is sent): the screen then proposes to continue.
    """

    name: str
    template: str
    unsent: str
    """The press that sends what is being typed: ending the exercise presses it first, so that
    nothing typed is lost. Empty where each form of the window says something else. :data:`KEEP`
    only keeps it: « J’ai fini » then stays on the screen."""
    scenario: type[Scenario]
    state: type[Situation]

    def start(self, scenario: Scenario) -> Situation: ...
    def move(
        self, scenario: Scenario, state: Situation, fields: Mapping[str, str]
    ) -> Situation: ...
    def steps(self, scenario: Scenario, state: Situation) -> dict[str, bool]: ...
    def over(self, scenario: Scenario, state: Situation) -> bool: ...
    def view(self, scenario: Scenario, state: Situation, language: str) -> dict[str, Any]: ...


class Step(Content):
    """One thing we can see being done. ``difficulty`` is on the scale of abilities (mean 0, sd 1):
    somebody of that ability gets at least this far one time in two. ``why`` is the reason for this
    starting value, until calibration replaces it."""

    id: Key
    says: Phrase
    difficulty: Annotated[float, Field(ge=-4, le=4)]
    why: Annotated[str, StringConstraints(min_length=10, max_length=300)]


class Task(Content):
    """One small real task: what is asked, in which simulator, and the steps that are scored.

    ``can`` names the strength that a success shows, after "Vous savez" ("retrouver une convocation
    parmi d’autres messages"). ``band`` is 1 (first steps), 2 (usual) or 3 (needs ease). ``seconds``
    is the expected time of somebody who hesitates; it plans sittings and is never shown.

    ``way`` is how somebody at ease does it, press by press: what a form sends, in French. It proves
    that the task can be done whole (the bank refuses it otherwise), and the printed form is drawn
    from it: each of its screens is one to point at. ``spoken`` replaces the question where
    a voice would read it badly (an address, a sign).
    """

    id: TaskId
    simulator: Key
    domain: Key
    skill: Annotated[str, StringConstraints(pattern=r"^[a-z]+\.[a-z][a-z0-9_]{0,39}$")]
    band: Annotated[int, Field(ge=1, le=3)]
    seconds: Annotated[int, Field(ge=10, le=300)]
    question: Phrase
    hint: Phrase
    can: Phrase
    discrimination: Annotated[float, Field(gt=0.2, le=3)]
    why: Annotated[str, StringConstraints(min_length=10, max_length=300)]
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=6)]
    way: Annotated[tuple[dict[str, str], ...], Field(min_length=1)]
    spoken: Phrase | None = None
    scenario: dict[str, Any]

    @property
    def aloud(self) -> Phrase:
        """The question, as a voice says it."""
        return self.spoken or self.question

    @field_validator("steps")
    @classmethod
    def steps_get_harder(cls, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """A graded model needs strictly rising thresholds: each step is harder than the last."""
        levels = [step.difficulty for step in steps]
        if any(later <= sooner for sooner, later in pairwise(levels)):
            raise ValueError("the difficulties of the steps must strictly rise")
        if len({step.id for step in steps}) != len(steps):
            raise ValueError("two steps bear the same id")
        return steps


def text(fields: Mapping[str, str], name: str) -> str:
    """A field as text: cut at :data:`MOVE_LIMIT`, newlines folded, odd spaces made plain (a
    telephone types no-break ones), control characters removed."""
    raw = str(fields.get(name, ""))[:MOVE_LIMIT].replace("\r\n", "\n").replace("\r", "\n")
    plain = (" " if c.isspace() and c != "\n" else c for c in raw)
    return "".join(c for c in plain if c == "\n" or c.isprintable())


def verb(fields: Mapping[str, str]) -> tuple[str, str]:
    """The pressed button, ``do="open:m3"`` → ("open", "m3"); ("", "") when there is none."""
    pressed = text(fields, "do")[:80]
    name, _, target = pressed.partition(":")
    return name, target
