"""The printed form of a task, drawn from its way: each press of somebody at ease is one question.

A question shows the screen as it is *before* that press. Either something there is pointed at (each
thing to press bears a letter), or something is written, and the helper says what she sees written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from json import dumps

from django.template.loader import render_to_string
from django.utils import translation

from palier.kernel.content import ContentError
from palier.simulators.bank import Ready, along
from palier.simulators.contract import State
from palier.simulators.printed.fields import Fields
from palier.simulators.printed.reading import Window, letter, read_window
from palier.simulators.printed.words import Block

LANGUAGE = "fr"
"""A way is written in French, so its printed screens are."""

FEWEST = 3
"""Things to point at: with two of them, a blind finger is right one time in two."""

SCRAWL = "x"
"""Something written that is not what was asked: which steps still hold then?"""


@dataclass(frozen=True)
class Question:
    """One screen on paper.

    ``writes``: it is answered with a pen, else by a letter. ``presses``: what each letter sends.
    ``way``: what somebody at ease sends. ``earned``: the steps first seen done after it.
    ``judged``: those of them that hang on the words written, which a helper has to read.
    """

    blocks: tuple[Block, ...]
    writes: bool
    presses: tuple[Fields, ...]
    way: Mapping[str, str]
    scrawl: Mapping[str, str]
    earned: tuple[str, ...]
    judged: tuple[str, ...]
    expected: tuple[tuple[str, str], ...]

    @property
    def letters(self) -> tuple[str, ...]:
        return tuple(letter(place) for place in range(len(self.presses)))

    @property
    def asked(self) -> bool:
        return self.writes or bool(self.earned) or len(self.presses) >= FEWEST

    @property
    def asks_whether_written(self) -> bool:
        """Whether "something is written" tells more than the steps judged."""
        return self.writes and set(self.judged) != set(self.earned or ("",))


@dataclass(frozen=True)
class Form:
    """``way``: every press; ``questions``: those that are asked on paper. A screen that shows
    nothing by itself, with two things to press, is turned for her: a blind finger passes it.

    ``digest``: twelve hexadecimal digits of what a letter means; other letters, another form."""

    task_id: str
    version: str
    way: tuple[Question, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        return tuple(one for one in self.way if one.asked)

    @property
    def digest(self) -> str:
        told = [(q.writes, [p.get("do") for p in q.presses], q.judged) for q in self.way]
        return sha256(dumps([self.version, told]).encode()).hexdigest()[:12]

    @property
    def pointed(self) -> bool:
        """Whether everything is answered by a letter."""
        return not any(question.writes for question in self.questions)


_forms: dict[tuple[str, str], Form] = {}


def form_of(ready: Ready) -> Form:
    """Raises :class:`ContentError` when a press of the way is not on its screen."""
    key = ready.task.id, ready.version
    if key not in _forms:
        _forms[key] = _drawn(ready)
    return _forms[key]


def _drawn(ready: Ready) -> Form:
    states = along(ready)
    told = [ready.simulator.steps(ready.scenario, state) for state in states]
    wanted = [step.id for step in ready.task.steps]
    first = {step: _since(told, step) for step in wanted}
    way = tuple(
        _question(ready, n, state, tuple(step for step in wanted if first[step] == n))
        for n, state in enumerate(states[:-1])
    )
    return Form(ready.task.id, ready.version, way)


def _since(told: list[dict[str, bool]], step: str) -> int:
    """The press after which ``step`` is done and stays done; the first, when it always was."""
    done = next(n for n in range(len(told)) if all(later[step] for later in told[n:]))
    return max(done - 1, 0)


def _question(ready: Ready, n: int, state: State, earned: tuple[str, ...]) -> Question:
    way = ready.task.way[n]
    window = read_window(_shown(ready, state))
    typed = _typed(window, way)
    writes = bool(typed) or _unticks(window, way)
    if not writes and way["do"] not in {press.get("do") for press in window.presses}:
        raise ContentError(f"{ready.task.id}: {way['do']!r} is not on its screen")
    scrawl = _scrawled(window, way)
    return Question(
        blocks=tuple(window.blocks),
        writes=writes,
        presses=tuple(window.presses),
        way=way,
        scrawl=scrawl,
        earned=earned,
        judged=_judged(ready, state, scrawl, earned) if writes else (),
        expected=tuple(
            (window.boxes.get(name, name), window.offered.get((name, way[name]), way[name]))
            for name in window.boxes
            if name in typed
        ),
    )


def _shown(ready: Ready, state: State) -> str:
    with translation.override(LANGUAGE):
        view = ready.simulator.view(ready.scenario, state, LANGUAGE)
        return render_to_string(ready.simulator.template, {"sim": view, "action": "", "hidden": ""})


def _sent(window: Window, way: Mapping[str, str]) -> Fields:
    """What its button sends when nothing on the screen is changed."""
    return next((one for one in window.presses if one.get("do") == way["do"]), {"do": way["do"]})


def _typed(window: Window, way: Mapping[str, str]) -> set[str]:
    """The boxes in which she writes; what already stands in one is not to be written again."""
    offered = _sent(window, way)
    return {name for name in way if name != "do" and way[name] != offered.get(name)}


def _unticks(window: Window, way: Mapping[str, str]) -> bool:
    """The way leaves empty a box that is shown ticked."""
    return bool(window.ticked & set(_sent(window, way)) - set(way))


def _scrawled(window: Window, way: Mapping[str, str]) -> Fields:
    return {**_sent(window, way), **dict.fromkeys(_typed(window, way), SCRAWL), "do": way["do"]}


def _judged(ready: Ready, state: State, scrawl: Fields, earned: tuple[str, ...]) -> tuple[str, ...]:
    after = ready.simulator.move(ready.scenario, state, scrawl)
    still = ready.simulator.steps(ready.scenario, after)
    return tuple(step for step in earned if not still[step])
