"""What an expert writes to make a picture item: drawn screens, and what may be touched on each."""

from collections import Counter
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from palier.kernel.phrase import Content, Phrase
from palier.simulators.contract import Key
from palier.simulators.pictures.drawings import NAMES


def _drawn(name: str) -> str:
    """Refuse a name that nobody drew: found when content is read, not by the person."""
    if name not in NAMES:
        raise ValueError(f"no drawing is called {name!r}")
    return name


Drawing = Annotated[str, AfterValidator(_drawn)]


class Message(Content):
    """Words that the drawn screen shows: an SMS, a window that asks, a line of an offer."""

    sender: Phrase
    text: Phrase


class Choice(Content):
    """One part of the drawn screen, large enough to be touched.

    ``earns`` lists the steps that this choice shows: all those of its screen for the best one,
    the easier ones for a half-right one. ``alt`` says a drawing that matters by what it shows (a
    cut photo) to who does not see it; without it the words are enough.
    """

    id: Key
    says: Phrase
    detail: Phrase | None = None
    drawing: Drawing | None = None
    alt: Phrase | None = None
    earns: tuple[Key, ...] = ()


class Screen(Content):
    """One drawn situation and three or four things to touch. ``ask`` names the gesture."""

    caption: Phrase
    ask: Literal["touch", "click", "choose", "do"]
    scene: Drawing | None = None
    message: Message | None = None
    layout: Literal["rows", "tiles"] = "rows"
    choices: Annotated[tuple[Choice, ...], Field(min_length=3, max_length=4)]

    def best(self) -> Choice:
        """The choice that earns most; :meth:`one_choice_is_best` makes it the only one."""
        return max(self.choices, key=lambda choice: len(choice.earns))

    @model_validator(mode="after")
    def one_choice_is_best(self) -> "Screen":
        """One choice earns every step of the screen, and at least one choice earns nothing."""
        best = set(self.best().earns)
        if not best:
            raise ValueError("no choice of this screen earns a step")
        if any(not set(choice.earns) <= best for choice in self.choices):
            raise ValueError("a choice earns a step that the best one does not")
        if sum(set(choice.earns) == best for choice in self.choices) > 1:
            raise ValueError("two choices of a screen are the best")
        if all(choice.earns for choice in self.choices):
            raise ValueError("every choice earns something: touching anything would be enough")
        return self


class PictureScenario(Content):
    """One to three screens. ``device`` says what the window imitates."""

    device: Literal["phone", "computer", "site"]
    screens: Annotated[tuple[Screen, ...], Field(min_length=1, max_length=3)]

    def step_ids(self) -> tuple[str, ...]:
        """The steps that can be earned, in the order of the screens."""
        return tuple(step for screen in self.screens for step in screen.best().earns)

    @model_validator(mode="after")
    def nothing_is_named_twice(self) -> "PictureScenario":
        """Choice ids differ across *all* screens: a click sent twice cannot answer the next one."""
        chosen = (choice.id for screen in self.screens for choice in screen.choices)
        for what, ids in (("choice", Counter(chosen)), ("step", Counter(self.step_ids()))):
            twice = [name for name, times in ids.items() if times > 1]
            if twice:
                raise ValueError(f"the same {what} is named twice: {', '.join(twice)}")
        return self
