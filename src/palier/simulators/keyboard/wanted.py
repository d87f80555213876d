"""What is to be typed, and how we see how far somebody got."""

from typing import Annotated

from pydantic import Field as Limits
from pydantic import StringConstraints, model_validator

from palier.kernel.phrase import Content, Phrase
from palier.simulators.contract import Key
from palier.simulators.letters import Ignored, Kind, bare, fold, slips

Line = Annotated[str, StringConstraints(min_length=1, max_length=240)]

ALIKE = 0.5
"""Half of the letters: below that, a text is not an attempt at this model. Without this floor,
"@.-_éèç" typed everywhere would earn every sign of every exercise."""


class Field(Content):
    """One place to type in.

    ``target`` is what we hope for and ``also`` what we accept as well; both are in French in every
    language, as a CV for a French employer is. ``paper`` is what is drawn above the field (the
    target, unless said) and ``spoken`` says it to whoever listens; ``start`` is already written.
    """

    id: Key
    label: Phrase
    kind: Kind = "text"
    target: Line
    also: tuple[Line, ...] = ()
    paper: str | None = None
    spoken: Phrase | None = None
    start: str = ""
    rows: Annotated[int, Limits(ge=1, le=8)] = 1

    @property
    def drawn(self) -> str:
        return self.target if self.paper is None else self.paper

    @model_validator(mode="after")
    def drawn_is_spoken(self) -> "Field":
        """Whoever listens gets the same model as whoever looks."""
        if bool(self.drawn) != bool(self.spoken):
            raise ValueError("a drawn paper needs `spoken`; write `paper: ''` to draw nothing")
        return self


class Check(Content):
    """One condition on one field; everything it states must hold.

    ``near``: at most so many slips, looking only at letters and digits. ``parts``: each is there,
    as many times as in the target (once is enough when ``every`` is false). ``gone``: none is
    left. ``exact``: the whole, harmless differences apart. ``unaided``: no key was looked up.
    ``ignore``: what this condition does not look at.
    """

    field: Key
    near: Annotated[int, Limits(ge=0, le=40)] | None = None
    parts: tuple[Line, ...] = ()
    every: bool = True
    gone: tuple[Line, ...] = ()
    exact: bool = False
    unaided: bool = False
    ignore: tuple[Ignored, ...] = ()

    @model_validator(mode="after")
    def asks_something(self) -> "Check":
        if self.near is None and not (self.parts or self.gone or self.exact):
            raise ValueError("a check asks for near, parts, gone or exact")
        return self


def holds(check: Check, field: Field, typed: str, *, aided: bool) -> bool:
    """Whether ``typed`` shows what ``check`` asks for.

    Steps never go back when the text gets closer to the target: letters added in order, or places
    that were wrong made right one by one (tested).
    """
    if check.unaided and aided:
        return False
    return any(_holds(check, field, typed, wanted) for wanted in (field.target, *field.also))


def _holds(check: Check, field: Field, typed: str, wanted: str) -> bool:
    hoped, got = (bare(fold(text, field.kind)) for text in (wanted, typed))
    alike = int(len(hoped) * ALIKE)
    far = slips(got, hoped, max(alike, check.near or 0))
    if far > alike or (check.near is not None and far > check.near):
        return False
    target, text = (fold(text, field.kind, check.ignore) for text in (wanted, typed))
    return (
        (not check.exact or text == target)
        and all(_there(check, field, part, text, target) for part in check.parts)
        and not any(fold(part, field.kind, check.ignore) in text for part in check.gone)
    )


def _there(check: Check, field: Field, part: str, text: str, target: str) -> bool:
    sought = fold(part, field.kind, check.ignore)
    return text.count(sought) >= (max(1, target.count(sought)) if check.every else 1)
