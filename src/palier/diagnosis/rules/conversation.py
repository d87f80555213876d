"""The short conversation: ten questions, and what a person's answers tell of her situation.

Shapes only: the words are in ``content/conversation.yaml``. An answer is never required, and a fact
that nobody told stays unknown (``None``): silence is not a sign of anything.
"""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from palier.kernel.phrase import Content, Phrase
from palier.skillmap.schema import FactKey, FactorKey, Key

Icon = Literal[
    "phone", "computer", "wifi", "coin", "printer", "calendar", "work", "people", "book", "shield"
]


class Situation(Content):
    """What the person told of her equipment, means and habits. ``None``: unknown.

    The categories are those of ``content/skillmap/situation.yaml``, in the words helpers read.
    """

    phone: Literal["smartphone", "simple", "shared", "none"] | None = None
    computer: Literal["works", "unused", "broken", "elsewhere", "none"] | None = None
    connection: Literal["home", "by_phone", "elsewhere", "none"] | None = None
    budget: Literal["under_20", "from_20_to_50", "over_50", "prepaid"] | None = None
    printing: Literal["home", "friend", "place", "nowhere"] | None = None
    practice: Literal["daily", "daily_leisure", "sometimes", "rarely"] | None = None
    work: Literal["often", "a_little", "never", "not_worked"] | None = None
    help: Literal["someone_does", "someone_shows", "place", "own_way", "nobody"] | None = None
    reading: Literal["easy", "depends", "hard", "larger", "aloud"] | None = None
    worry: Literal["scams", "privacy", "people", "useless", "nothing"] | None = None

    def known(self) -> dict[str, str]:
        """The facts that were told, in the order of the questions."""
        return self.model_dump(exclude_none=True)


class Sign(Content):
    """A factor that an answer points to; ``firm`` when the person says it plainly."""

    factor: FactorKey
    firm: bool


class Choice(Content):
    """One answer. ``means`` is the category kept, nothing when the answer says nothing."""

    key: Key
    says: Phrase
    means: str | None = None
    signs: tuple[Sign, ...] = ()


RATHER_NOT = Choice(
    key="rather_not", says=Phrase(fr="Je préfère ne pas répondre", en="I would rather not say")
)
"""Offered with every question and never written in content: nobody may forget it."""


class Question(Content):
    """One screen: a question, a picture, perhaps a ``detail`` below it, and what is said aloud."""

    key: Key
    fact: FactKey
    icon: Icon
    asks: Phrase
    spoken: Phrase
    detail: Phrase | None = None
    choices: Annotated[tuple[Choice, ...], Field(min_length=2, max_length=5)]

    @model_validator(mode="after")
    def each_choice_means_a_category_of_its_fact(self) -> Self:
        for choice in self.choices:
            try:
                Situation.model_validate({self.fact: choice.means})
            except ValidationError as error:
                raise ValueError(f"{choice.means} is not a category of {self.fact}") from error
        return self

    @model_validator(mode="after")
    def each_choice_is_there_once(self) -> Self:
        keys = [choice.key for choice in self.offered]
        if len(set(keys)) != len(keys):
            raise ValueError(f"{self.key}: a choice is written twice, or is {RATHER_NOT.key}")
        return self

    @property
    def offered(self) -> tuple[Choice, ...]:
        """The choices on the screen, the right to keep silent last."""
        return (*self.choices, RATHER_NOT)

    def choice(self, key: str) -> Choice | None:
        """The choice offered under ``key``; ``None`` for a forged or retired one."""
        return next((choice for choice in self.offered if choice.key == key), None)


class Conversation(Content):
    """The ten questions, one for each fact of the situation."""

    questions: tuple[Question, ...]

    @model_validator(mode="after")
    def each_fact_is_asked_once(self) -> Self:
        facts = [question.fact for question in self.questions]
        if sorted(facts) != sorted(Situation.model_fields):
            raise ValueError("each fact of the situation must be asked by exactly one question")
        if len({question.key for question in self.questions}) != len(self.questions):
            raise ValueError("two questions bear the same key")
        return self

    def question(self, key: str) -> Question | None:
        """The question ``key``; ``None`` when there is none."""
        return next((question for question in self.questions if question.key == key), None)

    def answered(self, answers: Mapping[str, str]) -> tuple[tuple[Question, Choice], ...]:
        """Questions with the choice made, in order; what is unknown or withheld is left out."""
        pairs = ((q, q.choice(answers.get(q.key, RATHER_NOT.key))) for q in self.questions)
        return tuple((q, choice) for q, choice in pairs if choice and choice != RATHER_NOT)

    def next_question(self, answers: Mapping[str, str]) -> Question | None:
        """The first question without any answer, *rather not* being one; ``None`` at the end."""
        return next((q for q in self.questions if q.key not in answers), None)
