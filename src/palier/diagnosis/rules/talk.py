"""The conversation on paper: a letter before each answer, and the one line that a helper types.

« BAC-ABAADC » is one sign for each question, in their order: the letter that was circled, or a dash
where nothing was. Spaces and commas are for the eye.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from palier.diagnosis.rules.conversation import Choice, Conversation, Question

NOTHING = frozenset("-.?0")
"""What a helper types where nothing was pointed at."""

BETWEEN = frozenset(",;")


@dataclass(frozen=True)
class Circled:
    """One sign of the line, and what it says. ``choice`` is None where nothing was circled, or when
    the letter is not on the page (``wrong``)."""

    number: int
    question: Question
    sign: str = ""
    choice: Choice | None = None

    @property
    def wrong(self) -> bool:
        return self.choice is None and self.sign not in NOTHING | {""}


@dataclass(frozen=True)
class Line:
    """The line as it was ``typed`` and understood; ``signs``: how many there are."""

    typed: str
    signs: int
    told: tuple[Circled, ...]

    @property
    def miscounted(self) -> bool:
        """Not one sign for each question. An empty line is a page left as it was printed."""
        return self.signs not in (0, len(self.told))

    @property
    def wrong(self) -> bool:
        return self.miscounted or any(one.wrong for one in self.told)

    @property
    def replies(self) -> dict[str, str]:
        """Question → choice, of those that were answered; nothing while something is wrong."""
        if self.wrong:
            return {}
        return {one.question.key: one.choice.key for one in self.told if one.choice}


def lettered(question: Question) -> tuple[tuple[str, Choice], ...]:
    """The answers as they are printed: A first, the right to keep silent last."""
    return tuple((chr(ord("A") + place), each) for place, each in enumerate(question.offered))


def read_line(conversation: Conversation, typed: str) -> Line:
    """What ``typed`` says: hostile until it is read here."""
    signs, asked = _signs(typed), enumerate(conversation.questions, 1)
    told = tuple(_circled(number, question, signs) for number, question in asked)
    return Line(typed, len(signs), told)


def _signs(typed: str) -> list[str]:
    return [sign for sign in typed.upper() if not sign.isspace() and sign not in BETWEEN]


def _circled(number: int, question: Question, signs: Sequence[str]) -> Circled:
    sign = signs[number - 1] if number <= len(signs) else ""
    return Circled(number, question, sign, dict(lettered(question)).get(sign))
